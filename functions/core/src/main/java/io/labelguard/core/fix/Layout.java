package io.labelguard.core.fix;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.Span;
import java.util.List;

/// How a policy's text is laid out, so that what is added looks like what is there: pretty-printed,
/// on one line or minified.
final class Layout {

  private final String text;
  private final String colon;
  private final String comma;

  Layout(String text, Json.Obj document) {
    this.text = text;
    Json.Member first = document.members().getFirst();
    String between = text.substring(first.name().span().end(), first.value().span().start());
    this.colon = between.contains("\n") ? ": " : between;
    this.comma = colon.equals(":") ? "," : ", ";
  }

  /// What is between two elements on one line.
  String comma() {
    return comma;
  }

  /// Returns `"name": value`.
  String member(String name, String value) {
    return quoted(name) + colon + value;
  }

  /// Returns `["a", "b"]` on one line.
  String list(List<String> values) {
    return "[" + String.join(comma, values.stream().map(Layout::quoted).toList()) + "]";
  }

  /// Returns the text that adds elements after the last one of an object.
  String append(Json.Obj object, String... members) {
    return append(object.span(), object.members().stream().map(Layout::span).toList(), members);
  }

  /// Returns the text that adds items after the last one of a list.
  String append(Json.Arr list, String... items) {
    return append(list.span(), list.items().stream().map(Json::span).toList(), items);
  }

  /// Returns an object of one member, laid out as `sibling` is, which is at the same depth.
  String objectLike(Json.Obj sibling, String member) {
    if (sibling.members().isEmpty()) {
      return "{" + member + "}";
    }
    int first = span(sibling.members().getFirst()).start();
    int last = span(sibling.members().getLast()).end();
    return text.substring(sibling.span().start(), first)
        + member
        + text.substring(last, sibling.span().end());
  }

  /// Where something added after the last element goes.
  static int end(Json.Obj object) {
    return object.members().isEmpty()
        ? object.span().start() + 1
        : span(object.members().getLast()).end();
  }

  /// Where something added after the last element goes.
  static int end(Json.Arr list) {
    return list.items().isEmpty() ? list.span().start() + 1 : list.items().getLast().span().end();
  }

  static Span span(Json.Member member) {
    return new Span(member.name().span().start(), member.value().span().end());
  }

  /// What is added holds no character that JSON escapes: ids, numbers and names of AWS.
  static String quoted(String value) {
    return '"' + value + '"';
  }

  private String append(Span container, List<Span> elements, String... added) {
    StringBuilder out = new StringBuilder();
    String separator = separator(container, elements);
    for (int i = 0; i < added.length; i++) {
      out.append(i == 0 && elements.isEmpty() ? "" : separator).append(added[i]);
    }
    return out.toString();
  }

  private String separator(Span container, List<Span> elements) {
    int count = elements.size();
    if (count >= 2) {
      return text.substring(elements.get(count - 2).end(), elements.get(count - 1).start());
    }
    String lead =
        count == 1 ? text.substring(container.start() + 1, elements.getFirst().start()) : "";
    return lead.contains("\n") ? "," + lead : comma;
  }
}
