package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labelguard.local.LocalAws;
import io.labelguard.local.message.SentMessage;
import io.labelguard.local.wire.Fault;
import io.labelguard.local.wire.Faults;
import io.labelguard.local.world.World;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The sample alert, in an account and in a folder.
class NotifyTest {

  private static final String TOPIC = "arn:aws:sns:us-east-1:111122223333:findings";
  private static final String CHAT = "arn:aws:sns:us-east-1:111122223333:chat";
  private static final String SECRET =
      "arn:aws:secretsmanager:us-east-1:111122223333:secret:slack-AbCdEf";
  private static final String HEADLINE = "TEST: Labelguard alerts arrive here (us-east-1)";

  @TempDir Path folder;

  private CredentialsAccount account;
  private LocalAws aws;

  @BeforeEach
  void startAws() {
    account =
        CredentialsAccount.start(
            World.empty("111122223333", "us-east-1"), URI.create("http://127.0.0.1:9"));
    aws = account.aws();
    aws.state().putSecret(SECRET, aws.slackWebhook().toString());
  }

  @AfterEach
  void stopAws() {
    account.close();
  }

  @Test
  void sampleReachesEveryReceiverAndTheAnswersArePrinted() {
    Command run = run("--to", "sns", "--to", "amazonq", "--to", "slack", "--to", "eventbridge");
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.lines("notified")).hasSize(4).allMatch(line -> line.path("sent").asBoolean());
    assertThat(run.lines("notified"))
        .extracting(line -> line.path("to").textValue())
        .containsExactlyInAnyOrder("sns", "amazonq", "slack", "eventbridge");
    assertThat(line(run, "sns").path("id").textValue())
        .isEqualTo(aws.sentMessages().getFirst().id());
    assertThat(line(run, "eventbridge").path("id").textValue())
        .isEqualTo(aws.putEvents().getFirst().id());
    assertThat(line(run, "slack").path("status").intValue()).isEqualTo(200);
    assertThat(aws.sentMessages())
        .extracting(SentMessage::topicArn)
        .containsExactlyInAnyOrder(TOPIC, CHAT);
    assertThat(aws.sentMessages()).allMatch(sent -> sent.subject().orElse("").equals(HEADLINE));
    assertThat(aws.slackMessages()).singleElement().asString().contains(HEADLINE);
    assertThat(aws.putEvents().getFirst().detail()).contains(HEADLINE);
  }

  @Test
  void sampleSaysThatItIsATestAndNamesNoBucket() {
    run("--to", "sns");
    SentMessage sent = aws.sentMessages().getFirst();
    assertThat(sent.textFor("email")).contains("This is a test").contains("nothing to do");
    assertThat(sent.attributes()).containsEntry("outcome", "note").doesNotContainKey("bucket");
  }

  @Test
  void refusalIsPrintedAndTheOthersAreStillTried() {
    aws.faults().lasting("Publish", "", Fault.ACCESS_DENIED);
    aws.faults().lasting(Faults.SLACK_MESSAGE, "", Fault.NOT_FOUND);
    Command run = run("--to", "sns", "--to", "slack", "--to", "eventbridge");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(line(run, "sns").path("sent").asBoolean()).isFalse();
    assertThat(line(run, "sns").path("reason").textValue()).contains("HTTP 403", "AccessDenied");
    assertThat(line(run, "slack").path("reason").textValue())
        .contains("404", "no_service")
        .doesNotContain(aws.slackWebhook().getPath());
    assertThat(line(run, "eventbridge").path("sent").asBoolean()).isTrue();
  }

  @Test
  void secretThatIsNotThereOrHoldsNoUrlIsARefusal() {
    assertThat(run("--to", "slack", "--secret", SECRET + "x").exit()).isEqualTo(1);
    aws.state().putSecret(SECRET, "xoxb-secret-token");
    Command run = run("--to", "slack");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("https").doesNotContain("xoxb");
  }

  @Test
  void textHasOneLineForEachReceiver() {
    Command run =
        Command.run("notify", "--test", "--to", "sns", "--to", "eventbridge", "--topic", TOPIC);
    assertThat(run.exit()).isZero();
    assertThat(run.out().lines())
        .hasSize(2)
        .anyMatch(line -> line.matches("sns: sent, HTTP 200, id [0-9a-f-]+"))
        .anyMatch(line -> line.matches("eventbridge: sent, HTTP 200, id [0-9a-f-]+"));
  }

  @ParameterizedTest
  @CsvSource({
    "sns, --topic, FindingsTopicArn",
    "amazonq, --chat-topic, ChatTopicArn",
    "slack, --secret, SlackWebhookSecret"
  })
  void receiverThatIsNotKnownIsBadInputThatSaysWhereItIs(
      String receiver, String option, String where) {
    Command run = Command.run("notify", "--test", "--to", receiver, "--to", "eventbridge");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains(option).contains(where);
    assertThat(aws.putEvents()).as("nothing is sent").isEmpty();
  }

  @Test
  void badInputSendsNothing() {
    for (String[] wrong :
        new String[][] {
          {"notify", "--to", "sns", "--topic", TOPIC},
          {"notify", "--test"},
          {"notify", "--test", "--to", "pigeon"},
          {"notify", "--test", "--to", "sns", "--topic", "findings"},
          {"notify", "--test", "--to", "sns", "--topic", SECRET},
          {"notify", "--test", "--to", "sns", "--local", folder.toString(), "--topic", TOPIC},
          {"notify", "--test", "--to", "sns", "--local", folder.resolve("none").toString()}
        }) {
      assertThat(Command.run((Object[]) wrong).exit()).as(String.join(" ", wrong)).isEqualTo(2);
    }
    assertThat(aws.sentMessages()).isEmpty();
  }

  @Test
  void inAFolderTheLocalReceiversGetIt() {
    Command run =
        Command.run(
            "notify",
            "--test",
            "--local",
            folder,
            "--format",
            "json",
            "--to",
            "sns",
            "--to",
            "amazonq",
            "--to",
            "eventbridge");
    assertThat(run.exit()).isZero();
    assertThat(run.lines("notified")).hasSize(3).allMatch(line -> line.path("sent").asBoolean());
    assertThat(run.lines("message"))
        .extracting(line -> line.path("to").textValue())
        .containsExactlyInAnyOrder("sns", "amazonq", "slack", "eventbridge");
  }

  private static JsonNode line(Command run, String receiver) {
    return run.lines("notified").stream()
        .filter(line -> line.path("to").textValue().equals(receiver))
        .findFirst()
        .orElseThrow();
  }

  private static Command run(String... options) {
    List<Object> arguments = new ArrayList<>(List.of("notify", "--test", "--format", "json"));
    arguments.addAll(List.of(options));
    if (!List.of(options).contains("--secret")) {
      arguments.addAll(List.of("--secret", SECRET));
    }
    arguments.addAll(List.of("--topic", TOPIC, "--chat-topic", CHAT));
    return Command.run(arguments.toArray());
  }
}
