package io.labelguard.core.guard.write;

import static io.labelguard.core.guard.CorsAccount.CORS;
import static io.labelguard.core.guard.CorsAccount.IMAGES;
import static io.labelguard.core.guard.CorsAccount.SITE;
import static io.labelguard.core.guard.CorsAccount.fix;
import static io.labelguard.core.guard.CorsAccount.rules;
import static io.labelguard.core.guard.CorsAccount.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.guard.CorsAccount;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.TestAccount;
import io.labelguard.core.labeling.CorsRule;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.port.write.BucketPolicyWriter.PutResult;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.HistoryEntry;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Rearmed;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.message.Alert;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The write of a CORS rule, on an account in memory.
class CorsFixTest {

  private final TestAccount account = CorsAccount.with(SITE);

  @Test
  void theRuleIsAppendedReadBackAndRecorded() {
    FixOutcome outcome = fix(account);

    assertThat(rules(account)).containsExactly(SITE, IMAGES);
    assertThat(outcome.result()).isEqualTo(Result.APPLIED);
    assertThat(outcome.target()).isEqualTo(CORS);
    assertThat(outcome.diff()).hasValueSatisfying(diff -> assertThat(diff).contains("+{"));
    assertThat(outcome.reasons()).containsExactly("It was read back.");
    assertThat(account.records.past(CORS).intents())
        .singleElement()
        .satisfies(
            intent -> {
              assertThat(intent.result()).contains(Result.APPLIED);
              assertThat(intent.purpose()).isEqualTo(new Purpose.Fix());
            });
  }

  @Test
  void aBucketWithoutRulesGetsOne() {
    set(account);
    assertThat(fix(account).result()).isEqualTo(Result.APPLIED);
    assertThat(rules(account)).containsExactly(IMAGES);
  }

  @Test
  void theMessageSaysWhatWasDoneAndHowToUndoIt() {
    account.sweep().run();
    fix(account);

    assertThat(account.alerts.stream().map(Alert::subject))
        .containsExactly(
            "HIGH: CORS rules do not fit 1 labeling job - gt-labeling-data (us-east-1)",
            "FIXED: gt-labeling-data has the CORS rule that it lacked (us-east-1)");
    assertThat(account.alerts.stream().map(Alert::id).distinct()).hasSize(1);
    assertThat(account.records.troubles()).isEmpty();
  }

  @Test
  void aSecondRequestFindsNothingToDo() {
    fix(account);
    assertThat(fix(account).reasons()).containsExactly("There is nothing to fix any more.");
    assertThat(account.puts).hasSize(1);
  }

  @Test
  void anOwnerWhoDidNotChooseTheBucketIsObeyed() {
    account.settings = TestAccount.settings(Settings.Mode.FIX, false, false);
    notWritten("FixCorsOf does not name bucket gt-labeling-data, so nothing was written.");
  }

  @Test
  void modeAlertWritesNothing() {
    account.settings = CorsAccount.chosen(TestAccount.settings(Settings.Mode.ALERT, false, false));
    notWritten("Mode is alert, so nothing was written.");
  }

  @Test
  void modeTemporaryWritesNothingBecauseTheRuleWouldStay() {
    account.settings =
        CorsAccount.chosen(TestAccount.settings(Settings.Mode.TEMPORARY, false, false));
    notWritten(
        "Only temporary fixes are allowed, and a CORS rule of bucket gt-labeling-data would stay.");
  }

  @Test
  void theTagOfTheBucketLowersTheMode() {
    account.tags.put(TestAccount.BUCKET, "alert");
    notWritten(
        "The tag labelguard:mode of bucket gt-labeling-data says \"alert\", so nothing was"
            + " written.");
  }

  @Test
  void noJobNoWrite() {
    account.jobs.clear();
    notWritten("No live labeling job uses bucket gt-labeling-data.");
  }

  @Test
  void rulesThatCannotBeReadAreNotWritten() {
    account.cors.put(
        TestAccount.BUCKET, new Reading.NotPermitted<>("s3:GetBucketCORS", "Access Denied"));
    notWritten("The CORS rules of bucket gt-labeling-data cannot be read now.");
  }

