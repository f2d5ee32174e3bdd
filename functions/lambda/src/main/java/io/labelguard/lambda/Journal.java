package io.labelguard.lambda;

import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.record.FixOutcome;

/// Keeps what the functions did; in Lambda the log, whose lines the metric filters of template.yaml
/// count, and in the demo the terminal.
public interface Journal {

  /// An event was handled.
  void handled(Handled event, Outcome outcome);

  /// A fix was tried.
  void fixed(FixOutcome outcome);

  /// Everything was looked at.
  void swept(Outcome outcome);
}
