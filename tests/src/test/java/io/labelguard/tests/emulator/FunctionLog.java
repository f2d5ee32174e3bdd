package io.labelguard.tests.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The lines that a function logged under the emulator.
///
/// @param lines without those of the emulator
record FunctionLog(List<JsonNode> lines) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final Set<String> LEVELS =
      Set.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL");

  /// What the emulator prints of an invocation, as Lambda does in a log of plain text.
  private static final Pattern PLATFORM = Pattern.compile("(START|END|REPORT|RequestId:?) .*|");

  /// A line of the emulator's own log. All else there is the function's.
  private static final Pattern OWN =
      Pattern.compile("\\d{2} \\w{3} \\d{4} [\\d:,]+ \\[\\w+] \\(rapid\\) .*|");

  FunctionLog {
    lines = List.copyOf(lines);
  }

  /// Reads and checks the log: every line is a JSON object with a timestamp, a level that Lambda's
  /// filter knows and a message, and none has a secret.
  static FunctionLog read(Emulator emulator, Collection<String> secrets) throws IOException {
    assertThat(emulator.ownLog().lines())
        .as("the function's lines on standard error, which no filter reads")
        .allMatch(line -> OWN.matcher(line).matches());
    assertThat(emulator.output()).doesNotContain(secrets.toArray(CharSequence[]::new));
    return new FunctionLog(
        emulator
            .output()
            .lines()
            .filter(line -> !PLATFORM.matcher(line).matches())
            .map(FunctionLog::line)
            .toList());
  }

  /// Returns the lines with this member.
  List<JsonNode> with(String name, String value) {
    return lines.stream().filter(line -> line.path(name).asText().equals(value)).toList();
  }

  private static JsonNode line(String text) {
    try {
      JsonNode line = JSON.readTree(text);
      assertThat(Instant.parse(line.path("timestamp").asText())).as(text).isNotNull();
      assertThat(LEVELS).as(text).contains(line.path("level").asText());
      assertThat(line.path("message").asText()).as(text).isNotBlank();
      return line;
    } catch (JsonProcessingException e) {
      throw new AssertionError("not one JSON object: " + text, e);
    }
  }
}
