package io.labelguard.policy.json;

/// Thrown where a text is no single JSON value (RFC 8259), or is past a limit of the reader.
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

  /// The line, from 1.
  public int line() {
    return line;
  }

  /// The column, from 1, in chars.
  public int column() {
    return column;
  }

  /// What is wrong and what to do.
  public String reason() {
    return reason;
  }
}
