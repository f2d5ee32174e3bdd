package io.labelguard.tests.ports;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.aws.alert.SnsAlerts;
import io.labelguard.aws.queue.SqsFixRequests;
import io.labelguard.aws.secret.SecretText;
import io.labelguard.aws.trail.CloudTrailTrails;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.Report;
import io.labelguard.core.report.message.Alert;
import io.labelguard.core.report.message.AlertJson;
import io.labelguard.core.report.message.AlertText;
import io.labelguard.local.message.QueueMessage;
import io.labelguard.local.message.SentMessage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Alerts, fix requests, trails and the secret, from end to end.
class MessagePortsTest {

  private LocalAccount account;

  @BeforeEach
  void start() {
    account = new LocalAccount();
  }

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void everyReceiverOfAnAlertGetsItsOwnForm() {
    Alert alert =
        new Alert(
            "a-1",
            LocalAccount.ACCOUNT,
            LocalAccount.REGION,
            Report.ofNotes(
                "Labelguard: nothing trails here",
                List.of("No trail logs management events here.")),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            List.of("No trail logs management events here."),
            Optional.empty());
    String topic = "arn:aws:sns:us-east-1:111122223333:labelguard";
    new SnsAlerts(account.client(SnsClient.builder()), topic).publish(alert);
    SentMessage sent = account.aws().sentMessages().getFirst();
    assertThat(sent.topicArn()).isEqualTo(topic);
    assertThat(sent.subject()).contains("Labelguard: nothing trails here");
    assertThat(sent.textFor("email")).isEqualTo(AlertText.of(alert));
    assertThat(sent.textFor("lambda")).isEqualTo(AlertJson.line(alert));
    assertThat(sent.textFor("https")).isEqualTo(AlertJson.line(alert));
    assertThat(sent.textFor("sms")).isEqualTo("Labelguard: nothing trails here");
  }

  @Test
  void aFixRequestReachesTheQueueInItsOwnGroup() {
    String queue = account.aws().endpoint() + "/111122223333/labelguard-fix.fifo";
    new SqsFixRequests(account.client(SqsClient.builder()), queue)
        .send(new FixRequest(Target.bucket("gt-labeling-data")));
    QueueMessage message = account.aws().takeQueueMessages().getFirst();
    assertThat(message.body()).isEqualTo("{\"kind\":\"bucket\",\"name\":\"gt-labeling-data\"}");
    assertThat(message.groupId()).contains("bucket/gt-labeling-data");
  }

  @Test
  void aTrailThatLogsManagementEventsIsFound() {
    assertThat(
            new CloudTrailTrails(account.client(CloudTrailClient.builder())).logManagementEvents())
        .contains(true);
  }

  @Test
  void theSecretIsRead() {
    assertThat(new SecretText(account.client(SecretsManagerClient.builder()), "slack").get())
        .isEqualTo("https://example.com/hook");
  }
}
