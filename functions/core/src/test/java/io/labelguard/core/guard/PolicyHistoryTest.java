package io.labelguard.core.guard;

import static io.labelguard.core.guard.TestAccount.CHANGED;
import static io.labelguard.core.guard.TestAccount.NOW;
import static io.labelguard.core.guard.TestAccount.ONLY_TLS;
import static io.labelguard.core.guard.TestAccount.TIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.event.EventFacts;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.record.BucketPast;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Looks;
import io.labelguard.core.record.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a bucket's past says, read off pasts that are made up here: no port is asked.
class PolicyHistoryTest {

  private static final Instant EARLIER = NOW.minus(Duration.ofDays(3));
  private static final Fingerprint LIVE = Fingerprint.of(Optional.of(TIGHT));
  private static final EventFacts FACTS =
      TestAccount.facts("e-1", "PutBucketPolicy", TestAccount.PERSON);

  @Test
  void changeIsKeptWithWhoMadeItAndWhen() {
    BucketPast past = Pasts.of(List.of(Pasts.written(ONLY_TLS, EARLIER)));
    Optional<Snapshot> kept = PolicyHistory.toKeep(past, Pasts.bucket(TIGHT), change(TIGHT), NOW);
    assertThat(kept)
        .hasValueSatisfying(
            snapshot -> {
              assertThat(snapshot.at()).isEqualTo(CHANGED);
              assertThat(snapshot.lastSeen()).isEqualTo(NOW);
              assertThat(snapshot.eventId()).contains("e-1");
              assertThat(snapshot.actor()).contains(TestAccount.PERSON);
            });
  }

  @Test
  void policyThatTheEventDoesNotDescribeIsKeptAsSeenNow() {
    Optional<Snapshot> kept =
        PolicyHistory.toKeep(Pasts.of(List.of()), Pasts.bucket(TIGHT), change(ONLY_TLS), NOW);
    assertThat(kept).map(Snapshot::at).contains(NOW);
    assertThat(kept).hasValueSatisfying(seen -> assertThat(seen.eventId()).isEmpty());
  }

  @Test
  void laterLookAtTheSamePolicyOnlyMovesTheLastLook() {
    Snapshot known = Pasts.written(TIGHT, EARLIER);
    assertThat(PolicyHistory.toKeep(Pasts.of(List.of(known)), Pasts.bucket(TIGHT), Cause.NONE, NOW))
        .contains(known.seenAgain(NOW));
  }

  @Test
  void previousIsTheNewestOtherPolicy() {
    BucketPast past =
        Pasts.of(
            List.of(
                Pasts.written(TIGHT, NOW),
                Pasts.seen(TIGHT, CHANGED),
                Pasts.seen(ONLY_TLS, EARLIER)));
    assertThat(PolicyHistory.previous(past, LIVE))
        .hasValueSatisfying(policy -> assertThat(policy.text()).isEqualTo(ONLY_TLS));
    assertThat(PolicyHistory.previous(Pasts.of(List.of(Pasts.none(EARLIER))), LIVE)).isEmpty();
  }

  @Test
  void answerOfTheMomentBeforeAChangeIsStaleForAMinute() {
    BucketPast past = Pasts.of(List.of(Pasts.written(TIGHT, EARLIER)));
    assertThat(PolicyHistory.isStale(past, LIVE, change(ONLY_TLS), NOW)).isTrue();
    assertThat(PolicyHistory.isStale(past, LIVE, change(ONLY_TLS), CHANGED.plusSeconds(60)))
        .isFalse();
    assertThat(PolicyHistory.isStale(past, LIVE, change(TIGHT), NOW)).isFalse();
    assertThat(PolicyHistory.isStale(Pasts.of(List.of()), LIVE, change(ONLY_TLS), NOW)).isFalse();
  }

  @Test
  void answerIsAlsoStaleWhereBothChangesWereInOneSecond() {
    BucketPast past = Pasts.of(List.of(Pasts.written(TIGHT, CHANGED)));
    assertThat(PolicyHistory.isStale(past, LIVE, change(ONLY_TLS), NOW)).isTrue();
    BucketPast later = Pasts.of(List.of(Pasts.written(TIGHT, CHANGED.plusSeconds(1))));
    assertThat(PolicyHistory.isStale(later, LIVE, change(ONLY_TLS), NOW)).isFalse();
  }

  @Test
  void openIntentIsUnsettledOnceItsLeaseHasEnded() {
    Intent open = Pasts.fix("i-1", TIGHT, ONLY_TLS, NOW.minusSeconds(600), Optional.empty());
    assertThat(PolicyHistory.isUnsettled(Pasts.of(List.of(), open).own(), LIVE, NOW)).isTrue();
    assertThat(
            PolicyHistory.isUnsettled(Pasts.of(List.of(), open).own(), LIVE, NOW.minusSeconds(1)))
        .isFalse();
  }

  @Test
  void policyThatWasWrittenDuringAWriteOfOursIsLost() {
    Intent ours =
        Pasts.fix("i-1", ONLY_TLS, TIGHT, CHANGED.minusSeconds(1), Optional.of(Result.APPLIED));
    BucketPast past = Pasts.of(List.of(), ours);
    Snapshot theirs =
        PolicyHistory.replaced(TestAccount.BUCKET, LIVE, change("{\"Id\":\"theirs\"}"))
            .orElseThrow();
    assertThat(theirs.looks()).isEqualTo(Looks.NONE);
    assertThat(PolicyHistory.lost(past, theirs))
        .hasValueSatisfying(
            lost -> {
              assertThat(lost.by()).isEqualTo(ours);
              assertThat(lost.theirs().policy()).contains("{\"Id\":\"theirs\"}");
            });
    assertThat(PolicyHistory.replaced(TestAccount.BUCKET, LIVE, change(TIGHT))).isEmpty();
    assertThat(PolicyHistory.replaced(TestAccount.BUCKET, LIVE, Cause.NONE)).isEmpty();
    assertThat(PolicyHistory.isDuringAWrite(past.own(), CHANGED)).isTrue();
    assertThat(PolicyHistory.isDuringAWrite(past.own(), EARLIER)).isFalse();
  }

  private static Cause change(String policy) {
    return Cause.ofPolicy(FACTS, Optional.of(policy));
  }
}
