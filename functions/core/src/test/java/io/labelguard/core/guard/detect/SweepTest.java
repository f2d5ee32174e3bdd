package io.labelguard.core.guard.detect;

import static io.labelguard.core.guard.TestAccount.team;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.guard.TestAccount;
import io.labelguard.core.report.message.Alert;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SweepTest {

  @Test
  void sweepFindsAJobAndATeamOlderThanTheGuard() {
    TestAccount account = TestAccount.tightened();
    account.teams.put("legacy", team("legacy", false));
    Sweep.Report report = account.sweep().run();
    assertThat(report.findings())
        .extracting(Finding::check)
        .containsExactly(CheckId.GROUND_TRUTH_DENIED, CheckId.TEAM_UNCONSTRAINED);
    assertThat(report.result().jobs()).isOne();
    assertThat(report.result().buckets()).isOne();
    assertThat(report.result().teams()).isOne();
    assertThat(account.alerts)
        .extracting(Alert::subject)
        .containsExactly(
            "CRITICAL: 1 labeling job will fail - gt-labeling-data denies Ground Truth"
                + " (us-east-1)",
            "HIGH: leaked worker links open from anywhere - team legacy (us-east-1)");
    assertThat(report.outcome().reason())
        .isEqualTo(
            "1 live jobs, 1 buckets, 1 work teams: 2 findings. No event reported that the policy of"
                + " bucket gt-labeling-data was changed.");
  }

  @Test
  void changeWhoseEventWasLostIsFixedWhereTheJobWasSeenWithAccess() {
    TestAccount account = TestAccount.tightened();
    account.sweep().run();
    assertThat(account.requests).hasSize(1);
    account.sweep().run();
    assertThat(account.past().snapshots()).hasSize(2);
    assertThat(account.past().newest().orElseThrow().eventId()).isEmpty();
  }

  @Test
  void eventThatComesAfterTheSweepStillDatesThePolicy() {
    TestAccount account = TestAccount.tightened();
    account.sweep().run();
    account.guard().handle(account.policyChanged("e-1"));
    assertThat(account.past().newest().orElseThrow().at()).isEqualTo(account.now);
    assertThat(account.past().sightings().getFirst().since()).isEqualTo(TestAccount.CHANGED);
  }

  @Test
  void quietAccountHasNothingToTell() {
    Sweep.Report report = new TestAccount().sweep().run();
    assertThat(report.outcome().result()).isEqualTo(Outcome.Result.NOTHING);
    assertThat(report.result().notes()).isEmpty();
  }

  @Test
  void missingTrailIsToldAndSoIsOneThatCannotBeSeen() {
    TestAccount account = new TestAccount();
    account.trails = Optional.of(false);
    Sweep.Report report = account.sweep().run();
    assertThat(report.findings())
        .extracting(finding -> finding.check().text())
        .containsExactly("LG501");
    assertThat(report.findings().getFirst().message())
        .startsWith("No trail logs management events in this Region");
    assertThat(report.result().notes()).isEmpty();
    assertThat(account.alerts.getFirst().subject()).hasSizeLessThan(100);
    account.trails = Optional.empty();
    assertThat(account.sweep().run().result().notes().getFirst())
        .contains("Cannot decide whether a trail");
  }

  @Test
  void openWorkforceIsTold() {
    TestAccount account = new TestAccount();
    account.workforce = account.workforce.map(one -> one.withCidrs(List.of("0.0.0.0/0")));
    assertThat(account.sweep().run().findings())
        .extracting(Finding::check)
        .containsExactly(CheckId.WORKFORCE_OPEN);
  }
}
