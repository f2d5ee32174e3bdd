package io.labelguard.local.json;

/// Says where a world is malformed, what is wrong and what to write instead.
public final class MalformedDocumentException extends RuntimeException {

  private final String pointer;

  public MalformedDocumentException(String pointer, String reason) {
    super((pointer.isEmpty() ? "the world" : "the world at " + pointer) + ": " + reason);
    this.pointer = pointer;
  }

  /// Returns the JSON pointer of the value at fault, empty for the whole text.
  public String pointer() {
    return pointer;
  }
}
