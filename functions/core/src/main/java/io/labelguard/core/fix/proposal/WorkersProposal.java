package io.labelguard.core.fix.proposal;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.Deciding;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.check.StatementRef;
import io.labelguard.core.fix.ProposedPrincipal;
import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.Optional;

/// Advises what to do where workers are denied a job's data (LG103), unless the check says it
/// itself: no edit of a policy may open a bucket to the internet.
final class WorkersProposal implements Proposal {

  private static final String NEVER = " Labelguard never opens a bucket to the internet.";

  private final PlannedAdvice planned;
  private final ProposedPrincipal principal;

  WorkersProposal(PlannedAdvice planned, ProposedPrincipal principal) {
    this.planned = planned;
    this.principal = principal;
  }

  @Override
  public FixAdvice advice(Finding finding) {
    if (!finding.fix().reasons().isEmpty()) {
      return finding.fix();
    }
    Optional<Bucket> bucket = planned.bucket(finding);
    Optional<Policy> policy = bucket.flatMap(known -> known.policy().toJudgeBy());
    List<String> steps =
        policy.stream()
            .flatMap(
                read ->
                    finding.statements().stream()
                        .map(StatementRef::index)
                        .map(read.statements()::get)
                        .map(Deciding::of))
            .distinct()
            .sorted()
            .map(WorkersProposal::step)
            .distinct()
            .toList();
    return bucket
        .flatMap(known -> principal.advice(known, finding, steps))
        .orElseGet(() -> FixAdvice.proposed(steps.toArray(String[]::new)));
  }

  private static String step(Deciding kind) {
    return switch (kind) {
      case ADDRESS ->
          "Check that only your workers use these addresses, then change the list in the policy's"
              + " source."
              + NEVER;
      case NETWORK ->
          "Have the workers open the portal from a network that the policy allows (a workforce VPC"
              + " with an S3 endpoint that is named under aws:SourceVpce), or move the data objects"
              + " to a bucket that their network may read."
              + NEVER;
      case SIGNATURE_AGE ->
          "Raise the limit to the time that a worker may need for a task: AWS does not say how long"
              + " a link lasts.";
      case SIGNATURE_PLACE ->
          "Leave s3:GetObject on the job's data out of the statement, or move the data objects to a"
              + " bucket whose policy takes presigned URLs.";
      case PRINCIPAL_ARN ->
          "Whether links carry the execution role's identity is likely, not documented: try one"
              + " task after the change.";
      case ENCRYPTION, TLS, OTHER ->
          "Leave s3:GetObject on the job's data out of the statement, or move the data objects to a"
              + " bucket whose policy allows it.";
    };
  }
}
