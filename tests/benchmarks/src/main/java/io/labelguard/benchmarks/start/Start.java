package io.labelguard.benchmarks.start;

import io.labelguard.tests.packaged.PackagedFunction;
import io.labelguard.tests.packaged.RuntimeApi;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One start of a handler, its first event and the events after it.
///
/// @param init milliseconds from the start of the process until it asked for an event
/// @param first milliseconds of the first event
/// @param warm milliseconds of the median of the events after it
/// @param resident bytes after the first event
record Start(double init, double first, double warm, long resident) {

  /// A program that asks Lambda's Runtime API for events.
  record Program(List<String> command, String handler, Map<String, String> environment) {
    Program {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
    }
  }

  /// Gives its events to a new process.
  static Start measure(Program program, List<String> events, Path folder) throws Exception {
    try (PackagedFunction function =
        new PackagedFunction(program.command(), program.handler(), program.environment(), folder)) {
      double init = function.initialized().toNanos() / 1e6;
      double first = invoke(function, events.getFirst());
      long resident = function.resident();
      List<Double> warm = new ArrayList<>();
      for (String event : events.subList(1, events.size())) {
        warm.add(invoke(function, event));
      }
      return new Start(init, first, middle(warm), resident);
    }
  }

  /// The median of each.
  static Start median(List<Start> starts) {
    return new Start(
        middle(starts.stream().map(Start::init).toList()),
        middle(starts.stream().map(Start::first).toList()),
        middle(starts.stream().map(Start::warm).toList()),
        (long) middle(starts.stream().map(start -> (double) start.resident()).toList()));
  }

  double cold() {
    return init + first;
  }

  private static double middle(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static double invoke(PackagedFunction function, String event) throws Exception {
    long begun = System.nanoTime();
    RuntimeApi.Answer answer = function.invoke(event);
    double millis = (System.nanoTime() - begun) / 1e6;
    if (!answer.kind().equals("response")) {
      throw new IllegalStateException(answer + "\n" + function.log());
    }
    return millis;
  }
}
