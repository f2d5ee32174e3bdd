package io.labelguard.policy.match;

import io.labelguard.policy.tables.ConditionKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// A policy's text with policy variables in it, to be filled from a request.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">Policy
///     variables and tags</a>
public record Template(List<Part> parts) {

  /// How the text around the variables is read.
  public enum Reading {
    LITERAL,
    LITERAL_IGNORING_CASE,
    WILDCARDS,
    ARN
  }

  /// One stretch of the text.
  public sealed interface Part {}

  /// Text of the policy.
  public record Text(String text) implements Part {}

  /// `${*}`, `${?}` or `${$}`: the character itself.
  public record Character(char value) implements Part {}

  /// A variable, its key in lower case and as written, with its default.
  public record Variable(String key, String written, Optional<String> otherwise) implements Part {}

  public Template {
    parts = List.copyOf(parts);
  }

  /// Reads a text; where nothing in it is a variable, it has one part of text.
  public static Template parse(String text) {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    int at = text.indexOf("${");
    while (at >= 0) {
      int end = closing(text, at + 2);
      Optional<Part> part = end < 0 ? Optional.empty() : variable(text.substring(at + 2, end));
      if (part.isPresent()) {
        if (at > from) {
          parts.add(new Text(text.substring(from, at)));
        }
        parts.add(part.get());
        from = end + 1;
      }
      at = text.indexOf("${", part.isPresent() ? from : at + 2);
    }
    if (from < text.length() || parts.isEmpty()) {
      parts.add(new Text(text.substring(from)));
    }
    return new Template(parts);
  }

  /// Returns a text in which nothing is replaced.
  public static Template verbatim(String text) {
    return new Template(List.of(new Text(text)));
  }

  /// The brace that ends a variable; one within a quoted default does not.
  private static int closing(String text, int from) {
    boolean quoted = false;
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\'') {
        quoted = !quoted;
      } else if (c == '}' && !quoted) {
        return at;
      }
    }
    return text.indexOf('}', from);
  }

  private static Optional<Part> variable(String inner) {
    if (inner.equals("*") || inner.equals("?") || inner.equals("$")) {
      return Optional.of(new Character(inner.charAt(0)));
    }
    int comma = inner.indexOf(',');
    String written = (comma < 0 ? inner : inner.substring(0, comma)).strip();
    String key = written.toLowerCase(Locale.ROOT);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    if (comma < 0) {
      return Optional.of(new Variable(key, written, Optional.empty()));
    }
    String quoted = inner.substring(comma + 1).strip();
    if (quoted.length() < 2 || quoted.charAt(0) != '\'' || !quoted.endsWith("'")) {
      return Optional.empty();
    }
    String otherwise = quoted.substring(1, quoted.length() - 1);
    return Optional.of(new Variable(key, written, Optional.of(otherwise)));
  }

  /// The variables in the text.
  public List<Variable> variables() {
    return parts.stream().filter(Variable.class::isInstance).map(Variable.class::cast).toList();
  }

  /// Returns the pattern with all variables replaced; empty where one has neither value nor
  /// default, so that nothing matches. A value's own `*` and `?` are plain characters.
  ///
  /// @param values the values of a key given in lower case; empty where it is absent
  public Optional<Glob> fill(Reading reading, Function<String, List<String>> values) {
    int[] tokens = {};
    for (Part part : parts) {
      switch (part) {
        case Text(String text) -> tokens = joined(tokens, tokensOf(text, reading));
        case Character(char value) -> tokens = joined(tokens, new int[] {value});
        case Variable(String key, _, Optional<String> otherwise) -> {
          Optional<String> value = value(key, values).or(() -> otherwise);
          if (value.isEmpty()) {
            return Optional.empty();
          }
          tokens = joined(tokens, value.get().codePoints().toArray());
        }
      }
    }
    if (reading == Reading.ARN) {
      return ArnPattern.of(tokens);
    }
    return Optional.of(Glob.ofTokens(tokens, reading == Reading.LITERAL_IGNORING_CASE));
  }

  /// Returns the widest pattern that any values can give.
  public Optional<Glob> widest(Reading reading) {
    int[] tokens = {};
    for (Part part : parts) {
      tokens =
          joined(
              tokens,
              switch (part) {
                case Text(String text) -> tokensOf(text, reading);
                case Character(char value) -> new int[] {value};
                case Variable _ -> new int[] {Glob.MANY};
              });
    }
    return Optional.of(Glob.ofTokens(tokens, reading == Reading.LITERAL_IGNORING_CASE));
  }

  /// A multivalued key cannot be a variable: it counts as one without a value.
  private static Optional<String> value(String key, Function<String, List<String>> values) {
    List<String> found = values.apply(key);
    return found.size() == 1 && !ConditionKeys.isMultivalued(key)
        ? Optional.of(found.getFirst())
        : Optional.empty();
  }

  private static int[] tokensOf(String text, Reading reading) {
    int[] codePoints = text.codePoints().toArray();
    return switch (reading) {
      case LITERAL, LITERAL_IGNORING_CASE -> codePoints;
      case WILDCARDS, ARN -> Glob.wildcards(codePoints, Glob.ONE, Glob.MANY);
    };
  }

  private static int[] joined(int[] head, int[] tail) {
    int[] all = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, all, head.length, tail.length);
    return all;
  }
}
