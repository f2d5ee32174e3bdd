package io.labelguard.tests.safety;

import static io.labelguard.tests.safety.GuardedBucket.ANA;
import static io.labelguard.tests.safety.GuardedBucket.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.guard.Settings.Mode;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.local.wire.Fault;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// One fix, and all that can come between.
class FaultsTest {

  private final GuardedBucket bucket = new GuardedBucket(Mode.FIX);

  @AfterEach
  void close() {
    bucket.close();
  }

  @Test
  void withoutAFaultTheFixIsWrittenOnceAndItsOwnEventEndsWithNothing() {
    bucket.tightened().work();
    assertThat(bucket.last().result()).isEqualTo(Result.APPLIED);
    assertThat(bucket.live()).contains("vpce-08408e335ebf95b40").contains("444455556666");
    assertThat(bucket.deliver())
        .singleElement()
        .satisfies(own -> assertThat(own.reason()).contains("Labelguard made this change itself"));
    Promises.hold(bucket, 1);
    assertThat(bucket.subjects()).hasSize(2);
  }

  @Test
  void policyChangedBetweenReadAndPutIsLeftAlone() {
    bucket.tightened();
    // The second read is the one right before the put.
    bucket.aws().faults().before("GetBucketPolicy", () -> {});
    bucket
        .aws()
        .faults()
        .before("GetBucketPolicy", () -> bucket.putNow(ANA, Policies.loose("Anas")));
    bucket.work();
    assertThat(bucket.last().result()).isEqualTo(Result.NOT_APPLIED);
    assertThat(bucket.live()).isEqualTo(Policies.loose("Anas"));
    Promises.hold(bucket, 0);
  }

  @Test
  void policyChangedBetweenPutAndReadBackStaysAndIsShown() {
    bucket.tightened();
    bucket
        .aws()
        .faults()
        .after("PutBucketPolicy", () -> bucket.putNow(ANA, Policies.tight("Anas")));
    bucket.work();
    assertThat(bucket.last().result()).isEqualTo(Result.CANNOT_TELL);
    assertThat(bucket.live()).isEqualTo(Policies.tight("Anas"));
    Promises.isShown(bucket, Policies.tight("Anas"));
    Promises.hold(bucket, 1);
    assertThat(bucket.live()).isEqualTo(Policies.tight("Anas"));
  }

  @Test
  void policyPutInTheVeryLastMomentIsKeptAndShownAndNothingMoreIsWritten() {
    bucket.tightened();
    bucket
        .aws()
        .faults()
        .before("PutBucketPolicy", () -> bucket.putNow(ANA, Policies.loose("Anas")));
    bucket.work();
    assertThat(bucket.last().result()).isEqualTo(Result.APPLIED);
    bucket.deliver();
    Promises.isShown(bucket, Policies.loose("Anas"));
    assertThat(bucket.subjects())
        .anyMatch(subject -> subject.startsWith("CRITICAL: Labelguard overwrote"));
    // Ana tightens again: the guard has no leave any more.
    bucket.put(ANA, Policies.tight("Again"));
    Promises.hold(bucket, 1);
    assertThat(bucket.live()).isEqualTo(Policies.tight("Again"));
    assertThat(bucket.alerts().toString()).contains("labelguard rearm --bucket " + BUCKET);
  }

  @Test
  void policyDeletedInTheVeryLastMomentIsReportedAndNothingMoreIsWritten() {
    bucket.tightened();
    bucket.aws().faults().before("PutBucketPolicy", () -> bucket.delete(ANA));
    bucket.work();
    assertThat(bucket.last().result()).isEqualTo(Result.APPLIED);
    bucket.deliver();
    assertThat(bucket.subjects())
        .anyMatch(subject -> subject.startsWith("CRITICAL: Labelguard overwrote"));
    bucket.put(ANA, Policies.tight("Again"));
    Promises.hold(bucket, 1);
    assertThat(bucket.live()).isEqualTo(Policies.tight("Again"));
  }

  @Test
  void policyThatS3RefusesIsNotAppliedAndTriedThreeTimesADayAtMost() {
    bucket.tightened();
    bucket.aws().faults().next(50, "PutBucketPolicy", Fault.ACCESS_DENIED);
    bucket.work();
    assertThat(bucket.last().result()).isEqualTo(Result.NOT_APPLIED);
    assertThat(bucket.last().reasons().toString()).contains("AccessDenied");
    Promises.hold(bucket, 3);
    assertThat(bucket.live()).isEqualTo(Policies.TIGHT);
  }

  @Test
  void policyThatS3FindsMalformedIsNotApplied() {
    bucket.tightened();
    bucket.aws().faults().next(1, "PutBucketPolicy", Fault.MALFORMED);
    bucket.work();
    assertThat(bucket.last().result()).isEqualTo(Result.NOT_APPLIED);
    assertThat(bucket.last().reasons().toString()).contains("MalformedPolicy");
    assertThat(bucket.live()).isEqualTo(Policies.TIGHT);
    // The next sweep asks again, and S3 takes it.
    Promises.hold(bucket, 2);
  }

  @Test
  void throttledPutIsNotAppliedAndMadeByTheNextSweep() {
    bucket.tightened();
    bucket.aws().faults().next(1, "PutBucketPolicy", Fault.THROTTLED);
    bucket.work();
    assertThat(bucket.last().result()).isEqualTo(Result.NOT_APPLIED);
    assertThat(bucket.last().reasons().toString()).contains("SlowDown");
    assertThat(bucket.live()).isEqualTo(Policies.TIGHT);
    Promises.hold(bucket, 2);
  }

  @Test
  void putThatEndsInAServerErrorHasAnUnknownOutcomeAndIsNotRepeated() {
    unclear(Fault.SERVER_ERROR);
  }

