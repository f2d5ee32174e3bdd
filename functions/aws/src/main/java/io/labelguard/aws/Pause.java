package io.labelguard.aws;

import java.time.Duration;

/// Waits between two tries; a value, so that tests and the demo need not wait.
@FunctionalInterface
public interface Pause {

  /// Does not wait.
  Pause NONE = _ -> {};

  /// Waits that long, or less where the thread is interrupted.
  void await(Duration length);

  /// Returns one that sleeps.
  static Pause sleeping() {
    return length -> {
      try {
        Thread.sleep(length);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    };
  }
}
