package io.labelguard.core.report.html;

import io.labelguard.core.report.text.Escaped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/// Writes HTML that is well-formed XML too: each element that is opened is closed in turn, and text
/// cannot become markup.
final class Html {

  /// What a browser may break within a word.
  private static final Pattern NAME = Pattern.compile("\\w[-/]\\w");

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /// Opens an element.
  ///
  /// @param tag the element's name, which is never from outside
  Html open(String tag) {
    open.push(tag);
    out.append('<').append(tag).append('>');
    return this;
  }

  /// Opens an element of a class.
  ///
  /// @param style the name of the class, which is never from outside
  Html open(String tag, String style) {
    open.push(tag);
    out.append('<').append(tag).append(" class=\"").append(style).append("\">");
    return this;
  }

  /// Closes the element that was opened last.
  Html close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /// Closes the element that was opened last, and ends the line.
  Html closeLine() {
    close();
    out.append('\n');
    return this;
  }

  /// Adds text of one line, escaped.
  Html text(String text) {
    out.append(escaped(text));
    return this;
  }

  /// Adds text of one line, escaped, in which a name such as `us-east-1` is broken only where it
  /// does not fit on a line of its own.
  Html prose(String text) {
    String between = "";
    for (String word : Escaped.line(text).split(" ", -1)) {
      out.append(between);
      if (NAME.matcher(word).find()) {
        element("span", "name", word);
      } else {
        text(word);
      }
      between = " ";
    }
    return this;
  }

  /// Ends the line; within `pre` a reader sees it.
  Html line() {
    out.append('\n');
    return this;
  }

  /// Adds an element that holds only text.
  Html element(String tag, String text) {
    return open(tag).text(text).close();
  }

  /// Adds an element of a class that holds only text.
  Html element(String tag, String style, String text) {
    return open(tag, style).text(text).close();
  }

  /// Adds an element that holds only prose.
  Html paragraph(String tag, String text) {
    return open(tag).prose(text).close();
  }

  /// Adds an element of a class that holds only prose.
  Html paragraph(String tag, String style, String text) {
    return open(tag, style).prose(text).close();
  }

  /// Adds a link; only its text where the address is not a plain one of HTTPS.
  Html link(String url, String text) {
    if (!url.startsWith("https://") || !Escaped.ascii(url).equals(url)) {
      return text(text);
    }
    out.append("<a rel=\"noreferrer\" href=\"").append(escaped(url)).append("\">");
    out.append(escaped(text)).append("</a>");
    return this;
  }

  /// Adds markup as it is.
  ///
  /// @param markup which is never from outside
  Html markup(String markup) {
    out.append(markup);
    return this;
  }

  /// Returns what was written.
  ///
  /// @throws IllegalStateException where an element is still open
  String written() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return out.toString();
  }

  private static String escaped(String text) {
    return Escaped.line(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
