package io.labelguard.policy.read;

import io.labelguard.policy.json.Pointer;
import io.labelguard.policy.json.Span;

/// A problem of text that S3 returned: nothing S3 would refuse now, but the meaning is not what was
/// written (check LG404).
final class LiveProblem {

  private LiveProblem() {}

  static void add(ProblemLog log, Pointer pointer, Span span, String reason) {
    log.warning("LG404", pointer, span, reason);
  }
}
