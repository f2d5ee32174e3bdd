package io.labelguard.tests.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.wire.CallCounts;
import io.labelguard.local.wire.Fault;
import io.labelguard.local.wire.Faults;
import io.labelguard.tests.packaged.EarlierSweep;
import io.labelguard.tests.packaged.LocalTable;
import io.labelguard.tests.packaged.QueueBatches;
import io.labelguard.tests.template.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Runs every function as Lambda runs it, with the handler, environment, memory and timeout of the
/// translated template: one event, a malformed one, one whose calls AWS throttles, and one that
/// takes too long.
///
/// The time-outs of the template are minutes, so a function that is to reach its own gets
/// [#SHORT_TIMEOUT] seconds; every other one has the template's.
@Execution(ExecutionMode.CONCURRENT)
class FunctionsUnderEmulator {

  private static final int SHORT_TIMEOUT = 20;
  private static final String TIMED_OUT = "Task timed out after " + SHORT_TIMEOUT + ".00 seconds";
  private static final int TEMPLATES_TIMEOUT = Integer.MAX_VALUE;
  private static final String BUCKET = "gt-labeling-data";
  private static final String NOT_JSON = "{\"detail-type\":";
  private static final String BUCKET_REQUEST = "{\"kind\":\"bucket\",\"name\":\"" + BUCKET + "\"}";
  private static final String NONE_FAILED = "{\"batchItemFailures\":[]}";
  private static final String ONE_FAILED =
      "{\"batchItemFailures\":[{\"itemIdentifier\":\"message-1\"}]}";

  private static final Map<String, String> FIX_MODE =
      Map.of("Mode", "fix", "FixBuckets", BUCKET, "WaitForFix", "0");

  private static LocalTable tables;

  /// A function, a call that its work needs, an event that it works on, and what its answer to that
  /// has.
  enum Work {
    BUCKET_POLICY("BucketPolicyFunction", "GetBucketPolicy", "\"outcome\":\"findings\"") {
      @Override
      String event() throws IOException {
        return EmulatedFunction.event("03-policy-tightened.json");
      }
    },
    LABELING_JOB("LabelingJobFunction", "DescribeLabelingJob", "\"outcome\":\"findings\"") {
      @Override
      String event() throws IOException {
        return EmulatedFunction.event("02-job-on-vpc-only-bucket.json");
      }
    },
    WORKTEAM("WorkteamFunction", "DescribeWorkteam", "\"outcome\":\"findings\"") {
      @Override
      String event() throws IOException {
        return EmulatedFunction.event("01-team-without-constraint.json");
      }
    },
    SWEEP("SweepFunction", "ListLabelingJobs", "\"sentence\":") {
      @Override
      String event() throws IOException {
        return EmulatedFunction.event("09-sweep.json");
      }
    },
    APPLY_FIX("ApplyFixFunction", "GetBucketPolicy", NONE_FAILED) {
      @Override
      String event() {
        return QueueBatches.fixRequest(BUCKET_REQUEST);
      }
    },
    SLACK("SlackFunction", Faults.SLACK_MESSAGE, "null") {
      @Override
      String event() {
        return QueueBatches.alert(UUID.randomUUID().toString());
      }

      // For Slack's own answer the function waits shorter than SHORT_TIMEOUT.
      @Override
      String waitsFor() {
        return "GetSecretValue";
      }
    };

    private final String function;
    private final String call;
    private final String answer;

    Work(String function, String call, String answer) {
      this.function = function;
      this.call = call;
      this.answer = answer;
    }

    abstract String event() throws IOException;

