package io.labelguard.core.guard;

import static io.labelguard.core.guard.TestAccount.BUCKET;
import static io.labelguard.core.guard.TestAccount.CHANGED;
import static io.labelguard.core.guard.TestAccount.ONLY_TLS;
import static io.labelguard.core.guard.TestAccount.job;
import static io.labelguard.core.guard.TestAccount.readingJob;
import static io.labelguard.core.guard.TestAccount.team;
import static io.labelguard.core.guard.TestAccount.tightened;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.guard.detect.Guard;
import io.labelguard.core.guard.detect.Sweep;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.port.BucketPolicies.TagReading;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.port.DescribedJobs;
import io.labelguard.core.port.JobPage;
import io.labelguard.core.port.LabelingJobs;
import io.labelguard.core.port.ListedJob;
import io.labelguard.core.port.LiveJobs;
import io.labelguard.core.port.Pause;
import io.labelguard.core.port.Sources;
import io.labelguard.core.port.Workteams;
import io.labelguard.core.report.message.Alert;
import io.labelguard.core.report.message.AlertOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// When a trouble is over, and what is said then. What cannot be read ends none.
final class TroublesTest {

  @Test
  void takingThePolicyBackByHandClosesTheAlertWithItsId() {
    TestAccount account = alerted();
    Alert first = account.alerts.getFirst();
    account.guard().handle(account.policyChanged("e-2"));
    account.now = account.now.plus(Duration.ofMinutes(20));
    account.policies.put(BUCKET, ONLY_TLS);
    account.guard().handle(account.policyChanged("e-3"));
    assertThat(account.alerts).hasSize(2);
    Alert last = account.alerts.getLast();
    assertThat(last.id()).isEqualTo(first.id());
    assertThat(AlertOutcome.of(last)).isEqualTo(AlertOutcome.RESOLVED);
    assertThat(last.subject())
        .isEqualTo("RESOLVED: no problem is left - bucket gt-labeling-data (us-east-1)");
    assertThat(last.notes())
        .containsExactly(
            "It was: " + first.subject(),
            "Reported first on 2026-11-20 10:00 UTC. 1 repeat was not sent.",
            "A labeling job that failed meanwhile stays failed: look at the jobs that the first"
                + " message names.");
    assertThat(last.report().change().orElseThrow().who()).isEqualTo("user/ana");
    assertThat(last.labels()).isEqualTo(first.labels());
    assertThat(last.labels().severity()).contains("critical");
    account.guard().handle(account.policyChanged("e-4"));
    account.sweep().run();
    assertThat(account.alerts).hasSize(2);
  }

  @Test
  void theSameTroubleAfterItsEndIsToldAtOnce() {
    TestAccount account = alerted();
    account.policies.put(BUCKET, ONLY_TLS);
    account.sweep().run();
    account.policies.put(BUCKET, TestAccount.TIGHT);
    account.sweep().run();
    assertThat(account.alerts)
        .extracting(AlertOutcome::of)
        .containsExactly(AlertOutcome.FOUND, AlertOutcome.RESOLVED, AlertOutcome.FOUND);
  }

  @Test
  void lessTroubleIsNoNews() {
    TestAccount account = alerted();
    account.jobs.add(job("street-signs", CHANGED));
    account.sweep().run();
    assertThat(account.alerts).hasSize(2);
    account.jobs.removeFirst();
    account.sweep().run();
    assertThat(account.alerts).hasSize(2);
    assertThat(account.unpublished).hasSize(1);
  }

  @Test
  void fixThatLeavesNothingOpenEndsTheTroubleItself() {
    TestAccount account = tightened();
    account.guard().handle(account.policyChanged("e-1"));
    account.fix();
    account.guard().handle(account.policyChanged("e-2"));
    account.sweep().run();
    assertThat(account.alerts)
        .extracting(AlertOutcome::of)
        .containsExactly(AlertOutcome.FOUND, AlertOutcome.FIXED);
    assertThat(account.alerts.getLast().id()).isEqualTo(account.alerts.getFirst().id());
    assertThat(account.records.troubles()).isEmpty();
  }

