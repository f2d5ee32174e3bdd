package io.labelguard.tests.safety;

import static io.labelguard.tests.safety.GuardedBucket.ANA;
import static io.labelguard.tests.safety.GuardedBucket.BUCKET;
import static io.labelguard.tests.safety.GuardedBucket.PIPELINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.guard.Settings.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// A run that is killed at each of its calls of AWS and of the records in turn.
class KillsTest {

  /// A run only reads for at least that many calls.
  private static final int READS = 14;

  /// A person's command only reads for at least that many calls.
  private static final int PERSON_READS = 4;

  /// A fix that was asked for, and its run.
  @Test
  void fixKilledAtAnyCallIsMadeOnceAndReported() {
    assertThat(
            killedAtEveryCall(
                0,
                Mode.FIX,
                GuardedBucket::tightened,
                bucket -> {
                  bucket.untilQuiet();
                  assertThat(bucket.guardPuts()).isLessThanOrEqualTo(1);
                  assertThat(reportedWrites(bucket)).as("reported writes").isPositive();
                }))
        .isGreaterThan(20);
  }

  @Test
  void temporaryFixKilledWhileItEndsIsRemovedOnceAndReported() {
    assertThat(
            killedAtEveryCall(
                READS,
                Mode.TEMPORARY,
                bucket -> {
                  bucket.tightened().untilQuiet();
                  bucket.aws().state().setJobStatus(GuardedBucket.JOB, "Completed");
                  bucket.sweep();
                },
                bucket -> {
                  bucket.untilQuiet();
                  assertThat(bucket.guardPuts()).isLessThanOrEqualTo(2);
                  assertThat(reportedWrites(bucket))
                      .as("reported writes")
                      .isGreaterThanOrEqualTo(2);
                  // A write with an unknown outcome waits for a day.
                  bucket.clock().sleep(Duration.ofHours(25));
                  bucket.sweep();
                  bucket.untilQuiet();
                  assertThat(bucket.liveFingerprint())
                      .as("exactly the text from before")
                      .isEqualTo(Fingerprint.of(Optional.of(Policies.TIGHT)));
                }))
        .isGreaterThan(20);
  }

  /// Ana reverts by hand what a killed run wrote: her word counts.
  @Test
  void fixThatWasKilledAndUndoneMeanwhileIsNotMadeAgain() {
    int calls =
        killedAtEveryCall(
            READS,
            Mode.FIX,
            GuardedBucket::tightened,
            bucket -> {
              bucket.put(ANA, Policies.TIGHT);
              bucket.untilQuiet();
              assertThat(bucket.guardPuts()).isLessThanOrEqualTo(1);
            });
    assertThat(calls).isGreaterThan(20);
  }

  /// Lambda delivers the event again after one minute and after two more; by then the claim of the
  /// run that was killed has ended.
  @Test
  void eventWhoseRunIsKilledAtAnyCallIsHandledByALaterDelivery() {
    List<String> broken = new ArrayList<>();
    Life life = Life.ofCalls(0);
    for (int calls = 0; calls == 0 || life.ended(); calls++) {
      try (GuardedBucket bucket = new GuardedBucket(Mode.FIX)) {
        bucket.put(ANA, Policies.TIGHT);
        String event = bucket.aws().takeEvents().getFirst();
        life = Life.ofCalls(calls);
        bucket.deliver(event, life);
        if (bucket.subjects().stream().noneMatch(subject -> subject.contains("will fail"))
            || bucket.queue().receive().isEmpty()) {
          broken.add("after call " + calls + ": " + life.calls());
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(life.calls()).hasSizeGreaterThan(8);
  }

  /// Ana's own fix is killed, and someone reverts what it wrote. The guard cannot tell whether it
  /// was written, so it writes only where nothing was sent.
  @Test
  void personsFixThatWasKilledAndUndoneMeanwhileIsNotMadeAgain() {
    List<String> broken = new ArrayList<>();
    Life life = Life.ofCalls(0);
    for (int calls = PERSON_READS; calls == PERSON_READS || life.ended(); calls++) {
      try (GuardedBucket bucket = new GuardedBucket(Mode.FIX)) {
        bucket.tightened();
        life = Life.ofCalls(calls);
        personTriesToFix(bucket, life);
        boolean sent = bucket.guardPuts() > 0;
        if (sent) {
          bucket.put(PIPELINE, Policies.TIGHT);
        }
        bucket.clock().sleep(FixQueue.VISIBILITY);
        bucket.untilQuiet();
        try {
          assertThat(bucket.guardPuts()).as("writes sent").isLessThanOrEqualTo(1);
          Promises.hold(bucket, 1);
          if (sent) {
            assertThat(bucket.liveFingerprint())
                .isEqualTo(Fingerprint.of(Optional.of(Policies.TIGHT)));
          }
        } catch (AssertionError e) {
          broken.add("after call " + calls + ": " + e.getMessage());
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  private static void personTriesToFix(GuardedBucket bucket, Life life) {
    try {
      bucket.byHand(life).apply(BUCKET, bucket.liveFingerprint());
    } catch (Killed _) {
      // Then the guard has to see to it.
    } catch (IllegalStateException e) {
      assertThat(e).hasRootCauseInstanceOf(Killed.class);
    }
  }

  /// @param from the first call that is looked at
  /// @param start leads to a fix request that waits
  /// @param then what happens after the kill, and what holds
  /// @return how many calls the whole run makes
  private static int killedAtEveryCall(
      int from, Mode mode, Consumer<GuardedBucket> start, Consumer<GuardedBucket> then) {
    List<String> broken = new ArrayList<>();
    for (int calls = from; ; calls++) {
      try (GuardedBucket bucket = new GuardedBucket(mode)) {
        start.accept(bucket);
        int puts = bucket.guardPuts();
        Life life = Life.ofCalls(calls);
        boolean done = bucket.workOnce(life);
        if (done) {
          assertThat(broken).as("what does not hold after a kill").isEmpty();
          return calls;
        }
        try {
          then.accept(bucket);
          Promises.hold(bucket, puts + 1);
        } catch (AssertionError e) {
          String after = life.calls().isEmpty() ? "" : life.calls().getLast();
          broken.add("after call %d (%s): %s".formatted(calls, after, e.getMessage()));
        }
      }
    }
  }

  /// The number of alerts about a write that was made.
  private static long reportedWrites(GuardedBucket bucket) {
    return bucket.alerts().stream()
        .flatMap(alert -> AppliedPart.of(alert).stream())
        .filter(applied -> !applied.outcome().equals("not-applied"))
        .count();
  }
}
