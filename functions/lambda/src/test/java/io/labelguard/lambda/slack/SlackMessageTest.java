package io.labelguard.lambda.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labelguard.core.check.About;
import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Consequence;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.check.Severity;
import io.labelguard.core.event.Actor;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.Alert;
import io.labelguard.core.report.AlertJson;
import io.labelguard.core.report.slack.SlackMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlackMessageTest {

  private static final String HOSTILE =
      "<!channel> <@U0123> & \u001b[31m *bold* \u202e ``` \nLG000 ok";

  @Test
  void anAlertTellsWhoDidWhatWhichFindingsAndWhatWasDone() throws IOException {
    var message = message(alert(List.of(finding("cats-and-dogs is denied")), true));
    var texts = texts(message);
    assertThat(message.path("blocks").path(0).path("type").asText()).isEqualTo("header");
    assertThat(texts)
        .contains(
            "Account 111122223333, us-east-1, PutBucketPolicy by arn:aws:iam::111122223333:user/jo"
                + " at 2026-11-20T09:20:05Z, from 198.51.100.24, with aws-cli.",
            "LG101 (critical): cats-and-dogs is denied",
            "```\n+ vpce-08408e335ebf95b40\n```",
            "the companion keeps others out",
            "Bucket gt-labeling-data: applied.",
            "no trail logs management events here",
            "Alert alert-1");
  }

  @Test
  void nothingFromOutsideMentionsLinksFormatsOrBreaksOut() throws IOException {
    var alert =
        new Alert(
            HOSTILE,
            HOSTILE,
            "111122223333",
            "us-east-1",
            Optional.of(facts(HOSTILE)),
            List.of(finding(HOSTILE)),
            Optional.of(
                new FixOutcome(
                    Target.bucket(HOSTILE),
                    FixOutcome.Result.NOT_APPLIED,
                    Optional.empty(),
                    Optional.of(HOSTILE),
                    Optional.of(HOSTILE),
                    Optional.empty(),
                    List.of(HOSTILE))),
            List.of(HOSTILE),
            Optional.of(HOSTILE));
    var message = message(alert);
    assertThat(message.toString()).doesNotContain("<", ">", "\u001b", "\u202e");
    var fenced = texts(message).stream().filter(text -> text.startsWith("```\n")).toList();
    assertThat(fenced).hasSize(4).allMatch(text -> text.split("```", -1).length == 3);
    assertThat(texts(message))
        .filteredOn(text -> !fenced.contains(text))
        .noneMatch(text -> text.contains("\n"));
  }

  @Test
  void aThousandJobsOfOneCauseAreOneSection() throws IOException {
    var message = message(alert(Collections.nCopies(1000, finding("denied")), false));
    assertThat(texts(message)).filteredOn(text -> text.contains("denied")).hasSize(1);
    assertThat(message.path("blocks").size()).isLessThan(10);
  }

  @Test
  void aThousandCausesStayWithinSlacksLimits() throws IOException {
    List<Finding> findings =
        IntStream.range(0, 1000).mapToObj(i -> finding("x".repeat(5000), "s3:Action" + i)).toList();
    var message = message(alert(findings, true));
    assertThat(message.path("blocks").size()).isLessThanOrEqualTo(50);
    assertThat(message.toString().length()).isLessThan(16_000);
    assertThat(texts(message)).allMatch(text -> text.length() <= 3000);
    assertThat(message.toString()).contains("shortened");
  }

  @Test
  void escapingDoesNotPushASectionOverItsLimit() throws IOException {
    var message = message(alert(List.of(finding("<".repeat(3000))), false));
    assertThat(texts(message)).allMatch(text -> text.length() <= 3000);
  }

  @Test
  void anAlarmOfCloudWatchIsToldAsOne() throws IOException {
    var message =
        parsed(
            SlackMessage.of(
                "ALARM",
                """
                {"AlarmName":"labelguard-FailedEventsAlarm","AlarmDescription":"A function failed",
                 "AWSAccountId":"111122223333","NewStateValue":"ALARM",
                 "NewStateReason":"Threshold Crossed: 1 datapoint [1.0]",
                 "StateChangeTime":"2026-11-20T10:00:00.000+0000","Region":"US East (N. Virginia)"}
                """));
    assertThat(texts(message))
        .contains(
            "ALARM: labelguard-FailedEventsAlarm",
            "A function failed",
            "Threshold Crossed: 1 datapoint [1.0]");
  }

  @Test
  void anyOtherTextIsToldAsItIs() throws IOException {
    assertThat(texts(parsed(SlackMessage.of("Hello", "not JSON {"))))
        .contains("Hello", "not JSON {");
    assertThat(texts(parsed(SlackMessage.of("", "[1, 2]")))).contains("Labelguard", "[1, 2]");
  }

  private static Alert alert(List<Finding> findings, boolean applied) {
    return new Alert(
        "alert-1",
        "Two running jobs lose gt-labeling-data",
        "111122223333",
        "us-east-1",
        Optional.of(facts("aws-cli")),
        findings,
        applied
            ? Optional.of(
                new FixOutcome(
                    Target.bucket("gt-labeling-data"),
                    FixOutcome.Result.APPLIED,
                    Optional.of(new FixOutcome.Write("fix-1", new Purpose.Fix())),
                    Optional.of("+ edit"),
                    Optional.empty(),
                    Optional.of("{}"),
                    List.of()))
            : Optional.empty(),
        List.of("no trail logs management events here"),
        Optional.empty());
  }

  private static EventFacts facts(String userAgent) {
    return new EventFacts(
        "e-1",
        "PutBucketPolicy",
        "111122223333",
        "us-east-1",
        Instant.parse("2026-11-20T09:20:05Z"),
        new Actor(
            Optional.of("arn:aws:iam::111122223333:user/jo"),
            Optional.empty(),
            Optional.of("111122223333"),
            Optional.of(userAgent),
            Optional.of("198.51.100.24"),
            Optional.empty()),
        Optional.empty());
  }

  private static Finding finding(String message) {
    return finding(message, "s3:GetObject");
  }

  private static Finding finding(String message, String action) {
    return new Finding(
        CheckId.GROUND_TRUTH_DENIED,
        Severity.CRITICAL,
        Consequence.FAILS_AT_NEXT_BATCH,
        About.access("gt-labeling-data", "cats-and-dogs", AccessPath.GROUND_TRUTH),
        new Finding.Evidence(List.of(action), List.of(), List.of()),
        message,
        new FixAdvice(
            FixAdvice.Status.PROVEN,
            Optional.of("+ vpce-08408e335ebf95b40"),
            Optional.of("{}"),
            List.of("the companion keeps others out")));
  }

  private static JsonNode message(Alert alert) throws IOException {
    return parsed(SlackMessage.of(alert.subject(), AlertJson.line(alert)));
  }

  /// Every text that is shown, at whatever depth.
  private static List<String> texts(JsonNode node) {
    var texts = new ArrayList<String>();
    if (node.path("text").isTextual()) {
      texts.add(node.path("text").asText());
    }
    node.forEach(child -> texts.addAll(texts(child)));
    return texts;
  }

  private static JsonNode parsed(String json) throws IOException {
    return new ObjectMapper().readTree(json);
  }
}
