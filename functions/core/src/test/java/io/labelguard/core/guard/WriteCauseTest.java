package io.labelguard.core.guard;

import static io.labelguard.core.guard.TestAccount.BUCKET;
import static io.labelguard.core.guard.TestAccount.CHANGED;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.guard.detect.Outcome;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.LabelingJob.Location;
import io.labelguard.core.labeling.LabelingJob.Use;
import io.labelguard.core.labeling.S3Location;
import io.labelguard.core.record.FixOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Which denied jobs may cause a write.
final class WriteCauseTest {

  @ParameterizedTest
  @EnumSource(
      value = Use.class,
      names = {"UI_TEMPLATE", "LABEL_CATEGORIES"})
  void jobThatHasOnlyItsTemplateOrLabelCategoriesInTheBucketOpensNothing(Use use) {
    TestAccount account = account(job("us-east-1", use));
    Outcome outcome = account.guard().handle(account.policyChanged("e-1"));
    assertThat(outcome.findings().getFirst().fix().status()).isEqualTo(FixAdvice.Status.PROVEN);
    assertThat(account.requests).isEmpty();
    assertThat(account.alerts.getFirst().notes())
        .containsExactly(
            "Labeling job cats-and-dogs has only its "
                + use.text()
                + " in bucket gt-labeling-data. Labelguard fixes a policy only for jobs that have"
                + " their manifest or output in the bucket. If this job should have access, run:"
                + " labelguard fix --bucket gt-labeling-data --region us-east-1");
    assertThat(account.fix().result()).isEqualTo(FixOutcome.Result.NOT_APPLIED);
    assertThat(account.puts).isEmpty();
  }

  @Test
  void jobOfAnotherRegionOpensNothing() {
    TestAccount account = account(job("us-east-2", Use.MANIFEST, Use.OUTPUT));
    account.guard().handle(account.policyChanged("e-1"));
    assertThat(account.requests).isEmpty();
    assertThat(account.alerts.getFirst().notes())
        .contains(
            "Labeling job cats-and-dogs runs in us-east-2 and bucket gt-labeling-data is in"
                + " us-east-1. Labelguard fixes a policy only for jobs of the bucket's own Region."
                + " If this job should have access, run: labelguard fix --bucket"
                + " gt-labeling-data --region us-east-1");
    assertThat(account.fix().result()).isEqualTo(FixOutcome.Result.NOT_APPLIED);
    assertThat(account.puts).isEmpty();
  }

  @Test
  void jobOfAnotherRegionGetsNoEndpointWhereAnotherJobIsFixed() {
    TestAccount account = account(job("us-east-2", Use.MANIFEST, Use.OUTPUT));
    account.jobs.add(TestAccount.job("older", CHANGED.minus(Duration.ofDays(2))));
    account.guard().handle(account.policyChanged("e-1"));
    assertThat(account.fix().result()).isEqualTo(FixOutcome.Result.APPLIED);
    assertThat(account.policies.get(BUCKET))
        .contains(TestAccount.endpoints().in("us-east-1").orElseThrow())
        .doesNotContain(TestAccount.endpoints().in("us-east-2").orElseThrow());
  }

  @Test
  void personMayFixForSuchJobs() {
    for (LabelingJob job :
        List.of(job("us-east-1", Use.UI_TEMPLATE), job("us-east-2", Use.OUTPUT))) {
      TestAccount account = account(job);
      FixOutcome outcome =
          account.byHand().apply(BUCKET, account.byHand().propose(BUCKET).fingerprint());
      assertThat(outcome.result()).isEqualTo(FixOutcome.Result.APPLIED);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Use.class,
      mode = Mode.EXCLUDE,
      names = {"UI_TEMPLATE", "LABEL_CATEGORIES", "DATA"})
  void manifestOrOutputInTheBucketsRegionIsACause(Use use) {
    LabelingJob job = job("us-east-1", Use.UI_TEMPLATE, use);
    assertThat(WriteCause.reasonAgainst(job, bucket(Optional.of("us-east-1")), "us-east-1"))
        .isEmpty();
    assertThat(WriteCause.reasonAgainst(job, bucket(Optional.empty()), "us-east-1"))
        .hasValueSatisfying(reason -> assertThat(reason).contains("is in an unknown Region"));
  }

  @Test
  void jobThatWritesToTheWholeBucketNeedsItsOwnFolderOnly() {
    LabelingJob job = job("us-east-1", "", Use.OUTPUT);
    String closed =
        TestAccount.TIGHT.replace(
            "\"arn:aws:s3:::gt-labeling-data\",\"arn:aws:s3:::gt-labeling-data/*\"",
            "\"arn:aws:s3:::gt-labeling-data/%s/*\"");
    TestAccount account = account(job);
    account.policies.put(BUCKET, closed.formatted("secret"));
    assertThat(account.guard().handle(account.policyChanged("e-1")).findings()).isEmpty();
    account.policies.put(BUCKET, closed.formatted(job.name()));
    assertThat(account.guard().handle(account.policyChanged("e-2")).findings()).hasSize(1);
  }

  private static Bucket bucket(Optional<String> region) {
    return new Bucket(BUCKET, region, Optional.empty(), new BucketPolicyState.NoPolicy());
  }

  /// A tightened account with this job only, and with leave to fix for new jobs.
  private static TestAccount account(LabelingJob job) {
    TestAccount account = TestAccount.tightened();
    account.settings = TestAccount.settings(Settings.Mode.FIX, false, true);
    account.jobs.clear();
    account.jobs.add(job);
    return account;
  }

  private static LabelingJob job(String region, Use... uses) {
    return job(region, "x", uses);
  }

  private static LabelingJob job(String region, String key, Use... uses) {
    LabelingJob job = TestAccount.job("cats-and-dogs", CHANGED.minus(Duration.ofDays(2)));
    return new LabelingJob(
        job.name(),
        job.arn(),
        Optional.of(region),
        job.account(),
        job.status(),
        job.roleArn(),
        job.workteamArn(),
        Stream.of(uses).map(use -> new Location(use, new S3Location(BUCKET, key))).toList(),
        job.automated(),
        job.outputKmsKeyId(),
        job.created(),
        job.unreadable());
  }
}
