package io.labelguard.tests.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.labelguard.core.check.Finding;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.port.Pause;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.InMemoryRecords;
import io.labelguard.lambda.BucketPolicyHandler;
import io.labelguard.lambda.Clients;
import io.labelguard.lambda.Handled;
import io.labelguard.lambda.Journal;
import io.labelguard.lambda.LabelingJobHandler;
import io.labelguard.lambda.Memory;
import io.labelguard.lambda.Wiring;
import io.labelguard.lambda.WorkteamHandler;
import io.labelguard.lambda.environment.Environment;
import io.labelguard.local.LocalAws;
import io.labelguard.tests.Repository;
import io.labelguard.tests.packaged.LocalTable;
import io.labelguard.tests.template.Template;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/// Gives every file of `events/`, one after the other, to each function that takes events: it
/// answers and logs what its handler does in this process, on a twin of the account, with its
/// records in memory. `.ci/nightly` runs it.
@Execution(ExecutionMode.CONCURRENT)
class EveryEventUnderEmulator {

  private static final int TEMPLATES_TIMEOUT = Integer.MAX_VALUE;
  private static final int ENOUGH_FILES = 60;

  /// What a reason has of the account's clock.
  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z");

  private static LocalTable tables;

  /// A function that takes events.
  enum Detector {
    BUCKET_POLICY("BucketPolicyFunction") {
      @Override
      RequestStreamHandler handler(Function<GuardEvent, Outcome> guard, Journal journal) {
        return new BucketPolicyHandler(guard, journal);
      }
    },
    LABELING_JOB("LabelingJobFunction") {
      @Override
      RequestStreamHandler handler(Function<GuardEvent, Outcome> guard, Journal journal) {
        return new LabelingJobHandler(guard, journal);
      }
    },
    WORKTEAM("WorkteamFunction") {
      @Override
      RequestStreamHandler handler(Function<GuardEvent, Outcome> guard, Journal journal) {
        return new WorkteamHandler(guard, journal);
      }
    };

    private final String function;

    Detector(String function) {
      this.function = function;
    }

    abstract RequestStreamHandler handler(Function<GuardEvent, Outcome> guard, Journal journal);
  }

  /// The ids of the checks in what a handler reported.
  private static final class FoundChecks implements Journal {

    private final List<String> checks = new ArrayList<>();

    @Override
    public void handled(Handled event, Outcome outcome) {
      outcome.findings().stream().map(Finding::check).forEach(check -> checks.add(check.text()));
    }

    @Override
    public void fixed(FixOutcome outcome) {
      throw new AssertionError("no event writes a fix: " + outcome);
    }

    @Override
    public void swept(Outcome outcome) {
      throw new AssertionError("no event is a sweep: " + outcome);
    }
  }

  @BeforeAll
  static void startTheTables() throws Exception {
    tables = new LocalTable(Template.read().properties("StateTable"), "not-used");
  }

  @AfterAll
  static void stopTheTables() throws Exception {
    tables.stop();
  }

  @ParameterizedTest
  @EnumSource
  void everyFileHasTheOutcomeThatTheHandlerHasHere(Detector detector, @TempDir Path folder)
      throws Exception {
    FoundChecks journal = new FoundChecks();
    int worked = 0;
    try (EmulatedFunction function =
            EmulatedFunction.start(detector.function, Map.of(), TEMPLATES_TIMEOUT, tables, folder);
        LocalAws twin = function.twin()) {
      RequestStreamHandler here = detector.handler(wiring(function, twin).guard(), journal);
      for (String file : files()) {
        String event = EmulatedFunction.event(file);
        function.aws().state().enact(event);
        twin.state().enact(event);
        JsonNode answer = function.invoke(event).json();
        if (answer.has("errorType")) {
          assertThat(answer.path("errorType").asText()).as(file).isEqualTo(errorHere(here, event));
        } else {
          assertThat(timeless(answer))
              .as(file)
              .isEqualTo(timeless(new JsonMapper().readTree(answerHere(here, event))));
          worked++;
        }
      }
      assertThat(worked).isGreaterThan(ENOUGH_FILES);
      assertThat(function.log().with("event", "finding"))
          .extracting(line -> line.path("check").asText())
          .isEqualTo(journal.checks)
          .isNotEmpty();
      assertThat(function.isEndedBySigterm()).isTrue();
    }
  }

  private static String timeless(JsonNode answer) {
    return INSTANT.matcher(answer.toPrettyString()).replaceAll("TIME");
  }

  private static String answerHere(RequestStreamHandler handler, String event) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, null);
    return answer.toString(StandardCharsets.UTF_8);
  }

  /// The class of what the handler throws here; empty where it returns.
  private static String errorHere(RequestStreamHandler handler, String event) throws IOException {
    try {
      answerHere(handler, event);
      return "";
    } catch (RuntimeException e) {
      return e.getClass().getName();
    }
  }

  private static Wiring wiring(EmulatedFunction function, LocalAws twin) {
    return new Wiring(
        Environment.of(function.variables()),
        new Clients(
            Region.US_EAST_1,
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(twin.accessKeyOf(function.role()), "made-up")),
            UrlConnectionHttpClient.create(),
            Optional.of(twin.endpoint())),
        Memory.withNewIndex(new InMemoryRecords()),
        InstantSource.system(),
        Pause.NONE);
  }

  private static List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(Repository.root().resolve("events"))) {
      return all.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .sorted()
          .toList();
    }
  }
}
