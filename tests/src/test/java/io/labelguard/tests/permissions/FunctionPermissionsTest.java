package io.labelguard.tests.permissions;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.labelguard.local.wire.Fault;
import io.labelguard.tests.Repository;
import io.labelguard.tests.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sagemaker.model.DescribeLabelingJobResponse;

/// Holds what each function's role permits against the calls that the function's code makes, in an
/// account that has a bit of everything: the role permits each of them, and nothing more.
///
/// That nothing is missed in these runs, the adapters' classes say: each call that they can make
/// comes up in a run, or only commands make it.
///
/// The state table has a test of its own, [io.labelguard.tests.safety.StateAccessTest].
class FunctionPermissionsTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path EVENTS = Repository.root().resolve("events");
  private static final String TIGHTENED = "03-policy-tightened.json";

  /// What the function refuses before it calls anything.
  private static final String REFUSED = "18-hostile-bucket-name.json";

  private static final Set<String> ONLY_COMMANDS =
      Set.of(
          "cloudtrail LookupEvents",
          "iam SimulatePrincipalPolicy",
          "logs GetLogEvents",
          "s3 DeleteBucketCors",
          "sqs ChangeMessageVisibility",
          "sqs DeleteMessage",
          "sqs GetQueueUrl",
          "sqs ReceiveMessage",
          "states StartExecution",
          "tagging GetResources");

  /// What services do with a function's role: Lambda writes its logs and traces and takes messages
  /// from its queue, and SNS, SQS and DynamoDB use the key of what they encrypt.
  private static final Set<String> BY_SERVICES =
      Set.of(
          "kms:Decrypt",
          "kms:GenerateDataKey",
          "logs:CreateLogStream",
          "logs:PutLogEvents",
          "xray:PutTelemetryRecords",
          "xray:PutTraceSegments");

  private static final Set<String> BY_LAMBDA_ON_A_QUEUE =
      Set.of(
          "sqs:ChangeMessageVisibility",
          "sqs:DeleteMessage",
          "sqs:GetQueueAttributes",
          "sqs:ReceiveMessage");

  private static final SortedMap<String, SortedSet<String>> CALLS = new TreeMap<>();

  @BeforeAll
  static void runEveryFunction() throws IOException {
    for (Path file : files()) {
      happens(Files.readString(file));
    }
    aWorkforceThatNoJobUsesIsFixed();
    aProvenFixIsWritten();
    aGrantIsRemovedAndAJobAndATeamFollow();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(EVENTS)) {
      return all.filter(file -> file.toString().endsWith(".json"))
          .filter(file -> !file.endsWith(REFUSED))
          .sorted()
          .toList();
    }
  }

  /// Each event in an account of its own, for some delete what others need.
  private static void happens(String event) throws IOException {
    try (WatchedFunctions functions = new WatchedFunctions(true)) {
      functions.happens(event);
      functions.fix();
      note(functions);
    }
  }

  private static void aWorkforceThatNoJobUsesIsFixed() throws IOException {
    try (WatchedFunctions functions = new WatchedFunctions(false)) {
      for (DescribeLabelingJobResponse job : functions.aws().state().world().jobs()) {
        functions.aws().state().setJobStatus(job.labelingJobName(), "Completed");
      }
      functions.happens(Files.readString(EVENTS.resolve("22-workforce-opened-to-the-world.json")));
      functions.fix();
      note(functions);
    }
  }

  /// The policy that shuts Ground Truth out keeps what asks for the organization and for the role.
  private static void aProvenFixIsWritten() throws IOException {
    try (WatchedFunctions functions = new WatchedFunctions(true)) {
      sweepThreeTimes(functions);
      functions.aws().faults().lasting("GetBucketTagging", "", Fault.ACCESS_DENIED);
      JsonNode event = event();
      JsonNode before =
          JSON.readTree(functions.aws().state().policy(WatchedFunctions.BUCKET).orElseThrow());
      before.path("Statement").forEach(statements(event)::add);
      functions.happens(event.toString());
      functions.fix();
      note(functions);
    }
  }

  private static void aGrantIsRemovedAndAJobAndATeamFollow() throws IOException {
    try (WatchedFunctions functions = new WatchedFunctions(true)) {
      sweepThreeTimes(functions);
      JsonNode event = event();
      statements(event).remove(1);
      functions.aws().faults().lasting("GetBucketTagging", "", Fault.ACCESS_DENIED);
      functions.happens(event.toString());
      functions.happens(Files.readString(EVENTS.resolve("02-job-on-vpc-only-bucket.json")));
      // No event says that the team is gone.
      functions
          .aws()
          .state()
          .enact(
              Files.readString(EVENTS.resolve("46-team-deleted.json"))
                  .replace("night-shift", "reviewers"));
      functions.sweep();
      functions.post();
      note(functions);
    }
  }

  private static void sweepThreeTimes(WatchedFunctions functions) {
    for (int sweeps = 0; sweeps < 3; sweeps++) {
      functions.sweep();
      functions.pass(Duration.ofHours(1));
    }
  }

  private static JsonNode event() throws IOException {
    return JSON.readTree(Files.readString(EVENTS.resolve(TIGHTENED)));
  }

  private static ArrayNode statements(JsonNode event) {
    return (ArrayNode) event.at("/detail/requestParameters/bucketPolicy/Statement");
  }

  private static void note(WatchedFunctions functions) {
    functions
        .calls()
        .forEach(
            (function, made) -> CALLS.computeIfAbsent(function, _ -> new TreeSet<>()).addAll(made));
  }

  @Test
  void everyCallOfTheAdaptersCameUpOrIsOneOfCommands() {
    SortedSet<String> possible = together(AdapterCalls.byClass().values());
    assertThat(possible).containsAll(ONLY_COMMANDS);
    assertThat(together(CALLS.values()))
        .containsExactlyInAnyOrderElementsOf(
            possible.stream()
                .filter(call -> !ONLY_COMMANDS.contains(call))
                .collect(toCollection(TreeSet::new)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BucketPolicyFunction",
        "LabelingJobFunction",
        "WorkteamFunction",
        "SweepFunction",
        "ApplyFixFunction",
        "SlackFunction"
      })
  void theRolePermitsEveryCallAndNothingMore(String function) {
    Template template = Template.read();
    SortedSet<String> permitted = new TreeSet<>();
    template
        .statements(function.replace("Function", "Role"))
        .forEach(statement -> permitted.addAll(Template.strings(statement.get("Action"))));
    permitted.removeIf(action -> action.startsWith("dynamodb:"));
    permitted.removeAll(BY_SERVICES);
    if (template.queueSource(function).isPresent()) {
      permitted.removeAll(BY_LAMBDA_ON_A_QUEUE);
    }
    assertThat(permitted)
        .containsExactlyInAnyOrderElementsOf(CalledActions.of(CALLS.get(function)));
  }

  @Test
  void everyFunctionRan() {
    assertThat(CALLS.keySet()).isEqualTo(Template.read().functions().keySet());
  }

  private static SortedSet<String> together(Collection<SortedSet<String>> all) {
    return all.stream().flatMap(Set::stream).collect(toCollection(TreeSet::new));
  }
}
