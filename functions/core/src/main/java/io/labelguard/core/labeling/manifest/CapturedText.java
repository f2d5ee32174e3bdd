package io.labelguard.core.labeling.manifest;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The value of one JSON string in UTF-8. One object serves for all strings that are looked at, one
/// after the other.
///
/// Nothing is known of a string that takes more than [#LONGEST] bytes as it is written. No S3 URI
/// does: a key has at most 1,024 bytes, and an escape takes six for one.
final class CapturedText {

  /// The longest string that is kept, in bytes.
  static final int LONGEST = 8_192;

  // One more for the slash that a prefix may lack.
  private final byte[] bytes = new byte[LONGEST + 1];
  private long length;
  private boolean escaped;

  /// Forgets the last string.
  void clear() {
    length = 0;
    escaped = false;
  }

  /// Adds a part of the string as it is written.
  void append(byte[] from, int start, int end) {
    int count = end - start;
    if (length + count <= LONGEST) {
      System.arraycopy(from, start, bytes, (int) length, count);
      for (int at = start; at < end && !escaped; at++) {
        escaped = from[at] == '\\';
      }
    }
    length += count;
  }

  /// Turns the string as it is written into its value. It must be valid.
  void end() {
    if (!escaped || !isWhole()) {
      return;
    }
    String written = "\"" + text(0, length()) + "\"";
    try {
      if (JsonReader.read(written) instanceof Json.Str string) {
        byte[] value = string.value().getBytes(StandardCharsets.UTF_8);
        System.arraycopy(value, 0, bytes, 0, value.length);
        length = value.length;
      }
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("a string is valid for the table and not for the parser", e);
    }
  }

  /// Whether the value is known.
  boolean isWhole() {
    return length <= LONGEST;
  }

  /// Adds a slash to a whole value, unless it ends with one.
  void endWithSlash() {
    if (length == 0 || bytes[(int) length - 1] != '/') {
      bytes[(int) length++] = '/';
    }
  }

  boolean is(byte[] value) {
    return length == value.length && startsWith(value);
  }

  boolean startsWith(byte[] value) {
    return length >= value.length && Arrays.equals(bytes, 0, value.length, value, 0, value.length);
  }

  boolean endsWith(byte[] value) {
    int start = isWhole() ? (int) length - value.length : -1;
    return start >= 0 && Arrays.equals(bytes, start, (int) length, value, 0, value.length);
  }

  /// Returns the length of a whole value in bytes.
  int length() {
    return (int) length;
  }

  /// Returns the place of the first slash at or after another place, or -1.
  int slashFrom(int from) {
    int at = from;
    while (at < length && bytes[at] != '/') {
      at++;
    }
    return at < length ? at : -1;
  }

  /// Returns the place of the last slash, or -1.
  int lastSlash() {
    int at = (int) length - 1;
    while (at >= 0 && bytes[at] != '/') {
      at--;
    }
    return at;
  }

  /// Whether the first `end` bytes of the value are these.
  boolean hasStart(int end, byte[] value) {
    return end == value.length && startsWith(value);
  }

  byte[] start(int end) {
    return Arrays.copyOf(bytes, end);
  }

  String text(int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }
}
