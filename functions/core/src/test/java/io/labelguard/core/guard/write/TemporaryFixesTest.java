package io.labelguard.core.guard.write;

import static io.labelguard.core.guard.TestAccount.BUCKET;
import static io.labelguard.core.guard.TestAccount.CHANGED;
import static io.labelguard.core.guard.TestAccount.ONLY_TLS;
import static io.labelguard.core.guard.TestAccount.TIGHT;
import static io.labelguard.core.guard.TestAccount.tightened;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.TestAccount;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.port.write.BucketPolicyWriter;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Target;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TemporaryFixesTest {

  private static final Target.Fixable TARGET = Target.bucket(BUCKET);

  @Test
  void fixIsMadeForTheJobsThatRanBeforeTheChange() {
    TestAccount account = lowered().detected();
    FixOutcome outcome = account.fix();
    assertThat(outcome.result()).isEqualTo(Result.APPLIED);
    Intent intent = account.records.temporary().getFirst();
    assertThat(intent.purpose())
        .isEqualTo(
            new Purpose.TemporaryFix(
                new java.util.TreeSet<>(List.of("cats-and-dogs")),
                TestAccount.NOW.plus(Duration.ofDays(7))));
    assertThat(account.alerts.getLast().subject())
        .isEqualTo("FIXED for a while: gt-labeling-data allows Ground Truth again (us-east-1)");
  }

  @Test
  void modeTemporaryDoesTheSameWithoutATag() {
    TestAccount account = tightened();
    account.settings = TestAccount.settings(Settings.Mode.TEMPORARY, false, false);
    account.guard().handle(account.policyChanged("e-1"));
    assertThat(account.alerts.getLast().notes().getLast())
        .startsWith("Labelguard is applying the proven fix, and removes it again when the jobs");
    assertThat(account.fix().result()).isEqualTo(Result.APPLIED);
    assertThat(account.records.temporary()).hasSize(1);
  }

  @Test
  void fixIsTakenOutExactlyWhenItsLastJobHasEnded() {
    TestAccount account = lowered().fixed();
    assertThat(account.sweepAndFix()).isEmpty();
    account.jobs.clear();
    FixOutcome end = account.sweepAndFix().getFirst();
    assertThat(end.result()).isEqualTo(Result.APPLIED);
    assertThat(end.write().orElseThrow().purpose()).isEqualTo(new Purpose.End("run-0"));
    assertThat(account.policies.get(BUCKET)).isEqualTo(TIGHT);
    assertThat(account.records.temporary()).isEmpty();
    assertThat(account.sweepAndFix()).isEmpty();
    assertThat(account.puts).hasSize(2);
  }

  @Test
  void fixIsTakenOutThoughS3SpellsThePolicyInAnotherWay() {
    TestAccount account = lowered().detected();
    account.storedAs =
        text -> text.replace("\"Principal\":\"*\"", "\"Principal\": {\"AWS\": [\"*\"]}");
    assertThat(account.fix().result()).isEqualTo(Result.APPLIED);
    account.jobs.clear();
    assertThat(account.sweepAndFix().getFirst().result()).isEqualTo(Result.APPLIED);
    assertThat(account.puts.getLast()).isEqualTo(TIGHT);
  }

  @Test
  void laterJobDoesNotProlongIt() {
    TestAccount account = lowered().fixed();
    account.jobs.clear();
    account.jobs.add(TestAccount.job("later", account.now.plusSeconds(5)));
    assertThat(account.sweepAndFix().getFirst().result()).isEqualTo(Result.APPLIED);
    assertThat(account.policies.get(BUCKET)).isEqualTo(TIGHT);
  }

  @Test
  void fixWaitsForTheLastOfItsJobs() {
    TestAccount account = tightened();
    account.tags.put(BUCKET, "temporary");
    account.jobs.add(TestAccount.job("street-signs", CHANGED.minus(Duration.ofHours(1))));
    account.guard().handle(account.policyChanged("e-1"));
    account.fix();
    account.jobs.removeFirst();
    assertThat(account.sweepAndFix()).isEmpty();
    account.jobs.clear();
    assertThat(account.sweepAndFix()).hasSize(1);
  }

  @Test
  void fixIsTakenOutAfterItsDaysThoughTheJobStillRunsAndIsNotMadeAgain() {
    TestAccount account = lowered().fixed();
    account.now = TestAccount.NOW.plus(Duration.ofDays(7)).minusSeconds(1);
    assertThat(account.sweepAndFix()).isEmpty();
    account.now = account.now.plusSeconds(1);
    assertThat(account.sweepAndFix().getFirst().result()).isEqualTo(Result.APPLIED);
    account.guard().handle(TestAccount.wrote("e-2", account.now, TIGHT));
    assertThat(account.alerts.getLast().notes().getLast())
        .contains("Labelguard's temporary fix of")
        .contains("is over, and this fix would allow the same requests again");
    assertThat(account.sweepAndFix()).isEmpty();
    assertThat(account.policies.get(BUCKET)).isEqualTo(TIGHT);
  }

  @Test
  void policyThatHasMovedOnIsLeftAloneAndBothDiffsAreTold() {
    TestAccount account = lowered().fixed();
    account.policies.put(
        BUCKET, account.policies.get(BUCKET).replace("OnlyOwnEndpoint", "Renamed"));
    account.jobs.clear();
    FixOutcome end = account.sweepAndFix().getFirst();
    assertThat(end.result()).isEqualTo(Result.NOT_APPLIED);
    assertThat(end.diff().orElseThrow()).contains("+").contains("LabelguardCompanion1");
    assertThat(end.since().orElseThrow()).contains("-").contains("Renamed");
    assertThat(account.alerts.getLast().applied()).contains(end);
    assertThat(account.puts).hasSize(1);
    assertThat(account.sweepAndFix()).isEmpty();
  }

  @Test
  void fixThatWasAlreadyRemovedIsOver() {
    TestAccount account = lowered().fixed();
    account.policies.put(BUCKET, TIGHT);
    account.jobs.clear();
    assertThat(account.sweepAndFix().getFirst().reasons().getFirst())
        .endsWith("is over and was already removed.");
    assertThat(account.records.temporary()).isEmpty();
    assertThat(account.puts).hasSize(1);
  }

  @Test
  void fixThatWasNeverWrittenIsOver() {
    TestAccount account = lowered().detected();
    account.putResult = new BucketPolicyWriter.PutResult.Refused("AccessDenied");
    account.fix();
    assertThat(account.records.temporary()).isEmpty();
  }

  @Test
  void loweredModeEndsTheGuardsWritingThatOneIncluded() {
    TestAccount account = lowered().fixed();
    account.jobs.clear();
    account.tags.put(BUCKET, "alert");
    FixOutcome end = account.sweepAndFix().getFirst();
    assertThat(end.result()).isEqualTo(Result.NOT_APPLIED);
    assertThat(end.reasons().getFirst())
        .contains("is over but still in the policy.")
        .endsWith(
            "To remove it: labelguard undo --bucket gt-labeling-data --fix run-0 --region"
                + " us-east-1");
    int published = account.alerts.size();
    account.now = account.now.plus(Duration.ofHours(5));
    account.sweepAndFix();
    assertThat(account.alerts).hasSize(published);
    account.tags.put(BUCKET, "temporary");
    assertThat(account.sweepAndFix().getFirst().result()).isEqualTo(Result.APPLIED);
  }

  @Test
  void endOfOneWaitsForTheBreaker() {
    TestAccount account = lowered().fixed();
    account.records.countWrite(TARGET, 3, account.now, Duration.ofHours(24));
    account.records.countWrite(TARGET, 3, account.now, Duration.ofHours(24));
    account.jobs.clear();
    assertThat(account.sweepAndFix().getFirst().reasons().getFirst())
        .contains("The breaker is open");
    account.now = account.now.plus(Duration.ofHours(25));
    assertThat(account.sweepAndFix().getFirst().result()).isEqualTo(Result.APPLIED);
  }

  @Test
  void leaveToFixAgainDoesNotKeepATemporaryFix() {
    TestAccount account = lowered().fixed();
    account.byHand().rearm(TARGET);
    account.jobs.clear();
    assertThat(account.sweepAndFix().getFirst().result()).isEqualTo(Result.APPLIED);
  }

  @Test
  void requestForTheBucketEndsItToo() {
    TestAccount account = lowered().fixed();
    account.jobs.clear();
    assertThat(account.fix().write().orElseThrow().purpose()).isInstanceOf(Purpose.End.class);
  }

  @Test
  void endThatNobodyCanTellOfIsSettledByTheNextLook() {
    TestAccount account = lowered().fixed();
    account.jobs.clear();
    account.putResult = new BucketPolicyWriter.PutResult.Unclear("timed out");
    account.storesNothing = true;
    assertThat(account.fix().result()).isEqualTo(Result.CANNOT_TELL);
    assertThat(account.records.temporary()).hasSize(1);
    account.policies.put(BUCKET, TIGHT);
    assertThat(account.fix().result()).isEqualTo(Result.APPLIED);
    assertThat(account.records.temporary()).isEmpty();
  }

  @Test
  void otherBucketsTemporaryFixIsNotEndedByARequestForThis() {
    TestAccount account = lowered().fixed();
    LabelingJob job = account.jobs.removeFirst();
    assertThat(account.applyFix().apply(new FixRequest(Target.bucket("another"))).reasons())
        .containsExactly("No live labeling job uses bucket another.");
    assertThat(job.name()).isEqualTo("cats-and-dogs");
    assertThat(account.policies.get(BUCKET)).isNotEqualTo(TIGHT).isNotEqualTo(ONLY_TLS);
  }

  private static TestAccount lowered() {
    TestAccount account = tightened();
    account.tags.put(BUCKET, "temporary");
    return account;
  }
}
