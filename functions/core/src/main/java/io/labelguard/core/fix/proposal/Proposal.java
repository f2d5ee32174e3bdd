package io.labelguard.core.fix.proposal;

import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;

/// Advises what to do about the findings of one check.
interface Proposal {

  /// The advice that the check gave itself.
  Proposal OF_THE_CHECK = Finding::fix;

  /// Returns the advice for a finding of that check.
  FixAdvice advice(Finding finding);
}
