package io.labelguard.lambda;

import io.labelguard.aws.AwsDates;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.port.Pause;
import io.labelguard.core.port.write.WriteSwitch;
import io.labelguard.lambda.environment.Environment;
import io.labelguard.lambda.environment.OwnerSettings;
import io.labelguard.lambda.rehearsal.CannedText;
import io.labelguard.lambda.rehearsal.Rehearsal;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/// Lets a function of the guard rehearse, with a wiring whose calls go nowhere and whose clock
/// stands still. Nothing that it does is logged.
final class RehearsedWiring {

  /// The time of the made-up events, and half a minute.
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:30Z");

  /// What the names of the made-up parameters begin with.
  private static final String PARAMETERS = "/rehearsal";

  private RehearsedWiring() {}

  /// What a function rehearses.
  interface Part {
    void play(Wiring wiring, CannedText text) throws IOException;
  }

  /// Plays a part, with the settings of this process.
  static void play(Part part) {
    play(Environment.of(System.getenv()), part);
  }

  /// Plays a part.
  static void play(Environment environment, Part part) {
    Settings settings = environment.settings();
    Rehearsal.play(
        new CannedText(settings.account(), settings.region()),
        FunctionClients.isTls(System.getenv()),
        (aws, text) -> {
          Clients clients = FunctionClients.rehearsing(aws, settings.region());
          clients.parameters(PARAMETERS, Map.of()).values(OwnerSettings.LISTS);
          part.play(wiring(environment, clients), text);
        });
  }

  private static Wiring wiring(Environment environment, Clients clients) {
    InstantSource clock = InstantSource.fixed(NOW);
    return new Wiring(
        environment,
        clients,
        new AwsDates(clock),
        noting -> Memory.ofTable(environment, noting),
        clock,
        Pause.NONE,
        () -> "rehearsal",
        WriteSwitch.NONE,
        AlertLog.SILENT);
  }
}
