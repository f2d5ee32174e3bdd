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
/// @param setUp whether the set-up of the jobs at the bucket is judged, too
public record Cause(Optional<EventFacts> change, Optional<String> policyCopy, boolean setUp) {

  /// The bucket's tags, not a change of its policy.
  public static final Cause NONE = new Cause(Optional.empty(), Optional.empty(), false);

  /// The sweep, a new job, or a change of what its set-up depends on.
  public static final Cause SET_UP = new Cause(Optional.empty(), Optional.empty(), true);

  /// Returns the event that changed the bucket's policy as the reason.
  ///
  /// @param policyCopy the event's copy of the policy
  public static Cause ofPolicy(EventFacts change, Optional<String> policyCopy) {
    return new Cause(Optional.of(change), policyCopy, false);
  }

  /// Returns the reason without the event.
  public Cause withoutChange() {
    return setUp ? SET_UP : NONE;
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
