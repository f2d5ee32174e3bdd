package io.labelguard.core.guard;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Needs;
import io.labelguard.core.record.Records;
import io.labelguard.core.record.Snapshot;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.model.MalformedPolicyException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Tells whether a job was there before the policy that denies it. One that was created later is no
/// reason to open a bucket: whoever may create jobs could otherwise make the guard open any.
final class DenialAge {

  /// A new job makes Labelguard look at its buckets. Until that has happened, for events come late
  /// and in any order, the next edit of an old denial may be taken for its beginning.
  private static final Duration OUT_OF_ORDER = Duration.ofMinutes(15);

  private final Records records;
  private final GroundTruthEndpoints endpoints;

  /// Since when a job is denied.
  ///
  /// @param firstSeen whether nobody knows what stood there before
  private record Since(Instant at, boolean firstSeen) {}

  DenialAge(Records records, GroundTruthEndpoints endpoints) {
    this.records = records;
    this.endpoints = endpoints;
  }

  /// Returns why the job's denial is not to be fixed; empty where the job is older than it.
  Optional<String> reasonAgainst(Bucket bucket, LabelingJob job) {
    if (job.created().isEmpty()) {
      return Optional.of("When labeling job " + job.name() + " was created is not known.");
    }
    Optional<Since> since = deniedSince(bucket, job);
    if (since.isEmpty()) {
      return Optional.of(
          "Since when the policy of bucket "
              + bucket.name()
              + " has denied labeling job "
              + job.name()
              + " is not known, so it may be older than the job.");
    }
    Instant created = job.created().get();
    if (created.isAfter(since.get().at())) {
      return Optional.of(
          "Labeling job "
              + job.name()
              + " was created at "
              + created
              + ", after the policy that denies it ("
              + since.get().at()
              + "); FixNewJobs does not allow a fix for such a job.");
    }
    return since.get().firstSeen() && created.isAfter(since.get().at().minus(OUT_OF_ORDER))
        ? Optional.of(
            "Labeling job "
                + job.name()
                + " was created at "
                + created
                + ", shortly before the first policy of bucket "
                + bucket.name()
                + " that Labelguard knows of ("
                + since.get().at()
                + "). Whether one before it denied the job already is not known.")
        : Optional.empty();
  }

  /// Goes back through the policies that denied the job without a break; empty where nobody knows
  /// when the first of them came.
  private Optional<Since> deniedSince(Bucket bucket, LabelingJob job) {
    List<Snapshot> snapshots = records.snapshots(bucket.name());
    if (snapshots.isEmpty() || !isLive(snapshots.getFirst(), bucket)) {
      return Optional.empty();
    }
    Optional<Since> since = Optional.empty();
    for (Snapshot snapshot : snapshots) {
      if (!denies(snapshot, bucket, job)) {
        return since.map(denial -> new Since(denial.at(), false));
      }
      since = snapshot.eventId().map(_ -> new Since(snapshot.at(), true));
    }
    return since;
  }

  private static boolean isLive(Snapshot newest, Bucket bucket) {
    return bucket.policy() instanceof BucketPolicyState.Readable readable
        && newest.fingerprint().equals(Fingerprint.of(readable.policy()));
  }

  /// A text that cannot be read is taken to deny.
  private boolean denies(Snapshot snapshot, Bucket bucket, LabelingJob job) {
    if (snapshot.policy().isEmpty()) {
      return false;
    }
    try {
      PolicyEvaluator evaluator = new PolicyEvaluator(PolicyReader.live(snapshot.policy().get()));
      return Needs.groundTruth(job, bucket.name(), bucket.owner(), endpoints).stream()
          .filter(need -> need.essential())
          .map(need -> evaluator.evaluate(need.request()))
          .anyMatch(DenialAge::isDenied);
    } catch (MalformedPolicyException _) {
      return true;
    }
  }

  private static boolean isDenied(Evaluation evaluation) {
    return evaluation.decision() == Decision.EXPLICITLY_DENIED
        || !evaluation.deniedPart().isEmpty();
  }
}
