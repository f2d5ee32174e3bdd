package io.labelguard.core.guard.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.guard.TestAccount;
import io.labelguard.core.labeling.CorsRule;
import io.labelguard.core.labeling.LabelingDocuments;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.report.message.Alert;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is wrong with the set-up of jobs is a trouble of its own beside what a policy does.
class SetUpTroublesTest {

  private static final String FOUND =
      "HIGH: CORS rules do not fit 1 labeling job - gt-labeling-data (us-east-1)";
  private static final String OVER =
      "RESOLVED: no problem is left - bucket gt-labeling-data (us-east-1)";

  private static final Reading<List<CorsRule>> NONE = new Reading.Known<>(List.of());
  private static final Reading<List<CorsRule>> FIT =
      new Reading.Known<>(
          List.of(
              new CorsRule(
                  List.of("*"),
                  List.of("GET"),
                  List.of(),
                  List.of("Access-Control-Allow-Origin"))));

  private final TestAccount account = new TestAccount();

  @BeforeEach
  void withAJobThatShowsImages() {
    account.jobs.add(job());
    account.cors.put(TestAccount.BUCKET, NONE);
  }

  @Test
  void aPolicyEventNeitherEndsNorRepeatsIt() {
    sweep();
    account.policies.put(TestAccount.BUCKET, TestAccount.OPEN);
    account.guard().handle(account.policyChanged("e-1"));
    sweep();

    assertThat(subjects()).containsExactly(FOUND);
  }

  @Test
  void itIsOverWhenTheRulesFit() {
    sweep();
    account.cors.put(TestAccount.BUCKET, FIT);
    sweep();

    assertThat(subjects()).containsExactly(FOUND, OVER);
  }

  @Test
  void itIsNotOverWhereTheRulesWereNotRead() {
    sweep();
    account.cors.put(
        TestAccount.BUCKET, new Reading.NotPermitted<>("s3:GetBucketCORS", "Access Denied"));
    sweep();

    assertThat(subjects()).containsExactly(FOUND);
  }

  @Test
  void itIsOverWhenNoJobUsesTheBucket() {
    sweep();
    account.jobs.clear();
    sweep();

    assertThat(subjects()).hasSize(2).first().isEqualTo(FOUND);
    assertThat(subjects().getLast()).startsWith("CLOSED: ");
  }

  @Test
  void aPolicyThatDeniesIsAnotherTrouble() {
    sweep();
    account.policies.put(TestAccount.BUCKET, TestAccount.TIGHT);
    account.guard().handle(account.policyChanged("e-1"));
    account.policies.put(TestAccount.BUCKET, TestAccount.OPEN);
    account.guard().handle(account.policyChanged("e-2"));

    assertThat(subjects()).hasSize(3).first().isEqualTo(FOUND);
    assertThat(subjects().get(1)).startsWith("CRITICAL: ");
    assertThat(subjects().getLast()).isEqualTo(OVER);
    assertThat(sweep()).extracting(Finding::check).containsExactly(CheckId.CORS_TOO_NARROW);
    assertThat(subjects()).hasSize(3);
  }

  @Test
  void aSweepEndsTheTroubleOfAPolicyBesideIt() {
    account.policies.put(TestAccount.BUCKET, TestAccount.TIGHT);
    sweep();
    account.policies.put(TestAccount.BUCKET, TestAccount.OPEN);
    sweep();

    assertThat(subjects()).hasSize(3).contains(FOUND).last().isEqualTo(OVER);
  }

  private List<Finding> sweep() {
    account.now = account.now.plus(Duration.ofHours(1));
    return account.sweep().run().findings();
  }

  private List<String> subjects() {
    return account.alerts.stream().map(Alert::subject).toList();
  }

  private static LabelingJob job() {
    String text =
        """
        {"LabelingJobName": "cats", "LabelingJobStatus": "InProgress",
         "LabelingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:labeling-job/cats",
         "RoleArn": "arn:aws:iam::111122223333:role/Gt",
         "InputConfig": {"DataSource": {"S3DataSource": {"ManifestS3Uri": "s3://%1$s/m"}}},
         "OutputConfig": {"S3OutputPath": "s3://%1$s/out/"},
         "HumanTaskConfig": {
          "PreHumanTaskLambdaArn":
            "arn:aws:lambda:us-east-1:432418664414:function:PRE-BoundingBox"}}
        """
            .formatted(TestAccount.BUCKET);
    try {
      return LabelingDocuments.labelingJob(
          JsonReader.read(text), Optional.empty(), Optional.empty());
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }
}
