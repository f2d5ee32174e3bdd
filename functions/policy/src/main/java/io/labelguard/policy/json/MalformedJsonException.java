package io.labelguard.policy.json;

/// Thrown where a text is not one JSON value (RFC 8259), or passes a limit of the reader.
public final class MalformedJsonException extends Exception {

  private final int line;
  private final int column;
  private final String reason;

  MalformedJsonException(int line, int column, String reason) {
    super(line + ":" + column + ": " + reason);
    this.line = line;
    this.column = column;
    this.reason = reason;
  }

  /// {@return the line, from 1}
  public int line() {
    return line;
  }

  /// {@return the column, from 1, in UTF-16 code units}
  public int column() {
    return column;
  }

  /// {@return what is wrong and what to do}
  public String reason() {
    return reason;
  }
}
