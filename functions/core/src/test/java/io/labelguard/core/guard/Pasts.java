package io.labelguard.core.guard;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.record.BucketPast;
import io.labelguard.core.record.Completion;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Looks;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Rearmed;
import io.labelguard.core.record.Records;
import io.labelguard.core.record.Snapshot;
import io.labelguard.core.record.Target;
import io.labelguard.core.record.TargetPast;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.MalformedPolicyException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Pasts of a bucket as values, for what is decided from them without any port.
public final class Pasts {

  public static final Target.Fixable TARGET = Target.bucket(TestAccount.BUCKET);

  private Pasts() {}

  public static BucketPast of(List<Snapshot> snapshots, Intent... intents) {
    return new BucketPast(
        writes(Optional.empty(), List.of(), intents), snapshots, List.of(), Optional.empty());
  }

  public static TargetPast writes(Optional<Rearmed> leave, List<Instant> made, Intent... intents) {
    return new TargetPast(TARGET, Records.FORM, List.of(intents), leave, made);
  }

  /// A policy that an event dates.
  public static Snapshot written(String policy, Instant at) {
    return snapshot(Optional.of(policy), at, Optional.of("e-" + at));
  }

  /// A policy that was only seen.
  public static Snapshot seen(String policy, Instant at) {
    return snapshot(Optional.of(policy), at, Optional.empty());
  }

  public static Snapshot none(Instant at) {
    return snapshot(Optional.empty(), at, Optional.of("e-" + at));
  }

  private static Snapshot snapshot(Optional<String> policy, Instant at, Optional<String> eventId) {
    return new Snapshot(
        TestAccount.BUCKET,
        Snapshot.Text.of(policy),
        Fingerprint.of(policy),
        at,
        Looks.at(at),
        Optional.of(TestAccount.PERSON),
        eventId);
  }

  public static Intent fix(
      String id, String before, String after, Instant begun, Optional<FixOutcome.Result> result) {
    return intent(id, new Purpose.Fix(), before, after, begun, result);
  }

  public static Intent intent(
      String id,
      Purpose purpose,
      String before,
      String after,
      Instant begun,
      Optional<FixOutcome.Result> result) {
    return new Intent(
        id,
        TARGET,
        purpose,
        Optional.empty(),
        Intent.wrote(new Intent.Texts(before, after)),
        Fingerprint.of(Optional.of(before)),
        Fingerprint.of(Optional.of(after)),
        begun,
        result.map(known -> new Completion(known, begun.plusSeconds(2), "as read back")));
  }

  public static Bucket bucket(String policy) {
    try {
      return new Bucket(
          TestAccount.BUCKET,
          Optional.of(TestAccount.REGION),
          Optional.of(TestAccount.ACCOUNT),
          new BucketPolicyState.Readable(PolicyReader.live(policy)));
    } catch (MalformedPolicyException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
