package io.labelguard.policy.json;

/// Shows a string from a policy inside a message: quoted, on one line, without control characters,
/// and not longer than a person reads.
public final class Quoted {

  private static final int MOST = 120;
  private static final int MOST_OF_A_MESSAGE = 240;

  private Quoted() {}

  /// Returns a string of the policy, in quotes.
  public static String text(String value) {
    return "\"" + shown(value, MOST) + "\"";
  }

  /// Returns a message that has strings of the policy in it.
  static String message(String message) {
    return shown(message, MOST_OF_A_MESSAGE);
  }

  private static String shown(String value, int most) {
    StringBuilder shown = new StringBuilder();
    value
        .codePoints()
        .limit(most)
        .forEach(
            c -> {
              if (Character.isISOControl(c) || !isPrinted(c)) {
                shown.append(String.format("\\u%04x", c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return value.codePointCount(0, value.length()) > most
        ? shown.append('…').toString()
        : shown.toString();
  }

  private static boolean isPrinted(int c) {
    int type = Character.getType(c);
    return type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }
}
