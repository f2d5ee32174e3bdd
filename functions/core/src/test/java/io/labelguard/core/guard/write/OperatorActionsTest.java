package io.labelguard.core.guard.write;

import static io.labelguard.core.guard.TestAccount.BUCKET;
import static io.labelguard.core.guard.TestAccount.ONLY_TLS;
import static io.labelguard.core.guard.TestAccount.PERSON;
import static io.labelguard.core.guard.TestAccount.TIGHT;
import static io.labelguard.core.guard.TestAccount.tightened;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.CheckId;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.fix.FixPlan;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.TestAccount;
import io.labelguard.core.port.write.BucketPolicyWriter.PutResult;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.HistoryEntry;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Target;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OperatorActionsTest {

  private static final Target.Fixable TARGET = Target.bucket(BUCKET);
  private static final Fingerprint OF_TIGHT = Fingerprint.of(Optional.of(TIGHT));

  @Test
  void fixIsShownWithTheFingerprintThatItIsFor() {
    OperatorActions.Proposal proposal = tightened().byHand().propose(BUCKET);
    assertThat(proposal.fingerprint()).isEqualTo(OF_TIGHT);
    assertThat(proposal.plan()).isInstanceOf(FixPlan.Proven.class);
    assertThat(proposal.findings())
        .extracting(finding -> finding.check())
        .contains(CheckId.GROUND_TRUTH_DENIED);
    assertThat(proposal.against()).isEmpty();
  }

  @Test
  void fixSaysWhatTheGuardItselfMisses() {
    TestAccount account = tightened();
    account.jobs.clear();
    account.jobs.add(TestAccount.job("new", account.now));
    assertThat(account.byHand().propose(BUCKET).against())
        .hasValueSatisfying(
            against ->
                assertThat(against)
                    .startsWith("Labelguard did not see bucket gt-labeling-data open"));
  }

  @Test
  void personDecidesWhateverTheModeAndTheAgeOfTheJob() {
    TestAccount account = tightened();
    account.settings = TestAccount.settings(Settings.Mode.ALERT, false, false);
    account.jobs.clear();
    account.jobs.add(TestAccount.job("new", account.now));
    account.tags.put(BUCKET, "alert");
    FixOutcome outcome = account.byHand().apply(BUCKET, OF_TIGHT);
    assertThat(outcome.result()).isEqualTo(Result.APPLIED);
    assertThat(account.records.past(TARGET).intents().getFirst().by()).contains(PERSON);
    assertThat(account.records.past(TARGET).writesSince(account.now.minusSeconds(1))).isEmpty();
  }

  @Test
  void fixOfAPolicyThatHasMovedOnIsRefused() {
    TestAccount account = tightened();
    account.policies.put(BUCKET, TIGHT.replace("OnlyOwnEndpoint", "Renamed"));
    FixOutcome outcome = account.byHand().apply(BUCKET, OF_TIGHT);
    assertThat(outcome.result()).isEqualTo(Result.NOT_APPLIED);
    assertThat(outcome.reasons().getFirst())
        .startsWith("The policy of bucket gt-labeling-data has changed: its fingerprint is now ")
        .endsWith(
            "Look at the fix again: labelguard fix --bucket gt-labeling-data --region us-east-1");
    assertThat(account.puts).isEmpty();
  }

  @Test
  void nothingToFixAndNoSafeFixAreSaid() {
    TestAccount quiet = new TestAccount();
    quiet.policies.put(BUCKET, TIGHT);
    assertThat(quiet.byHand().propose(BUCKET).plan()).isInstanceOf(FixPlan.Nothing.class);
    assertThat(quiet.byHand().apply(BUCKET, OF_TIGHT).reasons())
        .containsExactly("There is nothing to fix.");
    TestAccount unsafe = tightened();
    String exempting = TIGHT.replace("\"Principal\":\"*\"", "\"NotPrincipal\":{\"AWS\":\"x\"}");
    unsafe.policies.put(BUCKET, exempting);
    OperatorActions.Proposal proposal = unsafe.byHand().propose(BUCKET);
    assertThat(proposal.plan()).isNotInstanceOf(FixPlan.Proven.class);
    assertThat(unsafe.byHand().apply(BUCKET, proposal.fingerprint()).result())
        .isEqualTo(Result.NOT_APPLIED);
    assertThat(unsafe.puts).isEmpty();
  }

  @Test
  void undoPutsBackTheTextBeforeToTheByteAndVetoesTheFix() {
    TestAccount account = tightened().fixed();
    FixOutcome undone = account.byHand().undo(BUCKET, Optional.empty());
    assertThat(undone.result()).isEqualTo(Result.APPLIED);
    assertThat(undone.write().orElseThrow().purpose()).isEqualTo(new Purpose.Undo("run-0"));
    assertThat(account.policies.get(BUCKET)).isEqualTo(TIGHT);
    account.guard().handle(account.policyChanged("e-2"));
    assertThat(account.fix().reasons().getFirst()).contains("Labelguard respects that");
    assertThat(account.byHand().propose(BUCKET).against().orElseThrow())
        .contains("Labelguard respects that");
    assertThat(account.byHand().undo(BUCKET, Optional.empty()).reasons().getFirst())
        .startsWith("Bucket gt-labeling-data has no fix that can be undone.");
    assertThat(account.byHand().undo(BUCKET, Optional.of("run-0")).reasons())
        .containsExactly(
            "The policy is already what it was before the fix of 2026-11-20T10:00:00Z.");
    account.byHand().rearm(TARGET);
    account.now = account.now.plusSeconds(1);
    assertThat(account.fix().result()).isEqualTo(Result.APPLIED);
  }

  @Test
  void undoOfAPolicyThatHasMovedOnIsRefusedWithBothDiffs() {
    TestAccount account = tightened().fixed();
    account.policies.put(
        BUCKET, account.policies.get(BUCKET).replace("OnlyOwnEndpoint", "Renamed"));
    FixOutcome undone = account.byHand().undo(BUCKET, Optional.empty());
    assertThat(undone.result()).isEqualTo(Result.NOT_APPLIED);
    assertThat(undone.diff().orElseThrow()).contains("LabelguardCompanion1");
    assertThat(undone.since().orElseThrow()).contains("Renamed").doesNotContain("+++++");
    assertThat(account.puts).hasSize(1);
  }

  @Test
  void undoWorksForAWriteThatNobodyCouldTellOf() {
    TestAccount account = tightened().detected();
    account.putResult = new PutResult.Unclear("timed out");
    account.storesNothing = true;
    account.fix();
    account.policies.put(BUCKET, account.puts.getLast());
    account.putResult = new PutResult.Accepted();
    account.storesNothing = false;
    assertThat(account.byHand().undo(BUCKET, Optional.empty()).result()).isEqualTo(Result.APPLIED);
    assertThat(account.policies.get(BUCKET)).isEqualTo(TIGHT);
  }

  @Test
  void undoOfATemporaryFixEndsIt() {
    TestAccount account = tightened();
    account.tags.put(BUCKET, "temporary");
    account.guard().handle(account.policyChanged("e-1"));
    account.fix();
    account.byHand().undo(BUCKET, Optional.of("run-0"));
    assertThat(account.records.temporary()).isEmpty();
  }

  @Test
  void fixThatDoesNotExistCannotBeUndone() {
    TestAccount account = tightened().fixed();
    assertThat(account.byHand().undo(BUCKET, Optional.of("run-7")).reasons())
        .containsExactly(
            "Bucket gt-labeling-data has no fix run-7 that was written. To list its fixes:"
                + " labelguard history --bucket gt-labeling-data");
    account.states.put(BUCKET, new BucketPolicyState.LockedOut("AccessDenied", Optional.empty()));
    assertThat(account.byHand().undo(BUCKET, Optional.empty()).result())
        .isEqualTo(Result.NOT_APPLIED);
    assertThat(account.puts).hasSize(1);
  }

  /// The run of the command died after it sent its write, and the old text is there.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void commandThatDiedDuringItsWriteHasAnUnknownOutcomeAndBlocksTheGuard(boolean undo) {
    TestAccount account = tightened().detected();
    Intent.Texts texts = new Intent.Texts(TIGHT, ONLY_TLS);
    Intent intent =
        new Intent(
            "hand-9",
            TARGET,
            undo ? new Purpose.Undo("run-7") : new Purpose.Fix(),
            Optional.of(PERSON),
            Collections.emptySortedSet(),
            OF_TIGHT,
            Fingerprint.of(Optional.of(ONLY_TLS)),
            account.now,
            Optional.empty());
    account.records.begin(intent, texts);
    account.now = account.now.plus(Duration.ofMinutes(12));
    FixOutcome found = account.fix();
    assertThat(found.result()).isEqualTo(Result.CANNOT_TELL);
    assertThat(found.reasons().getFirst()).contains("either the write never took effect, or");
    assertThat(account.fix().reasons().getFirst()).startsWith("The outcome of the write of");
    assertThat(account.puts).isEmpty();
  }

  @Test
  void whereAnotherRunIsAtWorkAPersonWaits() {
    TestAccount account = tightened().fixed();
    account.records.takeLease(TARGET, "other", account.now, Duration.ofMinutes(15));
    assertThat(account.byHand().undo(BUCKET, Optional.empty()).reasons())
        .containsExactly("Another run is working on this bucket. Try again in a few minutes.");
    assertThat(account.byHand().apply(BUCKET, OF_TIGHT).result()).isEqualTo(Result.NOT_APPLIED);
  }

  @Test
  void leaseIsGivenBack() {
    TestAccount account = tightened().fixed();
    account.byHand().undo(BUCKET, Optional.empty());
    assertThat(account.records.takeLease(TARGET, "x", account.now, Duration.ofMinutes(1))).isTrue();
  }

  @Test
  void breakerIsShownAndClosed() {
    TestAccount account = tightened().fixed();
    assertThat(account.byHand().breaker(TARGET).open()).isFalse();
    account.records.countWrite(TARGET, 3, account.now, Duration.ofHours(24));
    account.records.countWrite(TARGET, 3, account.now, Duration.ofHours(24));
    OperatorActions.Breaker breaker = account.byHand().breaker(TARGET);
    assertThat(breaker.open()).isTrue();
    assertThat(breaker.writes()).hasSize(3);
    assertThat(breaker.limit()).isEqualTo(3);
    assertThat(breaker.lastActors()).contains("The policy was last changed by user/ana.");
    account.byHand().resetBreaker(TARGET);
    assertThat(account.byHand().breaker(TARGET).open()).isFalse();
  }

  /// Writes to the CORS rules of a bucket are counted with those to its policy.
  @Test
  void eachTargetHasTheBreakerUnderWhichItsWritesAreCounted() {
    TestAccount account = tightened();
    for (Target.Fixable target :
        List.of(Target.cors(BUCKET), Target.team("annotators"), Target.workforce("default"))) {
      for (int i = 0; i < 3; i++) {
        account.records.countWrite(target.counted(), 3, account.now, Duration.ofHours(24));
      }
      OperatorActions.Breaker breaker = account.byHand().breaker(target);
      assertThat(breaker.open()).as(target.words()).isTrue();
      assertThat(breaker.writes()).hasSize(3);
      account.byHand().resetBreaker(target);
      assertThat(account.byHand().breaker(target).writes()).isEmpty();
    }
  }

  @Test
  void historyTellsWhatStoodThereAndWhatWasWrittenNewestFirst() {
    TestAccount account = tightened().fixed();
    account.now = account.now.plusSeconds(60);
    account.byHand().undo(BUCKET, Optional.empty());
    List<HistoryEntry> history = account.byHand().history(BUCKET);
    assertThat(history)
        .extracting(
            entry ->
                switch (entry) {
                  case HistoryEntry.Seen _ -> "seen";
                  case HistoryEntry.Wrote(Intent intent, _) -> intent.purpose().text();
                })
        .containsExactly("seen", "undo", "seen", "fix", "seen", "seen");
    assertThat(history.get(4))
        .isInstanceOfSatisfying(
            HistoryEntry.Seen.class,
            seen -> {
              assertThat(seen.diff().orElseThrow()).contains("-").contains("Readers");
              assertThat(seen.snapshot().actor()).contains(PERSON);
            });
    assertThat(history.get(2))
        .isInstanceOfSatisfying(
            HistoryEntry.Seen.class,
            seen -> assertThat(seen.diff().orElseThrow()).contains("+").contains("Companion"));
    assertThat(history.get(3))
        .isInstanceOfSatisfying(
            HistoryEntry.Wrote.class, wrote -> assertThat(wrote.diff()).contains("Companion"));
    assertThat(account.byHand().history("another")).isEmpty();
  }
}
