package io.labelguard.core.guard;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketJudgement;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.JudgedNeed;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Needs;
import io.labelguard.core.record.BucketPast;
import io.labelguard.core.record.Snapshot;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Decides whether a job is older than the policy that denies it. A younger job is no reason to
/// open a bucket: otherwise anyone who may create jobs could make the guard open any bucket.
///
/// For one bucket with its past: each earlier policy is parsed once, whatever the number of jobs,
/// and is not evaluated where it holds, byte for byte, a statement that denies the job now.
final class DenialAge {

  /// A new job makes Labelguard look at its buckets, but events arrive late and in any order.
  /// Before that first look, a later edit of an old denial may look like its beginning.
  private static final Duration OUT_OF_ORDER = Duration.ofMinutes(15);

  private final BucketPast past;
  private final Bucket bucket;
  private final Optional<BucketJudgement> judged;
  private final List<String> statements;
  private final boolean newestIsLive;
  private final Map<Fingerprint, Optional<Earlier>> earlier = new HashMap<>();
  private final Map<Request, Integer> deniedRuns = new HashMap<>();

  /// The time since when a job is denied.
  ///
  /// @param firstSeen whether the policy before it is not known
  private record Since(Instant at, boolean firstSeen) {}

  /// An earlier policy that was read.
  private record Earlier(PolicyEvaluator evaluator, Set<String> statements) {

    static Earlier of(Policy policy) {
      return new Earlier(new PolicyEvaluator(policy), Set.copyOf(texts(policy)));
    }

    /// @param denying statements as they are written that deny one of the needs
    boolean denies(List<JudgedNeed> needs, Set<String> denying) {
      return denying.stream().anyMatch(statements::contains)
          || needs.stream().anyMatch(need -> denies(need.need().request()));
    }

    /// Whether the request was denied, in whole or in part.
    boolean denies(Request request) {
      if (evaluator.isPlainlyDenied(request)) {
        return true;
      }
      Evaluation evaluation = evaluator.evaluate(request);
      return evaluation.decision() == Decision.EXPLICITLY_DENIED
          || !evaluation.deniedPart().isEmpty();
    }
  }

  /// Returns the statements as written, each with whether the policy's version replaces variables.
  private static List<String> texts(Policy policy) {
    return policy.statements().stream()
        .map(statement -> statement.source().span())
        .map(span -> policy.replacesVariables() + policy.text().substring(span.start(), span.end()))
        .toList();
  }

  /// @param judged how the bucket's policy as it is now decides what its live jobs need
  DenialAge(BucketPast past, Bucket bucket, Optional<BucketJudgement> judged) {
    this.past = past;
    this.bucket = bucket;
    this.judged = judged;
    this.statements = judged.map(now -> texts(now.policy())).orElse(List.of());
    this.newestIsLive =
        bucket.policy() instanceof BucketPolicyState.Readable(Policy live)
            && past.newest()
                .filter(newest -> newest.fingerprint().equals(Fingerprint.of(live)))
                .isPresent();
  }

  /// Returns why the job's denial is not to be fixed; empty where the job is older than the denial.
  Optional<String> reasonAgainst(LabelingJob job) {
    if (job.created().isEmpty()) {
      return Optional.of("The creation time of labeling job " + job.name() + " is not known.");
    }
    Optional<Since> since = deniedSince(job);
    if (since.isEmpty()) {
      return Optional.of(
          "Cannot decide whether labeling job "
              + job.name()
              + " is older than its denial: it is not known since when the policy of bucket "
              + bucket.name()
              + " denies it.");
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
                + "). Cannot decide whether an earlier policy already denied the job.")
        : Optional.empty();
  }

  /// Goes back through the policies that denied the job without a break; empty where it is not
  /// known when the first of them was written.
  private Optional<Since> deniedSince(LabelingJob job) {
    if (!newestIsLive || judged.isEmpty()) {
      return Optional.empty();
    }
    List<JudgedNeed> needs = judged.get().essential(job);
    Set<String> denying = denyingNow(needs);
    int surely = deniedRun(needs);
    Optional<Since> since = Optional.empty();
    for (int at = 0; at < past.snapshots().size(); at++) {
      Snapshot snapshot = past.snapshots().get(at);
      if (at >= surely && !denies(snapshot, policy -> policy.denies(needs, denying))) {
        return since.map(denial -> new Since(denial.at(), false));
      }
      since = snapshot.eventId().map(_ -> new Since(snapshot.at(), true));
    }
    return since;
  }

  /// Returns the statements of the current policy that certainly deny one of the needs: the same
  /// text denied the same request at any time.
  private Set<String> denyingNow(List<JudgedNeed> needs) {
    Set<String> denying = new HashSet<>();
    for (JudgedNeed need : needs) {
      if (need.denied()) {
        need.evaluation().denyStatements().forEach(index -> denying.add(statements.get(index)));
      }
    }
    return denying;
  }

  /// How many of the newest policies denied the job by what they say of the bucket itself. Jobs of
  /// one role ask that alike, so that it is worked out once for all of them.
  private int deniedRun(List<JudgedNeed> needs) {
    return needs.stream()
        .map(need -> need.need().request())
        .filter(request -> Needs.BUCKET_ACTIONS.contains(request.action()))
        .mapToInt(request -> deniedRuns.computeIfAbsent(request, this::deniedRun))
        .max()
        .orElse(0);
  }

  private int deniedRun(Request request) {
    int run = 0;
    while (run < past.snapshots().size()
        && denies(past.snapshots().get(run), policy -> policy.denies(request))) {
      run++;
    }
    return run;
  }

  /// Whether an earlier policy denied one of the needs. A text that cannot be read, or is too old
  /// to be fetched, counts as denying.
  private boolean denies(Snapshot snapshot, Predicate<Earlier> denies) {
    return switch (snapshot.text()) {
      case Snapshot.Text.NoPolicy _ -> false;
      case Snapshot.Text.NotFetched _ -> true;
      case Snapshot.Text.Policy(String text) ->
          earlier
              .computeIfAbsent(snapshot.fingerprint(), _ -> read(text))
              .map(denies::test)
              .orElse(true);
    };
  }

  private static Optional<Earlier> read(String text) {
    try {
      return Optional.of(Earlier.of(PolicyReader.live(text)));
    } catch (MalformedPolicyException _) {
      return Optional.empty();
    }
  }
}
