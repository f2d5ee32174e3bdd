package io.labelguard.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.labelguard.aws.event.CloudTrailEvents;
import io.labelguard.aws.event.EventReading;
import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Target;
import io.labelguard.lambda.environment.Environment;
import io.labelguard.lambda.rehearsal.CannedText;
import io.labelguard.lambda.rehearsal.Rehearsal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkGlobalTime;

class RehearsedWiringTest {

  private static final Environment ENVIRONMENT =
      Environment.ofCommand(Map.of(), "111122223333", "us-east-1");

  @RegisterExtension private final LoggedLines lines = new LoggedLines(Rehearsal.class);

  @Test
  void aPolicyEventIsHandledToItsMessage() {
    assertThat(outcomeOf("bucket-policy-event.json"))
        .satisfies(RehearsedWiringTest::isWhole)
        .extracting(Outcome::findings)
        .asInstanceOf(InstanceOfAssertFactories.list(Finding.class))
        .extracting(Finding::check)
        .contains(CheckId.GROUND_TRUTH_DENIED);
  }

  /// The job is known by the table, and was seen with access, as those of most events are.
  @Test
  void aPolicyEventFindsAnEarlierSweep() {
    assertThat(outcomeOf("bucket-policy-event.json").reason())
        .doesNotContain("No sweep", "did not see");
  }

  @Test
  void aJobsEventIsHandledToItsMessage() {
    assertThat(outcomeOf("labeling-job-event.json")).satisfies(RehearsedWiringTest::isWhole);
  }

  @Test
  void aTeamsEventIsHandledToItsMessage() {
    assertThat(outcomeOf("workteam-event.json")).satisfies(RehearsedWiringTest::isWhole);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cn-north-1", "eu-south-2", "us-gov-west-1"})
  void anyRegionHasARehearsal(String region) {
    Environment there = Environment.ofCommand(Map.of(), "111122223333", region);
    for (String file :
        List.of("bucket-policy-event.json", "labeling-job-event.json", "workteam-event.json")) {
      assertThat(outcomeOf(file, there).failures()).isEmpty();
      lines.forget();
    }
  }

  @Test
  void aGuardThatMayDoEverythingHasARehearsal() {
    Map<String, String> variables = new HashMap<>();
    variables.put("AWS_REGION", "us-east-1");
    variables.put("LABELGUARD_ACCOUNT", "111122223333");
    variables.put("LABELGUARD_MODE", "fix");
    variables.put("LABELGUARD_FIX_BUCKETS", "*");
    variables.put("LABELGUARD_FIX_TEAMS", "*");
    variables.put("LABELGUARD_READ_MANIFESTS_OF", "labelguard-rehearsal");
    variables.put("LABELGUARD_CONSOLE_PRINCIPALS", "arn:aws:iam::111122223333:role/labelers");
    variables.put("LABELGUARD_TABLE", "table");
    variables.put("LABELGUARD_TOPIC_ARN", "arn:aws:sns:us-east-1:111122223333:findings");
    variables.put("LABELGUARD_CHAT_TOPIC_ARN", "arn:aws:sns:us-east-1:111122223333:chat");
    variables.put("LABELGUARD_FIX_QUEUE_URL", "https://queue.invalid/fixes.fifo");
    for (String name : List.of("FIX_TEAMS_IN_USE", "FIX_NEW_JOBS", "ALERT_EVENTS")) {
      variables.put("LABELGUARD_" + name, "true");
    }
    variables.put("LABELGUARD_READ_IDENTITY", "false");
    variables.put("LABELGUARD_MAX_FIXES_PER_DAY", "3");
    variables.put("LABELGUARD_TEMPORARY_MAX_DAYS", "7");
    variables.put("LABELGUARD_RECORD_DAYS", "400");
    variables.put("LABELGUARD_WAIT_FOR_FIX", "0");
    variables.put("LABELGUARD_REPEAT_HOURS", "6");
    variables.put("LABELGUARD_STALLED_HOURS", "24");
    variables.put("LABELGUARD_SWEEP_CALLS_PER_SECOND", "1");
    assertThat(outcomeOf("bucket-policy-event.json", Environment.of(variables)).failures())
        .isEmpty();
  }

  @Test
  void aFixIsRefusedInModeAlert() {
    AtomicReference<FixOutcome> outcome = new AtomicReference<>();
    RehearsedWiring.play(
        ENVIRONMENT,
        (wiring, _) ->
            outcome.set(
                wiring.fixes().apply(new FixRequest(new Target.Bucket("labelguard-rehearsal")))));
    assertThat(outcome.get().result()).isEqualTo(FixOutcome.Result.NOT_APPLIED);
    logsOneLine(Level.INFO);
  }

  @Test
  void aSweepIsWhole() {
    AtomicReference<Outcome> outcome = new AtomicReference<>();
    RehearsedWiring.play(ENVIRONMENT, (wiring, _) -> outcome.set(wiring.sweep().get()));
    logsOneLine(Level.INFO);
    assertThat(outcome.get().failures()).isEmpty();
  }

  @Test
  void whatFailsIsAWarningAndNothingElse() {
    List<RuntimeException> failures =
        new ArrayList<>(List.of(new IllegalStateException("planted")));
    RehearsedWiring.play(
        ENVIRONMENT,
        (_, _) -> {
          throw failures.removeFirst();
        });
    assertThat(failures).isEmpty();
    logsOneLine(Level.WARN);
  }

  @Test
  void noTimeIsLearnedFromItsAnswers() {
    SdkGlobalTime.setGlobalTimeOffset(0);
    outcomeOf("bucket-policy-event.json");
    assertThat(SdkGlobalTime.getGlobalTimeOffset()).isZero();
  }

  private Outcome outcomeOf(String file) {
    return outcomeOf(file, ENVIRONMENT);
  }

  private Outcome outcomeOf(String file, Environment environment) {
    AtomicReference<Outcome> outcome = new AtomicReference<>();
    RehearsedWiring.play(environment, (wiring, text) -> outcome.set(handled(wiring, text, file)));
    logsOneLine(Level.INFO);
    return outcome.get();
  }

  private static Outcome handled(Wiring wiring, CannedText text, String file) throws IOException {
    return switch (CloudTrailEvents.read(text.event(file))) {
      case EventReading.Ours(var event) -> wiring.guard().apply(event);
      case EventReading.FailedCall _, EventReading.NotOurs _ -> throw new AssertionError(file);
    };
  }

  private static void isWhole(Outcome outcome) {
    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.result()).isEqualTo(Outcome.Result.FINDINGS);
  }

  /// Its own, that is: what the guard logs itself would be counted.
  private void logsOneLine(Level level) {
    assertThat(lines.all())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.getLevel()).isEqualTo(level);
              assertThat(line.getKeyValuePairs())
                  .extracting(String::valueOf)
                  .containsExactly("event=\"rehearsal\"");
            });
  }
}
