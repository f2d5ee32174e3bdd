package io.labelguard.core.report.text;

import java.util.regex.Pattern;

/// Writes Labelguard's own commands for a person to paste.
public final class Commands {

  /// The first digits of a fingerprint or id are enough to name it in a command.
  public static final int DIGITS = 12;

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/:=@%+,-]+");

  private Commands() {}

  /// Returns the command that shows the fix of a bucket's policy.
  public static String fix(String bucket) {
    return "labelguard fix --bucket " + word(bucket);
  }

  /// Returns the command that removes a fix again.
  public static String undo(String bucket, String id) {
    return "labelguard undo --bucket " + word(bucket) + " --fix " + word(shortId(id));
  }

  /// Returns the command that lists the fixes of a bucket.
  public static String history(String bucket) {
    return "labelguard history --bucket " + word(bucket);
  }

  /// Returns the command that lets the guard write again what someone took back.
  ///
  /// @param kind `bucket` or `team`
  public static String rearm(String kind, String name) {
    return "labelguard rearm --" + kind + " " + word(name);
  }

  /// Returns the command that closes the breaker again.
  ///
  /// @param kind `bucket`, `team` or `workforce`
  public static String resetBreaker(String kind, String name) {
    return "labelguard breaker --" + kind + " " + word(name) + " --reset";
  }

  /// Returns a command for the account's resources in a Region.
  public static String in(String region, String command) {
    return command + " --region " + word(region);
  }

  /// Returns a word of a command, in single quotes where a shell would read more into it.
  public static String word(String word) {
    return PLAIN.matcher(word).matches()
        ? word
        : "'" + Escaped.line(word).replace("'", "'\\''") + "'";
  }

  private static String shortId(String id) {
    return id.length() <= DIGITS ? id : id.substring(0, DIGITS);
  }
}
