package io.labelguard.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.fix.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every keeper of the guard's records promises; run it on each by extending it.
public abstract class RecordsContract {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofHours(24);
  private static final String BUCKET = "bucket/gt-labeling-data";

  private Records records;

  /// Returns records that hold nothing yet.
  protected abstract Records empty();

  @BeforeEach
  void startEmpty() {
    records = empty();
  }

  @Test
  void eventIsClaimedOnce() {
    assertThat(records.claimEvent("e-1", NOON, MINUTE)).isTrue();
    assertThat(records.claimEvent("e-1", NOON.plusSeconds(59), MINUTE)).isFalse();
    assertThat(records.claimEvent("e-2", NOON, MINUTE)).isTrue();
  }

  @Test
  void claimThatExpiredMayBeTakenAgain() {
    records.claimEvent("e-1", NOON, MINUTE);
    assertThat(records.claimEvent("e-1", NOON.plus(MINUTE), MINUTE)).isTrue();
  }

  @Test
  void finishedEventIsNeverClaimedAgainWhileItIsKept() {
    records.claimEvent("e-1", NOON, MINUTE);
    records.finishEvent("e-1", NOON.plusSeconds(1), DAY);
    assertThat(records.claimEvent("e-1", NOON.plus(Duration.ofHours(23)), MINUTE)).isFalse();
  }

  @Test
  void abandonedEventIsClaimedByItsNextDelivery() {
    records.claimEvent("e-1", NOON, MINUTE);
    records.abandonEvent("e-1");
    assertThat(records.claimEvent("e-1", NOON.plusSeconds(1), MINUTE)).isTrue();
  }

  @Test
  void finishedEventCannotBeAbandoned() {
    records.claimEvent("e-1", NOON, MINUTE);
    records.finishEvent("e-1", NOON, DAY);
    records.abandonEvent("e-1");
    assertThat(records.claimEvent("e-1", NOON.plusSeconds(1), MINUTE)).isFalse();
  }

  @Test
  void abandoningAnEventThatNobodyClaimedDoesNothing() {
    records.abandonEvent("e-9");
    assertThat(records.claimEvent("e-9", NOON, MINUTE)).isTrue();
  }

  @Test
  void leaseIsHeldByOneAtATime() {
    assertThat(records.takeLease(BUCKET, "a", NOON, MINUTE)).isTrue();
    assertThat(records.takeLease(BUCKET, "b", NOON.plusSeconds(59), MINUTE)).isFalse();
    assertThat(records.takeLease("team/reviewers", "b", NOON, MINUTE)).isTrue();
  }

  @Test
  void leaseThatExpiredPassesOn() {
    records.takeLease(BUCKET, "a", NOON, MINUTE);
    assertThat(records.takeLease(BUCKET, "b", NOON.plus(MINUTE), MINUTE)).isTrue();
  }

  @Test
  void holderProlongsItsOwnLease() {
    records.takeLease(BUCKET, "a", NOON, MINUTE);
    assertThat(records.takeLease(BUCKET, "a", NOON.plusSeconds(30), MINUTE)).isTrue();
    assertThat(records.takeLease(BUCKET, "b", NOON.plusSeconds(80), MINUTE)).isFalse();
  }

  @Test
  void releasedLeaseIsFree() {
    records.takeLease(BUCKET, "a", NOON, MINUTE);
    records.releaseLease(BUCKET, "a");
    assertThat(records.takeLease(BUCKET, "b", NOON, MINUTE)).isTrue();
  }

  @Test
  void leaseOfAnotherIsNotReleased() {
    records.takeLease(BUCKET, "a", NOON, MINUTE);
    records.releaseLease(BUCKET, "b");
    assertThat(records.takeLease(BUCKET, "b", NOON, MINUTE)).isFalse();
  }

  @Test
  void writesAreCountedUpToTheLimit() {
    assertThat(records.countWrite(BUCKET, 2, NOON, DAY)).isTrue();
    assertThat(records.countWrite(BUCKET, 2, NOON.plusSeconds(1), DAY)).isTrue();
    assertThat(records.countWrite(BUCKET, 2, NOON.plusSeconds(2), DAY)).isFalse();
    assertThat(records.countWrite("bucket/other", 2, NOON, DAY)).isTrue();
  }

  @Test
  void refusedWriteIsNotCounted() {
    records.countWrite(BUCKET, 1, NOON, DAY);
    records.countWrite(BUCKET, 1, NOON.plus(Duration.ofHours(12)), DAY);
    assertThat(records.countWrite(BUCKET, 1, NOON.plus(DAY), DAY)).isTrue();
  }

