package io.labelguard.core.guard;

import static java.util.stream.Collectors.joining;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Writes the id and the subject of an alert.
final class AlertWords {

  /// SNS accepts fewer than 100 characters and no control characters.
  ///
  /// @see <a href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html">Publish</a>
  private static final int LONGEST_SUBJECT = 99;

  private AlertWords() {}

  /// Returns the id that an alert shares with its repeats and with the outcome of its fix.
  ///
  /// @param about the key of a target, or another name for what the alert is about
  /// @param state distinguishes one problem with the target from the next, such as a fingerprint
  static String id(Settings settings, String about, String state) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  String.join("\n", settings.account(), settings.region(), about, state)
                      .getBytes(StandardCharsets.UTF_8));
      return "lg-" + HexFormat.of().formatHex(hash, 0, 10);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// Returns `LG101, LG401 on bucket b (us-east-1)`.
  static String subject(Settings settings, List<Finding> findings, String target) {
    String checks =
        findings.stream()
            .map(Finding::check)
            .distinct()
            .sorted()
            .map(CheckId::text)
            .collect(joining(", "));
    return oneLine("Labelguard: " + checks + " on " + target + " (" + settings.region() + ")");
  }

  /// Returns the text on one line without control characters, cut to the length of a subject.
  static String oneLine(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isISOControl(c) || !Character.isDefined(c) ? ' ' : c)
        .takeWhile(c -> out.length() + Character.charCount(c) <= LONGEST_SUBJECT - 1)
        .forEach(out::appendCodePoint);
    return out.length() < text.length() ? out.append('…').toString() : out.toString();
  }
}
