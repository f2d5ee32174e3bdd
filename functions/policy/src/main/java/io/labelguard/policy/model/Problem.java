package io.labelguard.policy.model;

import io.labelguard.policy.json.LineMap;
import java.util.Optional;

/// One thing wrong with a policy's text.
///
/// @param level whether PutBucketPolicy would refuse the text, or take it though it cannot mean
///     what was written
/// @param check the id of the check that a warning belongs to, such as `LG403`
/// @param pointer JSON pointer (RFC 6901) of the value at fault, empty for the whole document
/// @param line from 1
/// @param column from 1, in chars
public record Problem(
    Level level, Optional<String> check, String pointer, int line, int column, String reason) {

  /// How bad it is.
  public enum Level {
    ERROR,
    WARNING
  }

  /// Returns `line:column: pointer: reason`, the form in which `lint` prints it.
  public String text() {
    return line + ":" + column + ": " + pointer + ": " + reason;
  }

  /// Returns the warning of a check about one statement of a policy.
  public static Problem warning(Policy policy, int statement, String check, String reason) {
    int start = policy.statements().get(statement).source().span().start();
    LineMap.Position at = new LineMap(policy.text()).at(start);
    return new Problem(
        Level.WARNING,
        Optional.of(check),
        "/Statement/" + statement,
        at.line(),
        at.column(),
        reason);
  }
}
