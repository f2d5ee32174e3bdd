package io.labelguard.policy.model;

import java.util.Optional;

/// One thing that is wrong with a policy's text.
///
/// @param rule the rule that reports it; empty for an error of the grammar, which PutBucketPolicy
///     would refuse
/// @param pointer JSON pointer (RFC 6901) of the value at fault, empty for the whole document
/// @param line from 1
/// @param column from 1, in UTF-16 code units
/// @param reason what is wrong and what to write
public record Problem(
    Optional<LintRule> rule, String pointer, int line, int column, String reason) {

  /// Checks the position.
  ///
  /// @throws IllegalArgumentException where line or column is less than 1
  public Problem {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("line and column count from 1: " + line + ":" + column);
    }
  }

  /// How serious a problem is.
  public enum Level {
    /// PutBucketPolicy would refuse the text.
    ERROR,
    /// S3 accepts the text, but it cannot mean what its author wrote.
    WARNING
  }

  /// {@return an error, which PutBucketPolicy would refuse}
  public static Problem error(String pointer, int line, int column, String reason) {
    return new Problem(Optional.empty(), pointer, line, column, reason);
  }

  /// {@return a warning where a rule reports what S3 accepts, else an error}
  public Level level() {
    return rule.filter(by -> !by.isRefused()).isPresent() ? Level.WARNING : Level.ERROR;
  }

  /// {@return the problem as `line:column: pointer: reason`}
  public String text() {
    return line + ":" + column + ": " + pointer + ": " + reason;
  }
}
