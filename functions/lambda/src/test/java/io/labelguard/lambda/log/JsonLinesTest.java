package io.labelguard.lambda.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labelguard.core.report.message.Build;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesTest {

  private static final String HOSTILE = "a\nb \u001b[2J \u009b31m \u202e \" </x>";

  @Test
  void aLineIsOneJsonObjectWithWhatTheFiltersNeed() throws IOException {
    var line = line(log -> log.info("policy of {} judged", "gt-labeling-data"));
    assertThat(Instant.parse(line.path("timestamp").asText())).isBeforeOrEqualTo(Instant.now());
    assertThat(line.path("level").asText()).isEqualTo("INFO");
    assertThat(line.path("logger").asText()).isEqualTo("io.labelguard.test");
    assertThat(line.path("message").asText()).isEqualTo("policy of gt-labeling-data judged");
    assertThat(line.path("version").asText()).isEqualTo("0.2.0");
    assertThat(line.path("commit").asText()).isEqualTo("1a2b3c4d");
  }

  @Test
  void keyValuePairsAreMembersThatAMetricFilterCanName() throws IOException {
    var line =
        line(
            log ->
                log.atInfo()
                    .addKeyValue("event", "finding")
                    .addKeyValue("check", "LG101")
                    .addKeyValue("level", "forged")
                    .log("told"));
    assertThat(line.path("event").asText()).isEqualTo("finding");
    assertThat(line.path("check").asText()).isEqualTo("LG101");
    assertThat(line.path("level").asText()).isEqualTo("INFO");
    assertThat(line.path("_level").asText()).isEqualTo("forged");
  }

  /// A metric filter takes a value from a number only.
  @Test
  void aNumberIsANumber() throws IOException {
    var line = line(log -> log.atInfo().addKeyValue("seconds", 73L).log("published"));
    assertThat(line.path("seconds").isIntegralNumber()).isTrue();
    assertThat(line.path("seconds").asLong()).isEqualTo(73);
  }

  @Test
  void nothingFromOutsideCanStartALineOrMoveACursor() {
    var text =
        text(
            log ->
                log.atWarn()
                    .addKeyValue("bucket", HOSTILE)
                    .setCause(new IllegalStateException(HOSTILE))
                    .log("no such bucket: {}", HOSTILE));
    assertThat(text.strip().lines()).hasSize(1);
    assertThat(text.strip()).doesNotContainPattern("[\\x00-\\x1f\\x7f-\\x9f\\u202a-\\u202e]");
  }

  @Test
  void anErrorIsToldWithItsTrace() throws IOException {
    var line = line(log -> log.error("failed", new IllegalStateException("no table")));
    assertThat(line.path("error").asText())
        .startsWith("java.lang.IllegalStateException: no table")
        .contains("anErrorIsToldWithItsTrace");
  }

  @ParameterizedTest
  @CsvSource({"DEBUG,DEBUG", "INFO,INFO", "WARN,WARN", "FATAL,ERROR", "nonsense,INFO"})
  void inLambdaTheFunctionsOwnLevelHolds(String asked, String set) {
    var context = new LoggerContext();
    new LogConfigurator(
            Map.of("AWS_LAMBDA_FUNCTION_NAME", "labelguard", "AWS_LAMBDA_LOG_LEVEL", asked))
        .configure(context);
    assertThat(context.getLogger("io.labelguard").getLevel()).isEqualTo(Level.toLevel(set));
    assertThat(context.getLogger("software.amazon").getEffectiveLevel()).isEqualTo(Level.WARN);
  }

  @Test
  void outsideLambdaOnlyWarningsAreWritten() {
    var context = new LoggerContext();
    new LogConfigurator(Map.of()).configure(context);
    assertThat(context.getLogger("io.labelguard").getEffectiveLevel()).isEqualTo(Level.WARN);
  }

  private static JsonNode line(Consumer<Logger> logging) throws IOException {
    return new ObjectMapper().readTree(text(logging));
  }

  private static String text(Consumer<Logger> logging) {
    var context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    var events = new ListAppender<ILoggingEvent>();
    events.setContext(context);
    events.start();
    var log = context.getLogger("io.labelguard.test");
    log.addAppender(events);
    logging.accept(log);
    var encoder = new JsonLines(Optional.of(new Build("0.2.0", "1a2b3c4d")));
    return new String(encoder.encode(events.list.getFirst()), StandardCharsets.UTF_8);
  }
}
