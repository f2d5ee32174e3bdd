package io.labelguard.core.guard.detect;

/// Thrown where S3 still returns the policy from before the change of an event. Lambda delivers the
/// event again in a minute, as it does with each that failed.
public final class StalePolicyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StalePolicyException(String bucket) {
    super(
        "S3 still returns the policy that bucket "
            + bucket
            + " had before this event. Deliver the event again in a minute; Lambda does that by"
            + " itself.");
  }
}
