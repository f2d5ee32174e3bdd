package io.labelguard.cli.collect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A text that may be JSON itself, as a policy is. In it a letter or digit may be written as an
/// escape, and the letter of another escape is no part of a word.
final class EscapedText {

  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|.)", Pattern.DOTALL);

  private EscapedText() {}

  /// Returns the text with what stands between its escapes replaced.
  static String replaced(String text, UnaryOperator<String> replace) {
    if (!isJson(text)) {
      return replace.apply(text);
    }
    String plain = plain(text);
    StringBuilder result = new StringBuilder();
    int from = 0;
    for (MatchResult escape : escapes(plain)) {
      result.append(replace.apply(plain.substring(from, escape.start()))).append(escape.group());
      from = escape.end();
    }
    return result.append(replace.apply(plain.substring(from))).toString();
  }

  /// Returns the parts between its escapes.
  static Stream<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    replaced(
        text,
        part -> {
          parts.add(part);
          return part;
        });
    return parts.stream();
  }

  private static boolean isJson(String text) {
    return text.stripLeading().startsWith("{");
  }

  private static List<MatchResult> escapes(String text) {
    return ESCAPE.matcher(text).results().toList();
  }

  /// Writes each escaped character of ASCII that may stand for itself as itself.
  private static String plain(String json) {
    Matcher escapes = ESCAPE.matcher(json);
    return escapes.replaceAll(
        escape -> {
          String code = escape.group(1);
          int character = code == null ? 0 : Integer.parseInt(code, 16);
          boolean itself =
              character >= ' ' && character < 0x7f && character != '"' && character != '\\';
          return Matcher.quoteReplacement(itself ? Character.toString(character) : escape.group());
        });
  }
}
