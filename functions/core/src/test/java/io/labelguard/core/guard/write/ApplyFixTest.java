package io.labelguard.core.guard.write;

import static io.labelguard.core.guard.TestAccount.BUCKET;
import static io.labelguard.core.guard.TestAccount.team;
import static io.labelguard.core.guard.TestAccount.tightened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.TestAccount;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.port.write.BucketPolicyWriter.PutResult;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.message.Alert;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ApplyFixTest {

  private static final Target.Fixable TARGET = Target.bucket(BUCKET);

  @Test
  void provenFixIsWrittenReadBackRecordedAndTold() {
    TestAccount account = tightened().detected();
    FixOutcome outcome = account.fix();
    assertThat(outcome.result()).isEqualTo(Result.APPLIED);
    assertThat(outcome.readBack()).isEqualTo(Optional.of(account.policies.get(BUCKET)));
    assertThat(outcome.diff().orElseThrow()).contains("+").contains("vpce-08408e335ebf95b40");
    assertThat(account.puts).hasSize(1);
    Intent intent = account.records.past(TARGET).intents().getFirst();
    assertThat(intent.result()).contains(Result.APPLIED);
    assertThat(account.records.texts(intent).before()).isEqualTo(TestAccount.TIGHT);
    Alert alert = account.alerts.getLast();
    assertThat(alert.subject())
        .isEqualTo("FIXED: gt-labeling-data allows Ground Truth again (us-east-1)");
    assertThat(alert.applied()).contains(outcome);
    assertThat(alert.id()).isEqualTo(account.alerts.getFirst().id());
  }

  @Test
  void secondRequestFindsNothingToDo() {
    TestAccount account = tightened().detected();
    account.fix();
    FixOutcome second = account.fix();
    assertThat(second.result()).isEqualTo(Result.NOT_APPLIED);
    assertThat(second.reasons()).containsExactly("There is nothing to fix any more.");
    assertThat(account.puts).hasSize(1);
  }

  @Test
  void requestIsTrustedForNothingButTheName() {
    TestAccount account = tightened().detected();
    assertThat(account.applyFix().apply(new FixRequest(Target.bucket("someone-elses"))).reasons())
        .containsExactly("No live labeling job uses bucket someone-elses.");
    assertThat(account.applyFix().apply(new FixRequest(Target.team("gone"))).result())
        .isEqualTo(Result.NOT_APPLIED);
    assertThat(account.puts).isEmpty();
  }

  @Test
  void modeIsReadAgain() {
    TestAccount account = tightened().detected();
    account.tags.put(BUCKET, "alert");
    assertThat(account.fix().reasons().getFirst()).contains("labelguard:mode");
    account.tags.clear();
    account.settings = TestAccount.settings(Settings.Mode.ALERT, false, false);
    assertThat(account.fix().reasons()).containsExactly("Mode is alert, so nothing was written.");
    assertThat(account.puts).isEmpty();
  }

  @Test
  void switchIsReadBeforeEveryWrite() {
    TestAccount account = tightened().detected();
    account.stopped = Optional.of("Writes are switched off.");
    FixOutcome stopped = account.fix();
    assertThat(stopped.result()).isEqualTo(Result.NOT_APPLIED);
    assertThat(stopped.reasons()).containsExactly("Writes are switched off.");
    assertThat(account.puts).isEmpty();
    assertThat(account.records.past(TARGET).intents()).as("nothing was begun").isEmpty();
    account.stopped = Optional.empty();
    assertThat(account.fix().result()).isEqualTo(Result.APPLIED);
    account.stopped = Optional.of("Writes are switched off.");
    account.policies.put(BUCKET, TestAccount.TIGHT);
    assertThat(account.fix().result()).isEqualTo(Result.NOT_APPLIED);
    assertThat(account.puts).hasSize(1);
  }

  @Test
  void jobsAreReadAgain() {
    TestAccount account = tightened().detected();
    account.jobs.clear();
    assertThat(account.fix().result()).isEqualTo(Result.NOT_APPLIED);
    assertThat(account.puts).isEmpty();
  }

  @Test
  void policyThatCannotBeReadAnyMoreIsNotWritten() {
    TestAccount account = tightened().detected();
    account.states.put(BUCKET, new BucketPolicyState.LockedOut("denied", Optional.empty()));
    assertThat(account.fix().result()).isEqualTo(Result.NOT_APPLIED);
    assertThat(account.puts).isEmpty();
  }

  @Test
  void policyChangedBetweenPlanAndPutIsLeftAlone() {
    TestAccount account = tightened().detected();
    account.beforeReads.add(() -> {});
    account.beforeReads.add(
        () -> account.policies.put(BUCKET, TestAccount.TIGHT.replace("OnlyOwn", "Other")));
    FixOutcome outcome = account.fix();
    assertThat(outcome.result()).isEqualTo(Result.NOT_APPLIED);
    assertThat(outcome.reasons().getFirst()).contains("changed while the fix was planned");
    assertThat(account.puts).isEmpty();
    assertThat(account.records.past(TARGET).intents().getFirst().result())
        .contains(Result.NOT_APPLIED);
  }

  @Test
  void refusedPutIsNotApplied() {
    TestAccount account = tightened().detected();
    account.putResult = new PutResult.Refused("MalformedPolicy");
    FixOutcome outcome = account.fix();
    assertThat(outcome.result()).isEqualTo(Result.NOT_APPLIED);
    assertThat(outcome.reasons().getFirst()).contains("MalformedPolicy");
    assertThat(account.policies.get(BUCKET)).isEqualTo(TestAccount.TIGHT);
  }

  @Test
  void unclearPutThatTookEffectIsApplied() {
    TestAccount account = tightened().detected();
    account.putResult = new PutResult.Unclear("read timed out");
    assertThat(account.fix().result()).isEqualTo(Result.APPLIED);
    assertThat(account.puts).hasSize(1);
  }

  @Test
  void unclearPutThatDoesNotShowCannotBeToldAndIsNotRepeated() {
    TestAccount account = tightened().detected();
    account.putResult = new PutResult.Unclear("503");
    account.storesNothing = true;
    FixOutcome outcome = account.fix();
    assertThat(outcome.result()).isEqualTo(Result.CANNOT_TELL);
    assertThat(outcome.reasons().getFirst()).contains("503").contains("old text");
    assertThat(account.slept).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
    assertThat(account.fix().reasons().getFirst()).contains("is not known");
    assertThat(account.puts).hasSize(1);
  }

  @Test
  void writeThatShowsLateIsSettledByTheNextRun() {
    TestAccount account = tightened().detected();
    account.storesNothing = true;
    assertThat(account.fix().result()).isEqualTo(Result.CANNOT_TELL);
    account.policies.put(BUCKET, account.puts.getFirst());
    assertThat(account.fix().result()).isEqualTo(Result.APPLIED);
    assertThat(account.records.past(TARGET).intents().getFirst().result()).contains(Result.APPLIED);
    assertThat(account.puts).hasSize(1);
  }

  @Test
  void otherSpellingOfWhatWasWrittenIsTheSamePolicy() {
    TestAccount account = tightened().detected();
    account.storedAs =
        text -> text.replace("[\"vpce-08408e335ebf95b40\"]", "\"vpce-08408e335ebf95b40\"");
    assertThat(account.fix().result()).isEqualTo(Result.APPLIED);
  }

  @Test
  void foreignWriteInTheSameMomentIsKeptAndNeverOverwritten() {
    TestAccount account = tightened().detected();
    account.storedAs = _ -> TestAccount.ONLY_TLS;
    FixOutcome outcome = account.fix();
    assertThat(outcome.result()).isEqualTo(Result.CANNOT_TELL);
    assertThat(outcome.readBack()).contains(TestAccount.ONLY_TLS);
    assertThat(outcome.reasons().getFirst()).contains("someone else wrote");
    assertThat(account.records.bucketPast(BUCKET).snapshots().getFirst().policy())
        .contains(TestAccount.ONLY_TLS);
    account.policies.put(BUCKET, TestAccount.TIGHT);
    assertThat(account.fix().result()).isEqualTo(Result.NOT_APPLIED);
    assertThat(account.puts).hasSize(1);
  }

  @Test
  void runKilledAfterItsPutIsSettledAsApplied() {
    TestAccount account = tightened().detected();
    account.beforeReads.add(() -> {});
    account.beforeReads.add(() -> {});
    account.beforeReads.add(
        () -> {
          throw new IllegalStateException("killed");
        });
    assertThatThrownBy(account::fix).hasMessage("killed");
    FixOutcome next = account.fix();
    assertThat(next.result()).isEqualTo(Result.APPLIED);
    assertThat(next.reasons().getFirst()).contains("An earlier run wrote it");
    assertThat(account.puts).hasSize(1);
  }

  @Test
  void runKilledBeforeItsPutIsDoneAgain() {
    TestAccount account = tightened().detected();
    account.beforeReads.add(() -> {});
    account.beforeReads.add(
        () -> {
          throw new IllegalStateException("killed");
        });
    assertThatThrownBy(account::fix).hasMessage("killed");
    assertThat(account.fix().result()).isEqualTo(Result.APPLIED);
    assertThat(account.puts).hasSize(1);
  }

  @Test
  void twoRunsAtOnceWriteOnce() {
    TestAccount account = tightened().detected();
    account.records.takeLease(TARGET, "the other run", account.now, Duration.ofMinutes(15));
    assertThatExceptionOfType(LeaseTakenException.class)
        .isThrownBy(account::fix)
        .withMessage("Another run is working on bucket gt-labeling-data, so this run did nothing.");
    assertThat(account.puts).isEmpty();
    account.now = account.now.plus(Duration.ofMinutes(15));
    assertThat(account.fix().result()).isEqualTo(Result.APPLIED);
  }

  @Test
  void leaseIsGivenBackWhateverHappens() {
    TestAccount account = tightened().detected();
    account.beforeReads.add(
        () -> {
          throw new IllegalStateException("throttled");
        });
    assertThatThrownBy(account::fix).hasMessage("throttled");
    assertThat(account.records.takeLease(TARGET, "x", account.now, Duration.ofMinutes(1))).isTrue();
  }

  @Test
  void teamsConstraintIsSetAndReadBackFieldByField() {
    TestAccount account = new TestAccount();
    account.teams.put("street-scenes", team("street-scenes", false));
    FixOutcome outcome = fixTeam(account);
    assertThat(outcome.result()).isEqualTo(Result.APPLIED);
    assertThat(account.teams.get("street-scenes").constraint())
        .isEqualTo(new Workteam.PresignConstraint(true, false));
    assertThat(outcome.readBack().orElseThrow())
        .isEqualTo("SourceIp: Enabled\nVpcSourceIp: Disabled\nDescription: Annotators\n");
    assertThat(outcome.diff().orElseThrow()).contains("-SourceIp: Disabled", "+SourceIp: Enabled");
  }

  @Test
  void teamThatChangedOtherwiseIsToldAndNotWrittenAgain() {
    TestAccount account = new TestAccount();
    account.teams.put("street-scenes", team("street-scenes", false));
    account.teamStoredAs =
        team ->
            new Workteam(
                team.name(),
                team.arn(),
                team.kind(),
                team.constraint(),
                team.lastUpdated(),
                new TreeMap<>());
    FixOutcome outcome = fixTeam(account);
    assertThat(outcome.result()).isEqualTo(Result.CANNOT_TELL);
    assertThat(outcome.readBack().orElseThrow()).doesNotContain("Annotators");
    fixTeam(account);
    assertThat(account.puts).hasSize(1);
  }

  @Test
  void teamOfAWorkforceInAVpcGetsTheOtherConstraint() {
    TestAccount account = new TestAccount();
    account.teams.put("street-scenes", team("street-scenes", false));
    account.workforce =
        Optional.of(
            Workforce.of(
                "default",
                Optional.empty(),
                List.of("10.0.0.0/16"),
                Optional.of(new Workforce.Vpc("vpc-1", Optional.empty())),
                false));
    assertThat(fixTeam(account).result()).isEqualTo(Result.APPLIED);
    assertThat(account.teams.get("street-scenes").constraint())
        .isEqualTo(new Workteam.PresignConstraint(false, true));
  }

  @Test
  void teamTagIsReadAgain() {
    TestAccount account = new TestAccount();
    account.teams.put("street-scenes", team("street-scenes", false));
    account.tags.put("street-scenes", "unreadable");
    assertThat(fixTeam(account).reasons().getFirst()).contains("cannot be read");
    assertThat(account.puts).isEmpty();
  }

  @Test
  void snapshotOfWhatWasReadBackIsKept() {
    TestAccount account = tightened().detected();
    account.fix();
    assertThat(account.records.bucketPast(BUCKET).snapshots().getFirst().fingerprint())
        .isEqualTo(Fingerprint.of(Optional.of(account.policies.get(BUCKET))));
  }

  private static FixOutcome fixTeam(TestAccount account) {
    return account.applyFix().apply(new FixRequest(Target.team("street-scenes")));
  }
}
