package io.labelguard.core.port;

import java.time.Duration;

/// Waits between two looks at something that may lag; tests and the demo let no time pass.
@FunctionalInterface
public interface Pause {

  /// Does not wait.
  Pause NONE = _ -> {};

  /// Waits that long, or less where the caller's time runs out.
  void sleep(Duration length);
}
