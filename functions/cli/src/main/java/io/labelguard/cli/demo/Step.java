package io.labelguard.cli.demo;

/// Something that happens in a scene of the demo's story.
sealed interface Step {

  /// The event in a file of `events/`.
  ///
  /// @param messages how its messages are printed
  record Event(String file, Messages messages) implements Step {}

  /// How messages are printed as text.
  enum Messages {
    SUBJECTS,
    IN_FULL
  }

  /// The same event once more, a while later.
  ///
  /// @param revision replaces the number at the end of the policy's Id, if there is one
  record Again(String file, int revision) implements Step {}

  /// The schedule fires.
  record Sweep() implements Step {}

  /// A person reverts the newest fix.
  record Undo(String bucket) implements Step {}

  /// A labeling job completes.
  record JobEnds(String job) implements Step {}

  /// The author of a policy that denies one action denies another one instead.
  record Denies(String file, String action) implements Step {}

  /// A person asks the doctor about a job.
  record Doctor(String job) implements Step {}

  /// A person looks at the breaker.
  record Breaker(String bucket) implements Step {}
}
