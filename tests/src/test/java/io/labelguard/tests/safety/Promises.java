package io.labelguard.tests.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Snapshot;
import io.labelguard.tests.safety.GuardedBucket.ReportedFix;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What holds after every fault.
final class Promises {

  private Promises() {}

  /// Asserts them all, and that nothing more is written or asked for however often the guard looks
  /// again.
  ///
  /// @param puts how often the guard may have sent a policy until now
  static void hold(GuardedBucket bucket, int puts) {
    bucket.untilQuiet();
    assertThat(bucket.guardPuts()).as("writes sent").isLessThanOrEqualTo(puts);
    bucket.reportedFixes().forEach(Promises::isTrue);
    bucket.foreign().forEach(text -> isNotLost(bucket, text));
    bucket.intents().forEach(intent -> isKept(bucket, intent));
    newestIsTrue(bucket);
    leaseIsFree(bucket);
    staysSo(bucket);
  }

  /// What is reported about a write is what the bucket had.
  private static void isTrue(ReportedFix fix) {
    FixOutcome outcome = fix.outcome();
    if (outcome.write().isEmpty()) {
      assertThat(outcome.result()).isEqualTo(Result.NOT_APPLIED);
      return;
    }
    assertThat(outcome.reasons()).as("what to check").isNotEmpty();
    Optional<Boolean> ours = outcome.readBack().map(text -> is(text, fix.live()));
    switch (outcome.result()) {
      case APPLIED -> assertThat(ours).as("what was read back is live").contains(true);
      case NOT_APPLIED, CANNOT_TELL -> assertThat(outcome.diff()).isPresent();
    }
  }

  private static boolean is(String text, Optional<String> live) {
    return Fingerprint.of(Optional.of(text)).equals(Fingerprint.of(live));
  }

  /// What a person wrote is live, or was live until someone other than the guard changed it, or is
  /// kept and was shown.
  private static void isNotLost(GuardedBucket bucket, String text) {
    Fingerprint theirs = Fingerprint.of(Optional.of(text));
    assertThat(bucket.records().bucketPast(GuardedBucket.BUCKET).snapshots())
        .as("kept: " + text)
        .anyMatch(snapshot -> snapshot.fingerprint().equals(theirs));
  }

  /// Every write has its record, and the text before it is in the snapshots.
  private static void isKept(GuardedBucket bucket, Intent intent) {
    assertThat(bucket.records().bucketPast(GuardedBucket.BUCKET).snapshots())
        .extracting(Snapshot::fingerprint)
        .contains(intent.before());
    assertThat(intent.result()).as("the outcome is recorded").isPresent();
  }

  /// Only what is known not to have been written is recorded so.
  private static void newestIsTrue(GuardedBucket bucket) {
    bucket.intents().stream()
        .findFirst()
        .filter(intent -> intent.result().equals(Optional.of(Result.NOT_APPLIED)))
        .ifPresent(intent -> assertThat(bucket.liveFingerprint()).isNotEqualTo(intent.after()));
  }

  private static Fingerprint fingerprint(String text) {
    return Fingerprint.of(Optional.of(text));
  }

  private static void leaseIsFree(GuardedBucket bucket) {
    bucket.clock().sleep(FixQueue.VISIBILITY);
    assertThat(
            bucket
                .records()
                .takeLease(
                    GuardedBucket.TARGET,
                    "someone",
                    bucket.clock().instant(),
                    Duration.ofMillis(1)))
        .as("lease is free when a message is handed out again")
        .isTrue();
    bucket.clock().sleep(Duration.ofSeconds(1));
  }

  private static void staysSo(GuardedBucket bucket) {
    for (int sweeps = 0; sweeps < 4; sweeps++) {
      bucket.sweep();
      if (bucket.queue().receive().isEmpty()) {
        break;
      }
      bucket.untilQuiet();
    }
    assertThat(bucket.queue().receive()).as("nothing more is asked for").isEmpty();
    int puts = bucket.guardPuts();
    Fingerprint live = bucket.liveFingerprint();
    bucket.queue().add("{\"kind\":\"bucket\",\"name\":\"gt-labeling-data\"}");
    bucket.untilQuiet();
    assertThat(bucket.guardPuts()).as("nothing more is written").isEqualTo(puts);
    assertThat(bucket.liveFingerprint()).isEqualTo(live);
    assertThat(bucket.queue().dead()).as("dead letters").isEmpty();
  }

  /// Asserts that a text which a write of the guard's went over was shown to people.
  static void isShown(GuardedBucket bucket, String text) {
    Fingerprint theirs = fingerprint(text);
    List<String> shown =
        bucket.alerts().stream().filter(alert -> ofReadBack(alert, theirs)).toList();
    assertThat(shown).as("shown: " + text).isNotEmpty();
  }

  private static boolean ofReadBack(String alert, Fingerprint theirs) {
    return AppliedPart.of(alert)
        .flatMap(AppliedPart::readBack)
        .filter(text -> fingerprint(text).equals(theirs))
        .isPresent();
  }
}
