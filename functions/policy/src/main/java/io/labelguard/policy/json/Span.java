package io.labelguard.policy.json;

/// A stretch of a text, as offsets in chars: `start` inclusive, `end` exclusive.
public record Span(int start, int end) {

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a span: " + start + " to " + end);
    }
  }

  /// Returns the stretch of `text` that this span covers.
  public String of(String text) {
    return text.substring(start, end);
  }
}
