package io.labelguard.local.wire;

/// Writes the XML of the query protocols and of S3.
public final class Xml {

  private Xml() {}

  /// Returns an element around content that is XML already.
  public static String element(String name, String... content) {
    return "<" + name + ">" + String.join("", content) + "</" + name + ">";
  }

  /// Returns an element around a text.
  public static String text(String name, String value) {
    return element(name, escape(value));
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '\r', '\n', '\t' -> escaped.append("&#").append(c).append(';');
                default -> escaped.appendCodePoint(c < 0x20 ? 0xFFFD : c);
              }
            });
    return escaped.toString();
  }
}
