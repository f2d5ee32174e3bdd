package io.labelguard.core.guard.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.fix.workforce.PortalCidrs;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.Settings.FurtherFixes;
import io.labelguard.core.guard.TestAccount;
import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.port.write.BucketPolicyWriter.PutResult;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.message.Alert;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkforceFixTest {

  private static final Target.Workforce TARGET = Target.workforce("default");

  private final TestAccount account = new TestAccount();

  @BeforeEach
  void openThePortal() {
    account.workforce = Optional.of(workforce("Active"));
    account.settings = chosen(TestAccount.settings(Settings.Mode.FIX, false, false));
  }

  @Test
  void theOwnersRangesAreSetAndReadBackFieldByField() {
    FixOutcome outcome = fix();

    assertThat(outcome.result()).isEqualTo(Result.APPLIED);
    assertThat(account.puts).containsExactly("default [203.0.113.0/24]");
    assertThat(outcome.diff().orElseThrow())
        .contains("-SourceIpConfig: none\n+SourceIpConfig: 203.0.113.0/24\n");
    assertThat(outcome.readBack())
        .contains("SourceIpConfig: 203.0.113.0/24\nStatus: Active\nSubDomain: \"a.labeling\"\n");
  }

  @Test
  void theSweepRequestsItAndTheMessageSaysHowToGoBack() {
    List<FixOutcome> outcomes = account.sweepAndFix();

    assertThat(outcomes).extracting(FixOutcome::result).containsExactly(Result.APPLIED);
    assertThat(account.alerts)
        .extracting(Alert::subject)
        .containsExactly(
            "MEDIUM: anyone can open the worker portal - workforce default (us-east-1)",
            "FIXED: workforce default opens its portal only to your ranges (us-east-1)");
    assertThat(account.alerts.getFirst().notes())
        .containsExactly(
            "Labelguard is setting the ranges of WorkforceCidrs. A second message reports the"
                + " result; do not set them by hand.");
    assertThat(account.records.troubles()).isEmpty();
    account.alerts.clear();
    assertThat(account.sweepAndFix()).isEmpty();
    assertThat(account.alerts).isEmpty();
  }

  @Test
  void theEventOfAChangeRequestsIt() {
    Outcome outcome = account.guard().handle(changed("e-1", TestAccount.PERSON));
    assertThat(outcome.findings())
        .extracting(Finding::check)
        .containsExactly(CheckId.WORKFORCE_OPEN);
    assertThat(account.requests).containsExactly(new FixRequest(TARGET));
  }

  @Test
  void theOwnEventRequestsNothing() {
    account.guard().handle(changed("e-1", TestAccount.FIX_ROLE));
    assertThat(account.requests).isEmpty();
  }

  @Test
  void withoutTheParameterNothingIsReadOrRequested() {
    account.settings = TestAccount.settings(Settings.Mode.FIX, false, false);
    account.tags.put("default", "unreadable");
    assertThat(account.sweepAndFix()).isEmpty();
    assertThat(account.alerts).singleElement().extracting(Alert::notes).isEqualTo(List.of());
  }

  @Test
  void aTagAndTheModeLowerWhatIsAllowed() {
    account.tags.put("default", "alert");
    notWritten(
        "The tag labelguard:mode of workforce default says \"alert\", so nothing was written.");
    account.tags.put("default", "unreadable");
    notWritten(
        "The tag labelguard:mode of workforce default cannot be read (AccessDenied), so Labelguard"
            + " only alerts.");
    account.tags.put("default", "ignore until 2026-12-01");
    notWritten(
        "The tag labelguard:mode of workforce default says ignore, so nothing was written."
            + " Findings about a workforce are published all the same.");
    account.tags.clear();
    account.settings = chosen(TestAccount.settings(Settings.Mode.TEMPORARY, false, false));
    notWritten("Only temporary fixes are allowed, and the ranges of workforce default would stay.");
    account.settings = chosen(TestAccount.settings(Settings.Mode.ALERT, false, false));
    notWritten("Mode is alert, so nothing was written.");
  }

  @Test
  void whileALiveJobUsesATeamOfItItIsLeftAlone() {
    account.teams.put("reviewers", TestAccount.team("reviewers", true));
    account.jobs.add(TestAccount.job("cats", TestAccount.NOW));
    account.sweep().run();
    account.puts.clear();
    notWritten(
        "A live labeling job uses a work team of workforce default, and FixTeamsInUse does not"
            + " allow a change while its workers work.");
    account.settings = chosen(TestAccount.settings(Settings.Mode.FIX, true, false));
    assertThat(fix().result()).isEqualTo(Result.APPLIED);
  }

  @Test
  void rangesThatShutOutEveryWorkerAreLeftToAPerson() {
    account.settings =
        TestAccount.settings(Settings.Mode.FIX, false, false)
            .alsoFixing(new FurtherFixes(Set.of(), cidrs("10.0.0.0/16")));
    assertThat(account.sweepAndFix()).isEmpty();
    assertThat(account.alerts.getFirst().notes().getFirst()).contains("has no VPC");
  }

  @Test
  void whatSomeoneOpenedAgainIsLeftAloneUntilTheyGiveLeave() {
    fix();
    account.workforce = account.workforce.map(one -> one.withCidrs(List.of("0.0.0.0/0")));
    account.now = account.now.plusSeconds(3600);
    assertThat(account.sweepAndFix()).isEmpty();
    assertThat(account.alerts.getLast().notes().getFirst())
        .contains("someone removed it. Labelguard respects that")
        .endsWith("until you run: labelguard rearm --workforce default --region us-east-1");

    account.byHand().rearm(TARGET);
    assertThat(account.sweepAndFix())
        .extracting(FixOutcome::result)
        .containsExactly(Result.APPLIED);
  }

  /// AWS answers before it has carried out the change.
  @Test
  void aChangeThatTakesLongIsSettledByALaterSweep() {
    account.workforceStoredAs = changed -> withStatus(changed, "Updating");
    FixOutcome unclear = fix();
    assertThat(unclear.result()).isEqualTo(Result.CANNOT_TELL);
    assertThat(unclear.reasons().getFirst())
        .isEqualTo(
            "AWS accepted the write. After 10 seconds there is no text to compare with: it cannot"
                + " be read, it is gone, or AWS has not ended a change of it. Look again in a few"
                + " minutes.");

    account.workforce = account.workforce.map(one -> withStatus(one, "Active"));
    account.now = account.now.plusSeconds(3600);
    assertThat(account.sweepAndFix())
        .extracting(FixOutcome::result)
        .containsExactly(Result.APPLIED);
    assertThat(account.puts).hasSize(1);
    assertThat(account.sweepAndFix()).isEmpty();
  }

  @Test
  void aChangeThatFailsShowsWhatAwsSays() {
    account.workforceStoredAs = _ -> withStatus(account.workforce.orElseThrow(), "Failed");
    FixOutcome outcome = fix();
    assertThat(outcome.result()).isEqualTo(Result.CANNOT_TELL);
    assertThat(outcome.readBack().orElseThrow()).contains("Status: Failed");
    assertThat(fix().reasons().getFirst()).contains("not Active but Failed");
  }

  @Test
  void aFieldThatChangedWithItIsToldAndNotWrittenAgain() {
    account.workforceStoredAs =
        one -> Workforce.of(one.name(), one.arn(), one.cidrs(), one.vpc(), one.dualStack());
    FixOutcome outcome = fix();
    assertThat(outcome.result()).isEqualTo(Result.CANNOT_TELL);
    fix();
    assertThat(account.puts).hasSize(1);
  }

  @Test
  void aRefusalIsNotTriedAgainInTheSameRun() {
    account.putResult = new PutResult.Refused("AccessDeniedException: no");
    account.workforceStoredAs = _ -> workforce("Active");
    FixOutcome outcome = fix();
    assertThat(outcome.result()).isEqualTo(Result.NOT_APPLIED);
    assertThat(outcome.reasons())
        .containsExactly("AWS refused the write: AccessDeniedException: no");
    assertThat(account.puts).hasSize(1);
  }

  @Test
  void theBreakerCountsItsWrites() {
    for (int write = 0; write < 3; write++) {
      assertThat(fix().result()).isEqualTo(Result.APPLIED);
      account.byHand().rearm(TARGET);
      account.workforce = Optional.of(workforce("Active"));
      account.now = account.now.plusSeconds(60);
    }
    assertThat(fix().reasons().getFirst()).startsWith("The breaker is open");
    assertThat(account.puts).hasSize(3);
  }

  @Test
  void aWorkforceOfAnotherNameIsNotWritten() {
    FixOutcome outcome = account.applyFix().apply(new FixRequest(Target.workforce("another")));
    assertThat(outcome.reasons()).containsExactly("There is no workforce another.");
    assertThat(account.puts).isEmpty();
  }

  private void notWritten(String reason) {
    assertThat(fix().reasons()).containsExactly(reason);
    assertThat(account.puts).isEmpty();
  }

  private FixOutcome fix() {
    return account.applyFix().apply(new FixRequest(TARGET));
  }

  private static GuardEvent changed(String id, String actor) {
    return new GuardEvent.WorkforceChanged(
        TestAccount.facts(id, "UpdateWorkforce", actor), "default");
  }

  private static Settings chosen(Settings settings) {
    return settings.alsoFixing(new FurtherFixes(Set.of(), cidrs("203.0.113.0/24")));
  }

  private static PortalCidrs cidrs(String range) {
    return new PortalCidrs(List.of(range));
  }

  private static Workforce workforce(String status) {
    return new Workforce(
        "default",
        Optional.of("arn:aws:sagemaker:us-east-1:111122223333:workforce/default"),
        List.of(),
        Optional.empty(),
        false,
        Optional.of(status),
        Optional.of(TestAccount.CHANGED),
        new TreeMap<>(Map.of("SubDomain", "\"a.labeling\"")));
  }

  private static Workforce withStatus(Workforce one, String status) {
    return new Workforce(
        one.name(),
        one.arn(),
        one.cidrs(),
        one.vpc(),
        one.dualStack(),
        Optional.of(status),
        one.lastUpdated(),
        one.otherFields());
  }
}