  @Test
  void rulesWithAnElementThatIsNotKnownAreNotWritten() {
    set(account, unknown());
    FixOutcome outcome = fix(account);
    assertThat(outcome.reasons().getFirst()).contains("does not know (Other)");
    assertThat(account.puts).isEmpty();
  }

  @Test
  void rulesThatWereChangedMeanwhileAreLeft() {
    CorsRule other = new CorsRule(List.of("https://b"), List.of("PUT"), List.of(), List.of());
    account.beforeCorsReads.add(() -> {});
    account.beforeCorsReads.add(() -> set(account, other));
    FixOutcome outcome = fix(account);

    assertThat(outcome.result()).isEqualTo(Result.NOT_APPLIED);
    assertThat(outcome.reasons())
        .containsExactly("It was changed while the fix was planned, so nothing was written.");
    assertThat(account.puts).isEmpty();
  }

  @Test
  void aWriteThatDoesNotShowIsNotCalledAppliedAndNotRepeated() {
    account.storesNothing = true;
    assertThat(fix(account).result()).isEqualTo(Result.CANNOT_TELL);
    account.now = account.now.plusSeconds(60);
    FixOutcome next = fix(account);

    assertThat(next.result()).isEqualTo(Result.NOT_APPLIED);
    assertThat(next.reasons().getFirst()).startsWith("The outcome of the write of ");
    assertThat(account.puts).hasSize(1);
  }

  @Test
  void aRefusalIsNotApplied() {
    account.putResult = new PutResult.Refused("AccessDenied: Access Denied");
    assertThat(fix(account).reasons())
        .containsExactly("AWS refused the write: AccessDenied: Access Denied");
    assertThat(rules(account)).containsExactly(SITE);
  }

  @Test
  void aRuleThatSomeoneRemovedIsNotAppendedAgainUntilRearm() {
    fix(account);
    account.now = account.now.plusSeconds(60);
    set(account);
    FixOutcome again = fix(account);

    assertThat(again.reasons().getFirst())
        .startsWith("Labelguard appended a CORS rule to this bucket at 2026-11-20T10:00:00Z, and")
        .endsWith("labelguard rearm --bucket gt-labeling-data --region us-east-1");
    assertThat(rules(account)).isEmpty();

    account.byHand().rearm(Target.bucket(TestAccount.BUCKET));
    assertThat(fix(account).result()).isEqualTo(Result.APPLIED);
    assertThat(rules(account)).containsExactly(IMAGES);
  }

  @Test
  void aRuleThatIsStillThereVetoesNoOther() {
    fix(account);
    account.jobs.add(CorsAccount.job("clouds", "PRE-3DPointCloudObjectDetection"));
    account.now = account.now.plusSeconds(60);
    assertThat(fix(account).result()).isEqualTo(Result.APPLIED);
    assertThat(rules(account)).hasSize(3).startsWith(SITE, IMAGES);
  }

  @Test
  void theBreakerCountsAllWritesToABucketTogether() {
    TestAccount both = TestAccount.tightened();
    both.settings = CorsAccount.chosen(both.settings);
    both.jobs.add(CorsAccount.job("cats", "PRE-BoundingBox"));
    set(both, SITE);
    both.detected();
    for (int i = 0; i < 3; i++) {
      Target.Bucket bucket = Target.bucket(TestAccount.BUCKET);
      assertThat(both.records.countWrite(bucket, 3, both.now, Duration.ofHours(24))).isTrue();
    }

    assertThat(fix(both).reasons().getFirst())
        .startsWith("The breaker is open: ")
        .endsWith("labelguard breaker --bucket gt-labeling-data --reset --region us-east-1");
    both.byHand().resetBreaker(Target.bucket(TestAccount.BUCKET));
    assertThat(fix(both).result()).isEqualTo(Result.APPLIED);
    assertThat(both.byHand().breaker(Target.bucket(TestAccount.BUCKET)).writes()).hasSize(1);
  }

