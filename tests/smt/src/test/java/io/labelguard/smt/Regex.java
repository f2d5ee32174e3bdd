package io.labelguard.smt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes IAM's patterns as regular expressions of SMT-LIB.
final class Regex {

  static final String ANY = "re.all";
  static final String CHARACTER = "re.allchar";
  static final String NO_COLON = "(re.diff re.allchar (str.to_re \":\"))";
  static final String NO_COLON_OR_SLASH =
      "(re.diff re.allchar (re.union (str.to_re \":\") (str.to_re \"/\")))";

  private Regex() {}

  static String literal(String text) {
    return "(str.to_re " + Term.text(text) + ")";
  }

  /// Text in any letter case (of ASCII).
  static String ignoringCase(String text) {
    List<String> parts = new ArrayList<>();
    text.codePoints()
        .forEach(
            c -> {
              String lower = literal(Character.toString(Character.toLowerCase(c)));
              String upper = literal(Character.toString(Character.toUpperCase(c)));
              parts.add(lower.equals(upper) ? lower : union(List.of(lower, upper)));
            });
    return concat(parts);
  }

  /// A pattern whose `*` is any run of characters and whose `?` is one.
  static String wildcards(String pattern) {
    return wildcards(pattern, CHARACTER);
  }

  private static String wildcards(String pattern, String character) {
    List<String> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    pattern
        .codePoints()
        .forEach(
            c -> {
              if (c != '*' && c != '?') {
                text.appendCodePoint(c);
                return;
              }
              if (!text.isEmpty()) {
                parts.add(literal(text.toString()));
                text.setLength(0);
              }
              parts.add(c == '?' ? character : "(re.* " + character + ")");
            });
    if (!text.isEmpty()) {
      parts.add(literal(text.toString()));
    }
    return concat(parts);
  }

  /// A pattern of the ARN operators: the wildcards of the first five components keep to them.
  /// Empty where it is no ARN, so that nothing matches; a lone `*` is every ARN.
  static Optional<String> arn(String pattern) {
    String[] components = (pattern.equals("*") ? "*:*:*:*:*:*" : pattern).split(":", 6);
    if (components.length < 6) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    for (int at = 0; at < 5; at++) {
      parts.add(wildcards(components[at], NO_COLON));
      parts.add(literal(":"));
    }
    parts.add(wildcards(components[5]));
    return Optional.of(concat(parts));
  }

  static String atLeastOne(String regex) {
    return "(re.+ " + regex + ")";
  }

  static String union(List<String> parts) {
    return parts.size() == 1 ? parts.getFirst() : "(re.union " + String.join(" ", parts) + ")";
  }

  static String concat(String... parts) {
    return concat(List.of(parts));
  }

  static String concat(List<String> parts) {
    return switch (parts.size()) {
      case 0 -> literal("");
      case 1 -> parts.getFirst();
      default -> "(re.++ " + String.join(" ", parts) + ")";
    };
  }
}
