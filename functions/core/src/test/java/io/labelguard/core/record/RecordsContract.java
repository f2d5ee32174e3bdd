package io.labelguard.core.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.record.EventClaims.Answer;
import io.labelguard.core.record.message.AlertMessage;
import io.labelguard.core.record.message.AlertRepeats;
import io.labelguard.core.record.message.AlertThread;
import io.labelguard.core.record.message.Labels;
import io.labelguard.core.record.message.Problems;
import io.labelguard.core.record.message.Trouble;
import io.labelguard.core.record.message.TroubleChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
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
  private static final Target.Fixable BUCKET = Target.bucket("gt-labeling-data");
  private static final Intent.Texts TEXTS =
      new Intent.Texts("{\"before\":true}", "{\"after\":true} ");

  private Records records;

  /// Returns records that hold nothing yet.
  protected abstract Records empty();

  @BeforeEach
  void startEmpty() {
    records = empty();
  }

  @Test
  void eventIsClaimedOnce() {
    assertThat(claim("e-1", "a", NOON)).isEqualTo(Answer.CLAIMED);
    assertThat(claim("e-1", "b", NOON.plusSeconds(59))).isEqualTo(Answer.BUSY);
    assertThat(claim("e-2", "b", NOON)).isEqualTo(Answer.CLAIMED);
  }

  @Test
  void claimThatExpiredMayBeTakenAgain() {
    claim("e-1", "a", NOON);
    assertThat(claim("e-1", "b", NOON.plus(MINUTE).minusMillis(1))).isEqualTo(Answer.BUSY);
    assertThat(claim("e-1", "b", NOON.plus(MINUTE))).isEqualTo(Answer.CLAIMED);
  }

  @Test
  void finishedEventIsNeverClaimedAgainWhileItIsKept() {
    claim("e-1", "a", NOON);
    records.finishEvent("e-1", NOON.plusSeconds(1), DAY);
    assertThat(claim("e-1", "b", NOON.plus(Duration.ofHours(23)))).isEqualTo(Answer.FINISHED);
  }

  @Test
  void abandonedEventIsClaimedByItsNextDelivery() {
    claim("e-1", "a", NOON);
    records.abandonEvent("e-1", "a");
    assertThat(claim("e-1", "b", NOON.plusSeconds(1))).isEqualTo(Answer.CLAIMED);
  }

  @Test
  void onlyItsOwnerGivesUpAClaim() {
    claim("e-1", "a", NOON);
    claim("e-1", "b", NOON.plus(MINUTE));
    records.abandonEvent("e-1", "a");
    assertThat(claim("e-1", "c", NOON.plus(MINUTE).plusSeconds(1))).isEqualTo(Answer.BUSY);
  }

  @Test
  void finishedEventCannotBeAbandoned() {
    claim("e-1", "a", NOON);
    records.finishEvent("e-1", NOON, DAY);
    records.abandonEvent("e-1", "a");
    assertThat(claim("e-1", "b", NOON.plusSeconds(1))).isEqualTo(Answer.FINISHED);
  }

  @Test
  void abandoningAnEventThatNobodyClaimedDoesNothing() {
    records.abandonEvent("e-9", "a");
    assertThat(claim("e-9", "a", NOON)).isEqualTo(Answer.CLAIMED);
  }

  private Answer claim(String event, String owner, Instant now) {
    return records.claimEvent(event, owner, now, MINUTE);
  }

  @Test
  void leaseIsHeldByOneAtATime() {
    assertThat(records.takeLease(BUCKET, "a", NOON, MINUTE)).isTrue();
    assertThat(records.takeLease(BUCKET, "b", NOON.plusSeconds(59), MINUTE)).isFalse();
    assertThat(records.takeLease(Target.team("reviewers"), "b", NOON, MINUTE)).isTrue();
  }

  @Test
  void leaseThatExpiredPassesOn() {
    records.takeLease(BUCKET, "a", NOON, MINUTE);
    assertThat(records.takeLease(BUCKET, "b", NOON.plus(MINUTE).minusMillis(1), MINUTE)).isFalse();
    assertThat(records.takeLease(BUCKET, "b", NOON.plus(MINUTE), MINUTE)).isTrue();
    records.releaseLease(BUCKET, "a");
    assertThat(records.takeLease(BUCKET, "c", NOON.plus(MINUTE), MINUTE)).isFalse();
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
    assertThat(records.countWrite(Target.bucket("other"), 2, NOON, DAY)).isTrue();
  }

  @Test
  void writesOfABucketsPolicyAndOfItsCorsRulesAreCountedTogether() {
    Target.Cors cors = Target.cors(BUCKET.name());
    assertThat(records.countWrite(BUCKET, 2, NOON, DAY)).isTrue();
    assertThat(records.countWrite(cors, 2, NOON.plusSeconds(1), DAY)).isTrue();
    assertThat(records.countWrite(cors, 2, NOON.plusSeconds(2), DAY)).isFalse();
    assertThat(records.past(cors).writes()).containsExactly(NOON, NOON.plusSeconds(1));
    assertThat(records.past(BUCKET).writes()).isEqualTo(records.past(cors).writes());
    records.forgetWrites(BUCKET);
    assertThat(records.countWrite(cors, 2, NOON.plusSeconds(3), DAY)).isTrue();
  }

  @Test
  void intentsAndLeaveOfABucketsPolicyAndOfItsCorsRulesAreKeptApart() {
    Target.Cors cors = Target.cors(BUCKET.name());
    Intent policy = intent("i-1", NOON);
    Intent rules =
        new Intent(
            "i-2",
            cors,
            policy.purpose(),
            policy.by(),
            policy.wrote(),
            policy.before(),
            policy.after(),
            NOON,
            Optional.empty());
    records.begin(policy, TEXTS);
    records.begin(rules, TEXTS);
    records.rearm(cors, rearmed(NOON.plusSeconds(1), "ana"));

    assertThat(records.past(BUCKET).intents()).containsExactly(policy);
    assertThat(records.past(BUCKET).rearmed()).isEmpty();
    assertThat(records.wholePast(cors).intents()).containsExactly(rules);
    assertThat(records.past(cors).rearmed()).isPresent();
    assertThat(records.texts(rules)).isEqualTo(TEXTS);
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
    records.begin(intent, TEXTS);
    assertThat(records.past(BUCKET).intents()).containsExactly(intent);
    records.complete(
        intent,
        new Completion(FixOutcome.Result.APPLIED, NOON.plusSeconds(2), "read back as written"));
    assertThat(records.past(BUCKET).intents())
        .containsExactly(
            intent.completed(
                FixOutcome.Result.APPLIED, NOON.plusSeconds(2), "read back as written"));
  }

  @Test
  void textsOfAnIntentAreKeptToTheByte() {
    Intent first = intent("i-1", NOON);
    records.begin(first, TEXTS);
    Intent respelled = intent("i-2", NOON.plusSeconds(1));
    Intent.Texts other = new Intent.Texts("{ \"before\":true}", "");
    records.begin(respelled, other);
    records.complete(first, new Completion(FixOutcome.Result.APPLIED, NOON.plusSeconds(2), "n"));
    assertThat(records.texts(first)).isEqualTo(TEXTS);
    assertThat(records.texts(respelled)).isEqualTo(other);
  }

  @Test
  void intentThatWasNeverBegunCannotBeCompletedAndHasNoTexts() {
    Intent never = intent("i-9", NOON);
    Completion completion = new Completion(FixOutcome.Result.APPLIED, NOON, "n");
    assertThatIllegalStateException().isThrownBy(() -> records.complete(never, completion));
    assertThatIllegalStateException().isThrownBy(() -> records.texts(never));
    assertThat(records.past(BUCKET).intents()).isEmpty();
  }

  @Test
  void leaveAndCountedWritesAreKeptBesideEachOther() {
    records.countWrite(BUCKET, 3, NOON, DAY);
    records.rearm(BUCKET, rearmed(NOON.plusSeconds(1), "ana"));
    records.countWrite(BUCKET, 3, NOON.plusSeconds(2), DAY);
    TargetPast past = records.past(BUCKET);
    assertThat(past.writes()).containsExactly(NOON, NOON.plusSeconds(2));
    assertThat(past.rearmed()).contains(rearmed(NOON.plusSeconds(1), "ana"));
    records.forgetWrites(BUCKET);
    assertThat(records.past(BUCKET).rearmed()).isEqualTo(past.rearmed());
    assertThat(records.past(BUCKET).form()).isEqualTo(Records.FORM);
  }

  @Test
  void pastOfABucketHoldsItsWritesAndItsSnapshots() {
    Intent intent = intent("i-1", NOON);
    records.begin(intent, TEXTS);
    Snapshot snapshot = snapshot(Optional.of("{}"), NOON);
    records.keep(snapshot);
    BucketPast past = records.bucketPast("gt-labeling-data");
    assertThat(past.own()).isEqualTo(records.past(BUCKET));
    assertThat(past.own().intents()).containsExactly(intent);
    assertThat(past.snapshots()).containsExactly(snapshot);
    assertThat(records.wholePast("gt-labeling-data")).isEqualTo(past);
  }

  @Test
  void laterLookAtAPolicyIsKeptInThePlaceOfTheEarlier() {
    Snapshot first = snapshot(Optional.of("{}"), NOON);
    records.keep(first);
    Snapshot again = first.seenAgain(NOON.plusSeconds(900));
    records.seenAgain(again);
    assertThat(records.bucketPast("gt-labeling-data").snapshots()).containsExactly(again);
    records.seenAgain(snapshot(Optional.of("{}"), NOON.plusSeconds(1)));
    assertThat(records.bucketPast("gt-labeling-data").snapshots()).containsExactly(again);
  }

  @Test
  void snapshotIsNotKeptWithoutItsText() {
    Snapshot unfetched =
        new Snapshot(
            "b",
            new Snapshot.Text.NotFetched(),
            new Fingerprint("cc"),
            NOON,
            Looks.at(NOON),
            Optional.empty(),
            Optional.empty());
    assertThatIllegalArgumentException().isThrownBy(() -> records.keep(unfetched));
  }

  @Test
  void intentsComeNewestFirstAndOfTheirResourceOnly() {
    records.begin(intent("i-1", NOON), TEXTS);
    records.begin(intent("i-3", NOON.plusSeconds(2)), TEXTS);
    records.begin(intent("i-2", NOON.plusSeconds(1)), TEXTS);
    assertThat(records.past(BUCKET).intents())
        .extracting(Intent::id)
        .containsExactly("i-3", "i-2", "i-1");
    assertThat(records.past(Target.team("gt-labeling-data")).intents()).isEmpty();
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
      records.begin(intent("i-" + i, NOON.plusSeconds(i), purposes.get(i)), TEXTS);
    }
    assertThat(records.wholePast("gt-labeling-data").own().intents())
        .extracting(Intent::purpose)
        .containsExactlyElementsOf(purposes.reversed());
  }

  @Test
  void pastIsReadWithoutTheNamesOfJobsAndTemporaryFixesWithThem() {
    SortedSet<String> jobs = new TreeSet<>(Set.of("cats-and-dogs", "street-signs"));
    Intent fix = intent("i-1", NOON, new Purpose.TemporaryFix(jobs, NOON.plus(DAY)));
    records.begin(fix, TEXTS);
    Intent read = records.past(BUCKET).intents().getFirst();
    assertThat(read).isEqualTo(fix.withoutJobs());
    records.complete(read, new Completion(FixOutcome.Result.APPLIED, NOON, "n"));
    assertThat(records.temporary())
        .containsExactly(fix.completed(FixOutcome.Result.APPLIED, NOON, "n"));
  }

  @Test
  void retiredIntentStaysInTheWholePastWithItsTexts() {
    Purpose temporary = new Purpose.TemporaryFix(new TreeSet<>(Set.of("a")), NOON.plus(DAY));
    Intent old = intent("i-1", NOON, temporary);
    records.begin(old, TEXTS);
    Intent newer = intent("i-2", NOON.plusSeconds(1));
    records.begin(newer, TEXTS);
    records.retire(BUCKET, List.of(old), NOON.plus(DAY));
    assertThat(records.past(BUCKET).newest()).contains(newer);
    assertThat(records.wholePast("gt-labeling-data").own().intents()).containsExactly(newer, old);
    assertThat(records.texts(old)).isEqualTo(TEXTS);
    records.begin(intent("i-3", NOON.plusSeconds(2)), TEXTS);
    assertThat(records.texts(newer)).isEqualTo(TEXTS);
  }

  @Test
  void countedWritesAreToldWithinTheTimeAskedFor() {
    records.countWrite(BUCKET, 3, NOON, DAY);
    records.countWrite(BUCKET, 3, NOON.plusSeconds(5), DAY);
    assertThat(records.past(BUCKET).writesSince(NOON.minusSeconds(1)))
        .containsExactly(NOON, NOON.plusSeconds(5));
    assertThat(records.past(BUCKET).writesSince(NOON)).containsExactly(NOON.plusSeconds(5));
    assertThat(records.past(Target.bucket("other")).writesSince(NOON.minusSeconds(1))).isEmpty();
  }

  @Test
  void forgottenWritesLetTheNextThrough() {
    records.countWrite(BUCKET, 1, NOON, DAY);
    records.forgetWrites(BUCKET);
    assertThat(records.past(BUCKET).writesSince(NOON.minusSeconds(1))).isEmpty();
    assertThat(records.countWrite(BUCKET, 1, NOON.plusSeconds(1), DAY)).isTrue();
  }

  @Test
  void temporaryFixIsListedFromItsIntentUntilItIsEnded() {
    Purpose temporary = new Purpose.TemporaryFix(new TreeSet<>(Set.of("a")), NOON.plus(DAY));
    records.begin(intent("i-1", NOON), TEXTS);
    records.begin(intent("i-3", NOON.plusSeconds(2), temporary), TEXTS);
    Intent second = intent("i-2", NOON.plusSeconds(1), temporary);
    records.begin(second, TEXTS);
    assertThat(records.temporary()).extracting(Intent::id).containsExactly("i-2", "i-3");
    records.complete(
        second, new Completion(FixOutcome.Result.APPLIED, NOON.plusSeconds(4), "read back"));
    assertThat(records.temporary().getFirst().result()).contains(FixOutcome.Result.APPLIED);
    records.endTemporary("i-2");
    records.endTemporary("i-9");
    assertThat(records.temporary()).extracting(Intent::id).containsExactly("i-3");
  }

  @Test
  void lastLeaveToFixAgainCounts() {
    assertThat(records.past(BUCKET).rearmed()).isEmpty();
    records.rearm(BUCKET, rearmed(NOON, "ana"));
    records.rearm(BUCKET, rearmed(NOON.plusSeconds(1), "ben"));
    assertThat(records.past(BUCKET).rearmed()).contains(rearmed(NOON.plusSeconds(1), "ben"));
    assertThat(records.past(Target.team("gt-labeling-data")).rearmed()).isEmpty();
  }

  @Test
  void leaveCoversTheWritesThatItAndEarlierOnesNameAndNoOther() {
    Intent first = intent("i-1", NOON);
    records.begin(first, TEXTS);
    records.begin(intent("i-2", NOON.plusSeconds(1)), TEXTS);
    records.rearm(BUCKET, rearmed(NOON.plus(DAY.multipliedBy(365)), "ana", "i-1"));
    records.begin(intent("i-3", NOON.plusSeconds(2)), TEXTS);
    assertThat(uncovered()).containsExactly("i-3", "i-2");
    records.rearm(BUCKET, rearmed(NOON.plusSeconds(3), "ben", "i-2"));
    records.complete(first, new Completion(FixOutcome.Result.APPLIED, NOON.plusSeconds(4), "n"));
    assertThat(uncovered()).containsExactly("i-3");
    assertThat(records.past(BUCKET).rearmed())
        .contains(rearmed(NOON.plusSeconds(3), "ben", "i-1", "i-2"));
  }

  private List<String> uncovered() {
    return records.past(BUCKET).sinceRearm().stream().map(Intent::id).toList();
  }

  private static Rearmed rearmed(Instant at, String by, String... writes) {
    return new Rearmed(at, by, new TreeSet<>(List.of(writes)));
  }

  @Test
  void whenAnAlertWasPublishedLastIsReadWithoutCounting() {
    assertThat(records.publishedAt("k")).isEmpty();
    records.recordPublished("k", NOON, DAY.multipliedBy(60));
    assertThat(records.publishedAt("k")).contains(NOON);
    assertThat(records.publishedAt("k")).contains(NOON);
    assertThat(records.publishedAt("other")).isEmpty();
    assertThat(records.repeats("k", NOON.plusSeconds(1), DAY))
        .isEqualTo(new AlertRepeats.Repeats(true, 1));
    records.recordPublished("k", NOON.plusSeconds(2), DAY.multipliedBy(60));
    assertThat(records.publishedAt("k")).contains(NOON.plusSeconds(2));
  }

  @Test
  void aTroubleIsKeptUntilItEndsAndItsRepeatsAreCounted() {
    Trouble bucket = trouble("bucket/a", "lg-1", "job a", "job b").withFixPromised(true);
    Trouble trail = trouble("account/trail", "lg-2");
    change(new TroubleChange.Kept(bucket));
    change(new TroubleChange.Kept(trail));
    assertThat(records.trouble("bucket/a")).contains(bucket);
    assertThat(records.trouble("bucket/b")).isEmpty();
    assertThat(records.troubles()).containsExactly(trail, bucket);
    assertThat(records.countRepeat("bucket/a")).isTrue();
    assertThat(records.countRepeat("bucket/a")).isTrue();
    assertThat(records.countRepeat("bucket/b")).isFalse();
    assertThat(records.trouble("bucket/a").orElseThrow().repeats()).isEqualTo(2);
    assertThat(records.troubles()).containsExactly(trail, bucket.repeated().repeated());
    change(new TroubleChange.Kept(bucket));
    assertThat(records.trouble("bucket/a")).contains(bucket);
    change(new TroubleChange.Ended("bucket/a"));
    change(new TroubleChange.Ended("bucket/b"));
    assertThat(records.troubles()).containsExactly(trail);
  }

  @Test
  void aTroubleOfThousandsOfJobsIsKeptWhole() {
    Trouble crowded =
        trouble(
            "bucket/crowded",
            "lg-1",
            IntStream.range(0, 15_000).mapToObj(each -> "job " + each).toArray(String[]::new));
    change(new TroubleChange.Kept(crowded));
    assertThat(records.trouble("bucket/crowded")).contains(crowded);
    assertThat(crowded.problems().hashes()).hasSize(15_000);
  }

  private void change(TroubleChange change) {
    records.receivedMessage("lg-0", 1, Set.of(), change);
  }

  private void received(String alertId, int sequence, String receiver) {
    records.receivedMessage(alertId, sequence, Set.of(receiver), new TroubleChange.None());
  }

  /// The first try of the record of a fanout, and one after others wrote the same items.
  @Test
  void whoTookAMessageAndWhatItChangesAreRecordedTogether() {
    Trouble open = trouble("bucket/a", "a");
    message("a", "one", NOON);
    records.receivedMessage("a", 1, Set.of("topic"), new TroubleChange.Kept(open));
    assertThat(message("a", "one", NOON).receivers()).containsExactly("topic");
    assertThat(records.trouble("bucket/a")).contains(open);
    assertThat(records.bucketPast("a").trouble()).contains(open);
    assertThat(records.wholePast("a").trouble()).contains(open);
    assertThat(records.bucketPast("b").trouble()).isEmpty();

    message("b", "one", NOON);
    records.receivedMessage("a", 1, Set.of("topic", "chat"), new TroubleChange.Ended("bucket/a"));
    assertThat(message("a", "one", NOON).receivers()).containsExactly("chat", "topic");
    assertThat(records.trouble("bucket/a")).isEmpty();
    records.receivedMessage("a", 1, Set.of("topic"), new TroubleChange.Kept(open));
    assertThat(records.trouble("bucket/a")).as("a message that was taken before").contains(open);
  }

  @Test
  void whatManyRecordAtOnceIsAllRecorded() throws InterruptedException {
    message("a", "one", NOON);
    assertThat(
            winners(
                i -> {
                  records.receivedMessage(
                      "a",
                      1,
                      Set.of("receiver " + i),
                      new TroubleChange.Kept(trouble("bucket/a", "a", "problem " + i)));
                  return true;
                }))
        .isEqualTo(16);
    assertThat(message("a", "one", NOON).receivers()).hasSize(16);
    assertThat(records.trouble("bucket/a")).isPresent();
  }

  private static Trouble trouble(String about, String alertId, String... problems) {
    return Trouble.first(
        about,
        alertId,
        "CRITICAL: 2 labeling jobs will fail - a denies Ground Truth (us-east-1)",
        Problems.of(List.of(problems)),
        new Labels(
            Optional.of("critical"), new TreeSet<>(List.of("LG101")), new TreeSet<>(List.of("a"))),
        NOON);
  }

  @Test
  void repeatsOfAnAlertAreCountedUntilItIsToldAgain() {
    assertThat(records.repeats("k", NOON, DAY)).isEqualTo(new AlertRepeats.Repeats(false, 0));
    assertThat(records.repeats("k", NOON, DAY)).isEqualTo(new AlertRepeats.Repeats(false, 0));
    records.recordPublished("k", NOON, DAY.multipliedBy(60));
    assertThat(records.repeats("k", NOON.plusSeconds(1), DAY))
        .isEqualTo(new AlertRepeats.Repeats(true, 1));
    assertThat(records.repeats("k", NOON.plus(DAY).minusSeconds(1), DAY))
        .isEqualTo(new AlertRepeats.Repeats(true, 2));
    assertThat(records.repeats("k", NOON.plus(DAY), DAY))
        .isEqualTo(new AlertRepeats.Repeats(false, 2));
    records.recordPublished("k", NOON.plus(DAY), DAY.multipliedBy(60));
    assertThat(records.repeats("k", NOON.plus(DAY).plusSeconds(1), DAY))
        .isEqualTo(new AlertRepeats.Repeats(true, 1));
    assertThat(records.repeats("other", NOON, DAY)).isEqualTo(new AlertRepeats.Repeats(false, 0));
  }

  @Test
  void messagesOfAnAlertAreNumberedAndKeepTheirNumberForAnHour() {
    AlertMessage first = message("a", "one", NOON);
    assertThat(first.sequence()).isEqualTo(1);
    assertThat(first.receivers()).isEmpty();
    received("a", 1, "topic");
    received("a", 1, "chat");
    received("a", 1, "topic");
    AlertMessage again = message("a", "one", NOON.plus(MINUTE));
    assertThat(again.sequence()).isEqualTo(1);
    assertThat(again.receivers()).containsExactly("chat", "topic");
    assertThat(again.begun()).isEqualTo(NOON);
    Instant later = NOON.plus(AlertThread.SAME);
    assertThat(message("a", "one", later))
        .isEqualTo(new AlertMessage(2, "one", later, new TreeSet<>()));
    assertThat(message("b", "one", NOON).sequence()).isEqualTo(1);
  }

  @Test
  void messageThatSomeDidNotTakeKeepsItsNumberAfterTheNextOne() {
    message("a", "one", NOON);
    received("a", 1, "topic");
    assertThat(message("a", "two", NOON).sequence()).isEqualTo(2);
    AlertMessage again = message("a", "one", NOON.plus(MINUTE));
    assertThat(again.sequence()).isEqualTo(1);
    assertThat(again.receivers()).containsExactly("topic");
    received("a", 1, "chat");
    assertThat(message("a", "two", NOON).receivers()).isEmpty();
    assertThat(message("a", "one", NOON.plus(MINUTE)))
        .as("all took it, and another message came after it")
        .isEqualTo(new AlertMessage(3, "one", NOON.plus(MINUTE), new TreeSet<>()));
  }

  @Test
  void messageThatIsNotKnownIsTakenByNobody() {
    message("a", "one", NOON);
    received("a", 7, "topic");
    received("unknown", 1, "topic");
    assertThat(message("a", "one", NOON).receivers()).isEmpty();
    assertThat(message("unknown", "one", NOON).receivers()).isEmpty();
  }

  @Test
  void onlyTheLastMessagesAreKept() {
    for (int i = 1; i <= 50; i++) {
      assertThat(message("a", "content " + i, NOON).sequence()).isEqualTo(i);
    }
    assertThat(message("a", "content 45", NOON).sequence()).isEqualTo(45);
    assertThat(message("a", "content 5", NOON).sequence()).isEqualTo(51);
  }

  @Test
  void oneMessageBegunByManyAtOnceHasOneNumber() throws InterruptedException {
    assertThat(winners(_ -> message("a", "one", NOON).sequence() == 1)).isEqualTo(16);
  }

  private AlertMessage message(String alertId, String content, Instant now) {
    return records.beginMessage(alertId, content, Set.of("topic", "chat"), now);
  }

  @Test
  void repeatsOfManyAtOnceAreAllCounted() throws InterruptedException {
    records.recordPublished("k", NOON, DAY);
    assertThat(winners(_ -> records.repeats("k", NOON.plusSeconds(1), DAY).published()))
        .isEqualTo(16);
    assertThat(records.repeats("k", NOON.plusSeconds(2), DAY))
        .isEqualTo(new AlertRepeats.Repeats(true, 17));
  }

  @Test
  void snapshotsComeNewestFirst() {
    Snapshot older = snapshot(Optional.of("{\"Statement\":[]}"), NOON);
    Snapshot newer = snapshot(Optional.empty(), NOON.plusSeconds(1));
    records.keep(older);
    records.keep(newer);
    assertThat(records.bucketPast("gt-labeling-data").snapshots()).containsExactly(newer, older);
    assertThat(records.bucketPast("another").snapshots()).isEmpty();
  }

  @Test
  void tagOfTheModeIsKeptForEachBucketAndTeam() {
    assertThat(records.lastMode(BUCKET)).isEmpty();
    records.keepMode(BUCKET, Optional.of("alert"));
    records.keepMode(Target.team("gt-labeling-data"), Optional.of("fix"));
    assertThat(records.lastMode(BUCKET)).contains("alert");
    assertThat(records.bucketPast("gt-labeling-data").snapshots()).isEmpty();
    records.keepMode(BUCKET, Optional.empty());
    assertThat(records.lastMode(BUCKET)).isEmpty();
    assertThat(records.lastMode(Target.team("gt-labeling-data"))).contains("fix");
  }

  @Test
  void policiesThatStoodAreKeptApartFromTheSnapshots() {
    Sighting older = sighting(Optional.of("{}"), NOON);
    Sighting newer = sighting(Optional.empty(), NOON.plusSeconds(3_600));
    records.keep(older);
    records.keep(newer);
    records.keep(older);
    assertThat(records.bucketPast("gt-labeling-data").kept())
        .containsExactly(newer.apart(), older.apart());
    assertThat(records.wholePast("gt-labeling-data").kept()).hasSize(2);
    assertThat(records.bucketPast("other").kept()).isEmpty();
  }

  @Test
  void newestPoliciesThatStoodAreReadAndHideNoSnapshot() {
    int many = 2 * Snapshots.MOST;
    Snapshot look = look("{}");
    records.keep(look);
    for (int i = 0; i < many; i++) {
      records.keep(sighting(Optional.of("{\"Id\":\"" + i + "\"}"), NOON.plusSeconds(i)));
    }
    BucketPast past = records.bucketPast("gt-labeling-data");
    assertThat(past.kept()).hasSize(Snapshots.MOST_SIGHTINGS);
    assertThat(past.kept().getFirst().since()).isEqualTo(NOON.plusSeconds(many - 1));
    assertThat(past.snapshots()).containsExactly(look);
  }

  @Test
  void snapshotsOfOnePolicyThatManyKeepAtOnceAreAllKept() throws InterruptedException {
    assertThat(
            winners(
                i -> {
                  records.keep(change("crowded", "{}", "e-" + i, NOON));
                  return true;
                }))
        .isEqualTo(16);
    assertThat(records.bucketPast("crowded").snapshots())
        .hasSize(16)
        .allMatch(snapshot -> snapshot.policy().isPresent());
  }

  private static Sighting sighting(Optional<String> policy, Instant since) {
    return new Sighting(
        "gt-labeling-data",
        Snapshot.Text.of(policy),
        new Fingerprint("cc"),
        since,
        Looks.at(since).with(since.plusSeconds(900)),
        since.plusSeconds(1_800),
        false);
  }

  @Test
  void ofTwoChangesAtOneInstantBothAreKeptAndTheOneThatWasSeenLaterIsNewer() {
    for (String bucket : List.of("one", "two")) {
      String firstId = bucket.equals("one") ? "e-1" : "e-2";
      String laterId = bucket.equals("one") ? "e-2" : "e-1";
      Snapshot first = change(bucket, "{\"Id\":\"first\"}", firstId, NOON.plusSeconds(90));
      Snapshot later = change(bucket, "{\"Id\":\"later\"}", laterId, NOON.plusSeconds(91));
      records.keep(first);
      records.keep(later);
      assertThat(records.bucketPast(bucket).snapshots()).containsExactly(later, first);
      assertThat(records.wholePast(bucket).snapshots()).containsExactly(later, first);
      Snapshot again = first.seenAgain(NOON.plusSeconds(92));
      records.seenAgain(again);
      assertThat(records.bucketPast(bucket).snapshots()).containsExactly(again, later);
      assertThat(records.bucketPast(bucket).with(later.seenAgain(NOON.plusSeconds(93))).newest())
          .map(Snapshot::fingerprint)
          .contains(later.fingerprint());
    }
  }

  @Test
  void twoPoliciesThatWereSeenAtOneInstantAreBothKept() {
    List<Snapshot> both = List.of(look("{\"Id\":\"first\"}"), look("{\"Id\":\"later\"}"));
    both.forEach(records::keep);
    records.keep(both.getFirst());
    assertThat(records.bucketPast("gt-labeling-data").snapshots())
        .containsExactlyInAnyOrderElementsOf(both);
  }

  private static Snapshot look(String policy) {
    Optional<String> text = Optional.of(policy);
    return new Snapshot(
        "gt-labeling-data",
        Snapshot.Text.of(text),
        Fingerprint.of(text),
        NOON,
        Looks.at(NOON),
        Optional.empty(),
        Optional.empty());
  }

  private static Snapshot change(String bucket, String policy, String event, Instant seen) {
    return new Snapshot(
        bucket,
        Snapshot.Text.of(Optional.of(policy)),
        Fingerprint.of(Optional.of(policy)),
        NOON,
        Looks.at(seen),
        Optional.empty(),
        Optional.of(event));
  }

  @Test
  void bucketIsLookedBackAtAsFarAsTheNewestSnapshotsGo() {
    for (int i = 0; i <= Snapshots.MOST; i++) {
      records.keep(snapshot(Optional.of("{\"Id\":\"" + i + "\"}"), NOON.plusSeconds(i)));
    }
    List<Snapshot> newest = records.bucketPast("gt-labeling-data").snapshots();
    assertThat(newest).hasSize(Snapshots.MOST);
    assertThat(newest.getFirst().at()).isEqualTo(NOON.plusSeconds(Snapshots.MOST));
    assertThat(newest.getLast().at()).isEqualTo(NOON.plusSeconds(1));
  }

  @Test
  void policyOfTheLargestSizeIsKeptToTheByte() {
    String text = "{\"Statement\":[]}" + " \t\n\u00e9\u4e16".repeat(3_000);
    records.keep(snapshot(Optional.of(text), NOON));
    assertThat(records.bucketPast("gt-labeling-data").snapshots().getFirst().policy())
        .contains(text);
  }

  @Test
  void oneOfManyAtOnceGetsTheLease() throws InterruptedException {
    assertThat(winners(i -> records.takeLease(BUCKET, "holder-" + i, NOON, MINUTE))).isOne();
  }

  @Test
  void oneOfManyAtOnceClaimsTheEvent() throws InterruptedException {
    assertThat(winners(i -> claim("e-1", "owner-" + i, NOON) == Answer.CLAIMED)).isOne();
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
        Intent.wrote(TEXTS),
        Fingerprint.of(Optional.of(TEXTS.before())),
        Fingerprint.of(Optional.of(TEXTS.after())),
        begun,
        Optional.empty());
  }

  private static Snapshot snapshot(Optional<String> policy, Instant at) {
    return new Snapshot(
        "gt-labeling-data",
        Snapshot.Text.of(policy),
        new Fingerprint("cc"),
        at,
        Looks.at(at),
        Optional.of("arn:aws:iam::111122223333:user/ana"),
        Optional.of("e-1"));
  }
}
