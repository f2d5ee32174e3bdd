package io.labelguard.core.port;

import java.time.Duration;

/// Waits between two reads of something that may lag. Tests and the demo do not wait.
@FunctionalInterface
public interface Pause {

  /// Does not wait.
  Pause NONE = _ -> {};

  /// Waits that long, or less where the run has less time left.
  void sleep(Duration length);
}
