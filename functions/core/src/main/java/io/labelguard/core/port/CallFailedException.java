package io.labelguard.core.port;

/// Thrown by a port whose call to AWS failed. It is the only exception that a port throws for that
/// reason, so that one bucket, job, team or message that fails can be reported while the rest goes
/// on.
public final class CallFailedException extends RuntimeException {

  private final transient CallFailure failure;

  /// Wraps what the client of AWS threw.
  public CallFailedException(CallFailure failure, Throwable cause) {
    super(failure.sentence(), cause);
    this.failure = failure;
  }

  /// Repeats a failure that was kept as a value.
  public CallFailedException(CallFailure failure) {
    super(failure.sentence());
    this.failure = failure;
  }

  /// Returns what failed, and why.
  public CallFailure failure() {
    return failure;
  }
}
