package io.labelguard.cli.demo;

/// Something that happens in a scene of the demo's story.
sealed interface Step {

  /// What a file of `events/` tells of.
  ///
  /// @param likeBefore whether much the same was told before, so that little needs to be said
  record Event(String file, boolean likeBefore) implements Step {}

  /// The same once more, a while later.
  ///
  /// @param revision number that a policy's Id ends in then, if it ends in one
  record Again(String file, int revision) implements Step {}

  /// The schedule fires.
  record Sweep() implements Step {}

  /// A person takes the newest fix out.
  record Undo(String bucket) implements Step {}

  /// A labeling job completes.
  record JobEnds(String job) implements Step {}

  /// A person looks at the breaker.
  record Breaker(String bucket) implements Step {}
}
