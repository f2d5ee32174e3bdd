package io.labelguard.core.report.message.slack;

import io.labelguard.core.report.text.Escaped;

/// Makes text from outside harmless in Slack, and short enough for its place.
///
/// Slack reads `<!channel>`, `<@U…>` and links out of any text whose `&`, `<` and `>` are not
/// escaped.
///
/// @see <a href="https://docs.slack.dev/messaging/formatting-message-text">Formatting text</a>
public final class SlackText {

  private SlackText() {}

  /// Returns the text on one line: line breaks, other controls and marks that turn the direction of
  /// writing are shown, not obeyed.
  public static String line(String text, int limit) {
    return fitting(Escaped.line(text), limit);
  }

  /// Returns the text with its lines kept, for use between code fences; it can't close them.
  static String preformatted(String text, int limit) {
    return fitting(Escaped.block(text).replace('`', '\''), limit);
  }

  /// Returns the text as code on one line; it can't end the code.
  static String code(String text, int limit) {
    String line = fitting(Escaped.line(text).replace('`', '\''), limit);
    return line.isBlank() ? "`?`" : "`" + line + "`";
  }

  /// Returns a URL for the inside of a link.
  static String link(String url) {
    return escape(url);
  }

  /// Escapes as much of the text as fits: escaping makes it longer, and an escape must not be cut.
  private static String fitting(String text, int limit) {
    int kept = Math.min(text.length(), limit);
    String escaped = escape(Escaped.cut(text, kept));
    while (escaped.length() > limit) {
      // No escape is longer than five characters, so this never cuts more than it must by much.
      kept -= Math.max(1, (escaped.length() - limit) / 5);
      escaped = escape(Escaped.cut(text, kept));
    }
    return escaped;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
