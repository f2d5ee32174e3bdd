package io.labelguard.core.fix;

import io.labelguard.policy.json.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects replacements of a text and makes them at once; what none of them covers keeps its
/// bytes.
final class Splices {

  private final String text;
  private final List<Splice> splices = new ArrayList<>();

  private record Splice(Span span, String with) {}

  Splices(String text) {
    this.text = text;
  }

  void insert(int offset, String insertion) {
    replace(new Span(offset, offset), insertion);
  }

  void replace(Span span, String replacement) {
    splices.add(new Splice(span, replacement));
  }

  /// Returns that part of the text with the replacements made; insertions at one offset come in
  /// the order they were given.
  String within(Span part) {
    StringBuilder out = new StringBuilder();
    int at = part.start();
    for (Splice splice : inOrder()) {
      out.append(text, at, splice.span().start()).append(splice.with());
      at = splice.span().end();
    }
    return out.append(text, at, part.end()).toString();
  }

  private List<Splice> inOrder() {
    return splices.stream()
        .sorted(Comparator.comparingInt(splice -> splice.span().start()))
        .toList();
  }
}