  @Test
  void whatAFixLeavesOpenStaysATroubleUntilItIsOver() {
    TestAccount account = new TestAccount().saw(TestAccount.OPEN);
    account.policies.put(BUCKET, TestAccount.TIGHT);
    account.jobs.add(readingJob("cats-and-dogs", CHANGED.minus(Duration.ofDays(2))));
    account.guard().handle(account.policyChanged("e-1"));
    assertThat(account.fix().result().text()).isEqualTo("applied");
    account.sweep().run();
    assertThat(account.alerts)
        .extracting(AlertOutcome::of)
        .containsExactly(AlertOutcome.FOUND, AlertOutcome.FIXED);
    account.policies.put(BUCKET, ONLY_TLS);
    account.sweep().run();
    Alert last = account.alerts.getLast();
    assertThat(AlertOutcome.of(last)).isEqualTo(AlertOutcome.RESOLVED);
    assertThat(last.id()).isEqualTo(account.alerts.getFirst().id());
    assertThat(last.notes().getFirst()).startsWith("It was: ").contains("see no images");
  }

  @Test
  void bucketThatNoLiveJobUsesAnyMoreIsClosedByTheSweep() {
    TestAccount account = alerted();
    account.jobs.clear();
    account.guard().handle(account.policyChanged("e-2"));
    account.sweep().run();
    assertThat(account.alerts).hasSize(2);
    assertThat(account.alerts.getLast().subject())
        .isEqualTo("CLOSED: no live labeling job is left - bucket gt-labeling-data (us-east-1)");
    assertThat(account.alerts.getLast().id()).isEqualTo(account.alerts.getFirst().id());
  }

  @Test
  void nothingIsOverWhereItCannotBeRead() {
    TestAccount account = alerted();
    account.jobs.clear();
    new Sweep(account.context(withJobs(account.sources(), List.of())), account.requests::add).run();
    assertThat(account.alerts).extracting(AlertOutcome::of).doesNotContain(AlertOutcome.RESOLVED);
    assertThat(account.records.trouble("bucket/" + BUCKET)).isPresent();
    account.sweep().run();
    assertThat(account.alerts)
        .extracting(Alert::subject)
        .contains(
            "CLOSED: no live labeling job is left - bucket gt-labeling-data (us-east-1)",
            "RESOLVED: every call to AWS succeeds (us-east-1)");
    assertThat(account.records.troubles()).isEmpty();
  }

  @Test
  void bucketIsNotFineWhileALiveJobMayBeMissing() {
    TestAccount account = alerted();
    account.policies.put(BUCKET, ONLY_TLS);
    Sources partly = withJobs(account.sources(), account.jobs);
    new Guard(
            account.context(partly),
            account.requests::add,
            Pause.NONE,
            () -> "claim",
            Duration.ZERO)
        .handle(account.policyChanged("e-2"));
    new Sweep(account.context(partly), account.requests::add).run();
    assertThat(account.alerts).extracting(AlertOutcome::of).doesNotContain(AlertOutcome.RESOLVED);
    account.sweep().run();
    assertThat(account.records.troubles()).isEmpty();
  }

  @Test
  void bucketWhosePolicyCannotBeReadAnyMoreIsNotFine() {
    TestAccount account = alerted();
    account.states.put(BUCKET, new BucketPolicyState.NotRead("throttled"));
    account.sweep().run();
    assertThat(account.alerts).extracting(AlertOutcome::of).doesNotContain(AlertOutcome.RESOLVED);
  }

  @Test
  void workforceThatCannotBeReadEndsNoTroubleOfABucket() {
    TestAccount account = alerted();
    account.policies.put(BUCKET, ONLY_TLS);
    Sources withoutWorkforce = withoutWorkforce(account.sources());
    new Sweep(account.context(withoutWorkforce), account.requests::add).run();
    assertThat(account.records.trouble("bucket/" + BUCKET)).isPresent();
    account.sweep().run();
    assertThat(account.records.trouble("bucket/" + BUCKET)).isEmpty();
  }

  @Test
  void teamThatIsConstrainedByHandIsResolvedAndOneThatIsDeletedIsClosed() {
    TestAccount account = new TestAccount();
    account.settings = TestAccount.settings(Settings.Mode.ALERT, false, false);
    account.teams.put("street-a", team("street-a", false));
    account.teams.put("street-b", team("street-b", false));
    account.sweep().run();
    account.teams.put("street-a", team("street-a", true));
    account.teams.remove("street-b");
    account.sweep().run();
    assertThat(account.alerts.stream().map(Alert::subject).skip(2))
        .containsExactlyInAnyOrder(
            "RESOLVED: no problem is left - team street-a (us-east-1)",
            "CLOSED: it is deleted - team street-b (us-east-1)");
  }

