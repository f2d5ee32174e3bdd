package io.labelguard.core.report.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labelguard.core.check.Finding;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnsMessageTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> PEOPLE = List.of("default", "email");
  private static final List<String> PROGRAMS =
      List.of("email-json", "http", "https", "lambda", "sqs");
  private static final int ROOM = 250_000;

  @Test
  void everyProtocolGetsItsOwnForm() throws IOException {
    Alert alert = AlertsOfTests.tightened();
    JsonNode body = body(new AlertBounds.Fitting(alert, alert));
    assertThat(body.fieldNames())
        .toIterable()
        .containsExactly("default", "email", "sms", "email-json", "http", "https", "lambda", "sqs");
    assertThat(PEOPLE)
        .allSatisfy(
            protocol -> assertThat(body.path(protocol).textValue()).isEqualTo(AlertText.of(alert)));
    assertThat(PROGRAMS)
        .allSatisfy(
            protocol ->
                assertThat(body.path(protocol).textValue()).isEqualTo(AlertJson.line(alert)));
    assertThat(body.path("sms").textValue()).isEqualTo(SmsText.of(alert));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 300, 5_000})
  void everyBodyKeepsItsBoundWhateverTheNumberOfJobs(int jobs) throws IOException {
    List<Finding> findings =
        IntStream.range(0, jobs).mapToObj(i -> AlertsOfTests.finding("job-" + i)).toList();
    AlertBounds.Fitting fitting = fitted(findings);
    assertThat(SnsMessage.size(fitting)).isLessThanOrEqualTo(ROOM);
    JsonNode body = body(fitting);
    assertThat(body.path("sms").textValue()).hasSizeLessThanOrEqualTo(140);
    for (String protocol : PEOPLE) {
      assertThat(body.path(protocol).textValue().lines()).hasSizeLessThanOrEqualTo(75);
    }
    for (String protocol : PROGRAMS) {
      JsonNode alert = JSON.readTree(body.path(protocol).textValue());
      int left = alert.path("findings").size();
      assertThat(left).isBetween(Math.min(jobs, 10), jobs);
      assertThat(alert.path("notes").toString().contains((jobs - left) + " more findings"))
          .isEqualTo(left < jobs);
    }
  }

  @Test
  void whatIsLargeInEveryFieldStillFits() throws IOException {
    String large = "\"\\\u0007é".repeat(5_000);
    List<Finding> findings =
        IntStream.range(0, 30).mapToObj(i -> AlertsOfTests.finding(large + i, large)).toList();
    AlertBounds.Fitting fitting = fitted(findings);
    assertThat(SnsMessage.size(fitting)).isLessThanOrEqualTo(ROOM);
    JsonNode body = body(fitting);
    assertThat(body.path("default").textValue()).contains("labelguard audit");
    assertThat(JSON.readTree(body.path("sqs").textValue()).path("subject").textValue())
        .startsWith("CRITICAL: 30 labeling jobs will fail - gt-labeling-data");
  }

  private static AlertBounds.Fitting fitted(List<Finding> findings) {
    return new AlertBounds(ROOM, SnsMessage::size)
        .within(AlertsOfTests.alert(findings, Optional.empty(), List.of()));
  }

  private static JsonNode body(AlertBounds.Fitting fitting) throws IOException {
    return JSON.readTree(SnsMessage.of(fitting));
  }
}
