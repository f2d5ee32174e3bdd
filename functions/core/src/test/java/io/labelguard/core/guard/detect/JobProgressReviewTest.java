package io.labelguard.core.guard.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Severity;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.TestAccount;
import io.labelguard.core.index.IndexedJob;
import io.labelguard.core.labeling.LabelCounters;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.LabelingJob.Status;
import io.labelguard.core.port.Progress;
import io.labelguard.core.report.message.Alert;
import io.labelguard.core.report.message.AlertOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a sweep says of the progress of jobs, and when that is over.
final class JobProgressReviewTest {

  private static final Duration SIX_HOURS = Duration.ofHours(6);

  private final TestAccount account = new TestAccount();

  @Test
  void failedObjectsArePublishedOnceForEachNumber() {
    job(Status.IN_PROGRESS, 10, 2, 88);
    assertThat(sweep()).singleElement().satisfies(JobProgressReviewTest::isOfFailedObjects);
    assertThat(account.alerts)
        .extracting(Alert::subject)
        .containsExactly("HIGH: objects fail - labeling job cats (us-east-1)");
    assertThat(account.alerts.getFirst().notes().getFirst()).startsWith("2 of 100 objects of");

    assertThat(sweepIn(SIX_HOURS)).isEmpty();
    job(Status.IN_PROGRESS, 20, 5, 75);
    assertThat(sweepIn(SIX_HOURS))
        .singleElement()
        .satisfies(JobProgressReviewTest::isOfFailedObjects);
    assertThat(account.alerts).hasSize(2);
    assertThat(account.alerts.getLast().notes().getFirst())
        .contains(", 3 of them since the last sweep.");
    assertThat(account.alerts.getLast().id()).isEqualTo(account.alerts.getFirst().id());
  }

  @Test
  void anEventThatReadTheCountersBeforeTheSweepHidesNoFailedObject() {
    job(Status.IN_PROGRESS, 10, 2, 88);
    sweep();
    LabelingJob later = job(Status.IN_PROGRESS, 20, 5, 75);
    account.now = account.now.plus(Duration.ofHours(1));
    account.index.add(IndexedJob.described(later, account.now));

    assertThat(sweepIn(SIX_HOURS))
        .singleElement()
        .satisfies(JobProgressReviewTest::isOfFailedObjects);
    assertThat(sweepIn(SIX_HOURS)).isEmpty();
    assertThat(account.alerts).hasSize(2);
  }

  /// A job that changes its status while the statuses are listed one by one is in no list.
  @Test
  void aLiveJobThatNoListHadIsJudgedLikeTheOthers() {
    job(Status.IN_PROGRESS, 10, 2, 88);
    sweep();
    job(Status.IN_PROGRESS, 10, 5, 85);
    account.now = account.now.plus(SIX_HOURS);
    SweepLook look = new SweepLook(account.context(), _ -> {}, Progress.NONE);

    assertThat(look.unlisted(List.of("cats")).found()).isOne();

    assertThat(look.findings()).singleElement().satisfies(JobProgressReviewTest::isOfFailedObjects);
    assertThat(account.alerts).hasSize(2);
    assertThat(account.alerts.getLast().notes().getFirst())
        .contains(", 3 of them since the last sweep.");
  }

  @Test
  void thePlacesOfALiveJobThatNoListHadAreJudged() {
    LabelingJob cats = job(Status.IN_PROGRESS, 10, 0, 90);
    account.jobs.set(0, withUnresolvedPlace(cats));
    SweepLook look = new SweepLook(account.context(), _ -> {}, Progress.NONE);

    look.unlisted(List.of("cats"));

    assertThat(look.findings()).extracting(Finding::check).containsExactly(CheckId.CANNOT_TELL);
    assertThat(account.alerts).hasSize(1);
  }

  @Test
  void failedObjectsAreOverWhenTheJobHasEnded() {
    job(Status.IN_PROGRESS, 10, 2, 88);
    sweep();
    job(Status.STOPPING, 10, 2, 88);
    sweepIn(SIX_HOURS);
    assertThat(account.alerts).hasSize(1);
    account.jobs.clear();
    sweepIn(SIX_HOURS);

    assertThat(account.alerts.getLast().subject())
        .isEqualTo("CLOSED: labeling job cats has ended (us-east-1)");
    assertThat(account.alerts.getLast().id()).isEqualTo(account.alerts.getFirst().id());
  }

