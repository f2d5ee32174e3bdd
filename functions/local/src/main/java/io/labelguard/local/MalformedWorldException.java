package io.labelguard.local;

/// Thrown where a world cannot be read; the message says where, what is wrong and what to write
/// instead.
public final class MalformedWorldException extends RuntimeException {

  private final String pointer;

  MalformedWorldException(String pointer, String reason) {
    super((pointer.isEmpty() ? "the world" : "the world at " + pointer) + ": " + reason);
    this.pointer = pointer;
  }

  /// Returns the JSON pointer of the value at fault, empty for the whole text.
  public String pointer() {
    return pointer;
  }
}
