package io.labelguard.core.policy;

/// Shows a string from a policy inside a message: quoted, on one line, without control characters,
/// and not longer than a person reads.
final class Quoted {

  private static final int MOST = 120;

  private Quoted() {}

  static String text(String value) {
    StringBuilder shown = new StringBuilder("\"");
    value
        .codePoints()
        .limit(MOST)
        .forEach(
            c -> {
              if (Character.isISOControl(c) || !isPrinted(c)) {
                shown.append(String.format("\\u%04x", c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.append(value.codePointCount(0, value.length()) > MOST ? "…\"" : "\"").toString();
  }

  private static boolean isPrinted(int c) {
    int type = Character.getType(c);
    return type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }
}
