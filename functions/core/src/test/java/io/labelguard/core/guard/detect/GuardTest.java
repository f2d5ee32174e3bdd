package io.labelguard.core.guard.detect;

import static io.labelguard.core.guard.TestAccount.BUCKET;
import static io.labelguard.core.guard.TestAccount.CHANGED;
import static io.labelguard.core.guard.TestAccount.job;
import static io.labelguard.core.guard.TestAccount.team;
import static io.labelguard.core.guard.TestAccount.tightened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.event.Actor;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.KnownJobs;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.TestAccount;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Looks;
import io.labelguard.core.record.Sighting;
import io.labelguard.core.record.Snapshot;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.message.Alert;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class GuardTest {

  @Test
  void bucketThatNoLiveJobUsesAndNoFixMayTouchIsNotEvenRead() {
    TestAccount account = tightened();
    account.jobs.clear();
    account.settings = TestAccount.fixing(Set.of("other-*"));
    Outcome outcome = account.guard().handle(account.policyChanged("e-1"));
    assertThat(outcome.result()).isEqualTo(Outcome.Result.NOTHING);
    assertThat(outcome.reason())
        .isEqualTo(
            "No live labeling job uses bucket gt-labeling-data." + " " + KnownJobs.NOT_COMPLETE);
    assertThat(account.reads).isEmpty();
    assertThat(account.alerts).isEmpty();
  }

  @Test
  void bucketThatAFixMayTouchIsReportedWithoutJobsOnlyWhereAFixWouldBeRefused() {
    String refused = TestAccount.TIGHT.replace("\"s3:GetObject\"", "\"s3:PutBucketPolicy\"");
    String placeholder = TestAccount.TIGHT.replace("vpce-0c1d2e3f4a5b60789", "<vpc-endpoint>");
    for (String policy : List.of(refused, placeholder)) {
      TestAccount account = tightened();
      account.jobs.clear();
      account.policies.put(BUCKET, policy);
      Outcome outcome = account.guard().handle(account.policyChanged("e-1"));
      assertThat(outcome.findings())
          .extracting(Finding::check)
          .isEqualTo(policy.equals(refused) ? List.of(CheckId.GUARD_LOCKED_OUT) : List.of());
      assertThat(account.alerts).hasSameSizeAs(outcome.findings());
      assertThat(account.requests).isEmpty();
    }
  }

  @Test
  void bucketThatAFixMayTouchIsLookedAtWithoutJobsSoThatItsPastIsKnown() {
    TestAccount account = tightened();
    account.jobs.clear();
    Outcome outcome = account.guard().handle(account.policyChanged("e-1"));
    assertThat(outcome.reason())
        .isEqualTo(
            "No live labeling job uses bucket gt-labeling-data." + " " + KnownJobs.NOT_COMPLETE);
    assertThat(account.alerts).isEmpty();
    assertThat(account.past().sightings())
        .extracting(Sighting::since)
        .startsWith(CHANGED)
        .hasSize(2);
  }

  @Test
  void tightenedPolicyIsPublishedAndItsFixRequested() {
    TestAccount account = tightened();
    Outcome outcome = account.guard().handle(account.policyChanged("e-1"));
    assertThat(outcome.reason())
        .isEqualTo(
            "1 finding (LG101). Labelguard is applying the proven fix. A second message reports the"
                + " result; do not apply it by hand."
                + " "
                + KnownJobs.NOT_COMPLETE);
    Finding finding = outcome.findings().getFirst();
    assertThat(finding.fix().status()).isEqualTo(FixAdvice.Status.PROVEN);
    assertThat(finding.job()).contains("cats-and-dogs");
    assertThat(account.requests).containsExactly(new FixRequest(Target.bucket(BUCKET)));
    Alert alert = account.alerts.getFirst();
    assertThat(alert.subject())
        .isEqualTo(
            "CRITICAL: 1 labeling job will fail - gt-labeling-data denies Ground Truth"
                + " (us-east-1)");
    assertThat(alert.event()).map(EventFacts::id).contains("e-1");
    assertThat(alert.notes())
        .containsExactly(
            "Labelguard is applying the proven fix. A second message reports the result; do not"
                + " apply it by hand.");
    assertThat(account.puts).isEmpty();
  }

  @Test
  void policyThatHarmsNoJobIsNothing() {
    TestAccount account = tightened();
    account.policies.put(BUCKET, TestAccount.ONLY_TLS);
    Outcome outcome = account.guard().handle(account.policyChanged("e-1"));
    assertThat(outcome.result()).isEqualTo(Outcome.Result.NOTHING);
    assertThat(outcome.reason())
        .isEqualTo(
            "The policy of bucket gt-labeling-data endangers none of the 1 live labeling jobs that"
                + " use it."
                + " "
                + KnownJobs.NOT_COMPLETE);
  }

  @Test
  void sameEventDeliveredTwiceIsHandledOnce() {
    TestAccount account = tightened();
    account.guard().handle(account.policyChanged("e-1"));
    account.now = account.now.plus(Duration.ofHours(5));
    Outcome second = account.guard().handle(account.policyChanged("e-1"));
    assertThat(second.result()).isEqualTo(Outcome.Result.NOTHING);
    assertThat(account.alerts).hasSize(1);
  }

  @Test
  void eventThatFailedOnTheWayIsHandledByItsNextDelivery() {
    TestAccount account = tightened();
    account.beforeReads.add(
        () -> {
          throw new IllegalStateException("throttled");
        });
    assertThatThrownBy(() -> account.guard().handle(account.policyChanged("e-1")))
        .hasMessage("throttled");
    assertThat(account.guard().handle(account.policyChanged("e-1")).findings()).hasSize(1);
  }

  @Test
  void failedCallIsNothing() {
    TestAccount account = tightened();
    EventFacts facts = TestAccount.facts("e-1", "PutBucketPolicy", "arn:aws:iam::1:user/x");
    EventFacts failed =
        new EventFacts(
            facts.id(),
            facts.call(),
            facts.account(),
            facts.region(),
            facts.time(),
            facts.actor(),
            Optional.of("AccessDenied"));
    Outcome outcome =
        account
            .guard()
            .handle(new GuardEvent.BucketPolicyChanged(failed, BUCKET, Optional.empty()));
    assertThat(outcome.reason()).contains("AccessDenied");
    assertThat(account.reads).isEmpty();
  }

  @Test
  void ownWriteIsEvaluatedAndEndsWithNothingToDo() {
    TestAccount account = tightened();
    account.guard().handle(account.policyChanged("e-1"));
    account.fix();
    Outcome second = account.guard().handle(ownWrite(account, "e-2"));
    assertThat(second.result()).isEqualTo(Outcome.Result.NOTHING);
    assertThat(second.reason()).startsWith("Labelguard made this change itself. The policy of");
    assertThat(account.requests).hasSize(1);
  }

  @Test
  void ownWriteThatLeftSomethingWrongIsPublishedButNotFixedAgain() {
    TestAccount account = tightened();
    Outcome outcome = account.guard().handle(ownWrite(account, "e-1"));
    assertThat(outcome.findings()).hasSize(1);
    assertThat(account.requests).isEmpty();
    assertThat(account.alerts.getFirst().notes())
        .containsExactly("Labelguard made this change itself, so it requests no further fix.");
  }

  @Test
  void whatTheOwnWriteLeftAsItWasIsNamedAndNotPublishedAgain() {
    TestAccount account = tightened();
    account.jobs.clear();
    account.jobs.add(TestAccount.readingJob("cats-and-dogs", CHANGED.minus(Duration.ofDays(2))));
    Outcome first = account.guard().handle(account.policyChanged("e-1"));
    assertThat(first.findings())
        .extracting(Finding::check)
        .containsExactly(CheckId.GROUND_TRUTH_DENIED, CheckId.WORKERS_DENIED);
    assertThat(account.fix().result()).isEqualTo(FixOutcome.Result.APPLIED);
    account.alerts.clear();
    account.now = account.now.plusSeconds(60);
    Outcome second = account.guard().handle(ownWrite(account, "e-2"));
    assertThat(second.result()).isEqualTo(Outcome.Result.NOTHING);
    assertThat(second.findings()).isEmpty();
    assertThat(second.reason())
        .isEqualTo(
            "Labelguard made this change itself, and nothing is left to do. Reported before, and to"
                + " be fixed by hand: LG103 of labeling job cats-and-dogs."
                + " "
                + KnownJobs.NOT_COMPLETE);
    assertThat(account.alerts).isEmpty();
  }

  @Test
  void personWhoLockedThemselvesOutIsNamed() {
    TestAccount account = tightened();
    account.policies.put(
        BUCKET,
        TestAccount.TIGHT.replaceFirst("\"Action\":\\[[^\\]]*\\]", "\"Action\":\"s3:*Policy\""));
    Outcome outcome = account.guard().handle(account.policyChanged("e-1"));
    assertThat(outcome.findings())
        .extracting(Finding::check)
        .containsExactly(CheckId.GUARD_LOCKED_OUT);
    assertThat(outcome.findings().getFirst().message())
        .startsWith(
            "arn:aws:iam::111122223333:user/ana, who made the change, is denied"
                + " s3:GetBucketPolicy and s3:PutBucketPolicy on bucket gt-labeling-data from"
                + " 198.51.100.7 by statement \"OnlyOwnEndpoint\"");
    assertThat(account.requests).isEmpty();
  }

  @Test
  void alertModeTellsAndAsksForNothing() {
    TestAccount account = tightened();
    account.settings = TestAccount.settings(Settings.Mode.ALERT, false, false);
    account.guard().handle(account.policyChanged("e-1"));
    assertThat(account.requests).isEmpty();
    assertThat(account.alerts.getFirst().notes())
        .containsExactly("Mode is alert, so nothing was written.");
  }

  @Test
  void jobNewerThanThePolicyIsToldButNotFixed() {
    TestAccount account = tightened();
    account.guard().handle(account.policyChanged("e-1"));
    account.requests.clear();
    account.alerts.clear();
    account.jobs.clear();
    account.jobs.add(job("late", CHANGED.plusSeconds(1)));
    Outcome outcome = account.guard().handle(jobCreated("e-2", "late"));
    assertThat(outcome.findings())
        .extracting(Finding::check)
        .containsExactly(CheckId.GROUND_TRUTH_DENIED);
    assertThat(account.requests).isEmpty();
    assertThat(account.alerts.getFirst().notes().getFirst())
        .contains("did not see bucket gt-labeling-data open to labeling job late");
  }

  @Test
  void jobWaitingForAnUnrelatedEditOfThePolicyIsStillNewerThanItsDenial() {
    TestAccount account = tightened();
    account.guard().handle(account.policyChanged("e-1"));
    account.jobs.add(job("late", CHANGED.plusSeconds(1)));
    account.jobs.removeIf(job -> !job.name().equals("late"));
    account.requests.clear();
    account.policies.put(BUCKET, TestAccount.TIGHT.replace("OnlyOwnEndpoint", "Renamed"));
    EventFacts later =
        new EventFacts(
            "e-2",
            "PutBucketPolicy",
            TestAccount.ACCOUNT,
            TestAccount.REGION,
            CHANGED.plusSeconds(20),
            TestAccount.facts("e-2", "PutBucketPolicy", "arn:aws:iam::1:user/x").actor(),
            Optional.empty());
    account
        .guard()
        .handle(
            new GuardEvent.BucketPolicyChanged(
                later, BUCKET, Optional.of(account.policies.get(BUCKET))));
    assertThat(account.requests).isEmpty();
    assertThat(account.alerts.getLast().notes().getFirst()).contains("did not see bucket");
  }

  @Test
  void newJobsAreFixedWhereTheOwnerSaysSo() {
    TestAccount account = tightened();
    account.settings = TestAccount.settings(Settings.Mode.FIX, false, true);
    account.jobs.clear();
    account.jobs.add(job("late", CHANGED.plusSeconds(1)));
    account.guard().handle(jobCreated("e-2", "late"));
    assertThat(account.requests).hasSize(1);
  }

  @Test
  void bucketThatWasNeverSeenOpenIsNotFixed() {
    TestAccount account = new TestAccount();
    account.policies.put(BUCKET, TestAccount.TIGHT);
    account.jobs.add(job("cats-and-dogs", CHANGED.minus(Duration.ofDays(2))));
    account.guard().handle(jobCreated("e-1", "cats-and-dogs"));
    account.guard().handle(account.policyChanged("e-2"));
    assertThat(account.requests).isEmpty();
    assertThat(account.alerts.getFirst().notes())
        .containsExactly(
            "Labelguard did not see bucket gt-labeling-data open to labeling job cats-and-dogs"
                + " after the job was created (2026-11-18T09:59:30Z).",
            "Labelguard gives back only access that it saw. If the jobs should have it, run:"
                + " labelguard fix --bucket gt-labeling-data --region us-east-1");
  }

  @Test
  void lockedOutGuardJudgesTheEventsCopyAndSaysSo() {
    TestAccount account = tightened();
    account.states.put(
        BUCKET,
        new BucketPolicyState.LockedOut(
            "with an explicit deny in a resource-based policy", Optional.empty()));
    Outcome outcome = account.guard().handle(account.policyChanged("e-1"));
    assertThat(outcome.findings())
        .extracting(Finding::check)
        .containsExactly(CheckId.GROUND_TRUTH_DENIED, CheckId.GUARD_LOCKED_OUT);
    assertThat(outcome.findings().getFirst().message()).contains("may be stale");
    assertThat(outcome.findings().getFirst().fix().status()).isEqualTo(FixAdvice.Status.NONE);
    assertThat(account.requests).isEmpty();
    assertThat(account.past().newest().orElseThrow().looks()).isEqualTo(Looks.NONE);
  }

  @Test
  void changeThroughTerraformWarnsThatItsNextApplyRemovesTheFix() {
    TestAccount account = tightened();
    account.guard().handle(throughTerraform(TestAccount.TIGHT));
    Alert alert = account.alerts.getFirst();
    assertThat(alert.notes().getFirst())
        .contains("Terraform", "Its next apply", "add the lines shown in this alert");
    assertThat(alert.source()).isPresent();
  }

  @Test
  void linesForItsSourceAreNamedOnlyWhereThereAreSome() {
    String closed = TestAccount.TIGHT.replaceFirst(",\\s*\"Condition\":\\{.*?}}", "");
    TestAccount account = tightened();
    account.policies.put(BUCKET, closed);
    account.guard().handle(throughTerraform(closed));
    Alert alert = account.alerts.getFirst();
    assertThat(alert.findings()).extracting(Finding::check).contains(CheckId.GROUND_TRUTH_DENIED);
    assertThat(alert.notes().getFirst())
        .contains("Terraform", "make a change in its source")
        .doesNotContain("lines");
    assertThat(alert.source()).isEmpty();
  }

  private static GuardEvent throughTerraform(String policy) {
    EventFacts facts = TestAccount.facts("e-1", "PutBucketPolicy", "arn:aws:iam::1:user/x");
    Actor terraform =
        new Actor(
            facts.actor().arn(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("[APN/1.0 HashiCorp/1.0 Terraform/1.13.4]"),
            Optional.empty(),
            Optional.empty());
    return new GuardEvent.BucketPolicyChanged(
        new EventFacts(
            "e-1",
            facts.call(),
            facts.account(),
            facts.region(),
            facts.time(),
            terraform,
            Optional.empty()),
        BUCKET,
        Optional.of(policy));
  }

  @Test
  void snapshotsNameWhoMadeThePolicyWhatItIs() {
    TestAccount account = tightened();
    account.guard().handle(account.policyChanged("e-1"));
    Snapshot snapshot = account.records.bucketPast(BUCKET).snapshots().getFirst();
    assertThat(snapshot.policy()).contains(TestAccount.TIGHT);
    assertThat(snapshot.at()).isEqualTo(CHANGED);
    assertThat(snapshot.actor()).contains("arn:aws:iam::111122223333:user/ana");
  }

  @Test
  void eventWhoseCopyIsNotWhatStandsThereNamesNobody() {
    TestAccount account = tightened();
    GuardEvent event =
        new GuardEvent.BucketPolicyChanged(
            TestAccount.facts("e-1", "PutBucketPolicy", "arn:aws:iam::1:user/x"),
            BUCKET,
            Optional.of(TestAccount.ONLY_TLS));
    account.guard().handle(event);
    assertThat(account.past().newest().orElseThrow().actor()).isEmpty();
    assertThat(account.past().newest().orElseThrow().policy()).contains(TestAccount.TIGHT);
  }

  @Test
  void unknownJobTeamAndWorkforceAreNothing() {
    TestAccount account = new TestAccount();
    account.workforce = Optional.empty();
    assertThat(account.guard().handle(jobCreated("e-1", "gone")).reason()).contains("gone");
    assertThat(account.guard().handle(teamChanged("e-2", "gone", "x")).reason()).contains("gone");
    GuardEvent workforce =
        new GuardEvent.WorkforceChanged(
            TestAccount.facts("e-3", "UpdateWorkforce", "arn:aws:iam::1:user/x"), "default");
    assertThat(account.guard().handle(workforce).reason()).contains("no workforce");
    assertThat(account.alerts).isEmpty();
  }

  @Test
  void teamWithoutAConstraintIsToldAndItsFixAskedFor() {
    TestAccount account = new TestAccount();
    account.teams.put("street-scenes", team("street-scenes", false));
    Outcome outcome = account.guard().handle(teamChanged("e-1", "street-scenes", "ana"));
    assertThat(outcome.findings())
        .extracting(Finding::check)
        .containsExactly(CheckId.TEAM_UNCONSTRAINED);
    assertThat(account.requests).containsExactly(new FixRequest(Target.team("street-scenes")));
  }

  @Test
  void teamThatALiveJobUsesIsNotTouchedWithoutLeave() {
    TestAccount account = tightened();
    account.settings =
        new Settings(
            TestAccount.ACCOUNT,
            TestAccount.REGION,
            Settings.Mode.FIX,
            java.util.Set.of(),
            java.util.Set.of(),
            java.util.Set.of(),
            java.util.Set.of("*"),
            false,
            false,
            3,
            Duration.ofDays(7),
            Duration.ofSeconds(1));
    account.teams.put("reviewers", team("reviewers", false));
    account.guard().handle(teamChanged("e-1", "reviewers", "ana"));
    assertThat(account.requests).isEmpty();
    assertThat(account.alerts.getFirst().notes().getFirst()).contains("FixTeamsInUse");
  }

  @Test
  void vendorsTeamIsNothingOfOurs() {
    TestAccount account = new TestAccount();
    account.teams.put(
        "seller",
        Workteam.of(
            "seller",
            Optional.of("arn:aws:sagemaker:us-east-1:680000000000:workteam/vendor-crowd/seller"),
            Workteam.Kind.VENDOR,
            Workteam.PresignConstraint.NONE));
    Outcome outcome = account.guard().handle(teamChanged("e-1", "seller", "ana"));
    assertThat(outcome.reason()).isEqualTo("There is no private work team seller.");
    assertThat(account.alerts).isEmpty();
  }

  @Test
  void namesOfJobsTeamsAndWorkforcesOfOtherAccountsAndRegionsAreNothing() {
    EventFacts here = TestAccount.facts("e-1", "CreateWorkteam", "arn:aws:iam::1:user/x");
    for (EventFacts facts :
        List.of(in(here, "444455556666", "us-east-1"), in(here, "111122223333", "eu-west-1"))) {
      for (GuardEvent event :
          List.of(
              new GuardEvent.WorkteamChanged(facts, "street-scenes"),
              new GuardEvent.WorkforceChanged(facts, "default"),
              new GuardEvent.LabelingJobCreated(facts, "cats-and-dogs"))) {
        TestAccount account = tightened();
        account.teams.put("street-scenes", team("street-scenes", false));
        Outcome outcome = account.guard().handle(event);
        assertThat(outcome.result()).isEqualTo(Outcome.Result.NOTHING);
        assertThat(outcome.reason())
            .isEqualTo(
                "The event is of account "
                    + facts.account()
                    + " in "
                    + facts.region()
                    + ", and this guard covers account 111122223333 in us-east-1.");
        assertThat(account.alerts).isEmpty();
      }
    }
  }

  private static EventFacts in(EventFacts facts, String account, String region) {
    return new EventFacts(
        facts.id(), facts.call(), account, region, facts.time(), facts.actor(), Optional.empty());
  }

  @Test
  void constrainedTeamIsNothing() {
    TestAccount account = new TestAccount();
    account.teams.put("street-scenes", team("street-scenes", true));
    assertThat(account.guard().handle(teamChanged("e-1", "street-scenes", "ana")).reason())
        .isEqualTo("Work team street-scenes has a presign constraint that fits its workforce.");
  }

  @Test
  void workforceChangeLooksAtEveryTeam() {
    TestAccount account = new TestAccount();
    account.teams.put("a", team("a", false));
    account.teams.put("b", team("b", false));
    GuardEvent event =
        new GuardEvent.WorkforceChanged(
            TestAccount.facts("e-1", "UpdateWorkforce", "arn:aws:iam::1:user/x"), "default");
    assertThat(account.guard().handle(event).findings())
        .extracting(finding -> finding.team().orElse(""))
        .containsExactly("a", "b");
  }

  @Test
  void newJobsTeamIsLookedAtToo() {
    TestAccount account = tightened();
    account.policies.clear();
    account.teams.put("reviewers", team("reviewers", false));
    assertThat(account.guard().handle(jobCreated("e-1", "cats-and-dogs")).findings())
        .extracting(Finding::check)
        .containsExactly(CheckId.TEAM_UNCONSTRAINED);
  }

  private static GuardEvent ownWrite(TestAccount account, String id) {
    EventFacts facts = TestAccount.facts(id, "PutBucketPolicy", "arn:aws:sts::1:assumed-role/x/y");
    Actor own =
        new Actor(
            facts.actor().arn(),
            Optional.of(TestAccount.FIX_ROLE),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new GuardEvent.BucketPolicyChanged(
        new EventFacts(
            id, facts.call(), facts.account(), facts.region(), facts.time(), own, Optional.empty()),
        BUCKET,
        Optional.of(account.policies.get(BUCKET)));
  }

  private static GuardEvent jobCreated(String id, String job) {
    return new GuardEvent.LabelingJobCreated(
        TestAccount.facts(id, "CreateLabelingJob", "arn:aws:iam::1:user/x"), job);
  }

  private static GuardEvent teamChanged(String id, String team, String actor) {
    return new GuardEvent.WorkteamChanged(
        TestAccount.facts(id, "CreateWorkteam", "arn:aws:iam::1:user/" + actor), team);
  }

  @Test
  void jobsOfOtherBucketsAreLeftOut() {
    TestAccount account = tightened();
    account.guard().handle(jobCreated("e-1", "cats-and-dogs"));
    assertThat(account.reads).isEqualTo(List.of(BUCKET));
  }
}