  @Test
  void aJobThatStandsStillForADayIsPublishedUntilItMovesAgain() {
    job(Status.IN_PROGRESS, 10, 0, 90);
    assertThat(sweep()).isEmpty();
    assertThat(sweepIn(Duration.ofHours(23))).isEmpty();
    assertThat(sweepIn(Duration.ofHours(1)))
        .singleElement()
        .extracting(Finding::severity)
        .isEqualTo(Severity.LOW);
    assertThat(sweepIn(Duration.ofHours(2))).hasSize(1);
    assertThat(account.alerts)
        .extracting(Alert::subject)
        .containsExactly("LOW: no progress - labeling job cats (us-east-1)");
    assertThat(account.unpublished).hasSize(1);

    job(Status.IN_PROGRESS, 11, 0, 89);
    assertThat(sweepIn(Duration.ofHours(2))).isEmpty();
    assertThat(account.alerts.getLast().subject())
        .isEqualTo("RESOLVED: labeling job cats makes progress (us-east-1)");
    assertThat(AlertOutcome.of(account.alerts.getLast())).isEqualTo(AlertOutcome.RESOLVED);
    sweepIn(Duration.ofHours(2));
    assertThat(account.alerts).hasSize(2);
  }

  @Test
  void aJobThatIsStoppedDoesNotMakeProgress() {
    job(Status.IN_PROGRESS, 10, 0, 90);
    sweep();
    sweepIn(Duration.ofDays(1));
    job(Status.STOPPING, 10, 0, 90);
    assertThat(sweepIn(SIX_HOURS)).isEmpty();

    assertThat(account.alerts).hasSize(1);
  }

  @Test
  void theOwnerSaysHowLongCountersMayStandStill() {
    account.settings = stalledAfter(Duration.ofDays(2), account.settings);
    job(Status.IN_PROGRESS, 10, 0, 90);
    sweep();
    assertThat(sweepIn(Duration.ofHours(47))).isEmpty();
    assertThat(sweepIn(Duration.ofHours(1))).hasSize(1);
  }

  private static Settings stalledAfter(Duration time, Settings all) {
    return new Settings(
        all.account(),
        all.region(),
        all.mode(),
        all.guardRoles(),
        all.companionAccounts(),
        all.fixBuckets(),
        all.fixTeams(),
        all.fixTeamsInUse(),
        all.fixNewJobs(),
        all.further(),
        all.maxWrites(),
        all.longestTemporary(),
        all.readBackPatience(),
        all.repeatAfter(),
        time,
        all.readManifestsOf(),
        all.readsIdentity(),
        all.consolePrincipals(),
        all.docs());
  }

  private static LabelingJob withUnresolvedPlace(LabelingJob job) {
    return new LabelingJob(
        job.name(),
        job.arn(),
        job.region(),
        job.account(),
        job.status(),
        job.roleArn(),
        job.workteamArn(),
        job.locations(),
        job.automated(),
        job.outputKmsKeyId(),
        job.created(),
        job.description(),
        List.of(
            new LabelingJob.UnresolvedPlace(
                LabelingJob.Use.MANIFEST, "ManifestS3Uri", "S3://gt-data/cats.manifest")),
        job.unreadable(),
        job.data(),
        job.asOf(),
        job.consoleUser());
  }

  private static void isOfFailedObjects(Finding finding) {
    assertThat(finding.check()).isEqualTo(CheckId.JOB_PROGRESS);
    assertThat(finding.severity()).isEqualTo(Severity.HIGH);
  }

  private List<Finding> sweepIn(Duration later) {
    account.now = account.now.plus(later);
    return sweep();
  }

  private List<Finding> sweep() {
    return account.sweep().run().findings();
  }

  private LabelingJob job(Status status, long labeled, long failed, long left) {
    LabelingJob job =
        TestAccount.job("cats", TestAccount.CHANGED)
            .at(status, Optional.of(new LabelCounters(labeled, failed, left)));
    account.jobs.clear();
    account.jobs.add(job);
    return job;
  }
}
