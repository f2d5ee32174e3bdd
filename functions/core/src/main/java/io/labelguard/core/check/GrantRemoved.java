package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import java.util.List;
import java.util.stream.Stream;

/// LG104: an Allow that a live job depends on is gone from a bucket's policy.
///
/// Where the execution role is of another account than the bucket, a policy of the bucket must
/// allow it, whatever the role's own policies say. In the bucket's account the role's own policies
/// may suffice: it is a finding only where they were read and do not allow it.
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
    return "Flags a bucket policy that no longer allows a live job's execution role what it allowed"
        + " before, where nothing else allows it.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    CallerFacts facts = judged.situation().facts();
    return RemovedGrant.in(judged).stream()
        .flatMap(grant -> grant.isOfTheOwner() ? lost(grant, facts) : Stream.of(grant))
        .map(this::finding)
        .toList();
  }

  private static Stream<RemovedGrant> lost(RemovedGrant grant, CallerFacts facts) {
    return facts.policiesOf(grant.job()).known().stream()
        .flatMap(role -> grant.where(PolicyChange.Effects.LOST, role).stream());
  }

  private Finding finding(RemovedGrant grant) {
    LabelingJob job = grant.job();
    String bucket = grant.bucket().name();
    List<StatementRef> allowed = grant.allowed();
    return Finding.of(this, About.access(bucket, job.name(), AccessPath.GROUND_TRUTH))
        .causing(Consequence.ofDenial(job))
        .because(grant.actions(), List.of(), message(grant, allowed))
        .withFix(
            FixAdvice.proposed(
                "Put "
                    + Wording.statements(allowed)
                    + " of the policy before back into the policy of bucket "
                    + bucket
                    + ", or postpone the change until the job has finished. Labelguard never adds"
                    + " an Allow."));
  }

  private static String message(RemovedGrant grant, List<StatementRef> allowed) {
    LabelingJob job = grant.job();
    String bucket = grant.bucket().name();
    return "The policy of bucket "
        + bucket
        + (grant.change().isDeletion()
            ? " was deleted. Before, "
            : " no longer allows what it allowed: before, ")
        + Wording.statements(allowed)
        + " allowed "
        + Wording.list(grant.actions())
        + " to "
        + Wording.role(job)
        + (grant.isOfTheOwner()
            ? ", whose own policies do not allow it. "
            : ", which is of another account than the bucket and has no access without it. ")
        + Wording.sentence(Wording.job(job))
        + " has "
        + Wording.uses(job, bucket)
        + " there.";
  }
}
