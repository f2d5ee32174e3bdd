package io.labelguard.cli.collect;

/// Thrown where the account has no labeling job of a name that a person gave.
public final class UnknownJobException extends RuntimeException {

  private final String job;

  UnknownJobException(String job) {
    super("no labeling job " + job);
    this.job = job;
  }

  /// Returns the name.
  public String job() {
    return job;
  }
}
