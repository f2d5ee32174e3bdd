package io.labelguard.core.record.message;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Remembers which single messages were published, so that the same one is not soon published
/// again.
public interface AlertRepeats {

  /// Returns whether an alert with this key was published after `now - window`; if so, counts one
  /// repeat.
  Repeats repeats(String key, Instant now, Duration window);

  /// Records that an alert with this key was published, and counts its repeats from zero again. The
  /// record is kept for `keep`.
  void recordPublished(String key, Instant now, Duration keep);

  /// Returns when an alert with this key was published last; counts nothing.
  Optional<Instant> publishedAt(String key);

  /// Whether and how often an alert was published.
  ///
  /// @param published whether it was published within the window
  /// @param merged how often it was repeated since it was published last
  record Repeats(boolean published, int merged) {}
}
