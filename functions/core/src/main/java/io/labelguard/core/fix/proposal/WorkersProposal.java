package io.labelguard.core.fix.proposal;

import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;

/// Advises what to do where workers are denied a job's data (LG103), unless the check says it
/// itself: no edit of a policy may open a bucket to the internet.
final class WorkersProposal implements Proposal {

  private static final FixAdvice ADVICE =
      FixAdvice.proposed(
          "Have the workers open the portal from a network that the policy allows (a"
              + " workforce VPC with an S3 endpoint that is named under aws:SourceVpce), or move"
              + " the data objects to a bucket that their network may read. Labelguard never"
              + " opens a bucket to the internet.");

  @Override
  public FixAdvice advice(Finding finding) {
    return finding.fix().reasons().isEmpty() ? ADVICE : finding.fix();
  }
}
