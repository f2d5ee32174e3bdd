package io.labelguard.policy.json;

/// Removes the white space between the tokens of JSON text, as S3 does before it counts a policy's
/// bytes.
public final class CompactText {

  private CompactText() {}

  /// {@return the text without white space outside its strings}
  ///
  /// @param json well-formed JSON; any other text loses white space as well
  public static String of(String json) {
    StringBuilder compact = new StringBuilder(json.length());
    boolean quoted = false;
    for (int at = 0; at < json.length(); at++) {
      char c = json.charAt(at);
      if (quoted && c == '\\' && at + 1 < json.length()) {
        compact.append(c).append(json.charAt(++at));
        continue;
      }
      quoted ^= c == '"';
      if (quoted || " \t\r\n".indexOf(c) < 0) {
        compact.append(c);
      }
    }
    return compact.toString();
  }
}
