package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.need.Need;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// LG104: an Allow that a live job depends on is gone from a bucket's policy.
///
/// Judged where the execution role is of another account than the bucket: then a policy of the
/// bucket must allow it, whatever the role's own policies say.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html">Cross-account
///     policy evaluation logic</a>
final class GrantRemoved implements Check {

  @Override
  public CheckId id() {
    return CheckId.GRANT_REMOVED;
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String summary() {
    return "Flags a bucket policy that no longer allows a live job of another account's execution"
        + " role what it allowed before.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    Situation situation = judged.situation();
    List<Finding> findings = new ArrayList<>();
    for (Bucket bucket : situation.buckets()) {
      Optional<Policy> before = Optional.ofNullable(situation.previous().get(bucket.name()));
      if (before.isPresent() && isKnown(bucket)) {
        Change change =
            new Change(
                bucket,
                new Decisions(before.get()),
                judged.at(bucket).map(BucketJudgement::decisions));
        judged
            .needs(bucket, AccessPath.GROUND_TRUTH)
            .forEach(needs -> removed(change, needs).ifPresent(findings::add));
      }
    }
    return findings;
  }

  private static boolean isKnown(Bucket bucket) {
    return bucket.policy() instanceof BucketPolicyState.NoPolicy
        || bucket.policy().toJudgeBy().isPresent();
  }

  /// Two policies of a bucket, one after the other.
  ///
  /// @param now empty where the bucket has no policy any more
  private record Change(Bucket bucket, Decisions before, Optional<Decisions> now) {

    boolean takesAway(Need need) {
      return before.of(need.request()).decision() == Decision.ALLOWED
          && now(need.request()).decision() == Decision.IMPLICITLY_DENIED;
    }

    private Evaluation now(Request request) {
      return now.map(decisions -> decisions.of(request))
          .orElseGet(() -> PolicyEvaluator.withoutPolicy(request));
    }

    NavigableSet<Integer> allowed(List<Need> needs) {
      NavigableSet<Integer> indexes = new TreeSet<>();
      needs.stream()
          .map(need -> before.of(need.request()))
          .map(Evaluation::allowStatements)
          .forEach(indexes::addAll);
      return indexes;
    }
  }

  private Optional<Finding> removed(Change change, List<Need> needs) {
    List<Need> gone =
        needs.stream()
            .filter(Need::essential)
            .filter(need -> isOfAnotherAccount(change.bucket(), need.job()))
            .filter(change::takesAway)
            .toList();
    return gone.isEmpty() ? Optional.empty() : Optional.of(finding(change, gone));
  }

  private static boolean isOfAnotherAccount(Bucket bucket, LabelingJob job) {
    Optional<String> account = job.roleArn().flatMap(Arn::parse).map(Arn::account);
    return account.isPresent() && bucket.owner().isPresent() && !account.equals(bucket.owner());
  }

  private Finding finding(Change change, List<Need> gone) {
    LabelingJob job = gone.getFirst().job();
    String bucket = change.bucket().name();
    List<String> actions =
        gone.stream().map(need -> need.request().action()).distinct().sorted().toList();
    List<StatementRef> allowed = StatementRef.of(change.before().policy(), change.allowed(gone));
    return Finding.of(this, About.access(bucket, job.name(), AccessPath.GROUND_TRUTH))
        .causing(Consequence.ofDenial(job))
        .because(actions, List.of(), message(change, job, actions, allowed))
        .withFix(
            FixAdvice.proposed(
                "Put "
                    + Wording.statements(allowed)
                    + " of the policy before back into the policy of bucket "
                    + bucket
                    + ", or postpone the change until the job has finished. Labelguard never adds"
                    + " an Allow."));
  }

  private static String message(
      Change change, LabelingJob job, List<String> actions, List<StatementRef> allowed) {
    boolean gone = change.bucket().policy() instanceof BucketPolicyState.NoPolicy;
    return "The policy of bucket "
        + change.bucket().name()
        + (gone ? " was deleted. Before, " : " no longer allows what it allowed: before, ")
        + Wording.statements(allowed)
        + " allowed "
        + Wording.list(actions)
        + " to "
        + Wording.role(job)
        + ", which is of another account than the bucket and has no access without it. "
        + Wording.sentence(Wording.job(job))
        + " has "
        + Wording.uses(job, change.bucket().name())
        + " there.";
  }
}
