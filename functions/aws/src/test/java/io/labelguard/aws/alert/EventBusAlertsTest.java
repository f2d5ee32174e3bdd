package io.labelguard.aws.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labelguard.aws.LoopbackAws;
import io.labelguard.aws.LoopbackAws.Answer;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.core.check.Finding;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.report.message.Alert;
import io.labelguard.core.report.message.AlertJson;
import io.labelguard.core.report.message.AlertsOfTests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

class EventBusAlertsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TAKEN =
      "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"e-1\"}]}";

  @Test
  void anAlertIsOneEventOfOurSource() throws IOException {
    Alert alert = AlertsOfTests.tightened();
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok(TAKEN))) {
      assertThat(alerts(aws).send(alert)).isEqualTo(new Receipt(200, "e-1"));
      LoopbackAws.Ask ask = aws.asked().getFirst();
      assertThat(ask.headers().get("x-amz-target")).isEqualTo("AWSEvents.PutEvents");
      assertThat(ask.headers().get("authorization")).contains("/eu-west-1/events/aws4_request");
      assertThat(JSON.readTree(ask.body()))
          .isEqualTo(
              JSON.createObjectNode()
                  .set(
                      "Entries",
                      JSON.createArrayNode()
                          .add(
                              JSON.createObjectNode()
                                  .put("Source", "labelguard")
                                  .put("DetailType", "Labelguard Alert")
                                  .put("Detail", AlertJson.line(alert)))));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 300, 5_000})
  void anEventKeepsItsBoundWhateverTheNumberOfJobs(int jobs) throws IOException {
    List<Finding> findings =
        IntStream.range(0, jobs).mapToObj(i -> AlertsOfTests.finding("job-" + i)).toList();
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok(TAKEN))) {
      alerts(aws).publish(AlertsOfTests.alert(findings, Optional.empty(), List.of()));
      JsonNode entries = JSON.readTree(aws.asked().getFirst().body()).path("Entries");
      assertThat(entries).hasSize(1);
      String detail = entries.path(0).path("Detail").textValue();
      assertThat(detail.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(256_000);
      assertThat(JSON.readTree(detail).path("findings")).hasSizeBetween(Math.min(jobs, 100), jobs);
    }
  }

  @Test
  void anEntryThatWasNotTakenIsAFailureThoughTheAnswerIs200() {
    CallFailure failure =
        failure(
            Answer.ok(
                """
                {"FailedEntryCount":1,
                 "Entries":[{"ErrorCode":"ThrottlingException","ErrorMessage":"Rate exceeded"}]}
                """));
    assertThat(failure.sentence())
        .contains("put the alert")
        .contains(AlertsOfTests.tightened().id())
        .endsWith("HTTP 200, ThrottlingException: Rate exceeded.");
    assertThat(failure.refused()).isFalse();
  }

  @Test
  void aRefusalNamesThePermission() {
    CallFailure failure =
        failure(Answer.jsonError(400, "AccessDeniedException", "not allowed: events:PutEvents"));
    assertThat(failure.refused()).isTrue();
    assertThat(failure.sentence()).contains("events:PutEvents");
  }

  @Test
  void anAnswerThatCannotBeReadIsNeverASuccess() {
    for (String body :
        List.of("", "{}", "[]", "<html>", "{\"Entries\":[{}]}", "{\"Entries\":{}}")) {
      try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok(body))) {
        assertThatThrownBy(() -> alerts(aws).publish(AlertsOfTests.tightened()))
            .isInstanceOf(CallFailedException.class);
      }
    }
  }

  @Test
  void everyPartitionHasItsOwnAddress() {
    assertThat(EventBusAlerts.addressIn(Region.US_EAST_1).endpoint())
        .hasToString("https://events.us-east-1.amazonaws.com");
    assertThat(EventBusAlerts.addressIn(Region.CN_NORTH_1).endpoint())
        .hasToString("https://events.cn-north-1.amazonaws.com.cn");
  }

  private static CallFailure failure(Answer answer) {
    try (LoopbackAws aws = new LoopbackAws(_ -> answer)) {
      return catchThrowableOfType(
              CallFailedException.class, () -> alerts(aws).publish(AlertsOfTests.tightened()))
          .failure();
    }
  }

  private static EventBusAlerts alerts(LoopbackAws aws) {
    return new EventBusAlerts(
        new SignedCalls(
            UrlConnectionHttpClient.create(),
            LoopbackAws.credentials(),
            EventBusAlerts.addressIn(Region.EU_WEST_1).at(aws.uri())));
  }
}
