package io.labelguard.core.guard.detect;

/// S3 still hands out the policy before a change that an event tells of; the event is to be handled
/// again in a minute, as Lambda does with one that failed.
public final class StalePolicyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StalePolicyException(String bucket) {
    super(
        "S3 still hands out the policy that bucket "
            + bucket
            + " had before this event. Deliver the event again in a minute; Lambda does so by"
            + " itself.");
  }
}
