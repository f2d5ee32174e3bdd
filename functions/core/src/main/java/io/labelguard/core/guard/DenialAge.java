package io.labelguard.core.guard;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Need;
import io.labelguard.core.labeling.Needs;
import io.labelguard.core.record.BucketPast;
import io.labelguard.core.record.Snapshot;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Decides whether a job was there before the policy that denies it. One that was created later is
/// no reason to open a bucket: whoever may create jobs could otherwise make the guard open any.
///
/// For one bucket with its past: each earlier policy is parsed once, whatever the number of jobs,
/// and is not evaluated where it holds, byte for byte, a statement that denies the job now.
final class DenialAge {

  /// A new job makes Labelguard look at its buckets. Until that has happened, for events come late
  /// and in any order, the next edit of an old denial may be taken for its beginning.
  private static final Duration OUT_OF_ORDER = Duration.ofMinutes(15);

  private final BucketPast past;
  private final Bucket bucket;
  private final GroundTruthEndpoints endpoints;
  private final Optional<Judged> live;
  private final boolean newestIsLive;
  private final Map<Fingerprint, Optional<Judged>> earlier = new HashMap<>();

  /// Since when a job is denied.
  ///
  /// @param firstSeen whether nobody knows what was in force before
  private record Since(Instant at, boolean firstSeen) {}

  /// A policy that was read.
  ///
  /// @param statements the statements as they are written, with the version that decides what
  ///     variables mean
  private record Judged(Policy policy, PolicyEvaluator evaluator, Set<String> statements) {

    static Judged of(Policy policy) {
      return new Judged(
          policy,
          new PolicyEvaluator(policy),
          policy.statements().stream()
              .map(statement -> text(policy, statement))
              .collect(toUnmodifiableSet()));
    }

    static String text(Policy policy, Statement statement) {
      return policy.replacesVariables()
          + policy
              .text()
              .substring(statement.source().span().start(), statement.source().span().end());
    }
  }

  DenialAge(BucketPast past, Bucket bucket, GroundTruthEndpoints endpoints) {
    this.past = past;
    this.bucket = bucket;
    this.endpoints = endpoints;
    this.live =
        bucket.policy() instanceof BucketPolicyState.Readable(Policy policy)
            ? Optional.of(Judged.of(policy))
            : Optional.empty();
    this.newestIsLive =
        live.map(now -> Fingerprint.of(now.policy()))
            .flatMap(now -> past.newest().filter(newest -> newest.fingerprint().equals(now)))
            .isPresent();
  }

  /// Returns why the job's denial is not to be fixed; empty where the job is older than it.
  Optional<String> reasonAgainst(LabelingJob job) {
    if (job.created().isEmpty()) {
      return Optional.of("When labeling job " + job.name() + " was created is not known.");
    }
    Optional<Since> since = deniedSince(job);
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
  private Optional<Since> deniedSince(LabelingJob job) {
    List<Snapshot> snapshots = past.snapshots();
    if (!newestIsLive) {
      return Optional.empty();
    }
    List<Need> needs =
        Needs.groundTruth(job, bucket.name(), bucket.owner(), endpoints).stream()
            .filter(Need::essential)
            .toList();
    Set<String> denying = denyingNow(needs);
    Optional<Since> since = Optional.empty();
    for (Snapshot snapshot : snapshots) {
      if (!denies(snapshot, needs, denying)) {
        return since.map(denial -> new Since(denial.at(), false));
      }
      since = snapshot.eventId().map(_ -> new Since(snapshot.at(), true));
    }
    return since;
  }

  /// The statements of the policy as it is now that deny one of the needs whatever is unknown: the
  /// same text denied the same request at any time.
  private Set<String> denyingNow(List<Need> needs) {
    Set<String> denying = new HashSet<>();
    live.ifPresent(
        now -> {
          for (Need need : needs) {
            Evaluation evaluation = now.evaluator().evaluate(need.request());
            if (evaluation.decision() == Decision.EXPLICITLY_DENIED) {
              for (int index : evaluation.denyStatements()) {
                denying.add(Judged.text(now.policy(), now.policy().statements().get(index)));
              }
            }
          }
        });
    return denying;
  }

  /// A text that cannot be read, or lies too far back to be fetched, is taken to deny.
  private boolean denies(Snapshot snapshot, List<Need> needs, Set<String> denying) {
    return switch (snapshot.text()) {
      case Snapshot.Text.NoPolicy _ -> false;
      case Snapshot.Text.NotFetched _ -> true;
      case Snapshot.Text.Policy(String text) ->
          earlier
              .computeIfAbsent(snapshot.fingerprint(), _ -> judged(text))
              .map(
                  policy ->
                      denying.stream().anyMatch(policy.statements()::contains)
                          || needs.stream()
                              .map(need -> policy.evaluator().evaluate(need.request()))
                              .anyMatch(DenialAge::isDenied))
              .orElse(true);
    };
  }

  private static Optional<Judged> judged(String text) {
    try {
      return Optional.of(Judged.of(PolicyReader.live(text)));
    } catch (MalformedPolicyException _) {
      return Optional.empty();
    }
  }

  private static boolean isDenied(Evaluation evaluation) {
    return evaluation.decision() == Decision.EXPLICITLY_DENIED
        || !evaluation.deniedPart().isEmpty();
  }
}