  @Test
  void writesOutsideTheWindowAreForgotten() {
    records.countWrite(BUCKET, 1, NOON, DAY);
    assertThat(records.countWrite(BUCKET, 1, NOON.plus(DAY).minusSeconds(1), DAY)).isFalse();
    assertThat(records.countWrite(BUCKET, 1, NOON.plus(DAY), DAY)).isTrue();
  }

  @Test
  void limitOfNoneLetsNothingThrough() {
    assertThat(records.countWrite(BUCKET, 0, NOON, DAY)).isFalse();
  }

  @Test
  void intentIsOpenUntilItIsCompleted() {
    Intent intent = intent("i-1", NOON);
    records.begin(intent);
    assertThat(records.intents(BUCKET)).containsExactly(intent);
    records.complete("i-1", FixOutcome.Result.APPLIED, NOON.plusSeconds(2), "read back as written");
    assertThat(records.intents(BUCKET))
        .containsExactly(
            intent.completed(
                FixOutcome.Result.APPLIED, NOON.plusSeconds(2), "read back as written"));
  }

  @Test
  void intentsComeNewestFirstAndOfTheirResourceOnly() {
    records.begin(intent("i-1", NOON));
    records.begin(intent("i-3", NOON.plusSeconds(2)));
    records.begin(intent("i-2", NOON.plusSeconds(1)));
    assertThat(records.intents(BUCKET)).extracting(Intent::id).containsExactly("i-3", "i-2", "i-1");
    assertThat(records.intents("team/gt-labeling-data")).isEmpty();
  }

  @Test
  void everyPurposeIsKept() {
    List<Purpose> purposes =
        List.of(
            new Purpose.Fix(),
            new Purpose.TemporaryFix(
                new TreeSet<>(Set.of("cats-and-dogs", "street-signs")), NOON.plus(DAY)),
            new Purpose.End("i-2"),
            new Purpose.Undo("i-1"));
    for (int i = 0; i < purposes.size(); i++) {
      records.begin(intent("i-" + i, NOON.plusSeconds(i), purposes.get(i)));
    }
    assertThat(records.intents(BUCKET))
        .extracting(Intent::purpose)
        .containsExactlyElementsOf(purposes.reversed());
  }

  @Test
  void countedWritesAreToldWithinTheTimeAskedFor() {
    records.countWrite(BUCKET, 3, NOON, DAY);
    records.countWrite(BUCKET, 3, NOON.plusSeconds(5), DAY);
    assertThat(records.writes(BUCKET, NOON.minusSeconds(1)))
        .containsExactly(NOON, NOON.plusSeconds(5));
    assertThat(records.writes(BUCKET, NOON)).containsExactly(NOON.plusSeconds(5));
    assertThat(records.writes("bucket/other", NOON.minusSeconds(1))).isEmpty();
  }

  @Test
  void forgottenWritesLetTheNextThrough() {
    records.countWrite(BUCKET, 1, NOON, DAY);
    records.forgetWrites(BUCKET);
    assertThat(records.writes(BUCKET, NOON.minusSeconds(1))).isEmpty();
    assertThat(records.countWrite(BUCKET, 1, NOON.plusSeconds(1), DAY)).isTrue();
  }

  @Test
  void temporaryFixIsListedFromItsIntentUntilItIsEnded() {
    Purpose temporary = new Purpose.TemporaryFix(new TreeSet<>(Set.of("a")), NOON.plus(DAY));
    records.begin(intent("i-1", NOON));
    records.begin(intent("i-3", NOON.plusSeconds(2), temporary));
    records.begin(intent("i-2", NOON.plusSeconds(1), temporary));
    assertThat(records.temporary()).extracting(Intent::id).containsExactly("i-2", "i-3");
    records.complete("i-2", FixOutcome.Result.APPLIED, NOON.plusSeconds(4), "read back");
    assertThat(records.temporary().getFirst().result()).contains(FixOutcome.Result.APPLIED);
    records.endTemporary("i-2");
    records.endTemporary("i-9");
    assertThat(records.temporary()).extracting(Intent::id).containsExactly("i-3");
  }

  @Test
  void lastLeaveToFixAgainCounts() {
    assertThat(records.rearmed(BUCKET)).isEmpty();
    records.rearm(BUCKET, new Rearmed(NOON, "ana"));
    records.rearm(BUCKET, new Rearmed(NOON.plusSeconds(1), "ben"));
    assertThat(records.rearmed(BUCKET)).contains(new Rearmed(NOON.plusSeconds(1), "ben"));
    assertThat(records.rearmed("team/gt-labeling-data")).isEmpty();
  }

