package io.labelguard.tests.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What holds for text for people, whatever it is about.
final class TextRules {

  private static final int MAIL_WIDTH = 78;
  private static final int MAIL_LINES = 75;
  private static final int SMS = 140;

  /// A line that only Labelguard begins so: a heading, a headline, or a command to paste.
  private static final Pattern OURS =
      Pattern.compile("([A-Z]{2,}[A-Z ]+|(CRITICAL|HIGH|MEDIUM|LOW|OK|FIXED): .*| +labelguard .*)");

  private static final Pattern WORDS =
      Pattern.compile("(?:[A-Za-z0-9._/:=@%+,-]+|(?:'[^']*'|\\\\')+)(?: |$)");

  private TextRules() {}

  /// Returns what is wrong with a text.
  ///
  /// @param usual the same text with a harmless value
  static List<String> broken(String file, String text, String usual) {
    List<String> broken = new ArrayList<>();
    if (text.codePoints().anyMatch(each -> each != '\n' && !isVisible(each))) {
      broken.add("a control or invisible character");
    }
    if (text.contains("<!") || text.contains("<@")) {
      broken.add("a mention");
    }
    if (file.equals("sms.txt") && text.strip().length() > SMS) {
      broken.add("longer than a text message");
    }
    if (file.equals("mail.txt")) {
      mail(text, broken);
    }
    ours(text)
        .forEach(
            (line, count) -> {
              if (count > ours(usual).getOrDefault(line, 0L)) {
                broken.add("one more line like: " + line);
              }
            });
    text.lines()
        .map(String::strip)
        .filter(line -> line.startsWith("labelguard "))
        .filter(line -> !areWords(line))
        .forEach(line -> broken.add("more than one command"));
    return broken;
  }

  private static void mail(String text, List<String> broken) {
    // The subject and the line after it are headers.
    List<String> lines = text.lines().skip(2).toList();
    if (lines.size() > MAIL_LINES) {
      broken.add("longer than a mail");
    }
    lines.stream()
        .filter(line -> line.length() > MAIL_WIDTH)
        .filter(line -> !line.contains("https://") && !line.strip().startsWith("labelguard "))
        .filter(line -> !line.contains(" more lines: labelguard "))
        .forEach(line -> broken.add("wider than a mail: " + line));
  }

  /// Returns how many lines look like each kind of Labelguard's own.
  private static Map<String, Long> ours(String text) {
    return text.lines()
        .flatMap(line -> OURS.matcher(line).matches() ? Stream.of(kind(line)) : Stream.empty())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static String kind(String line) {
    return line.contains("labelguard ") ? "a command" : line.replaceAll(":.*", ":");
  }

  /// Whether a shell reads a line as the words of one command.
  static boolean areWords(String line) {
    return WORDS.matcher(line.replaceAll(" {2,}", " ")).replaceAll("").isEmpty();
  }

  static boolean isVisible(int character) {
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