  @Test
  void trailThatIsMissingIsToldAgainAfterSixHoursAndWhenItIsThere() {
    TestAccount account = new TestAccount();
    account.trails = Optional.of(false);
    account.sweep().run();
    account.sweep().run();
    assertThat(account.alerts).hasSize(1);
    account.now = account.now.plus(Duration.ofHours(6));
    account.sweep().run();
    assertThat(account.alerts).hasSize(2);
    account.trails = Optional.of(true);
    account.sweep().run();
    account.sweep().run();
    assertThat(account.alerts).hasSize(3);
    assertThat(account.alerts.getLast().subject())
        .isEqualTo("RESOLVED: a trail logs management events (us-east-1)");
    assertThat(account.alerts).extracting(Alert::id).containsOnly(account.alerts.getFirst().id());
  }

  @Test
  void fixThatWasPromisedAndIsNotMadeIsReported() {
    TestAccount account = tightened().detected();
    assertThat(account.alerts.getLast().notes().getLast()).contains("A second message reports");
    account.settings = TestAccount.settings(Settings.Mode.ALERT, false, false);
    account.fix();
    account.fix();
    assertThat(account.alerts).hasSize(2);
    Alert last = account.alerts.getLast();
    assertThat(last.subject())
        .isEqualTo(
            "NOT FIXED: 1 labeling job will fail - gt-labeling-data denies Ground Truth"
                + " (us-east-1)");
    assertThat(last.id()).isEqualTo(account.alerts.getFirst().id());
    assertThat(last.applied().orElseThrow().reasons())
        .containsExactly("Mode is alert, so nothing was written.");
  }

  @Test
  void fixThatWasNotPromisedIsRefusedWithoutAMessage() {
    TestAccount account = alerted();
    account.fix();
    assertThat(account.alerts).hasSize(1);
  }

  @Test
  void whatIsIgnoredIsNotOver() {
    TestAccount account = alerted();
    account.policies.put(BUCKET, ONLY_TLS);
    account.tags.put(BUCKET, "ignore until 2026-12-01");
    account.sweep().run();
    assertThat(account.alerts).extracting(AlertOutcome::of).doesNotContain(AlertOutcome.RESOLVED);
    account.tags.remove(BUCKET);
    account.sweep().run();
    assertThat(AlertOutcome.of(account.alerts.getLast())).isEqualTo(AlertOutcome.RESOLVED);
  }

  private static TestAccount alerted() {
    TestAccount account = tightened();
    account.settings = TestAccount.settings(Settings.Mode.ALERT, false, false);
    account.guard().handle(account.policyChanged("e-1"));
    assertThat(account.alerts).hasSize(1);
    return account;
  }

  /// Sources whose list of live jobs has these, and a call that failed.
  private static Sources withJobs(Sources real, List<LabelingJob> described) {
    LabelingJobs failing =
        new LabelingJobs() {
          @Override
          public LiveJobs live() {
            return new LiveJobs(described, List.of(failure("list labeling jobs")));
          }

          @Override
          public Optional<LabelingJob> find(String name) {
            throw new CallFailedException(failure("describe a labeling job"));
          }

          @Override
          public JobPage list(LabelingJob.Status status, Optional<String> page) {
            throw new CallFailedException(failure("list labeling jobs"));
          }

          @Override
          public List<ListedJob> createdAfter(Instant time) {
            throw new CallFailedException(failure("list labeling jobs"));
          }

          @Override
          public DescribedJobs describe(Collection<String> names, Runnable afterEach) {
            throw new CallFailedException(failure("describe a labeling job"));
          }
        };
    return real.with(failing);
  }

  private static Sources withoutWorkforce(Sources real) {
    Workteams failing =
        new Workteams() {
          @Override
          public Optional<Workteam> find(String name) {
            return real.teams().find(name);
          }

          @Override
          public List<Workteam> all() {
            return real.teams().all();
          }

          @Override
          public Optional<Workforce> workforce() {
            throw new CallFailedException(failure("list workforces"));
          }

          @Override
          public TagReading modeTag(Workteam team) {
            return real.teams().modeTag(team);
          }

          @Override
          public TagReading modeTag(Workforce workforce) {
            return real.teams().modeTag(workforce);
          }
        };
    return new Sources(
        real.buckets(),
        real.jobs(),
        failing,
        real.trails(),
        real.roles(),
        real.organizations(),
        real.manifests(),
        real.keys(),
        real.networks(),
        real.functions(),
        real.channels());
  }

  private static CallFailure failure(String attempt) {
    return new CallFailure(attempt, "throttled", false);
  }
}