  @Test
  void repeatsOfAnAlertAreCountedUntilItIsToldAgain() {
    assertThat(records.repeats("k", NOON, DAY)).isEqualTo(new Repeats(false, 0));
    assertThat(records.repeats("k", NOON, DAY)).isEqualTo(new Repeats(false, 0));
    records.told("k", NOON, DAY.multipliedBy(60));
    assertThat(records.repeats("k", NOON.plusSeconds(1), DAY)).isEqualTo(new Repeats(true, 1));
    assertThat(records.repeats("k", NOON.plus(DAY).minusSeconds(1), DAY))
        .isEqualTo(new Repeats(true, 2));
    assertThat(records.repeats("k", NOON.plus(DAY), DAY)).isEqualTo(new Repeats(false, 2));
    records.told("k", NOON.plus(DAY), DAY.multipliedBy(60));
    assertThat(records.repeats("k", NOON.plus(DAY).plusSeconds(1), DAY))
        .isEqualTo(new Repeats(true, 1));
    assertThat(records.repeats("other", NOON, DAY)).isEqualTo(new Repeats(false, 0));
  }

  @Test
  void repeatsOfManyAtOnceAreAllCounted() throws InterruptedException {
    records.told("k", NOON, DAY);
    assertThat(winners(_ -> records.repeats("k", NOON.plusSeconds(1), DAY).told())).isEqualTo(16);
    assertThat(records.repeats("k", NOON.plusSeconds(2), DAY)).isEqualTo(new Repeats(true, 17));
  }

  @Test
  void snapshotsComeNewestFirst() {
    Snapshot older = snapshot(Optional.of("{\"Statement\":[]}"), NOON);
    Snapshot newer = snapshot(Optional.empty(), NOON.plusSeconds(1));
    records.snapshot(older);
    records.snapshot(newer);
    assertThat(records.snapshots("gt-labeling-data")).containsExactly(newer, older);
    assertThat(records.snapshots("another")).isEmpty();
  }

  @Test
  void bucketIsLookedBackAtAsFarAsTheNewestSnapshotsGo() {
    for (int i = 0; i <= Records.SNAPSHOTS; i++) {
      records.snapshot(snapshot(Optional.of("{\"Id\":\"" + i + "\"}"), NOON.plusSeconds(i)));
    }
    List<Snapshot> newest = records.snapshots("gt-labeling-data");
    assertThat(newest).hasSize(Records.SNAPSHOTS);
    assertThat(newest.getFirst().at()).isEqualTo(NOON.plusSeconds(Records.SNAPSHOTS));
    assertThat(newest.getLast().at()).isEqualTo(NOON.plusSeconds(1));
  }

  @Test
  void policyOfTheLargestSizeIsKeptToTheByte() {
    String text = "{\"Statement\":[]}" + " \t\n\u00e9\u4e16".repeat(3_000);
    records.snapshot(snapshot(Optional.of(text), NOON));
    assertThat(records.snapshots("gt-labeling-data").getFirst().policy()).contains(text);
  }

  @Test
  void oneOfManyAtOnceGetsTheLease() throws InterruptedException {
    assertThat(winners(i -> records.takeLease(BUCKET, "holder-" + i, NOON, MINUTE))).isOne();
  }

  @Test
  void oneOfManyAtOnceClaimsTheEvent() throws InterruptedException {
    assertThat(winners(_ -> records.claimEvent("e-1", NOON, MINUTE))).isOne();
  }

  @Test
  void asManyAsTheLimitAtOnceAreCounted() throws InterruptedException {
    assertThat(winners(i -> records.countWrite(BUCKET, 3, NOON.plusMillis(i), DAY))).isEqualTo(3);
  }

  private static long winners(IntPredicate attempt) throws InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Boolean>> attempts =
          IntStream.range(0, 16).<Callable<Boolean>>mapToObj(i -> () -> attempt.test(i)).toList();
      return threads.invokeAll(attempts).stream().filter(Future::resultNow).count();
    }
  }

  private static Intent intent(String id, Instant begun) {
    return intent(id, begun, new Purpose.Fix());
  }

  private static Intent intent(String id, Instant begun, Purpose purpose) {
    return new Intent(
        id,
        BUCKET,
        purpose,
        Optional.of("arn:aws:iam::111122223333:user/ana"),
        "{\"before\":true}",
        "{\"after\":true}",
        begun,
        Optional.empty());
  }

  private static Snapshot snapshot(Optional<String> policy, Instant at) {
    return new Snapshot(
        "gt-labeling-data",
        policy,
        new Fingerprint("cc"),
        at,
        Optional.of("arn:aws:iam::111122223333:user/ana"),
        Optional.of("e-1"));
  }
}
