package io.labelguard.core.guard.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.TestAccount;
import io.labelguard.core.labeling.LabelingDocuments;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.report.message.Alert;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// When the guard publishes settings of jobs that do not work.
final class LiveJobAlertsTest {

  private final TestAccount account = new TestAccount();

  @Test
  void settingsThatDoNotWorkArePublishedWhenTheJobIsCreated() {
    account.jobs.add(job("432418664414", "image-classification"));
    Outcome outcome = account.guard().handle(created());

    assertThat(outcome.findings())
        .extracting(Finding::check)
        .containsExactly(CheckId.SETTINGS_REFUSED, CheckId.AUTOMATION_UNFIT);
    assertThat(account.alerts)
        .extracting(Alert::subject)
        .containsExactly("HIGH: settings do not work - labeling job cats (us-east-1)");
    assertThat(account.alerts.getFirst().notes())
        .anySatisfy(note -> assertThat(note).contains("of different task types"))
        .anySatisfy(note -> assertThat(note).startsWith("Automated labeling cannot work"));
  }

  @Test
  void aSweepPublishesThemOnceAndWhenTheJobHasEnded() {
    account.jobs.add(job("432418664414", "object-detection"));
    assertThat(sweepIn(Duration.ZERO))
        .extracting(Finding::check)
        .containsExactly(CheckId.SETTINGS_REFUSED);
    sweepIn(Duration.ofHours(2));
    assertThat(account.alerts).hasSize(1);
    account.jobs.clear();
    sweepIn(Duration.ofHours(2));

    assertThat(account.alerts)
        .extracting(Alert::subject)
        .containsExactly(
            "HIGH: settings do not work - labeling job cats (us-east-1)",
            "CLOSED: labeling job cats has ended (us-east-1)");
  }

  @Test
  void aPolicyEventDoesNotSpeakOfSettings() {
    account.jobs.add(job("432418664414", "image-classification"));
    account.policies.put(TestAccount.BUCKET, TestAccount.TIGHT);

    assertThat(account.guard().handle(account.policyChanged("e-1")).findings())
        .extracting(Finding::check)
        .contains(CheckId.GROUND_TRUTH_DENIED)
        .doesNotContain(CheckId.SETTINGS_REFUSED, CheckId.AUTOMATION_UNFIT);
  }

  private List<Finding> sweepIn(Duration later) {
    account.now = account.now.plus(later);
    return account.sweep().run().findings();
  }

  private static GuardEvent created() {
    return new GuardEvent.LabelingJobCreated(
        TestAccount.facts("e-1", "CreateLabelingJob", TestAccount.PERSON), "cats");
  }

  /// A job whose function before a task is for boxes, and the other one for classes.
  private static LabelingJob job(String functions, String algorithm) {
    String text =
        """
        {"LabelingJobName": "cats", "LabelingJobStatus": "InProgress",
         "LabelingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:labeling-job/cats",
         "RoleArn": "arn:aws:iam::111122223333:role/Gt",
         "InputConfig": {"DataSource": {"S3DataSource": {"ManifestS3Uri": "s3://%1$s/m"}}},
         "OutputConfig": {"S3OutputPath": "s3://%1$s/out/"},
         "LabelingJobAlgorithmsConfig": {"LabelingJobAlgorithmSpecificationArn":
          "arn:aws:sagemaker:us-east-1:027400017018:labeling-job-algorithm-specification/%3$s"},
         "HumanTaskConfig": {
          "PreHumanTaskLambdaArn": "arn:aws:lambda:us-east-1:%2$s:function:PRE-BoundingBox",
          "AnnotationConsolidationConfig": {"AnnotationConsolidationLambdaArn":
           "arn:aws:lambda:us-east-1:%2$s:function:ACS-ImageMultiClass"}}}
        """
            .formatted(TestAccount.BUCKET, functions, algorithm);
    try {
      return LabelingDocuments.labelingJob(
          JsonReader.read(text), Optional.empty(), Optional.empty());
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }
}
