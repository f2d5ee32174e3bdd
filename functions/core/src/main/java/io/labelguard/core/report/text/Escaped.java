package io.labelguard.core.report.text;

/// Shows strings that came from outside (names, Sids, user agents, policy text): control
/// characters, line breaks and invisible or direction-changing characters become visible escapes,
/// so that none can move a terminal's cursor, forge a line of output or mention a person.
public final class Escaped {

  private Escaped() {}

  /// Returns the text on one line: `\n`, `\t` and `\u001b` are written as such.
  public static String line(String text) {
    return escaped(text, false);
  }

  /// Returns text of several lines, its line breaks and tabs kept; for diffs and policies.
  public static String block(String text) {
    return escaped(text.replace("\r\n", "\n"), true);
  }

  /// Returns the text on one line and no longer than `max` chars, an ellipsis for what was cut.
  public static String line(String text, int max) {
    return cut(line(text), max);
  }

  /// Cuts text to `max` chars, never within a surrogate pair; an ellipsis replaces the rest.
  public static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = max - 1;
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "…";
  }

  /// Returns the text on one line of printable ASCII; a question mark for every other character.
  public static String ascii(String text) {
    StringBuilder ascii = new StringBuilder();
    line(text)
        .codePoints()
        .forEach(each -> ascii.append(each >= ' ' && each < 0x7f ? (char) each : '?'));
    return ascii.toString();
  }

  /// Returns text that mentions no person where it is pasted or forwarded into a chat: the bracket
  /// of `<!channel>` and `<@U…>` becomes its JSON escape.
  public static String withoutMentions(String text) {
    return text.replace("<!", "\\u003c!").replace("<@", "\\u003c@");
  }

  /// Returns the same JSON in characters that no terminal acts on, that end no line and that
  /// mention no person in a chat.
  ///
  /// @param json one value without line breaks between its parts
  public static String json(String json) {
    StringBuilder out = new StringBuilder(json.length() + 16);
    json.codePoints()
        .forEach(
            character -> {
              if (character < 128) {
                out.append((char) character);
              } else {
                append(out, character);
              }
            });
    return withoutMentions(out.toString());
  }

  private static String escaped(String text, boolean keepLines) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            character -> {
              if (keepLines && (character == '\n' || character == '\t')) {
                out.append((char) character);
              } else {
                append(out, character);
              }
            });
    return out.toString();
  }

  private static void append(StringBuilder out, int character) {
    switch (character) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (visible(character)) {
          out.appendCodePoint(character);
        } else {
          // As JSON escapes them, so that policy text stays what it was.
          for (char half : Character.toChars(character)) {
            out.append("\\u%04x".formatted((int) half));
          }
        }
      }
    }
  }

  private static boolean visible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
