package io.labelguard.tests.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.aws.event.CloudTrailEvents;
import io.labelguard.aws.event.EventReading;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.redrive.Part;
import io.labelguard.local.LocalAws;
import io.labelguard.local.account.Invocations;
import io.labelguard.local.account.LocalStateMachines;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.wire.Fault;
import io.labelguard.local.world.World;
import io.labelguard.tests.Repository;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Dead letters go back to the installation in whose queues they are, and nowhere else.
class RedriveTest {

  private static final Map<String, String> NONE = Map.of();

  private CredentialsAccount account;
  private LocalAws aws;
  private LocalInstallation stack;

  @BeforeEach
  void startAws() {
    account =
        CredentialsAccount.start(
            World.empty("111122223333", "us-east-1"), URI.create("http://127.0.0.1:9"));
    aws = account.aws();
    stack = LocalInstallation.deploy(aws, "labelguard", EnumSet.allOf(Part.class));
  }

  @AfterEach
  void stopAws() {
    account.close();
  }

  @Test
  void aFailedEventGoesToItsFunctionByteForByteAndIsDeleted() throws IOException {
    String event = Files.readString(Story.TIGHTENED).strip();
    stack.send(Part.FAILED_EVENTS, record(Part.BUCKET_POLICY_FUNCTION, ":$LATEST", event), NONE);

    Command run = Command.run("redrive", "--all");

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualTo(
            """
            1 dead letter in 5 queues of Labelguard (stack labelguard): 1 given back, 0
            stay.
            FailedEvents  given back to labelguard-BucketPolicyFunction-1A2B:
                          PutBucketPolicy, id 930e9d92-9eb1-5fd5-9c96-31158dcafae8
                          (RetriesExhausted: Process exited before completing request)
            """);
    assertThat(run.exit()).isZero();
    assertThat(stack.takeInvocations())
        .extracting(Invocations.Invocation::function, Invocations.Invocation::event)
        .containsExactly(tuple("labelguard-BucketPolicyFunction-1A2B", event));
    assertThat(stack.bodies(Part.FAILED_EVENTS)).isEmpty();
  }

  /// A record may name a version, as those of an older stack do: the function itself is given it.
  @Test
  void aFunctionIsGivenTheEventOfItsVersion() throws IOException {
    stack.send(Part.FAILED_EVENTS, record(Part.WORKTEAM_FUNCTION, ":17", "{\"a\":1}"), NONE);

    assertThat(Command.run("redrive", "--all").exit()).isZero();

    assertThat(stack.takeInvocations())
        .extracting(Invocations.Invocation::function)
        .containsExactly(stack.name(Part.WORKTEAM_FUNCTION));
  }

