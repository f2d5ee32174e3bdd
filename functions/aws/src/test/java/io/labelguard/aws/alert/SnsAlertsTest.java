package io.labelguard.aws.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labelguard.aws.LoopbackAws;
import io.labelguard.aws.LoopbackAws.Answer;
import io.labelguard.core.check.Finding;
import io.labelguard.core.report.message.Alert;
import io.labelguard.core.report.message.AlertJson;
import io.labelguard.core.report.message.AlertText;
import io.labelguard.core.report.message.AlertsOfTests;
import io.labelguard.core.report.message.ChatNotification;
import io.labelguard.core.report.message.SmsText;
import io.labelguard.core.report.message.SnsMessage;
import io.labelguard.core.report.text.Quantity;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.SnsClient;

class SnsAlertsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SNS_LIMIT = 262_144;
  private static final String ANSWER =
      "<PublishResponse><PublishResult><MessageId>m</MessageId></PublishResult></PublishResponse>";

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
    assertThat(message.path("https").asText()).isEqualTo(AlertJson.line(alert));
    assertThat(message.path("sms").asText()).isEqualTo(SmsText.of(alert));
  }

  @Test
  void subscriptionsCanFilterByWhatItIsAbout() {
    Map<String, String> sent = published(AlertsOfTests.tightened()).getFirst();
    Map<String, String> attributes = new TreeMap<>();
    for (int i = 1; sent.containsKey("MessageAttributes.entry." + i + ".Name"); i++) {
      String entry = "MessageAttributes.entry." + i;
      attributes.put(
          sent.get(entry + ".Name"),
          sent.get(entry + ".Value.DataType") + " " + sent.get(entry + ".Value.StringValue"));
    }
    assertThat(attributes)
        .containsExactly(
            Map.entry("account", "String 111122223333"),
            Map.entry("bucket", "String.Array [\"gt-labeling-data\"]"),
            Map.entry("check", "String.Array [\"LG101\"]"),
            Map.entry("outcome", "String found"),
            Map.entry("region", "String us-east-1"),
            Map.entry("severity", "String critical"));
  }

  @Test
  void theTopicForChatGetsNothingButTheNotification() {
    Alert alert = AlertsOfTests.tightened();
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok(ANSWER))) {
      assertThat(new ChatAlerts(aws.client(SnsClient.builder()), "arn:chat").send(alert))
          .isEqualTo(new Receipt(200, "m"));
      Map<String, String> sent = form(aws.asked().getFirst().body());
      assertThat(sent)
          .containsEntry("TopicArn", "arn:chat")
          .containsEntry("Message", ChatNotification.of(alert))
          .containsEntry("MessageAttributes.entry.1.Value.DataType", "String")
          .doesNotContainKey("MessageStructure");
    }
  }

  @Test
  void theAnswerOfSnsIsReturned() {
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok(ANSWER))) {
      assertThat(
              new SnsAlerts(aws.client(SnsClient.builder()), "arn:topic")
                  .send(AlertsOfTests.tightened()))
          .isEqualTo(new Receipt(200, "m"));
    }
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

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 300, 5_000})
  void oneChangeIsOneMessageWhateverTheNumberOfJobs(int jobs) throws IOException {
    List<Finding> findings =
        IntStream.range(0, jobs).mapToObj(i -> AlertsOfTests.finding("job-" + i)).toList();
    List<Map<String, String>> messages =
        published(AlertsOfTests.alert(findings, Optional.empty(), List.of()));

    assertThat(messages).hasSize(1);
    String text = messages.getFirst().get("Message");
    assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThan(SNS_LIMIT);
    JsonNode message = JSON.readTree(text);
    assertThat(message.path("default").asText().lines()).hasSizeLessThan(75);
    assertThat(message.path("default").asText())
        .containsOnlyOnce("+     \"vpce-08408e335ebf95b40\"")
        .contains(jobs > 10 ? "and " + Quantity.of(jobs - 10, "more job") : "job-" + (jobs - 1));
    JsonNode alert = JSON.readTree(message.path("lambda").asText());
    int left = alert.path("findings").size();
    assertThat(left).isPositive();
    assertThat(alert.path("notes").toString().contains((jobs - left) + " more findings were left"))
        .isEqualTo(left < jobs);
  }

  @Test
  void causesThatAreTooManyAreLeftOutAndCounted() throws IOException {
    List<Finding> findings =
        IntStream.range(0, 40)
            .mapToObj(
                i -> {
                  Finding one = AlertsOfTests.finding("job-" + i, "\"x\"".repeat(5_000));
                  return new Finding(
                      one.check(),
                      one.severity(),
                      one.consequence(),
                      one.about(),
                      new Finding.Evidence(
                          List.of("s3:Action" + i), one.statements(), one.unknownKeys()),
                      "é".repeat(5_000),
                      one.fix());
                })
            .toList();
    List<Map<String, String>> messages =
        published(AlertsOfTests.alert(findings, Optional.empty(), List.of()));

    assertThat(messages).hasSize(1);
    String text = messages.getFirst().get("Message");
    assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThan(SNS_LIMIT);
    JsonNode alert = JSON.readTree(JSON.readTree(text).path("lambda").asText());
    int left = alert.path("findings").size();
    assertThat(left).isBetween(1, 40);
    assertThat(alert.path("notes").toString()).contains("were cut");
    if (left < 40) {
      assertThat(alert.path("notes").toString()).contains((40 - left) + " more findings were left");
    }
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
    assertThat(message.path("default").asText())
        .as("a mail has no policy to cut")
        .contains("a-job");
  }

  private static List<Map<String, String>> published(Alert alert) {
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok(ANSWER))) {
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
