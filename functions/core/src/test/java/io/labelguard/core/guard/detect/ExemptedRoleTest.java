package io.labelguard.core.guard.detect;

import static io.labelguard.core.guard.TestAccount.BUCKET;
import static io.labelguard.core.guard.TestAccount.CHANGED;
import static io.labelguard.core.guard.TestAccount.team;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.CountedPorts;
import io.labelguard.core.guard.FailingPorts;
import io.labelguard.core.guard.TestAccount;
import io.labelguard.core.port.Pause;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.report.message.Alert;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A policy that exempts the execution role (LG305) is published and causes no write.
class ExemptedRoleTest {

  private static final String EXEMPTING =
      """
      {"Version":"2012-10-17","Statement":[{"Sid":"ReadInside","Effect":"Deny","Principal":"*",\
      "Action":"s3:GetObject","Resource":"arn:aws:s3:::gt-labeling-data/*","Condition":{\
      "StringNotEquals":{"aws:SourceVpce":["vpce-0c1d2e3f4a5b60789"]},"ArnNotLike":\
      {"aws:PrincipalArn":"arn:aws:iam::111122223333:role/GroundTruthExecutionRole"}}}OTHER]}\
      """;

  private static final String WRITE_INSIDE =
      """
      ,{"Sid":"WriteInside","Effect":"Deny","Principal":"*","Action":"s3:PutObject",\
      "Resource":"arn:aws:s3:::gt-labeling-data/*","Condition":{\
      "StringNotEquals":{"aws:SourceVpce":["vpce-0c1d2e3f4a5b60789"]}}}\
      """;

  @Test
  void policyEventPublishesItAndRequestsNothing() {
    TestAccount account = account("", false);
    Outcome outcome = account.guard().handle(account.policyChanged("e-1"));

    assertThat(outcome.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.check()).isEqualTo(CheckId.LINKS_OPEN_ANYWHERE);
              assertThat(finding.job()).contains("cats-and-dogs");
              assertThat(finding.team()).contains("reviewers");
            });
    assertThat(account.alerts)
        .extracting(Alert::subject)
        .containsExactly(
            "LOW: leaked worker links open from anywhere - bucket gt-labeling-data (us-east-1)");
    assertThat(account.requests).isEmpty();
    assertThat(account.fix().result()).isEqualTo(FixOutcome.Result.NOT_APPLIED);
    assertThat(account.puts).isEmpty();
  }

  @Test
  void teamWithAConstraintIsNothing() {
    TestAccount account = account("", true);

    assertThat(account.guard().handle(account.policyChanged("e-1")).result())
        .isEqualTo(Outcome.Result.NOTHING);
    assertThat(account.alerts).isEmpty();
  }

  @Test
  void teamThatIsNotThereAnyMoreMayHaveHadNoConstraint() {
    TestAccount account = account("", false);
    account.teams.clear();

    assertThat(checks(account.guard().handle(account.policyChanged("e-1")).findings()))
        .containsExactly("LG305");
    assertThat(account.puts).isEmpty();
  }

  @Test
  void teamThatCannotBeReadIsReportedAndTheRestIsJudged() {
    TestAccount account = account(WRITE_INSIDE, false);
    FailingPorts ports = new FailingPorts(account, "Workteams.find", "reviewers", false);
    Outcome outcome =
        new Guard(ports.context(), ports.requests(), Pause.NONE, () -> "claim")
            .handle(account.policyChanged("e-1"));

    assertThat(checks(outcome.findings())).containsExactly("LG101", "LG305", "LG901");
    assertThat(outcome.failures()).containsExactly(ports.failure());
  }

  @Test
  void sweepFindsItWithoutAskingForTheTeamAgain() {
    TestAccount account = account("", false);
    CountedPorts ports = new CountedPorts(account);
    Sweep.Report report = new Sweep(ports.context(), ports.requests()).run();

    assertThat(checks(report.findings())).containsExactly("LG305", "LG301");
    assertThat(account.requests).isEmpty();
    assertThat(ports.calls()).containsEntry("Workteams.all", 1).doesNotContainKey("Workteams.find");
  }

  @Test
  void fixOfAnotherStatementLeavesItAndItIsNotPublishedAgain() {
    TestAccount account = account(WRITE_INSIDE, false).saw(TestAccount.OPEN);
    Outcome outcome = account.guard().handle(account.policyChanged("e-1"));
    assertThat(checks(outcome.findings())).containsExactly("LG101", "LG305");
    assertThat(account.fix().result()).isEqualTo(FixOutcome.Result.APPLIED);
    String written = account.policies.get(BUCKET);
    assertThat(written).startsWith(EXEMPTING.substring(0, EXEMPTING.indexOf("OTHER")));

    account.alerts.clear();
    Outcome own =
        account
            .guard()
            .handle(
                new GuardEvent.BucketPolicyChanged(
                    TestAccount.facts("e-2", "PutBucketPolicy", TestAccount.FIX_ROLE),
                    BUCKET,
                    Optional.of(written)));

    assertThat(own.reason()).contains("Reported before").contains("LG305");
    assertThat(account.alerts).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 1_000})
  void teamIsReadOnceHoweverManyJobsItHas(int jobs) {
    TestAccount account = account("", false);
    for (int i = 1; i < jobs; i++) {
      account.jobs.add(TestAccount.readingJob("job-" + i, CHANGED.minus(Duration.ofDays(2))));
    }
    CountedPorts ports = new CountedPorts(account);
    Outcome outcome =
        new Guard(ports.context(), ports.requests(), Pause.NONE, () -> "claim")
            .handle(account.policyChanged("e-1"));

    assertThat(outcome.findings()).hasSize(jobs);
    assertThat(ports.calls()).containsEntry("Workteams.find", 1).containsEntry("Alerts.publish", 1);
  }

  @Test
  void policyThatExemptsNobodyAsksForNoTeam() {
    TestAccount account = account("", false);
    account.policies.put(BUCKET, TestAccount.TIGHT);
    CountedPorts ports = new CountedPorts(account);
    new Guard(ports.context(), ports.requests(), Pause.NONE, () -> "claim")
        .handle(account.policyChanged("e-1"));

    assertThat(ports.calls()).doesNotContainKey("Workteams.find");
  }

  private static TestAccount account(String other, boolean constrained) {
    TestAccount account = new TestAccount();
    account.policies.put(BUCKET, EXEMPTING.replace("OTHER", other));
    account.jobs.add(TestAccount.readingJob("cats-and-dogs", CHANGED.minus(Duration.ofDays(2))));
    account.teams.put("reviewers", team("reviewers", constrained));
    return account;
  }

  private static List<String> checks(List<Finding> findings) {
    return findings.stream().map(finding -> finding.check().text()).toList();
  }
}
