package io.labelguard.policy.read;

import io.labelguard.policy.json.Pointer;
import io.labelguard.policy.json.Span;
import io.labelguard.policy.model.LintRule;

/// Adds a problem of text that S3 returned: nothing S3 would refuse now, but the meaning is not
/// what was written.
final class LiveProblem {

  private LiveProblem() {}

  static void add(ProblemLog log, Pointer pointer, Span span, String reason) {
    log.warning(LintRule.MEANING_UNCLEAR, pointer, span, reason);
  }
}
