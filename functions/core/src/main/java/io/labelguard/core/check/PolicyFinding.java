package io.labelguard.core.check;

import java.util.List;
import java.util.Optional;

/// The form of findings about a bucket's policy itself, whatever jobs there are.
final class PolicyFinding {

  private PolicyFinding() {}

  static Finding of(
      Check check, Bucket bucket, List<StatementRef> statements, String message, FixAdvice fix) {
    return new Finding(
        check.id(),
        check.severity(),
        Optional.of(bucket.name()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        statements,
        List.of(),
        message,
        fix);
  }
}
