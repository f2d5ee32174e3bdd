package io.labelguard.tests.safety;

import static io.labelguard.tests.safety.GuardedBucket.ANA;
import static io.labelguard.tests.safety.GuardedBucket.BUCKET;
import static io.labelguard.tests.safety.GuardedBucket.JOB;
import static io.labelguard.tests.safety.GuardedBucket.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.guard.Settings.Mode;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Leases;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Fix requests at the wrong time, more than once, and of any content.
class RequestsTest {

  private static final String REQUEST = "{\"kind\":\"bucket\",\"name\":\"gt-labeling-data\"}";

  private final GuardedBucket bucket = new GuardedBucket(Mode.FIX);

  @AfterEach
  void close() {
    bucket.close();
  }

  @Test
  void sameRequestDeliveredThreeTimesIsOneWrite() {
    bucket.tightened();
    bucket.queue().add(REQUEST);
    bucket.queue().add(REQUEST);
    bucket.work();
    assertThat(bucket.reportedFixes())
        .extracting(fix -> fix.outcome().result())
        .containsExactly(Result.APPLIED, Result.NOT_APPLIED, Result.NOT_APPLIED);
    Promises.hold(bucket, 1);
  }

  @Test
  void oldRequestAfterAnUndoWritesNothing() {
    bucket.tightened().untilQuiet();
    assertThat(bucket.byHand(Life.whole()).undo(BUCKET, java.util.Optional.empty()).result())
        .isEqualTo(Result.APPLIED);
    bucket.queue().add(REQUEST);
    bucket.work();
    assertThat(bucket.last().result()).isEqualTo(Result.NOT_APPLIED);
    assertThat(bucket.last().reasons().toString()).contains("Labelguard respects that");
    Promises.hold(bucket, 2);
  }

  @Test
  void oldRequestAfterAnUndoInTheConsoleWritesNothingThoughItsEventIsLate() {
    bucket.tightened().untilQuiet();
    bucket.put(ANA, Policies.TIGHT);
    bucket.queue().add(REQUEST);
    bucket.work();
    assertThat(bucket.last().reasons().toString()).contains("Labelguard respects that");
    Promises.hold(bucket, 1);
  }

  @Test
  void requestAfterTheJobsHaveEndedWritesNothing() {
    bucket.tightened();
    bucket.aws().state().setJobStatus(JOB, "Completed");
    bucket.work();
    assertThat(bucket.last().reasons())
        .containsExactly("No live labeling job uses bucket " + BUCKET + ".");
    Promises.hold(bucket, 0);
  }

  @Test
  void requestForABucketThatWasFixedSinceWritesNothing() {
    bucket.tightened();
    bucket.put(ANA, Policies.LOOSE);
    bucket.work();
    assertThat(bucket.last().reasons()).containsExactly("There is nothing to fix any more.");
    Promises.hold(bucket, 0);
  }

  @Test
  void eventsInTheWrongOrderLeadToTheSameFix() {
    bucket.put(ANA, Policies.tight("First"));
    String first = bucket.aws().takeEvents().getFirst();
    bucket.superseded(Policies.tight("First"));
    bucket.put(ANA, Policies.LOOSE);
    bucket.superseded(Policies.LOOSE);
    bucket.put(ANA, Policies.tight("Second"));
    List<String> later = bucket.aws().takeEvents();
    bucket.deliver(later.get(1));
    bucket.deliver(first);
    bucket.deliver(later.get(0));
    bucket.work();
    assertThat(bucket.reportedFixes().getFirst().outcome().result()).isEqualTo(Result.APPLIED);
    Promises.hold(bucket, 1);
  }

  /// A caller who may create jobs waits until someone who may edits the denial, and hopes that its
  /// event comes first.
  @Test
  void newJobAtAnOldDenialOpensNothingThoughTheEventOfAnEditComesBeforeTheJobs() {
    bucket.aws().state().removeJob(JOB);
    bucket.put(ANA, Policies.TIGHT);
    bucket.superseded(Policies.TIGHT);
    bucket.deliver();
    bucket.createJob("mallorys");
    String created = bucket.aws().takeEvents().getFirst();
    bucket.put(ANA, Policies.tight("Edited"));
    bucket.deliver();
    bucket.work();
    assertThat(bucket.guardPuts()).isZero();
    assertThat(bucket.alerts().getLast())
        .contains("Labelguard did not see bucket gt-labeling-data open to labeling job");
    bucket.deliver(created);
    Promises.hold(bucket, 0);
    assertThat(bucket.live()).isEqualTo(Policies.tight("Edited"));
  }

