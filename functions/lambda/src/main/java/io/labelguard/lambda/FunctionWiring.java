package io.labelguard.lambda;

import io.labelguard.aws.parameter.OwnerParameters;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.guard.detect.SweepSteps;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixRequest;
import io.labelguard.lambda.environment.Environment;
import io.labelguard.lambda.environment.OwnerSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Builds what a Lambda function does, and builds it again when its owner's settings are others.
/// The clients are built while the function starts, and kept.
final class FunctionWiring {

  private final OwnerSettings settings;
  private final Wiring wiring;

  /// @param wiring by what the function knows without its owner's lists
  FunctionWiring(OwnerSettings settings, Wiring wiring) {
    this.settings = settings;
    this.wiring = wiring;
  }

  /// Returns the wiring of this process.
  static FunctionWiring ofProcess() {
    Map<String, String> variables = System.getenv();
    Clients clients = FunctionClients.of(variables);
    OwnerParameters parameters =
        clients.parameters(Environment.required(variables, OwnerSettings.FOLDER), variables);
    OwnerSettings settings =
        new OwnerSettings(variables, parameters::values, InstantSource.system());
    return new FunctionWiring(settings, Wiring.ofFunction(settings.known(), clients, parameters));
  }

  /// Returns the handler of events ([Wiring#guard]).
  Function<GuardEvent, Outcome> guard() {
    Supplier<Function<GuardEvent, Outcome>> current = current(Wiring::guard);
    return event -> current.get().apply(event);
  }

  /// Returns the handler of fix requests ([Wiring#fixes]).
  Function<FixRequest, FixOutcome> fixes() {
    Supplier<Function<FixRequest, FixOutcome>> current = current(Wiring::fixes);
    return request -> current.get().apply(request);
  }

  /// Returns what publishes a test message ([Wiring#introduction]).
  Consumer<String> introduction() {
    Supplier<Consumer<String>> current = current(Wiring::introduction);
    return run -> current.get().accept(run);
  }

  /// Returns the sweep in one go ([Wiring#sweep]).
  Supplier<Outcome> sweep() {
    Supplier<Supplier<Outcome>> current = current(Wiring::sweep);
    return () -> current.get().get();
  }

  /// Returns what makes the steps of a sweep ([Wiring#sweepSteps]).
  BiFunction<String, Duration, SweepSteps> sweepSteps() {
    Supplier<BiFunction<String, Duration, SweepSteps>> current = current(Wiring::sweepSteps);
    return (run, time) -> current.get().apply(run, time);
  }

  private <T> Supplier<T> current(Function<Wiring, T> build) {
    return new Current<>(settings, wiring, build);
  }

  /// What was built last, and by which environment.
  private static final class Current<T> implements Supplier<T> {

    private final OwnerSettings settings;
    private final Wiring wiring;
    private final Function<Wiring, T> build;
    private Environment by;
    private T built;

    Current(OwnerSettings settings, Wiring wiring, Function<Wiring, T> build) {
      this.settings = settings;
      this.wiring = wiring;
      this.build = build;
      by = settings.known();
      built = build.apply(wiring.with(by));
    }

    @Override
    public synchronized T get() {
      Environment now = settings.now();
      if (!now.equals(by)) {
        built = build.apply(wiring.with(now));
        by = now;
      }
      return built;
    }
  }
}
