package io.labelguard.core.guard;

import io.labelguard.core.check.ChangedBy;
import io.labelguard.core.event.Actor;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.fix.Fingerprint;
import java.util.Optional;

/// Names the reason to look at a bucket.
///
/// @param change the event that changed its policy, where that is the reason
/// @param policyCopy that event's copy of the policy
/// @param part what is judged beside the policy
public record Cause(Optional<EventFacts> change, Optional<String> policyCopy, SetUpPart part) {

  /// Whether the set-up of the jobs at a bucket is judged.
  public enum SetUpPart {
    NOT_JUDGED,
    JUDGED,
    /// The guard itself changed it, so no further fix of it is requested.
    JUDGED_AFTER_OWN_FIX
  }

  /// The bucket's tags, not a change of its policy.
  public static final Cause NONE =
      new Cause(Optional.empty(), Optional.empty(), SetUpPart.NOT_JUDGED);

  /// The sweep, a new job, or a change of what its set-up depends on.
  public static final Cause SET_UP =
      new Cause(Optional.empty(), Optional.empty(), SetUpPart.JUDGED);

  /// A change by the guard itself of what the bucket's set-up depends on.
  public static final Cause OWN_SET_UP =
      new Cause(Optional.empty(), Optional.empty(), SetUpPart.JUDGED_AFTER_OWN_FIX);

  /// Returns the event that changed the bucket's policy as the reason.
  ///
  /// @param policyCopy the event's copy of the policy
  public static Cause ofPolicy(EventFacts change, Optional<String> policyCopy) {
    return new Cause(Optional.of(change), policyCopy, SetUpPart.NOT_JUDGED);
  }

  /// Returns the reason without the event.
  public Cause withoutChange() {
    return new Cause(Optional.empty(), Optional.empty(), part);
  }

  /// Whether the set-up of the jobs at the bucket is judged, too.
  public boolean setUp() {
    return part != SetUpPart.NOT_JUDGED;
  }

  /// Whether the guard itself changed what the set-up depends on.
  public boolean isOwnSetUp() {
    return part == SetUpPart.JUDGED_AFTER_OWN_FIX;
  }

  private static final String DELETION = "DeleteBucketPolicy";

  /// Returns the fingerprint of the event's copy.
  Fingerprint fingerprint() {
    return Fingerprint.of(policyCopy);
  }

  /// Whether the event says what the policy became: by a copy, or by deleting it.
  boolean saysWhatItBecame() {
    return policyCopy.isPresent()
        || change.filter(made -> made.call().equals(DELETION)).isPresent();
  }

  /// Returns who made the change, where there is one and its event names the caller.
  public Optional<ChangedBy> changedBy() {
    return change.map(EventFacts::actor).flatMap(Cause::changedBy);
  }

  private static Optional<ChangedBy> changedBy(Actor actor) {
    return actor
        .principalArn()
        .map(
            arn ->
                new ChangedBy(
                    arn,
                    actor.arn().filter(own -> !own.equals(arn)),
                    actor.sourceIp(),
                    actor.vpcEndpoint()));
  }
}