  @Test
  void requestThatMeetsATakenLeaseGoesBackToTheQueueAndIsHandledThen() {
    bucket.tightened();
    takeLease(Leases.LONGEST);
    assertThat(bucket.workOnce(Life.whole())).isFalse();
    assertThat(bucket.reportedFixes()).isEmpty();
    assertThat(bucket.workOnce(Life.whole())).isTrue();
    assertThat(bucket.last().result()).isEqualTo(Result.APPLIED);
    Promises.hold(bucket, 1);
  }

  @Test
  void requestThatNeverGetsItsTurnEndsAmongTheDeadLettersAndTheNextSweepRequestsItAgain() {
    bucket.tightened();
    takeLease(Duration.ofHours(1));
    bucket.work();
    assertThat(bucket.queue().dead()).hasSize(1);
    assertThat(bucket.guardPuts()).isZero();
    bucket.clock().sleep(Duration.ofHours(1));
    bucket.sweep();
    bucket.work();
    assertThat(bucket.last().result()).isEqualTo(Result.APPLIED);
  }

  private void takeLease(Duration length) {
    assertThat(bucket.records().takeLease(TARGET, "another run", bucket.clock().instant(), length))
        .isTrue();
  }

  private static Stream<String> messages() {
    return Stream.of(
        "",
        " ",
        "null",
        "5",
        "[]",
        "{}",
        "{",
        "\"gt-labeling-data\"",
        "[".repeat(5000),
        "\u0000\u001b[2J",
        "{\"kind\":\"bucket\"}",
        "{\"name\":\"gt-labeling-data\"}",
        "{\"kind\":\"BUCKET\",\"name\":\"gt-labeling-data\"}",
        "{\"kind\":\"role\",\"name\":\"gt-labeling-data\"}",
        "{\"kind\":[\"bucket\"],\"name\":{\"a\":1}}",
        "{\"kind\":\"bucket\",\"name\":\"manifests\"}",
        "{\"kind\":\"bucket\",\"name\":\"../gt-labeling-data\"}",
        "{\"kind\":\"bucket\",\"name\":\"gt-labeling-data/../gt-labeling-data\"}",
        "{\"kind\":\"bucket\",\"name\":\"gt-labeling-data?policy\"}",
        "{\"kind\":\"bucket\",\"name\":\"gt-labeling-data\\n\"}",
        "{\"kind\":\"bucket\",\"name\":\"GT-LABELING-DATA\"}",
        "{\"kind\":\"bucket\",\"name\":\"arn:aws:s3:::gt-labeling-data\"}",
        "{\"kind\":\"bucket\",\"name\":\"*\"}",
        "{\"kind\":\"bucket\",\"name\":\"\\ud800\"}",
        "{\"kind\":\"bucket\",\"name\":\"" + "x".repeat(200_000) + "\"}",
        "{\"kind\":\"team\",\"name\":\"../../gt-labeling-data\"}",
        "{\"kind\":\"team\",\"name\":\"bucket/gt-labeling-data\"}",
        "{\"kind\":\"team\",\"name\":\"" + "x".repeat(200_000) + "\"}");
  }

  @Test
  void messagesOfAnyContentWriteNothingAndBlockNothing() {
    bucket.put(ANA, Policies.TIGHT);
    messages()
        .forEach(
            body -> {
              bucket.queue().add(body);
              bucket.work();
              assertThat(bucket.guardPuts()).as(body).isZero();
            });
    assertThat(bucket.live()).isEqualTo(Policies.TIGHT);
    assertThat(bucket.alerts()).isEmpty();
    // What could not be read is among the dead letters, and the queue goes on.
    assertThat(bucket.queue().dead())
        .extracting(FixQueue.Message::body)
        .contains("{", "{}", "null");
    bucket.deliver();
    bucket.work();
    assertThat(bucket.guardPuts()).isOne();
    assertThat(bucket.last().result()).isEqualTo(Result.APPLIED);
  }

  @Test
  void messageWithAPolicyInItIsACheckOfThatNameAndNoMore() {
    bucket.tightened().queue().receive().ifPresent(bucket.queue()::delete);
    bucket
        .queue()
        .add(
            """
            {"kind":"bucket","name":"gt-labeling-data","mode":"fix","proven":true,
             "policy":{"Statement":[{"Sid":"Injected","Effect":"Allow","Principal":"*",
               "Action":"s3:*","Resource":"*"}]},
             "after":"Injected","kind":"bucket","fingerprint":"00"}
            """);
    bucket.work();
    assertThat(bucket.last().result()).isEqualTo(Result.APPLIED);
    assertThat(bucket.live()).doesNotContain("Injected");
    Promises.hold(bucket, 1);
  }
}
