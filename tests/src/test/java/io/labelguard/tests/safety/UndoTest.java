package io.labelguard.tests.safety;

import static io.labelguard.tests.safety.GuardedBucket.ANA;
import static io.labelguard.tests.safety.GuardedBucket.BUCKET;
import static io.labelguard.tests.safety.GuardedBucket.JOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.guard.Settings.Mode;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.local.wire.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a person reverts, and what ends by itself, where something comes between.
class UndoTest {

  /// An undo only reads for at least that many calls.
  private static final int READS = 4;

  private static final Fingerprint TIGHT = Fingerprint.of(Optional.of(Policies.TIGHT));

  @Test
  void undoPutsBackWhatStoodThereAndTheGuardLeavesItSo() {
    try (GuardedBucket bucket = fixed(Mode.FIX)) {
      assertThat(undo(bucket, Life.whole()).result()).isEqualTo(Result.APPLIED);
      assertThat(bucket.liveFingerprint()).isEqualTo(TIGHT);
      Promises.hold(bucket, 2);
      assertThat(bucket.alerts().toString()).contains("Labelguard respects that");
      assertThat(bucket.liveFingerprint()).isEqualTo(TIGHT);
    }
  }

  @Test
  void undoThatIsKilledAtAnyCallIsDoneByTheNext() {
    List<String> broken = new ArrayList<>();
    Life life = Life.ofCalls(0);
    for (int calls = READS; calls == READS || life.ended(); calls++) {
      try (GuardedBucket bucket = fixed(Mode.FIX)) {
        life = Life.ofCalls(calls);
        tryToUndo(bucket, life);
        bucket.clock().sleep(FixQueue.VISIBILITY);
        FixOutcome next = undo(bucket, Life.whole());
        try {
          // What the killed one had recorded as done is history.
          assertThat(next.result() == Result.APPLIED || life.calls().contains("complete"))
              .as(next.reasons().toString())
              .isTrue();
          assertThat(bucket.liveFingerprint()).isEqualTo(TIGHT);
          Promises.hold(bucket, 2);
          assertThat(bucket.liveFingerprint()).isEqualTo(TIGHT);
        } catch (AssertionError e) {
          broken.add("after call " + calls + ": " + e.getMessage());
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  private static void tryToUndo(GuardedBucket bucket, Life life) {
    try {
      undo(bucket, life);
    } catch (Killed _) {
      // Then the next one has to see to it.
    } catch (IllegalStateException e) {
      assertThat(e).hasRootCauseInstanceOf(Killed.class);
    }
  }

  @Test
  void undoWhereThePolicyHasMovedOnIsRefusedWithBothDiffs() {
    try (GuardedBucket bucket = fixed(Mode.FIX)) {
      String moved = bucket.live().replace("Partners", "Friends");
      bucket.put(ANA, moved);
      FixOutcome refused = undo(bucket, Life.whole());
      assertThat(refused.result()).isEqualTo(Result.NOT_APPLIED);
      assertThat(refused.diff().orElseThrow()).contains("vpce-08408e335ebf95b40");
      assertThat(refused.since().orElseThrow()).contains("Friends");
      Promises.hold(bucket, 1);
      assertThat(bucket.live()).isEqualTo(moved);
    }
  }

  @Test
  void undoWhoseAnswerIsLostIsReadBack() {
    try (GuardedBucket bucket = fixed(Mode.FIX)) {
      bucket.aws().faults().next(1, "PutBucketPolicy", Fault.LOST_ANSWER);
      assertThat(undo(bucket, Life.whole()).result()).isEqualTo(Result.APPLIED);
      Promises.hold(bucket, 2);
    }
  }

  @Test
  void undoOfAnUnknownOutcomeWorks() {
    try (GuardedBucket bucket = new GuardedBucket(Mode.FIX)) {
      bucket.tightened();
      bucket
          .aws()
          .faults()
          .after("PutBucketPolicy", () -> bucket.aws().faults().stalePolicyReads(BUCKET, 1000));
      bucket.work();
      assertThat(bucket.last().result()).isEqualTo(Result.CANNOT_TELL);
      bucket.aws().faults().stalePolicyReads(BUCKET, 0);
      assertThat(undo(bucket, Life.whole()).result()).isEqualTo(Result.APPLIED);
      assertThat(bucket.liveFingerprint()).isEqualTo(TIGHT);
      Promises.hold(bucket, 2);
      assertThat(bucket.liveFingerprint()).isEqualTo(TIGHT);
    }
  }

  @Test
  void temporaryFixIsRemovedExactlyWhenItsJobEnds() {
    try (GuardedBucket bucket = fixed(Mode.TEMPORARY)) {
      bucket.sweep();
      bucket.untilQuiet();
      assertThat(bucket.guardPuts()).isOne();
      bucket.aws().state().setJobStatus(JOB, "Completed");
      bucket.sweep();
      bucket.untilQuiet();
      assertThat(bucket.liveFingerprint()).isEqualTo(TIGHT);
      Promises.hold(bucket, 2);
    }
  }

  @Test
  void temporaryFixOfAChangedPolicyIsLeftAndBothDiffsAreReported() {
    try (GuardedBucket bucket = fixed(Mode.TEMPORARY)) {
      String moved = bucket.live().replace("Partners", "Friends");
      bucket.put(ANA, moved);
      bucket.clock().sleep(Duration.ofDays(7));
      bucket.sweep();
      bucket.untilQuiet();
      assertThat(bucket.last().result()).isEqualTo(Result.NOT_APPLIED);
      assertThat(bucket.last().diff()).isPresent();
      assertThat(bucket.last().since().orElseThrow()).contains("Friends");
      assertThat(bucket.alerts().getLast()).contains("so Labelguard does not touch it");
      Promises.hold(bucket, 1);
      assertThat(bucket.live()).isEqualTo(moved);
    }
  }

  @Test
  void policyPutInTheLastMomentBeforeATemporaryFixEndsIsKeptAndShown() {
    try (GuardedBucket bucket = fixed(Mode.TEMPORARY)) {
      bucket.aws().state().setJobStatus(JOB, "Completed");
      bucket.sweep();
      bucket
          .aws()
          .faults()
          .before("PutBucketPolicy", () -> bucket.putNow(ANA, Policies.loose("Anas")));
      bucket.work();
      assertThat(bucket.last().result()).isEqualTo(Result.APPLIED);
      bucket.deliver();
      Promises.isShown(bucket, Policies.loose("Anas"));
      Promises.hold(bucket, 2);
    }
  }

  private static FixOutcome undo(GuardedBucket bucket, Life life) {
    return bucket.byHand(life).undo(BUCKET, Optional.empty());
  }

  private static GuardedBucket fixed(Mode mode) {
    GuardedBucket bucket = new GuardedBucket(mode);
    bucket.tightened().untilQuiet();
    assertThat(bucket.last().result()).isEqualTo(Result.APPLIED);
    return bucket;
  }
}