  @Test
  void putWhoseConnectionIsResetBeforeItTookEffectHasAnUnknownOutcomeAndIsNotRepeated() {
    unclear(Fault.LOST_REQUEST);
  }

  private void unclear(Fault fault) {
    bucket.tightened();
    bucket.aws().faults().next(1, "PutBucketPolicy", fault);
    bucket.work();
    assertThat(bucket.last().result()).isEqualTo(Result.CANNOT_TELL);
    assertThat(bucket.last().reasons().toString()).contains("Look again");
    Promises.hold(bucket, 1);
    assertThat(bucket.live()).isEqualTo(Policies.TIGHT);
  }

  @Test
  void putWhoseAnswerIsLostIsReadBackAndApplied() {
    bucket.tightened();
    bucket.aws().faults().next(1, "PutBucketPolicy", Fault.LOST_ANSWER);
    bucket.work();
    assertThat(bucket.last().result()).isEqualTo(Result.APPLIED);
    Promises.hold(bucket, 1);
  }

  @Test
  void bucketThatIsAnotherAccountsByNowIsNotWritten() {
    bucket.tightened();
    bucket
        .aws()
        .faults()
        .before(
            "PutBucketPolicy",
            () ->
                bucket
                    .aws()
                    .state()
                    .putBucket(
                        new io.labelguard.local.world.World.Bucket(
                            BUCKET,
                            "us-east-1",
                            "444455556666",
                            Optional.of(Policies.LOOSE),
                            new java.util.TreeMap<>(Map.of()),
                            java.util.Optional.empty(),
                            false,
                            new java.util.TreeMap<>(Map.of()),
                            Optional.empty(),
                            new java.util.TreeMap<>())));
    bucket.work();
    assertThat(bucket.last().result()).isEqualTo(Result.NOT_APPLIED);
    assertThat(bucket.live()).isEqualTo(Policies.LOOSE);
    assertThat(bucket.guardPuts()).isOne();
  }

  @Test
  void staleReadsAfterThePutAreWaitedOut() {
    bucket.tightened();
    bucket
        .aws()
        .faults()
        .after("PutBucketPolicy", () -> bucket.aws().faults().stalePolicyReads(BUCKET, 5));
    bucket.work();
    assertThat(bucket.last().result()).isEqualTo(Result.APPLIED);
    Promises.hold(bucket, 1);
  }

  @Test
  void putThatNeverShowsHasAnUnknownOutcome() {
    bucket.tightened();
    bucket
        .aws()
        .faults()
        .after("PutBucketPolicy", () -> bucket.aws().faults().stalePolicyReads(BUCKET, 1000));
    bucket.work();
    assertThat(bucket.last().result()).isEqualTo(Result.CANNOT_TELL);
    Promises.hold(bucket, 1);
  }

  @Test
  void putThatShowsMuchLaterIsReportedAsAppliedAfterAll() {
    bucket.tightened();
    bucket
        .aws()
        .faults()
        .after("PutBucketPolicy", () -> bucket.aws().faults().stalePolicyReads(BUCKET, 1000));
    bucket.work();
    assertThat(bucket.last().result()).isEqualTo(Result.CANNOT_TELL);
    bucket.aws().faults().stalePolicyReads(BUCKET, 0);
    bucket.untilQuiet();
    bucket.sweep();
    bucket.untilQuiet();
    assertThat(bucket.reportedFixes())
        .last()
        .extracting(fix -> fix.outcome().result())
        .isEqualTo(Result.APPLIED);
    assertThat(bucket.intents().getFirst().result()).contains(Result.APPLIED);
    assertThat(bucket.intents().getFirst().after()).isEqualTo(bucket.liveFingerprint());
    Promises.hold(bucket, 1);
  }

  @Test
  void changeThatS3DoesNotShowYetIsWaitedForAndFixedWithoutAFailedRun() {
    bucket.sweep();
    bucket.put(ANA, Policies.TIGHT);
    bucket.aws().faults().stalePolicyReads(BUCKET, 5);
    assertThat(bucket.deliver())
        .singleElement()
        .satisfies(one -> assertThat(one.findings()).hasSize(1));
    assertThat(bucket.failedRuns()).isZero();
    bucket.work();
    assertThat(bucket.last().result()).isEqualTo(Result.APPLIED);
    Promises.hold(bucket, 1);
  }

  @Test
  void changeThatS3NeverShowsIsJudgedByWhatItHandsOut() {
    bucket.sweep();
    bucket.put(ANA, Policies.TIGHT);
    bucket.aws().faults().stalePolicyReads(BUCKET, 1000);
    assertThat(bucket.deliver())
        .singleElement()
        .satisfies(one -> assertThat(one.findings()).isEmpty());
    assertThat(bucket.failedRuns()).isZero();
    assertThat(bucket.guardPuts()).isZero();
  }

  @Test
  void readBackThatFailsIsMadeByTheNextRun() {
    bucket.tightened();
    bucket
        .aws()
        .faults()
        .after(
            "PutBucketPolicy",
            () -> bucket.aws().faults().next(3, "GetBucketPolicy", Fault.SERVER_ERROR));
    bucket.work();
    assertThat(bucket.reportedFixes())
        .singleElement()
        .satisfies(fix -> assertThat(fix.outcome().result()).isEqualTo(Result.APPLIED));
    Promises.hold(bucket, 1);
  }

  @Test
  void alertThatCannotBePublishedIsPublishedByTheNextRun() {
    bucket.tightened();
    bucket.aws().faults().next(3, "Publish", Fault.SERVER_ERROR);
    bucket.work();
    assertThat(bucket.subjects()).last().asString().startsWith("FIXED: ");
    Promises.hold(bucket, 1);
    assertThat(bucket.subjects()).hasSize(2);
  }
}
