package io.labelguard.core.record;

import java.time.Duration;
import java.time.Instant;

/// Which alerts were published, so that the same one is published once a day.
public interface AlertRepeats {

  /// Finds out whether an alert with this key was published after `now - window`; if so, it counts
  /// one repeat.
  Repeats repeats(String key, Instant now, Duration window);

  /// Records that an alert with this key was published, and starts counting its repeats anew; it is
  /// remembered for `keep`.
  void told(String key, Instant now, Duration keep);
}
