package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import java.util.List;
import java.util.Optional;

/// One thing found wrong: one per check, job, bucket and access path.
///
/// @param job the labeling job's name
/// @param team the work team's name
/// @param actions the S3 actions concerned, sorted
/// @param statements the statements that decide, in policy order
/// @param unknownKeys condition keys on which an undetermined answer depends, sorted
/// @param message one or more sentences for a person: who, what, which statement, what to do next;
///     holds strings from outside unescaped
public record Finding(
    CheckId check,
    Severity severity,
    Optional<String> bucket,
    Optional<String> job,
    Optional<String> team,
    Optional<AccessPath> path,
    List<String> actions,
    List<StatementRef> statements,
    List<String> unknownKeys,
    String message,
    FixAdvice fix) {
  public Finding {
    actions = List.copyOf(actions);
    statements = List.copyOf(statements);
    unknownKeys = List.copyOf(unknownKeys);
  }

  /// Returns this finding with other advice.
  public Finding withFix(FixAdvice advice) {
    return new Finding(
        check,
        severity,
        bucket,
        job,
        team,
        path,
        actions,
        statements,
        unknownKeys,
        message,
        advice);
  }
}
