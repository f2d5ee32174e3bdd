package io.labelguard.core.report;

import io.labelguard.policy.json.LineMap;
import io.labelguard.policy.json.Span;

/// A place in the text of a policy.
///
/// @param line from 1
/// @param column from 1, in UTF-16 code units
/// @param length how many code units of that line it covers
/// @param text the whole line
public record TextPlace(int line, int column, int length, String text) {

  /// Returns the place of a stretch of a text, as far as its first line.
  static TextPlace of(String text, Span span) {
    LineMap.Position start = new LineMap(text).at(span.start());
    int from = span.start() - start.column() + 1;
    int to = from;
    while (to < text.length() && text.charAt(to) != '\n' && text.charAt(to) != '\r') {
      to++;
    }
    return new TextPlace(
        start.line(),
        start.column(),
        Math.max(1, Math.min(span.end(), to) - span.start()),
        text.substring(from, to));
  }
}