  @Test
  void anUndeliveredEventGoesToItsFunctionAndAMissedSweepIsStartedOnce() {
    String scheduled = "{\"id\":\"1\",\"detail-type\":\"Scheduled Event\",\"detail\":{}}";
    Map<String, String> toMachine =
        Map.of(
            "RULE_ARN", "arn:aws:events:us-east-1:111122223333:rule/labelguard-SweepRule-1",
            "TARGET_ARN", stack.arn(Part.SWEEP_MACHINE),
            "ERROR_CODE", "THROTTLING");
    stack.send(
        Part.UNDELIVERED_EVENTS,
        "{\"id\":\"2\", \"detail\":{\"eventName\":\"UpdateWorkteam\"}}",
        Map.of("TARGET_ARN", stack.arn(Part.WORKTEAM_FUNCTION) + ":live"));
    String first = stack.send(Part.UNDELIVERED_EVENTS, scheduled, toMachine);
    stack.send(Part.UNDELIVERED_EVENTS, scheduled, toMachine);

    Command run = Command.run("redrive", "--queue", stack.url(Part.UNDELIVERED_EVENTS));

    assertThat(run.exit()).as(run.out()).isZero();
    assertThat(run.out())
        .startsWith("3 dead letters in 1 queue of Labelguard (stack labelguard): 3 given back,")
        .contains("Scheduled Event, id 1 (THROTTLING)", "given back with another");
    assertThat(stack.takeInvocations())
        .extracting(Invocations.Invocation::event)
        .containsExactly("{\"id\":\"2\", \"detail\":{\"eventName\":\"UpdateWorkteam\"}}");
    assertThat(aws.state().machines().all())
        .containsExactly(
            new LocalStateMachines.Started(
                stack.arn(Part.SWEEP_MACHINE), "redrive-" + first, scheduled));
    assertThat(stack.bodies(Part.UNDELIVERED_EVENTS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "bucket, gt-labeling-data, BUCKET_POLICY_FUNCTION, BUCKET",
    "cors, gt-labeling-data, BUCKET_POLICY_FUNCTION, BUCKET",
    "team, street-scenes-annotators, WORKTEAM_FUNCTION, TEAM",
    "workforce, default, WORKTEAM_FUNCTION, WORKFORCE"
  })
  void aFixRequestBecomesALookAtWhatItNames(
      String kind, String name, Part function, GuardEvent.LookRequested.Kind looked)
      throws IOException {
    String body = "{\"kind\":\"%s\",\"name\":\"%s\"}".formatted(kind, name);
    stack.send(Part.FAILED_FIXES, body, NONE);
    stack.send(Part.FAILED_FIXES, body, NONE);

    assertThat(Command.run("redrive", "--all").exit()).isZero();

    List<Invocations.Invocation> given = stack.takeInvocations();
    assertThat(given).extracting(each -> each.function()).containsExactly(stack.name(function));
    EventReading reading =
        CloudTrailEvents.read(
            new ByteArrayInputStream(given.getFirst().event().getBytes(StandardCharsets.UTF_8)));
    assertThat(reading)
        .isInstanceOfSatisfying(
            EventReading.Ours.class,
            ours ->
                assertThat(ours.event())
                    .isInstanceOfSatisfying(
                        GuardEvent.LookRequested.class,
                        look -> {
                          assertThat(look.kind()).isEqualTo(looked);
                          assertThat(look.name()).isEqualTo(name);
                          assertThat(look.facts().account()).isEqualTo("111122223333");
                          assertThat(look.facts().region()).isEqualTo("us-east-1");
                        }));
    assertThat(stack.bodies(Part.FAILED_FIXES)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Part.class,
      names = {"UNDELIVERED_ALERTS", "FAILED_SLACK_POSTS"})
  void anAlertGoesToSlackInItsEnvelope(Part queue) {
    String envelope = envelope("Job at risk");
    stack.send(queue, envelope, NONE);

    Command run = Command.run("redrive", "--all");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("given back to labelguard-SlackQueue-1A2B: Job at risk");
    assertThat(stack.bodies(Part.SLACK_QUEUE)).containsExactly(envelope);
    assertThat(aws.sentMessages()).isEmpty();
    assertThat(stack.bodies(queue)).isEmpty();
  }

  @Test
  void anAlertGoesToAllSubscribersOnlyWhereAPersonAsksForIt() {
    stack.send(Part.UNDELIVERED_ALERTS, envelope("Job at risk"), NONE);

    assertThat(Command.run("redrive", "--all", "--all-subscribers").exit()).isZero();

    assertThat(stack.bodies(Part.SLACK_QUEUE)).isEmpty();
    assertThat(aws.sentMessages())
        .singleElement()
        .satisfies(
            sent -> {
              assertThat(sent.topicArn()).isEqualTo(stack.arn(Part.FINDINGS_TOPIC));
              assertThat(sent.subject()).contains("Job at risk");
              assertThat(sent.message()).isEqualTo("what is wrong");
              assertThat(sent.attributes()).containsEntry("severity", "high");
            });
  }

  /// Everybody else has it.
  @Test
  void whatSlackDidNotTakeGoesToSlackAlone() {
    String envelope = envelope("Job at risk");
    stack.send(Part.FAILED_SLACK_POSTS, envelope, NONE);

    assertThat(Command.run("redrive", "--all", "--all-subscribers").exit()).isZero();

    assertThat(stack.bodies(Part.SLACK_QUEUE)).containsExactly(envelope);
    assertThat(aws.sentMessages()).isEmpty();
  }

  @Test
  void withoutSlackAnAlertStaysAndTheOptionIsNamed() {
    aws.state().putTags(stack.arn(Part.SLACK_QUEUE), Map.of());
    stack.send(Part.UNDELIVERED_ALERTS, envelope("Job at risk"), NONE);

    Command run = Command.run("redrive", "--all");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("stays: Job at risk. The stack does not post to Slack. With --all-subscribers");
    assertThat(stack.bodies(Part.UNDELIVERED_ALERTS)).hasSize(1);
  }

  @Test
  void aDryRunSaysWhereEachWouldGoAndChangesNothing() {
    stack.send(Part.FAILED_EVENTS, record(Part.BUCKET_POLICY_FUNCTION, "", "{\"a\":1}"), NONE);
    stack.send(Part.FAILED_EVENTS, "garbage", NONE);
    stack.send(Part.FAILED_FIXES, "{\"kind\":\"bucket\",\"name\":\"one-bucket\"}", NONE);

    for (int times = 0; times < 2; times++) {
      Command run = Command.run("redrive", "--all", "--dry-run");

      assertThat(run.out().replaceAll("\\s+", " "))
          .startsWith(
              "3 dead letters in 5 queues of Labelguard (stack labelguard): 2 would be given back,"
                  + " 1 would stay. Nothing was changed.")
          .contains("would be given back to labelguard-BucketPolicyFunction-1A2B: an event");
      assertThat(run.exit()).isEqualTo(3);
    }
    assertThat(aws.takeCalls())
        .doesNotContainKeys("sqs DeleteMessage", "lambda Invoke")
        .containsEntry("sqs ChangeMessageVisibility", 6);
    assertThat(stack.takeInvocations()).isEmpty();
    assertThat(stack.bodies(Part.FAILED_EVENTS)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FAILED_EVENTS | arn:aws:lambda:us-east-1:111122223333:function:payroll
          FAILED_EVENTS | arn:aws:lambda:us-east-1:999999999999:function:labelguard-BucketPolicyFunction-1A2B
          FAILED_EVENTS | arn:aws:lambda:eu-west-1:111122223333:function:labelguard-BucketPolicyFunction-1A2B
          FAILED_EVENTS | arn:aws:lambda:us-east-1:111122223333:function:labelguard-BucketPolicyFunction-1A2B:a:b
          FAILED_EVENTS | arn:aws:states:us-east-1:111122223333:stateMachine:other
          FAILED_EVENTS | labelguard-BucketPolicyFunction-1A2B
          UNDELIVERED_EVENTS | arn:aws:lambda:us-east-1:111122223333:function:payroll
          UNDELIVERED_EVENTS | arn:aws:sqs:us-east-1:111122223333:labelguard-SlackQueue-1A2B
          UNDELIVERED_EVENTS | arn:aws:states:us-east-1:111122223333:stateMachine:payroll
          UNDELIVERED_ALERTS | arn:aws:sns:us-east-1:111122223333:orders
          FAILED_SLACK_POSTS | arn:aws:sns:us-east-1:999999999999:labelguard-FindingsTopic-1A2B
          """)
  void aLetterThatNamesSomethingElseStays(Part queue, String named) {
    String body =
        switch (queue) {
          case FAILED_EVENTS -> record(named, "{\"a\":1}");
          case UNDELIVERED_EVENTS -> "{\"a\":1}";
          default -> envelope("x").replace(stack.arn(Part.FINDINGS_TOPIC), named);
        };
    stack.send(queue, body, Map.of("TARGET_ARN", named));

    for (String more : List.of("--dry-run", "--all-subscribers")) {
      Command run = Command.run("redrive", "--all", more, "--format", "json");

      assertThat(run.exit()).as(run.out()).isEqualTo(3);
      assertThat(run.lines("letter"))
          .singleElement()
          .satisfies(
              line -> {
                assertThat(line.path("outcome").asText()).isEqualTo("stays");
                assertThat(line.path("reason").asText()).contains(named);
              });
    }
    assertThat(stack.takeInvocations()).isEmpty();
    assertThat(aws.sentMessages()).isEmpty();
    assertThat(aws.state().machines().all()).isEmpty();
    assertThat(stack.bodies(queue)).containsExactly(body);
  }

  @Test
  void whatCannotBeReadStopsNothingElse() {
    stack.send(Part.FAILED_EVENTS, "\u001b[2J<!channel>", NONE);
    stack.send(Part.FAILED_EVENTS, "[]", NONE);
    stack.send(Part.FAILED_EVENTS, record(Part.LABELING_JOB_FUNCTION, "", "{\"a\":1}"), NONE);
    stack.send(Part.FAILED_FIXES, "{\"kind\":\"bucket\",\"name\":\"../../x\"}", NONE);

    Command run = Command.run("redrive", "--all");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out())
        .startsWith("4 dead letters in 5 queues of Labelguard (stack labelguard): 1 given back, 3")
        .doesNotContain("\u001b", "<!channel>");
    assertThat(stack.takeInvocations()).hasSize(1);
    assertThat(stack.bodies(Part.FAILED_EVENTS)).hasSize(2);
    assertThat(stack.bodies(Part.FAILED_FIXES)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u001b[2J", "\u009b2J", "\u0007", "\u202e", "\r", "\n0 dead letters", "\u2028"})
  void noNameInALetterReachesTheTerminalAsItIs(String hostile) {
    ObjectNode json = JsonTrees.object();
    json.put("id", hostile).put("detail-type", "AWS API Call via CloudTrail");
    json.putObject("detail").put("eventName", hostile);
    String event = json.toString();
    stack.send(Part.FAILED_EVENTS, record(Part.LABELING_JOB_FUNCTION, "", event), NONE);
    stack.send(
        Part.UNDELIVERED_EVENTS,
        event,
        Map.of("TARGET_ARN", stack.arn(Part.WORKTEAM_FUNCTION), "ERROR_CODE", hostile));

    String shown = Command.run("redrive", "--all", "--dry-run").out();
    String lines = Command.run("redrive", "--all", "--dry-run", "--format", "json").out();

    assertThat(shown)
        .startsWith("2 dead letters in 5 queues of Labelguard (stack labelguard): 2 would be given")
        .doesNotContain(hostile);
    assertThat(lines).doesNotContain(hostile);
  }

  @Test
  void whatStaysIsVisibleAtOnce() {
    stack.send(Part.FAILED_EVENTS, "garbage", NONE);
    for (int times = 0; times < 2; times++) {
      assertThat(Command.run("redrive", "--all").out()).startsWith("1 dead letter in");
    }
  }

  @Test
  void aMessageThatCannotBeDeletedIsNotGivenBackTwiceInOneRun() {
    stack.send(Part.FAILED_EVENTS, record(Part.LABELING_JOB_FUNCTION, "", "{\"a\":1}"), NONE);
    aws.faults().lasting("DeleteMessage", "", Fault.ACCESS_DENIED);

    Command run = Command.run("redrive", "--all");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("0 given back, 1 given back and not deleted, 0 stay.")
        .contains("it may be given back again");
    assertThat(stack.takeInvocations()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "ReceiveMessage, 5",
    "GetQueueUrl, 5",
    "Invoke, 2",
    "StartExecution, 1",
    "SendMessage, 1"
  })
  void aRefusedCallLosesNothing(String operation, int concerned) {
    oneOfEach();
    aws.faults().lasting(operation, "", Fault.ACCESS_DENIED);

    Command run = Command.run("redrive", "--all");

    assertThat(run.exit()).as(run.out()).isEqualTo(3);
    assertThat(run.out()).contains("not authorized");
    long left =
        Part.DEAD_LETTER_QUEUES.stream().mapToLong(queue -> stack.bodies(queue).size()).sum();
    assertThat(left).as(run.out()).isGreaterThanOrEqualTo(concerned);
    aws.faults().heal();
    assertThat(Command.run("redrive", "--all").exit()).isZero();
    Part.DEAD_LETTER_QUEUES.forEach(queue -> assertThat(stack.bodies(queue)).isEmpty());
  }

  @Test
  void aRefusedPublishKeepsTheAlert() {
    stack.send(Part.UNDELIVERED_ALERTS, envelope("Job at risk"), NONE);
    aws.faults().lasting("Publish", "", Fault.ACCESS_DENIED);

    assertThat(Command.run("redrive", "--all", "--all-subscribers").exit()).isEqualTo(3);
    assertThat(stack.bodies(Part.UNDELIVERED_ALERTS)).hasSize(1);
  }

  @Test
  void aRefusedReleaseIsNoFailure() {
    stack.send(Part.FAILED_EVENTS, "garbage", NONE);
    aws.faults().lasting("ChangeMessageVisibility", "", Fault.ACCESS_DENIED);
    Command run = Command.run("redrive", "--all", "--dry-run");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aRefusedSearchIsBadInput() {
    aws.faults().lasting("GetResources", "", Fault.ACCESS_DENIED);
    Command run = Command.run("redrive", "--all");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("access denied");
  }

  @ParameterizedTest
  @CsvSource({
    "https://sqs.us-east-1.amazonaws.com/111122223333/labelguard-SlackQueue-1A2B, is not a dead",
    "https://sqs.us-east-1.amazonaws.com/999999999999/labelguard-FailedEvents-1A2B, is not a dead",
    "https://sqs.us-east-1.amazonaws.com/111122223333/orders, is not a dead",
    "labelguard-FailedEvents-1A2B, is not the URL of a queue"
  })
  void aQueueThatIsNoDeadLetterQueueIsBadInput(String url, String said) {
    Command run = Command.run("redrive", "--queue", url);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains(said);
    assertThat(aws.takeCalls()).containsOnlyKeys("tagging GetResources");
  }

  @Test
  void aStackThatLacksAPartIsNoneOfLabelguard() {
    aws.state().putTags(stack.arn(Part.WORKTEAM_FUNCTION), Map.of());
    Command run = Command.run("redrive", "--all");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("labelguard: no stack of Labelguard in this account");
  }

  @Test
  void eachStackHasItsOwnLetters() {
    LocalInstallation other = LocalInstallation.deploy(aws, "test", EnumSet.allOf(Part.class));
    stack.send(
        Part.FAILED_EVENTS, record(other.arn(Part.LABELING_JOB_FUNCTION), "{\"a\":1}"), NONE);
    other.send(
        Part.FAILED_EVENTS, record(other.arn(Part.LABELING_JOB_FUNCTION), "{\"b\":2}"), NONE);

    Command run = Command.run("redrive", "--all", "--format", "json");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.lines("redrive")).hasSize(10);
    assertThat(run.lines("letter"))
        .extracting(line -> line.path("stack").asText() + " " + line.path("outcome").asText())
        .containsExactly("labelguard stays", "test given-back");
    assertThat(stack.takeInvocations())
        .extracting(Invocations.Invocation::event)
        .containsExactly("{\"b\":2}");
  }

  @Test
  void twoResourcesForOnePartOfAStackAreRefused() {
    stack.tag(stack.arn(Part.FAILED_EVENTS) + "-old", Part.FAILED_EVENTS);
    Command run = Command.run("redrive", "--all");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("Try again in some minutes");
  }

  /// The page's policy allows each call that is made, and no other, on what the stack has.
  @Test
  void thePageHasThePermissionsOfAllCallsAndNoOther() throws IOException {
    // Messages of an encrypted topic are encrypted by SNS with the permissions of the caller.
    Set<String> used = new TreeSet<>(Set.of("kms:Decrypt", "kms:GenerateDataKey"));
    stack.send(Part.FAILED_EVENTS, "garbage", NONE);
    oneOfEach();
    aws.takeCalls();
    Command.run("redrive", "--all");
    aws.takeCalls().keySet().forEach(call -> used.add(permission(call)));
    stack.send(Part.UNDELIVERED_ALERTS, envelope("Job at risk"), NONE);
    aws.takeCalls();
    Command.run("redrive", "--all", "--all-subscribers");
    aws.takeCalls().keySet().forEach(call -> used.add(permission(call)));

    String page = Files.readString(Repository.root().resolve("docs/how-to/redrive.md"));
    JsonNode policy =
        Command.tree(page.substring(page.indexOf("```json") + 7, page.lastIndexOf("```")));
    Set<String> allowed = new TreeSet<>();
    for (JsonNode statement : policy.path("Statement")) {
      texts(statement.path("Action")).forEach(allowed::add);
      for (String resource : texts(statement.path("Resource"))) {
        assertThat(resource)
            .matches(
                pattern ->
                    pattern.equals("*")
                        || pattern.startsWith("arn:aws:kms:")
                        || Stream.of(Part.values()).map(stack::arn).anyMatch(glob(pattern)));
      }
    }
    assertThat(allowed).isEqualTo(used);
  }

  private static String permission(String call) {
    String permission = call.replaceFirst(" \\(.*", "").replace(' ', ':');
    return switch (permission) {
      case "lambda:Invoke" -> "lambda:InvokeFunction";
      case "tagging:GetResources" -> "tag:GetResources";
      default -> permission;
    };
  }

  private static List<String> texts(JsonNode oneOrMore) {
    return oneOrMore.isTextual()
        ? List.of(oneOrMore.asText())
        : oneOrMore.valueStream().map(JsonNode::asText).toList();
  }

  private static Predicate<String> glob(String pattern) {
    return Pattern.compile(
            Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(joining(".*")))
        .asMatchPredicate();
  }

  private void oneOfEach() {
    stack.send(Part.FAILED_EVENTS, record(Part.LABELING_JOB_FUNCTION, "", "{\"a\":1}"), NONE);
    stack.send(Part.UNDELIVERED_EVENTS, "{}", Map.of("TARGET_ARN", stack.arn(Part.SWEEP_MACHINE)));
    stack.send(Part.FAILED_FIXES, "{\"kind\":\"team\",\"name\":\"one\"}", NONE);
    stack.send(Part.UNDELIVERED_ALERTS, envelope("one"), NONE);
    stack.send(Part.FAILED_SLACK_POSTS, envelope("two"), NONE);
  }

  private String record(Part function, String qualifier, String event) {
    return record(stack.arn(function) + qualifier, event);
  }

  private static String record(String function, String event) {
    return """
    {
      "version": "1.0",
      "timestamp": "2026-11-20T18:16:05.568Z",
      "requestContext": {
        "requestId": "e4b46cbf-b738-4c8e-8880-a18cdf61200e",
        "functionArn": "%s",
        "condition": "RetriesExhausted",
        "approximateInvokeCount": 3
      },
      "requestPayload": %s,
      "responseContext": {
        "statusCode": 200,
        "executedVersion": "$LATEST",
        "functionError": "Unhandled"
      },
      "responsePayload": {
        "errorMessage": "Process exited before completing request"
      }
    }
    """
        .formatted(function, event);
  }

  private String envelope(String subject) {
    return """
    {
      "Type" : "Notification",
      "MessageId" : "63a3f6b6-d533-4a47-aef9-fcf5cf758c76",
      "TopicArn" : "%s",
      "Subject" : "%s",
      "Message" : "what is wrong",
      "Timestamp" : "2026-11-20T05:12:16.901Z",
      "MessageAttributes" : {
        "severity" : {"Type":"String","Value":"high"}
      }
    }
    """
        .formatted(stack.arn(Part.FINDINGS_TOPIC), subject)
        .strip();
  }
}
