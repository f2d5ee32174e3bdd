package io.labelguard.lambda;

import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.record.FixOutcome;

/// Records what the functions did. In Lambda it is the log, whose lines the metric filters of
/// template.yaml count.
public interface Journal {

  /// Writes nothing, because what happened was made up.
  Journal SILENT =
      new Journal() {
        @Override
        public void handled(Handled event, Outcome outcome) {}

        @Override
        public void fixed(FixOutcome outcome) {}

        @Override
        public void swept(Outcome outcome) {}
      };

  /// Records the outcome of an event.
  void handled(Handled event, Outcome outcome);

  /// Records the outcome of a fix request.
  void fixed(FixOutcome outcome);

  /// Records the outcome of a sweep.
  void swept(Outcome outcome);
}
