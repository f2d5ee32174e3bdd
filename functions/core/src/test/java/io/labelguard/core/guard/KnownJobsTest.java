package io.labelguard.core.guard;

import static io.labelguard.core.guard.TestAccount.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.detect.Guard;
import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.index.IndexedJob;
import io.labelguard.core.index.JobId;
import io.labelguard.core.index.UsedThing;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.LabelingJob.Status;
import io.labelguard.core.labeling.S3Location;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.Pause;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.report.message.AlertText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/// Which jobs an event is judged for, and by how many calls, once a sweep has filled the index.
class KnownJobsTest {

  private static final Instant OLD = TestAccount.CHANGED.minus(Duration.ofDays(2));

  private final TestAccount account = new TestAccount().saw(TestAccount.OPEN);

  KnownJobsTest() {
    account.policies.put(BUCKET, TestAccount.OPEN);
  }

  /// A sweep has ended, and then somebody tightens the policy.
  private void sweptThenTightened() {
    account.sweep().run();
    account.now = account.now.plus(Duration.ofHours(3));
    account.policies.put(BUCKET, TestAccount.TIGHT);
    account.alerts.clear();
  }

  private Outcome handle(GuardEvent event, CountedPorts ports) {
    return new Guard(ports.context(), ports.requests(), Pause.NONE, () -> "claim").handle(event);
  }

  @Test
  void eventOnABucketThatNobodyUsesMakesTwoCalls() {
    account.settings = TestAccount.fixing(Set.of());
    account.jobs.add(TestAccount.job("cats", OLD));
    sweptThenTightened();
    CountedPorts ports = new CountedPorts(account);
    GuardEvent event =
        new GuardEvent.BucketPolicyChanged(
            TestAccount.facts("e-9", "PutBucketPolicy", TestAccount.PERSON),
            "somebody-elses",
            Optional.empty());
    assertThat(handle(event, ports).reason())
        .isEqualTo("No live labeling job uses bucket somebody-elses.");
    SortedMap<String, Integer> calls = ports.calls();
    // The last is read from the table once in five minutes.
    assertThat(calls.keySet())
        .containsExactlyInAnyOrder(
            "Records.claimEvent", "JobIndex.using", "JobIndex.completeSince");
    assertThat(handle(event, ports).reason()).contains("No live labeling job uses");
  }

  @Test
  void onlyTheJobsThatAMessageNamesAreDescribed() {
    for (int i = 0; i < 300; i++) {
      account.jobs.add(TestAccount.job("job-%03d".formatted(i), OLD));
    }
    sweptThenTightened();
    CountedPorts ports = new CountedPorts(account);
    Outcome outcome = handle(account.policyChanged("e-1"), ports);
    assertThat(outcome.findings()).hasSize(300);
    assertThat(ports.calls())
        .containsEntry("LabelingJobs.describe", 1)
        .containsEntry("LabelingJobs.createdAfter", 1)
        .doesNotContainKeys("LabelingJobs.live", "LabelingJobs.find", "LabelingJobs.list");
    assertThat(ports.described()).isEqualTo(ConfirmedJobs.OF_A_MESSAGE);
    assertThat(account.alerts.getFirst().subject()).contains("300 labeling jobs");
    assertThat(text()).contains("job-000", "in progress at 2026-11-20 10:00 UTC");
  }

  private String text() {
    return AlertText.of(account.alerts.getFirst());
  }

  @Test
  void jobThatHasEndedSinceIsNotReportedAndLeavesTheIndex() {
    account.jobs.add(TestAccount.job("cats", OLD));
    account.jobs.add(TestAccount.job("dogs", OLD));
    sweptThenTightened();
    account.jobs.replaceAll(
        job -> job.name().equals("cats") ? job.at(Status.COMPLETED, Optional.empty()) : job);
    Outcome outcome = handle(account.policyChanged("e-1"), new CountedPorts(account));
    assertThat(outcome.findings()).extracting(f -> f.job().orElseThrow()).containsOnly("dogs");
    assertThat(account.index.using(UsedThing.bucket(BUCKET))).hasSize(1);
  }

  @Test
  void bucketWhoseLastJobHasEndedIsFine() {
    account.jobs.add(TestAccount.job("cats", OLD));
    sweptThenTightened();
    account.jobs.clear();
    Outcome outcome = handle(account.policyChanged("e-1"), new CountedPorts(account));
    assertThat(outcome.findings()).isEmpty();
    assertThat(account.index.jobs(List.of(JobId.of("cats")))).isEmpty();
  }

