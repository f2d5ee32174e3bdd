package io.labelguard.tests.template;

import static io.labelguard.tests.template.Template.at;
import static io.labelguard.tests.template.Template.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.record.message.AlertMessages;
import io.labelguard.lambda.slack.SlackPosts;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Holds the template against what the design promises of an alert's way to its receivers.
class AlertPathTest {

  private final Template template = Template.read();

  /// A queue that a function reads delivers a message again, and in the end hands it to another.
  @Test
  void whatAFunctionFailsOnStaysInItsQueue() {
    for (var queue : List.of("FixQueue", "SlackQueue")) {
      var redrive = template.properties(queue).get("RedrivePolicy");
      var failed = list(at(redrive, "deadLetterTargetArn", "Fn::GetAtt").orElseThrow());
      assertThat(template.resources("AWS::SQS::Queue")).containsKey((String) failed.getFirst());
      assertThat((int) at(redrive, "maxReceiveCount").orElseThrow()).isPositive();
      assertThat(
              (int) template.properties(failed.getFirst().toString()).get("MessageRetentionPeriod"))
          .as("14 days, the longest")
          .isEqualTo(1_209_600);
    }
    assertThat(
            template.functions().keySet().stream()
                .filter(function -> template.queueSource(function).isPresent()))
        .containsExactlyInAnyOrder("ApplyFixFunction", "SlackFunction");
  }

  @Test
  void anHourWithoutSlackLosesNothing() {
    var function = template.properties("SlackFunction");
    var queue = template.properties("SlackQueue");
    var timeout = Duration.ofSeconds((int) function.get("Timeout"));
    var visibility = Duration.ofSeconds((int) queue.get("VisibilityTimeout"));
    var tries = (int) at(queue, "RedrivePolicy", "maxReceiveCount").orElseThrow();
    assertThat(visibility.multipliedBy(tries)).isGreaterThan(Duration.ofHours(2));
    assertThat(visibility).isGreaterThanOrEqualTo(timeout.multipliedBy(6));
    assertThat(SlackPosts.CLAIM)
        .as("a claim outlives its run, and has ended at the next delivery")
        .isBetween(timeout, visibility.minusSeconds(1));
    assertThat(SlackPosts.REMEMBERED)
        .as("a message is remembered for as long as SNS and both queues may keep it")
        .isGreaterThan(Duration.ofDays(23 + 14 + 14))
        .isLessThan(AlertMessages.NUMBERED);
    assertThat(template.queueSource("SlackFunction").orElseThrow()).containsEntry("BatchSize", 1);
    var subscription = template.properties("SlackSubscription");
    assertThat(subscription.get("Protocol")).isEqualTo("sqs");
    assertThat(at(subscription, "RedrivePolicy", "deadLetterTargetArn")).isPresent();
  }

  @Test
  void theTopicOfAmazonQExistsOnlyWhereAskedForAndIsEncrypted() {
    for (var id : List.of("ChatTopic", "ChatTopicPolicy", "TellChatPolicy")) {
      assertThat(at(template.section("Resources"), id, "Condition")).hasValue("HasAmazonQ");
    }
    assertThat(at(template.section("Parameters"), "AmazonQTopic", "Default")).hasValue("false");
    assertThat(template.properties("ChatTopic").get("KmsMasterKeyId"))
        .isEqualTo(Template.KEY_OF_THE_TOPICS);
    assertThat(template.resources("AWS::SNS::Subscription").values().toString())
        .as("nothing else reads the topic")
        .doesNotContain("ChatTopic");
  }
}
