package io.labelguard.policy.model;

import java.util.Optional;

/// One thing wrong with a policy's text.
///
/// @param rule the rule that warns; empty for an error, which PutBucketPolicy would refuse
/// @param pointer JSON pointer (RFC 6901) of the value at fault, empty for the whole document
/// @param line from 1
/// @param column from 1, in chars
public record Problem(
    Optional<LintRule> rule, String pointer, int line, int column, String reason) {

  public Problem {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("line and column count from 1: " + line + ":" + column);
    }
  }

  /// How bad it is.
  public enum Level {
    /// PutBucketPolicy would refuse the text.
    ERROR,
    /// S3 takes the text, but it cannot mean what was written.
    WARNING
  }

  /// Returns an error.
  public static Problem error(String pointer, int line, int column, String reason) {
    return new Problem(Optional.empty(), pointer, line, column, reason);
  }

  /// How bad it is.
  public Level level() {
    return rule.isPresent() ? Level.WARNING : Level.ERROR;
  }

  /// Returns `line:column: pointer: reason`.
  public String text() {
    return line + ":" + column + ": " + pointer + ": " + reason;
  }
}
