package io.labelguard.core.guard.setup;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.Situation;
import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.past.TrailSubject;
import java.util.Optional;

/// Says where the events of a subject are kept. CloudTrail shows those of its own account; those of
/// a bucket or key in the Region where that is.
///
/// @see <a
///     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events.html">Event
///     history</a>
final class TrailPlace {

  private TrailPlace() {}

  /// Returns why the account and Region of a situation do not show them; empty where they do.
  static Optional<String> elsewhere(TrailSubject subject, Situation situation) {
    return switch (subject.kind()) {
      case BUCKET ->
          situation.buckets().stream()
              .filter(bucket -> bucket.name().equals(subject.name()))
              .findFirst()
              .flatMap(bucket -> elsewhere(bucket, situation));
      case KEY ->
          Arn.parse(subject.name())
              .flatMap(
                  key ->
                      account(Optional.of(key.account()), situation)
                          .or(() -> region(Optional.of(key.region()), situation)));
      case ROLE -> Optional.empty();
    };
  }

  private static Optional<String> elsewhere(Bucket bucket, Situation situation) {
    return bucket.policy() instanceof BucketPolicyState.OtherAccount
        ? Optional.of("it belongs to another account")
        : account(bucket.owner(), situation).or(() -> region(bucket.region(), situation));
  }

  private static Optional<String> account(Optional<String> owner, Situation situation) {
    return owner
        .filter(id -> situation.account().filter(id::equals).isEmpty())
        .map(id -> "it belongs to account " + id);
  }

  private static Optional<String> region(Optional<String> region, Situation situation) {
    return region
        .filter(name -> situation.region().filter(name::equals).isEmpty())
        .map(name -> "it is in Region " + name);
  }
}
