package io.labelguard.lambda;

import io.labelguard.core.guard.Settings;
import io.labelguard.core.port.Pause;
import io.labelguard.lambda.rehearsal.CannedText;
import io.labelguard.lambda.rehearsal.Rehearsal;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import software.amazon.awssdk.http.SdkHttpClient;

/// Lets a function of the guard rehearse, with a wiring whose calls go nowhere and whose clock
/// stands still.
final class RehearsedWiring {

  /// The time of the made-up events, and half a minute.
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:30Z");

  private RehearsedWiring() {}

  /// What a function rehearses.
  interface Part {
    void play(Wiring wiring, CannedText text) throws IOException;
  }

  /// Plays a part, with the settings of this process.
  static void play(Part part) {
    play(Environment.ofProcess(), part);
  }

  /// Plays a part.
  static void play(Environment environment, Part part) {
    Settings settings = environment.settings();
    Rehearsal.play(
        new CannedText(settings.account(), settings.region()),
        Clients.isTls(System.getenv()),
        (aws, text) -> part.play(wiring(environment, aws), text));
  }

  private static Wiring wiring(Environment environment, SdkHttpClient aws) {
    Clients clients = Clients.rehearsing(aws, environment.settings().region());
    return new Wiring(
        environment,
        clients,
        Wiring.table(environment, clients),
        InstantSource.fixed(NOW),
        Pause.NONE,
        () -> "rehearsal");
  }
}