  @Test
  void aJobOfAnotherRegionCausesNoWrite() {
    account.jobs.clear();
    account.jobs.add(CorsAccount.job("cats", "PRE-BoundingBox", "eu-west-1"));
    assertThat(fix(account).reasons().getFirst())
        .startsWith("Labelguard appends a CORS rule only for jobs of the bucket's own Region");
    assertThat(account.puts).isEmpty();
  }

  @Test
  void theHistoryHasTheFixAndItsUndo() {
    fix(account);
    account.now = account.now.plusSeconds(60);
    FixOutcome undone = account.byHand().undo(TestAccount.BUCKET, Optional.empty());

    assertThat(undone.result()).isEqualTo(Result.APPLIED);
    assertThat(undone.target()).isEqualTo(CORS);
    assertThat(rules(account)).containsExactly(SITE);
    assertThat(account.byHand().history(TestAccount.BUCKET))
        .filteredOn(HistoryEntry.Wrote.class::isInstance)
        .extracting(entry -> ((HistoryEntry.Wrote) entry).intent().purpose().text())
        .containsExactly("undo", "fix");
  }

  @Test
  void theUndoOfTheFirstRuleRemovesTheConfiguration() {
    set(account);
    fix(account);
    account.byHand().undo(TestAccount.BUCKET, Optional.empty());
    assertThat(account.puts).last().isEqualTo("cors []");
    assertThat(rules(account)).isEmpty();
  }

  @Test
  void whatWasUndoneIsNotFixedAgain() {
    fix(account);
    account.now = account.now.plusSeconds(60);
    account.byHand().undo(TestAccount.BUCKET, Optional.empty());
    assertThat(fix(account).reasons().getFirst()).contains("someone removed it");
  }

  @Test
  void rulesThatWereChangedAfterTheFixAreNotPutBack() {
    fix(account);
    set(account, IMAGES, SITE);
    FixOutcome undone = account.byHand().undo(TestAccount.BUCKET, Optional.empty());

    assertThat(undone.result()).isEqualTo(Result.NOT_APPLIED);
    assertThat(undone.since()).isPresent();
    assertThat(undone.reasons().getFirst()).startsWith("The CORS rules were changed after the fix");
    assertThat(rules(account)).containsExactly(IMAGES, SITE);
  }

  @Test
  void anUndoWithAnIdMeansThatFix() {
    String id = fix(account).write().orElseThrow().id();
    assertThat(account.byHand().undo(TestAccount.BUCKET, Optional.of(id)).result())
        .isEqualTo(Result.APPLIED);
    assertThat(account.byHand().undo(TestAccount.BUCKET, Optional.of("other")).reasons())
        .first()
        .asString()
        .startsWith("Bucket gt-labeling-data has no fix other that was written.");
  }

  @Test
  void rearmCoversTheWritesOfPolicyAndRules() {
    String id = fix(account).write().orElseThrow().id();
    Rearmed rearmed = account.byHand().rearm(Target.bucket(TestAccount.BUCKET));
    assertThat(rearmed.writes()).containsExactly(id);
    assertThat(account.records.past(CORS).sinceRearm()).isEmpty();
  }

  @Test
  void aRunThatWasKilledAfterItsWriteIsFinishedByTheNext() {
    fix(account);
    CorsAccount.leaveOpen(account);
    FixOutcome next = fix(account);

    assertThat(next.result()).isEqualTo(Result.APPLIED);
    assertThat(next.reasons())
        .containsExactly("An earlier run wrote it, and a later read shows it.");
    assertThat(account.puts).hasSize(1);
  }

  private void notWritten(String reason) {
    FixOutcome outcome = fix(account);
    assertThat(outcome.result()).isEqualTo(Result.NOT_APPLIED);
    assertThat(outcome.reasons()).containsExactly(reason);
    assertThat(account.puts).isEmpty();
  }

  private static CorsRule unknown() {
    return new CorsRule(
        SITE.id(),
        SITE.origins(),
        SITE.methods(),
        SITE.headers(),
        SITE.exposed(),
        SITE.maxAge(),
        new TreeSet<>(Set.of("Other")));
  }
}
