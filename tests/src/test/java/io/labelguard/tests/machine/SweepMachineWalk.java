package io.labelguard.tests.machine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.labelguard.aws.records.DynamoSweepPages;
import io.labelguard.core.port.Pause;
import io.labelguard.core.record.InMemoryRecords;
import io.labelguard.core.sweep.SweepResult;
import io.labelguard.lambda.AuditRequest;
import io.labelguard.lambda.Clients;
import io.labelguard.lambda.Environment;
import io.labelguard.lambda.Memory;
import io.labelguard.lambda.Wiring;
import io.labelguard.lambda.sweep.SweepAnswer;
import io.labelguard.local.LocalAws;
import io.labelguard.local.message.SentMessage;
import io.labelguard.local.world.World;
import io.labelguard.tests.packaged.FunctionEnvironment;
import io.labelguard.tests.packaged.LocalTable;
import io.labelguard.tests.template.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Lets the sweep's state machine run over an account, with the jar that is deployed under AWS's
/// runtime interface emulator. In the middle of a page the function is killed, and Lambda refuses
/// one page: the outcome is that of one sweep in this process.
///
/// `-Dwalk.jobs` is the number of jobs, 120 where it is not given.
class SweepMachineWalk {

  private static final String ROLE = "arn:aws:iam::111122223333:role/labelguard-SweepRole";
  private static final String RUN = "walk";
  private static final String TABLE = "StateTable";
  private static final int JOBS = Integer.getInteger("walk.jobs", 120);

  /// In the first page of jobs, which has more than that.
  private static final int KILLED_AT = 30;

  private static final int THROTTLED_PAGE = 4;
  private static final int SECONDS = 60 + JOBS;

  /// What a sweep reports, and the alerts that it published.
  private record Swept(JsonNode report, List<String> alerts) {}

  private final World world = new SweptWorld(JOBS, JOBS / 6, 6, Instant.now()).world();

  @Test
  void machineReportsWhatOneSweepReports(@TempDir Path folder) throws Exception {
    Swept expected = inOneGo();
    LocalTable table = new LocalTable(Template.read().properties(TABLE), TABLE);
    try (LocalAws aws = LocalAws.start(world, ROLE, InstantSource.system());
        MachineRun run =
            MachineRun.start(
                variables(aws.endpoint(), table.endpoint()), THROTTLED_PAGE, SECONDS, folder)) {
      for (int calls = 1; calls < KILLED_AT; calls++) {
        aws.faults().before("DescribeLabelingJob", () -> {});
      }
      aws.faults().before("DescribeLabelingJob", run::killTheFunction);

      MachineRun.Outcome outcome = run.outcome();

      assertThat(outcome.answer().path("status").asText())
          .as("%s%n%s", outcome.answer().toPrettyString(), outcome.lastOfTheLog())
          .isEqualTo("SUCCEEDED");
      assertThat(outcome.answer().path("failures"))
          .extracting(JsonNode::asText)
          .containsExactlyInAnyOrder("Runtime.ExitError", "TooManyRequestsException");
      assertThat(outcome.answer().path("invocations").has("lost")).isFalse();
      assertThat(outcome.report()).isEqualTo(expected.report());
      assertThat(alerts(aws)).isEqualTo(expected.alerts());
    } finally {
      table.stop();
    }
  }

  /// `SweepMissingAlarm` counts the runs that succeed.
  @Test
  void runThatFindsAnotherAtWorkFails(@TempDir Path folder) throws Exception {
    LocalTable table = new LocalTable(Template.read().properties(TABLE), TABLE);
    try (LocalAws aws = LocalAws.start(world, ROLE, InstantSource.system());
        DynamoDbClient dynamo = dynamo(table)) {
      assertThat(new DynamoSweepPages(dynamo, TABLE).hold("another", Instant.now())).isTrue();
      try (MachineRun run =
          MachineRun.start(
              variables(aws.endpoint(), table.endpoint()), THROTTLED_PAGE, SECONDS, folder)) {
        MachineRun.Outcome outcome = run.outcome();

        assertThat(outcome.answer().path("status").asText())
            .as("%s%n%s", outcome.answer().toPrettyString(), outcome.lastOfTheLog())
            .isEqualTo("FAILED");
        assertThat(outcome.answer().path("error").asText()).isEqualTo("AnotherRun");
        assertThat(outcome.answer().path("invocations").has("page")).isFalse();
        assertThat(alerts(aws)).isEmpty();
      }
    } finally {
      table.stop();
    }
  }

  private static DynamoDbClient dynamo(LocalTable table) {
    return DynamoDbClient.builder()
        .endpointOverride(table.endpoint())
        .region(Region.US_EAST_1)
        .httpClient(UrlConnectionHttpClient.create())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
        .build();
  }

  /// Sweeps in one go, in this process.
  private Swept inOneGo() throws IOException {
    try (LocalAws aws = LocalAws.start(world, ROLE, InstantSource.system())) {
      assertThat(wiring(aws).sweep().get().failures()).isEmpty();
      List<String> alerts = alerts(aws);
      assertThat(alerts).hasSizeGreaterThan(JOBS / 24);
      SweepResult result = wiring(aws).audit(AuditRequest.USUAL).run().result();
      String report = SweepAnswer.of(RUN, Optional.of(result), result.sentences());
      return new Swept(new JsonMapper().readTree(report), alerts);
    }
  }

  /// A guard that remembers nothing.
  private static Wiring wiring(LocalAws aws) {
    return new Wiring(
        Environment.of(variables(aws.endpoint(), aws.endpoint())),
        new Clients(
            Region.US_EAST_1,
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(aws.accessKeyOf(ROLE), "made-up")),
            UrlConnectionHttpClient.create(),
            Optional.of(aws.endpoint())),
        Memory.withNewIndex(new InMemoryRecords()),
        InstantSource.system(),
        Pause.NONE);
  }

  /// What the template gives the function, and calls at full speed.
  private static Map<String, String> variables(URI aws, URI table) {
    Map<String, String> variables =
        new TreeMap<>(FunctionEnvironment.of("SweepFunction", aws, table));
    variables.put("LABELGUARD_SWEEP_CALLS_PER_SECOND", "1000");
    return variables;
  }

  /// The headline and the findings of every alert, sorted.
  private static List<String> alerts(LocalAws aws) {
    return aws.sentMessages().stream().map(SweepMachineWalk::alert).sorted().toList();
  }

  private static String alert(SentMessage message) {
    try {
      JsonNode alert = new JsonMapper().readTree(message.textFor("lambda"));
      return alert.path("subject").asText() + "\n" + alert.path("findings").toPrettyString();
    } catch (IOException e) {
      throw new AssertionError(message.textFor("lambda"), e);
    }
  }
}
