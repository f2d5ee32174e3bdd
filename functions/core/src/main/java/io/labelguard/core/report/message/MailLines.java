package io.labelguard.core.report.message;

import io.labelguard.core.report.text.Escaped;
import io.labelguard.core.report.text.StepText;
import io.labelguard.core.report.text.Wrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lines of a mail: wrapped at words, but for commands of Labelguard and URLs, which are
/// pasted.
final class MailLines {

  static final int WIDTH = 78;

  /// The longest sentence, in characters.
  private static final int LONGEST = 600;

  /// What text from outside must not look like, wherever a line of it begins.
  private static final Pattern HEADING = Pattern.compile("[A-Z]{2,}[A-Z ]+");

  private static final Pattern LONG_WORD = Pattern.compile("\\S{40,}");

  private final List<String> lines = new ArrayList<>();

  /// Adds a paragraph of text with an empty line before it.
  void paragraph(String text) {
    lines.add("");
    wrapped("", text);
  }

  /// Adds a heading with an empty line before it.
  void heading(String heading) {
    lines.add("");
    lines.add(heading);
  }

  /// Adds text behind a label, all further lines under its first word; a text that is too long to
  /// read is cut.
  void wrapped(String label, String text) {
    // Two blanks would begin a command, which is not wrapped.
    String plain = Escaped.withoutMentions(Escaped.line(text, LONGEST)).replaceAll(" {2,}", " ");
    Wrapped.hanging(label, fitting(plain, WIDTH - Wrapped.length(label)), WIDTH)
        .lines()
        .map(line -> HEADING.matcher(line).matches() ? "  " + line : line)
        .forEach(lines::add);
  }

  /// Returns the text with words that fit into a line: of one that is too long, which is no URL,
  /// only the beginning and the end are kept.
  private static String fitting(String text, int room) {
    int most = Math.max(20, room);
    return LONG_WORD
        .matcher(text)
        .replaceAll(
            word ->
                Matcher.quoteReplacement(
                    word.group().length() <= most || word.group().contains("https://")
                        ? word.group()
                        : shortened(word.group(), most)));
  }

  private static String shortened(String word, int most) {
    int end = (most - 1) / 2;
    return word.substring(0, most - 1 - end) + "…" + word.substring(word.length() - end);
  }

  /// Adds a sentence behind a label; a command at its end stands on lines of its own.
  void step(String label, String text) {
    StepText parts = StepText.of(text);
    wrapped(label, parts.sentence());
    parts
        .command()
        .map(Escaped::line)
        .map(command -> ShellCommand.lines(command, " ".repeat(label.length() + 2), WIDTH))
        .ifPresent(lines::addAll);
  }

  /// Adds lines as they are, each after an indent; what is not shown is counted.
  ///
  /// @param rest what to do to see the others
  void block(String indent, List<String> some, int most, String rest) {
    some.stream()
        .limit(most)
        .forEach(
            line ->
                lines.add(
                    indent
                        + Escaped.cut(
                            Escaped.withoutMentions(Escaped.line(line.replace("\t", "  "))),
                            WIDTH - indent.length())));
    if (some.size() > most) {
      lines.add(indent + "... " + (some.size() - most) + " more lines: " + rest);
    }
  }

  /// Adds one line as it is: a command or a URL.
  void whole(String line) {
    lines.add(Escaped.line(line));
  }

  /// Returns the text; it ends with a line break.
  String text() {
    return Escaped.withoutMentions(String.join("\n", lines).stripLeading() + "\n");
  }
}