  @Test
  void jobWhoseCreateEventIsLateIsFound() {
    account.jobs.add(TestAccount.job("old", OLD));
    sweptThenTightened();
    account.jobs.add(TestAccount.job("New-Job", account.now.minus(Duration.ofMinutes(10))));
    Outcome outcome = handle(account.policyChanged("e-1"), new CountedPorts(account));
    assertThat(outcome.findings())
        .extracting(f -> f.job().orElseThrow())
        .contains("New-Job", "old");
    assertThat(account.index.jobs(List.of(JobId.of("new-job")))).hasSize(1);
  }

  @Test
  void jobsAreListedUntilASweepHasEnded() {
    account.jobs.add(TestAccount.job("cats", OLD));
    account.policies.put(BUCKET, TestAccount.TIGHT);
    CountedPorts ports = new CountedPorts(account);
    assertThat(handle(account.policyChanged("e-1"), ports).reason())
        .contains("No sweep has ended in 30 days");
    assertThat(ports.calls()).containsEntry("LabelingJobs.live", 1);
  }

  @Test
  void createEventKeepsItsRequestWhereTheJobIsNotKnownYet() {
    LabelingJob asked = TestAccount.job("cats", account.now);
    GuardEvent event =
        new GuardEvent.LabelingJobCreated(
            TestAccount.facts("e-1", "CreateLabelingJob", TestAccount.PERSON),
            "cats",
            Optional.of(asked));
    handle(event, new CountedPorts(account));
    IndexedJob kept = account.index.jobs(List.of(JobId.of("cats"))).getFirst();
    assertThat(kept.status()).isEqualTo(Status.STARTING);
    assertThat(kept.creator().orElseThrow().arn()).isEqualTo(TestAccount.PERSON);
    assertThat(account.index.using(UsedThing.bucket(BUCKET))).hasSize(1);
  }

  @Test
  void endOfAJobIsKept() {
    account.jobs.add(TestAccount.job("cats", OLD));
    account.sweep().run();
    handle(
        new GuardEvent.LabelingJobStateChanged(
            TestAccount.facts("e-2", "State Change", TestAccount.PERSON),
            "cats",
            Optional.of("Completed")),
        new CountedPorts(account));
    assertThat(account.index.using(UsedThing.bucket(BUCKET))).isEmpty();
  }

  @Test
  void fixAsksTheIndexAndDescribesTheJobsItIsFor() {
    account.jobs.add(TestAccount.job("cats", OLD));
    account.jobs.add(TestAccount.job("dogs", OLD));
    sweptThenTightened();
    account.guard().handle(account.policyChanged("e-1"));
    CountedPorts ports = new CountedPorts(account);
    FixOutcome outcome = PortCallsTest.applyFix(account, ports.context());
    assertThat(outcome.result()).isEqualTo(FixOutcome.Result.APPLIED);
    assertThat(ports.calls()).doesNotContainKeys("LabelingJobs.live", "LabelingJobs.list");
    assertThat(ports.described()).isEqualTo(2);
  }

  @Test
  void nothingIsWrittenWhileAJobThatTheFixIsForCannotBeDescribed() {
    account.jobs.add(TestAccount.job("cats", OLD));
    sweptThenTightened();
    account.guard().handle(account.policyChanged("e-1"));
    FailingPorts ports = new FailingPorts(account, "LabelingJobs.describe", "cats", false);
    assertThatThrownBy(() -> PortCallsTest.applyFix(account, ports.context()))
        .isInstanceOf(CallFailedException.class);
    assertThat(account.policies.get(BUCKET)).isEqualTo(TestAccount.TIGHT);
  }

  @Test
  void jobIsJudgedAsItIsAndNotAsItsRequestSaid() {
    account.sweep().run();
    account.now = account.now.plus(Duration.ofHours(3));
    LabelingJob asked = TestAccount.job("cats", account.now.minus(Duration.ofHours(1)));
    account.index.add(IndexedJob.requested(asked, account.now));
    account.jobs.add(writingTo("elsewhere"));
    account.policies.put(BUCKET, TestAccount.TIGHT);
    assertThat(handle(account.policyChanged("e-1"), new CountedPorts(account)).findings())
        .isEmpty();
  }

  private static LabelingJob writingTo(String bucket) {
    LabelingJob job = TestAccount.job("cats", OLD);
    return new LabelingJob(
        job.name(),
        job.arn(),
        job.region(),
        job.account(),
        job.status(),
        job.roleArn(),
        job.workteamArn(),
        List.of(
            new LabelingJob.Location(LabelingJob.Use.OUTPUT, new S3Location(bucket, "output/"))),
        false,
        Optional.empty(),
        job.created(),
        List.of());
  }
}