    /// A call for whose answer the function waits longer than [#SHORT_TIMEOUT].
    String waitsFor() {
      return call;
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

  @Test
  void everyFunctionOfTheTranslationRunsHere() {
    assertThat(Stream.of(Work.values()).map(work -> work.function))
        .containsExactlyInAnyOrderElementsOf(TranslatedFunction.ids());
  }

  @Test
  void aTightenedPolicyIsPublishedAndAFixIsRequested(@TempDir Path folder) throws Exception {
    try (EmulatedFunction function = start(Work.BUCKET_POLICY, FIX_MODE, folder)) {
      EarlierSweep.sawNoPolicyOf(BUCKET, function.tables(), function.table());
      worked(function, Work.BUCKET_POLICY);
      assertThat(function.aws().sentMessages().getFirst().textFor("lambda"))
          .contains("LG101", BUCKET);
      assertThat(function.aws().takeQueueMessages())
          .singleElement()
          .satisfies(request -> assertThat(request.body()).contains(BUCKET));
      refusesAndWorksOn(function, Work.BUCKET_POLICY, NOT_JSON, "MalformedEventException");
      waitsWhereItIsThrottled(function, Work.BUCKET_POLICY);
      assertThat(function.log().with("check", "LG101")).isNotEmpty();
      assertThat(function.isEndedBySigterm()).isTrue();
    }
  }

  @Test
  void aJobThatIsDeniedItsBucketIsPublished(@TempDir Path folder) throws Exception {
    try (EmulatedFunction function = start(Work.LABELING_JOB, Map.of(), folder)) {
      worked(function, Work.LABELING_JOB);
      assertThat(function.aws().sentMessages().getFirst().textFor("lambda"))
          .contains("LG101", "xray-triage");
      refusesAndWorksOn(function, Work.LABELING_JOB, NOT_JSON, "MalformedEventException");
      waitsWhereItIsThrottled(function, Work.LABELING_JOB);
      assertThat(function.isEndedBySigterm()).isTrue();
    }
  }

  @Test
  void aTeamWithoutConstraintIsPublished(@TempDir Path folder) throws Exception {
    try (EmulatedFunction function = start(Work.WORKTEAM, Map.of(), folder)) {
      worked(function, Work.WORKTEAM);
      assertThat(function.aws().sentMessages().getFirst().textFor("lambda"))
          .contains("LG301", "street-scenes-annotators");
      refusesAndWorksOn(function, Work.WORKTEAM, NOT_JSON, "MalformedEventException");
      waitsWhereItIsThrottled(function, Work.WORKTEAM);
      assertThat(function.isEndedBySigterm()).isTrue();
    }
  }

  @Test
  void aSweepPublishesWhatIsOlderThanTheGuard(@TempDir Path folder) throws Exception {
    // The machine's own steps are walked in io.labelguard.tests.machine.
    try (EmulatedFunction function =
        start(Work.SWEEP, Map.of("SweepCallsPerSecond", "100"), folder)) {
      worked(function, Work.SWEEP);
      assertThat(function.aws().sentMessages())
          .anySatisfy(message -> assertThat(message.textFor("lambda")).contains("LG301"));
      assertThat(function.invoke("{\"step\":\"page\",\"run\":\"R\"}").text())
          .contains("IllegalArgumentException", "the step has no page");
      refusesAndWorksOn(function, Work.SWEEP, NOT_JSON, "IllegalArgumentException");
      waitsWhereItIsThrottled(function, Work.SWEEP);
      assertThat(function.isEndedBySigterm()).isTrue();
    }
  }

  @Test
  void aProvenFixIsWrittenAndOneThatIsThrottledIsHandedBack(@TempDir Path folder) throws Exception {
    try (EmulatedFunction function = start(Work.APPLY_FIX, FIX_MODE, folder)) {
      EarlierSweep.sawNoPolicyOf(BUCKET, function.tables(), function.table());
      function.aws().state().enact(EmulatedFunction.event("03-policy-tightened.json"));
      // The guard's own call of S3 fails for longer than its client tries.
      function.aws().faults().lasting("GetBucketPolicy", "", Fault.THROTTLED);
      assertThat(function.invoke(Work.APPLY_FIX.event()).text()).isEqualTo(ONE_FAILED);
      assertThat(function.log().with("outcome", "failed"))
          .singleElement()
          .satisfies(line -> assertThat(line.path("level").asText()).isEqualTo("ERROR"));
      function.aws().faults().heal();
      worked(function, Work.APPLY_FIX);
      assertThat(function.log().with("outcome", "applied")).hasSize(1);
      assertThat(function.aws().state().policy(BUCKET).orElseThrow())
          .contains("vpce-08408e335ebf95b40", "LabelguardCompanion1");
      assertThat(function.invoke(QueueBatches.fixRequest("delete everything")).text())
          .isEqualTo(ONE_FAILED);
      refusesAndWorksOn(function, Work.APPLY_FIX, NOT_JSON, "RuntimeException");
      waitsWhereItIsThrottled(function, Work.APPLY_FIX);
      assertThat(function.isEndedBySigterm()).isTrue();
    }
  }

  @Test
  void anAlertIsPostedToSlackOnce(@TempDir Path folder) throws Exception {
    try (EmulatedFunction function = start(Work.SLACK, Map.of(), folder)) {
      String batch = Work.SLACK.event();
      assertThat(function.invoke(batch).text()).isEqualTo("null");
      assertThat(function.invoke(batch).text()).isEqualTo("null");
      assertThat(function.aws().slackMessages())
          .singleElement()
          .asString()
          .contains("Two jobs &lt;!channel&gt;");
      assertThat(function.log().with("event", "repeat")).hasSize(1);
      refusesAndWorksOn(function, Work.SLACK, NOT_JSON, "RuntimeException");
      waitsWhereItIsThrottled(function, Work.SLACK);
      function.aws().faults().lasting(Faults.SLACK_MESSAGE, "", Fault.SERVER_ERROR);
      assertThat(function.invoke(Work.SLACK.event()).error()).endsWith("SlackRefusedException");
      assertThat(function.log().lines()).isNotEmpty();
      assertThat(function.isEndedBySigterm()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCallThatIsNotAnsweredEndsInATimeoutAndTheNextProcessWorks(Work work, @TempDir Path folder)
      throws Exception {
    try (EmulatedFunction function =
        EmulatedFunction.start(work.function, Map.of(), SHORT_TIMEOUT, tables, folder)) {
      if (work == Work.SLACK || work == Work.APPLY_FIX) {
        function.aws().state().enact(EmulatedFunction.event("03-policy-tightened.json"));
      } else {
        function.aws().state().enact(work.event());
      }
      function.aws().faults().lasting(work.waitsFor(), "", Fault.TIMEOUT);
      assertThat(function.invokeUnanswered(work.waitsFor(), work.event()).text())
          .isEqualTo(TIMED_OUT);
      function.aws().faults().heal();
      assertThat(firstInTime(function, work)).contains(work.answer);
      function.log();
      assertThat(function.isEndedBySigterm()).isTrue();
    }
  }

  /// What a new process answers. On a busy machine even a start may take longer than the time-out:
  /// like Lambda, it tries three times.
  private static String firstInTime(EmulatedFunction function, Work work) throws Exception {
    String answer = TIMED_OUT;
    for (int tries = 0; tries < 3 && answer.equals(TIMED_OUT); tries++) {
      answer = function.invoke(afterTimeout(work)).text();
    }
    return answer;
  }

  /// Another event, because the claim on the first, or the lease on its bucket, has not ended yet.
  private static String afterTimeout(Work work) throws IOException {
    return switch (work) {
      case APPLY_FIX -> QueueBatches.fixRequest("{\"kind\":\"team\",\"name\":\"reviewers\"}");
      case BUCKET_POLICY, LABELING_JOB, WORKTEAM -> anew(work.event());
      case SWEEP, SLACK -> work.event();
    };
  }

  private static EmulatedFunction start(Work work, Map<String, String> parameters, Path folder)
      throws IOException, InterruptedException {
    return EmulatedFunction.start(work.function, parameters, TEMPLATES_TIMEOUT, tables, folder);
  }

  /// Lets it work on its event.
  private static void worked(EmulatedFunction function, Work work) throws Exception {
    String event = work.event();
    function.aws().state().enact(event);
    assertThat(function.invoke(event).text()).contains(work.answer);
  }

  /// Gives it what is no event: it refuses that, and the same process works on the next.
  private static void refusesAndWorksOn(
      EmulatedFunction function, Work work, String malformed, String error) throws Exception {
    String process = function.process();
    assertThat(function.invoke(malformed).error()).endsWith(error);
    assertThat(function.invoke(anotherOf(work)).text()).contains(work.answer);
    assertThat(function.process()).isEqualTo(process);
  }

  /// Throttles two attempts of a call: the client waits, and the outcome is as if nothing was.
  private static void waitsWhereItIsThrottled(EmulatedFunction function, Work work)
      throws Exception {
    function.aws().takeCalls();
    function.aws().faults().next(2, work.call, Fault.THROTTLED);
    assertThat(function.invoke(anotherOf(work)).text()).contains(work.answer);
    assertThat(
            function.aws().takeCalls().entrySet().stream()
                .filter(count -> count.getKey().contains(work.call + CallCounts.THROTTLED))
                .collect(Collectors.summingInt(Map.Entry::getValue)))
        .isEqualTo(2);
  }

  private static String anotherOf(Work work) throws IOException {
    return switch (work) {
      case BUCKET_POLICY, LABELING_JOB, WORKTEAM -> anew(work.event());
      case SWEEP, APPLY_FIX, SLACK -> work.event();
    };
  }

  /// Returns an event under another id, for an id is handled once.
  private static String anew(String event) throws IOException {
    ObjectNode json = (ObjectNode) new JsonMapper().readTree(event);
    String id = UUID.randomUUID().toString();
    json.put("id", id);
    ((ObjectNode) json.get("detail")).put("eventID", id);
    return json.toString();
  }
}
