package io.labelguard.core.record;

import java.util.Optional;

/// Keeps what the tag `labelguard:mode` of buckets and teams said when it was last read.
public interface ModeTags {

  /// Returns what the tag said; empty where there was none.
  Optional<String> lastMode(Target.Fixable target);

  /// Keeps what the tag says; empty where there is none.
  void keepMode(Target.Fixable target, Optional<String> tag);
}
