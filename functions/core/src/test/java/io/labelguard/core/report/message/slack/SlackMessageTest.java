package io.labelguard.core.report.message.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.Finding;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.report.message.Alert;
import io.labelguard.core.report.message.AlertJson;
import io.labelguard.core.report.message.AlertsOfTests;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackMessageTest {

  @Test
  void anAlertSaysWhatBreaksWhoDidItAndWhatToRun() throws MalformedJsonException {
    assertThat(texts(AlertsOfTests.tightened()))
        .containsExactly(
            "CRITICAL: 2 labeling jobs will fail - gt-labeling-data denies Ground Truth"
                + " (us-east-1)",
            "\uD83D\uDD34 CRITICAL: 2 labeling jobs will fail - gt-labeling-data denies Ground"
                + " Truth (us-east-1)",
            "`PutBucketPolicy` by *`user/jo`* <!date^1795166405^{date_short_pretty} {time}|"
                + "2026-11-20 09:20:05Z>, with `aws-cli 2.31.20`, from `198.51.100.24`",
            "Deny \"OnlyThroughOurEndpoint\" blocks all requests that do not come through"
                + " vpce-0c1d2e3f4a5b60789. Ground Truth comes through vpce-08408e335ebf95b40 in"
                + " Region us-east-1.",
            "*At risk*\n`street-signs` 101 of 1,101 left\n`cats-and-dogs` 100 of 1,100 left",
            """
            ```
              Deny "OnlyThroughOurEndpoint"
                Condition &gt; StringNotEquals &gt; aws:SourceVpce
                  "vpce-0c1d2e3f4a5b60789"
            +     "vpce-08408e335ebf95b40"
            ```\
            """,
            "*Proven fix, not written.* To write it:",
            """
            ```
            labelguard fix --bucket gt-labeling-data --apply 8c4be331dc33 --region us-east-1
            ```\
            """,
            "The next deploy removes the fix.",
            "<https://us-east-1.console.aws.amazon.com/s3/buckets/gt-labeling-data?region=us-east-1&amp;tab=permissions|Bucket>"
                + " | <https://us-east-1.console.aws.amazon.com/sagemaker/groundtruth?region=us-east-1#/labeling-jobs|Jobs>"
                + " | <https://us-east-1.console.aws.amazon.com/cloudtrailv2/home?region=us-east-1#/events/e-1|Event>"
                + " | `labelguard explain LG101` | `111122223333 us-east-1"
                + " lg-0123456789abcdef0123`");
  }

  @Test
  void aFixIsGreenAndSaysHowToUndoIt() throws MalformedJsonException {
    assertThat(texts(AlertsOfTests.applied(FixOutcome.Result.APPLIED)))
        .anyMatch(text -> text.startsWith("\uD83D\uDFE2 FIXED: gt-labeling-data"))
        .contains(
            "*Fixed*\n`street-signs`",
            "```\nlabelguard undo --bucket gt-labeling-data --fix 81edfaa3-7c1 --region"
                + " us-east-1\n```");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 300, 5_000})
  void aMessageIsReadAtAGlanceWhateverTheNumberOfJobs(int jobs) throws MalformedJsonException {
    List<Finding> findings =
        IntStream.range(0, jobs)
            .mapToObj(i -> AlertsOfTests.finding("labeling-job-with-a-name-of-some-length-" + i))
            .toList();
    Alert alert = AlertsOfTests.alert(findings, Optional.empty(), List.of("x ".repeat(500)));

    assertSmall(message(alert));
  }

  @Test
  void nothingFromOutsideMentionsLinksFormatsOrBreaksOut() throws MalformedJsonException {
    Json message = message(AlertsOfTests.hostile());
    List<String> texts = texts(message);

    assertSmall(message);
    assertThat(texts)
        .noneMatch(text -> text.contains("<!channel") || text.contains("<@"))
        .noneMatch(text -> text.chars().anyMatch(c -> c == 0x1b || c == 0x202e || c == '\r'));
    assertThat(texts.stream().filter(text -> text.startsWith("```\n")))
        .allMatch(text -> text.split("```", -1).length == 3);
    assertThat(texts)
        .filteredOn(text -> !text.startsWith("```\n") && !text.startsWith("*At risk*\n"))
        .noneMatch(text -> text.contains("\n"));
  }

  @Test
  void escapingDoesNotPushAMessageOverItsLimit() throws MalformedJsonException {
    assertSmall(
        message(
            AlertsOfTests.alert(
                List.of(AlertsOfTests.finding("<".repeat(3000))),
                Optional.empty(),
                List.of("&".repeat(3000)))));
  }

  @Test
  void anAlarmOfCloudWatchIsReportedAsOne() throws MalformedJsonException {
    assertThat(
            texts(
                JsonReader.read(
                    SlackMessage.of(
                        "ALARM",
                        """
                        {"AlarmName":"labelguard-FailedEventsAlarm",
                         "AlarmDescription":"A function failed",
                         "AWSAccountId":"111122223333","NewStateValue":"ALARM",
                         "NewStateReason":"Threshold Crossed: 1 datapoint [1.0]",
                         "StateChangeTime":"2026-11-20T10:00:00.000+0000",
                         "Region":"US East (N. Virginia)"}
                        """))))
        .contains(
            "ALARM: labelguard-FailedEventsAlarm",
            "A function failed",
            "Threshold Crossed: 1 datapoint [1.0]");
  }

  @Test
  void anyOtherTextIsShownAsItIs() throws MalformedJsonException {
    assertThat(texts(JsonReader.read(SlackMessage.of("Hello", "not JSON {"))))
        .contains("Hello", "not JSON {");
    assertThat(texts(JsonReader.read(SlackMessage.of("", "[1, 2]"))))
        .contains("Labelguard", "[1, 2]");
  }

  private static void assertSmall(Json message) {
    List<String> texts = texts(message);
    assertThat(((Json.Arr) ((Json.Obj) message).all("blocks").getFirst()).items())
        .hasSizeLessThanOrEqualTo(10);
    assertThat(texts.stream().skip(1).mapToInt(String::length).sum()).isLessThanOrEqualTo(2_000);
  }

  private static Json message(Alert alert) throws MalformedJsonException {
    return JsonReader.read(SlackMessage.of(alert.subject(), AlertJson.line(alert)));
  }

  private static List<String> texts(Alert alert) throws MalformedJsonException {
    return texts(message(alert));
  }

  /// Every text that is shown, at whatever depth.
  private static List<String> texts(Json json) {
    List<String> texts = new ArrayList<>();
    switch (json) {
      case Json.Obj object ->
          object
              .members()
              .forEach(
                  member -> {
                    if (member.name().value().equals("text")
                        && member.value() instanceof Json.Str(String text, _)) {
                      texts.add(text);
                    }
                    texts.addAll(texts(member.value()));
                  });
      case Json.Arr list -> list.items().forEach(item -> texts.addAll(texts(item)));
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
    return texts;
  }
}
