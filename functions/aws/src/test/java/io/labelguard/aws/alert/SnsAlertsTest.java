package io.labelguard.aws.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labelguard.aws.LoopbackAws;
import io.labelguard.aws.LoopbackAws.Answer;
import io.labelguard.core.check.Finding;
import io.labelguard.core.report.Alert;
import io.labelguard.core.report.AlertJson;
import io.labelguard.core.report.AlertText;
import io.labelguard.core.report.AlertsOfTests;
import io.labelguard.core.report.SnsMessage;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;

class SnsAlertsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SNS_LIMIT = 262_144;

  @Test
  void everyReceiverGetsItsOwnForm() throws IOException {
    Alert alert = AlertsOfTests.tightened();
    Map<String, String> sent = published(alert).getFirst();
    assertThat(sent)
        .containsEntry("TopicArn", "arn:topic")
        .containsEntry("MessageStructure", "json")
        .containsEntry("Subject", alert.subject());
    JsonNode message = JSON.readTree(sent.get("Message"));
    assertThat(message.path("default").asText()).isEqualTo(AlertText.of(alert));
    assertThat(message.path("lambda").asText()).isEqualTo(AlertJson.line(alert));
    assertThat(message.path("sqs").asText()).isEqualTo(AlertJson.line(alert));
    assertThat(JSON.readTree(message.path("https").asText()))
        .isEqualTo(
            JSON.readTree(
                """
                {"version":"1.0","source":"custom","id":"gt-labeling-data-1","content":{
                  "textType":"client-markdown",
                  "title":"CRITICAL: gt-labeling-data denies Ground Truth under 2 running jobs",
                  "description":"`account 111122223333, Region us-east-1`\\n`PutBucketPolicy at 2026-11-20T09:20:05Z by arn:aws:iam::111122223333:user/jo`\\n`critical LG101 Ground Truth can no longer read the bucket.`\\n`critical LG101 Ground Truth can no longer read the bucket.`\\n`The next deploy removes the fix.`\\nThe e-mail and the JSON of this alert have the full text and the diffs.",
                  "keywords":["LG101"]},
                 "metadata":{"threadId":"gt-labeling-data-1",
                  "summary":"CRITICAL: gt-labeling-data denies Ground Truth under 2 running jobs",
                  "eventType":"labelguard-finding",
                  "relatedResources":["cats-and-dogs","gt-labeling-data","street-signs"]}}
                """));
  }

  @Test
  void noStringFromOutsideCanMentionAnybodyInChat() throws IOException {
    JsonNode message = JSON.readTree(published(AlertsOfTests.hostile()).getFirst().get("Message"));
    String chat = message.path("https").asText();
    assertThat(chat)
        .doesNotContain("<!channel>")
        .doesNotContain("<@U0123>")
        .doesNotContain("\u001b");
    assertThat(JSON.readTree(chat).path("content").path("description").asText())
        .contains(
            "`critical LG101 &lt;!channel&gt; &lt;@U0123&gt; 'x' *b*\\u001b[31m\\r\\nLG000 ok");
  }

  @Test
  void aSubjectIsWhatSnsTakes() {
    assertThat(SnsMessage.subject("plain")).isEqualTo("plain");
    assertThat(SnsMessage.subject("a\u001b[31m\nb")).isEqualTo("a\\u001b[31m\\nb");
    assertThat(SnsMessage.subject("Zürich → 東京 🚦")).isEqualTo("Z?rich ? ?? ?");
    assertThat(SnsMessage.subject("cut…")).isEqualTo("cut...");
    assertThat(SnsMessage.subject(" ")).isEqualTo("Labelguard");
  }

  @Test
  void aLongSubjectIsCutBelowOneHundred() {
    assertThat(SnsMessage.subject("x".repeat(300))).hasSize(99).endsWith("...");
  }

  @Test
  void anAlertOfTheUsualSizeIsOneMessage() {
    assertThat(published(AlertsOfTests.tightened())).hasSize(1);
  }

  @Test
  void aLargeAlertIsSplitAndNoFindingIsLost() throws IOException {
    List<Finding> findings =
        IntStream.range(0, 40)
            .mapToObj(i -> AlertsOfTests.finding("job-" + i, "{\"é\":" + "\"x\"".repeat(5_000) + i))
            .toList();
    List<String> jobs = new ArrayList<>();
    List<Map<String, String>> parts =
        published(AlertsOfTests.alert(findings, Optional.empty(), List.of()));
    assertThat(parts).hasSizeGreaterThan(1);
    for (int i = 0; i < parts.size(); i++) {
      String text = parts.get(i).get("Message");
      assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThan(SNS_LIMIT);
      JsonNode alert = JSON.readTree(JSON.readTree(text).path("lambda").asText());
      alert.path("findings").forEach(each -> jobs.add(each.path("job").asText()));
      assertThat(alert.path("notes").toString())
          .contains("part %d of %d of one alert".formatted(i + 1, parts.size()));
    }
    assertThat(jobs).hasSize(40).doesNotHaveDuplicates();
  }

  @Test
  void aSingleFindingThatIsTooLargeIsCutAndSaysSo() throws IOException {
    Finding finding = AlertsOfTests.finding("a-job", "x".repeat(300_000));
    List<Map<String, String>> parts =
        published(AlertsOfTests.alert(List.of(finding), Optional.empty(), List.of()));
    assertThat(parts).hasSize(1);
    JsonNode message = JSON.readTree(parts.getFirst().get("Message"));
    JsonNode alert = JSON.readTree(message.path("lambda").asText());
    assertThat(alert.path("findings").path(0).path("job").asText()).isEqualTo("a-job");
    assertThat(alert.path("findings").path(0).path("fix").has("policy")).isFalse();
    assertThat(alert.path("notes").toString()).contains("were cut");
    assertThat(message.path("default").asText()).contains("were cut");
  }

  private static List<Map<String, String>> published(Alert alert) {
    String answer =
        "<PublishResponse><PublishResult><MessageId>m</MessageId></PublishResult></PublishResponse>";
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok(answer))) {
      new SnsAlerts(aws.client(SnsClient.builder()), "arn:topic").publish(alert);
      return aws.asked().stream().map(ask -> form(ask.body())).toList();
    }
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new HashMap<>();
    for (String pair : body.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return form;
  }
}
