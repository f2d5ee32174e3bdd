package io.labelguard.lambda.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import io.labelguard.core.report.message.Build;
import io.labelguard.policy.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.slf4j.event.KeyValuePair;

/// Writes a log event as one JSON object on one line; its key-value pairs become members.
///
/// The JSON writer escapes every string, so that no text from outside can start a new line or hide
/// in control characters. `timestamp` is RFC 3339, which Lambda's level filter needs. Logback's own
/// JsonEncoder would put the pairs into a list, where a metric filter cannot name them.
public final class JsonLines extends EncoderBase<ILoggingEvent> {

  private static final Set<String> OWN =
      Set.of("timestamp", "level", "logger", "message", "error", "version", "commit");
  private static final byte[] NOTHING = {};

  private final Optional<Build> build;

  /// @param build stands in every line
  public JsonLines(Optional<Build> build) {
    this.build = build;
  }

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    return (line(event) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private String line(ILoggingEvent event) {
    return JsonWriter.object(
        out -> {
          out.text("timestamp", event.getInstant().toString())
              .text("level", event.getLevel().toString())
              .text("logger", event.getLoggerName())
              .text("message", visible(event.getFormattedMessage()));
          build.ifPresent(
              each -> out.text("version", each.version()).text("commit", each.commit()));
          event.getMDCPropertyMap().forEach((key, value) -> member(key, value, out));
          pairs(event, out);
          Optional.ofNullable(event.getThrowableProxy())
              .ifPresent(thrown -> out.text("error", visible(ThrowableProxyUtil.asString(thrown))));
        });
  }

  private static void pairs(ILoggingEvent event, JsonWriter out) {
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        if (pair.value instanceof Long number && !OWN.contains(pair.key)) {
          out.number(pair.key, number); // a metric filter takes a value from a number only
        } else {
          member(pair.key, String.valueOf(pair.value), out);
        }
      }
    }
  }

  private static void member(String key, String value, JsonWriter out) {
    out.text(OWN.contains(key) ? "_" + key : key, visible(value));
  }

  /// Replaces characters that JSON does not escape but a terminal acts on: C1 controls and marks
  /// that change the direction of writing.
  private static String visible(String text) {
    return text.codePoints()
        .map(
            c ->
                (c >= 0x7f && c <= 0x9f)
                        || (c >= 0x202a && c <= 0x202e)
                        || (c >= 0x2066 && c <= 0x2069)
                    ? 0xfffd
                    : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
