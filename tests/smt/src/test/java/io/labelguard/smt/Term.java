package io.labelguard.smt;

import java.util.Collection;
import java.util.List;

/// Writes SMT-LIB 2.6 terms.
final class Term {

  static final String TRUE = "true";
  static final String FALSE = "false";

  private Term() {}

  static String and(Collection<String> terms) {
    return joined("and", TRUE, terms);
  }

  static String or(Collection<String> terms) {
    return joined("or", FALSE, terms);
  }

  static String and(String... terms) {
    return and(List.of(terms));
  }

  static String or(String... terms) {
    return or(List.of(terms));
  }

  static String not(String term) {
    return "(not " + term + ")";
  }

  static String implies(String when, String then) {
    return "(=> " + when + " " + then + ")";
  }

  static String either(String condition, String then, String otherwise) {
    return "(ite " + condition + " " + then + " " + otherwise + ")";
  }

  static String equal(String one, String other) {
    return "(= " + one + " " + other + ")";
  }

  static String truth(boolean truth) {
    return truth ? TRUE : FALSE;
  }

  static String in(String text, String regex) {
    return "(str.in_re " + text + " " + regex + ")";
  }

  private static String joined(String operator, String none, Collection<String> terms) {
    return switch (terms.size()) {
      case 0 -> none;
      case 1 -> terms.iterator().next();
      default -> "(" + operator + " " + String.join(" ", terms) + ")";
    };
  }

  /// A string literal.
  static String text(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"') {
                out.append("\"\"");
              } else if (c < ' ' || c > '~' || c == '\\') {
                out.append("\\u{").append(Integer.toHexString(c)).append('}');
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.append('"').toString();
  }

  /// A name that may hold any character of a condition key's.
  static String name(String name) {
    return "|" + name.replace("|", "/").replace("\\", "/") + "|";
  }
}
