package io.labelguard.policy.json;

/// A stretch of a text, as offsets in UTF-16 code units.
///
/// @param start its first offset, from 0
/// @param end the offset after its last
public record Span(int start, int end) {

  /// Checks the order of the offsets.
  ///
  /// @throws IllegalArgumentException where `start` is negative or `end` is before it
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a span: " + start + " to " + end);
    }
  }

  /// {@return the part of a text that this span covers}
  public String of(String text) {
    return text.substring(start, end);
  }
}
