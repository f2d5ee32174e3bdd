package io.labelguard.core.guard;

import java.util.Collection;
import java.util.regex.Pattern;

/// Matches names against what a parameter lists, where `*` is any text and `?` any one character.
final class NamePattern {

  private NamePattern() {}

  /// Whether one of the patterns matches a name.
  static boolean matchAny(Collection<String> patterns, String name) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, name));
  }

  static boolean matches(String pattern, String name) {
    StringBuilder regex = new StringBuilder();
    pattern
        .chars()
        .forEach(
            c ->
                regex.append(
                    switch (c) {
                      case '*' -> ".*";
                      case '?' -> ".";
                      default -> Pattern.quote(String.valueOf((char) c));
                    }));
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(name).matches();
  }
}
