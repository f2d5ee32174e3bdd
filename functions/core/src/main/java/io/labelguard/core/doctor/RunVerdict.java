package io.labelguard.core.doctor;

/// Whether a labeling job will run.
public enum RunVerdict {
  /// Every prerequisite was looked at, and nothing is wrong.
  RUNS("runs"),
  /// Something that it needs is wrong.
  FAILS("fails"),
  /// It depends on what is not known, or a call failed.
  CANNOT_TELL("cannot-tell"),
  /// Nothing is wrong in what was looked at, and not everything was.
  NO_FAULT_FOUND("no-fault-found"),
  /// It has ended.
  ENDED("ended");

  private final String text;

  RunVerdict(String text) {
    this.text = text;
  }

  /// Returns the word that programs see.
  public String text() {
    return text;
  }
}
