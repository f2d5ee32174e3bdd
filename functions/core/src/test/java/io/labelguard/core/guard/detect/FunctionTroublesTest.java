package io.labelguard.core.guard.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.guard.TestAccount;
import io.labelguard.core.labeling.LabelingDocuments;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.function.FunctionConfiguration;
import io.labelguard.core.labeling.function.FunctionFacts;
import io.labelguard.core.labeling.function.FunctionState;
import io.labelguard.core.report.message.Alert;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is published of a job's own functions, and how often they are read.
class FunctionTroublesTest {

  private static final String ARN = "arn:aws:lambda:us-east-1:111122223333:function:signs-pre";
  private static final String FOUND =
      "CRITICAL: a function cannot be called - labeling job signs (us-east-1)";

  private final TestAccount account = new TestAccount();

  @BeforeEach
  void withAJobWhoseFunctionIsGone() {
    account.jobs.add(job("signs"));
    account.policies.put(TestAccount.BUCKET, TestAccount.OPEN);
    account.functions.facts.put(ARN, FunctionFacts.MISSING);
  }

  @Test
  void aSweepPublishesItOnceUntilItIsOver() {
    assertThat(sweep()).extracting(Finding::check).contains(CheckId.FUNCTION_UNUSABLE);
    sweep();
    assertThat(subjects()).containsExactly(FOUND);

    account.functions.facts.put(ARN, running());
    sweep();
    assertThat(subjects()).hasSize(2).last().asString().startsWith("RESOLVED: ");
  }

  @Test
  void itIsNotOverWhereItMayNotBeReadAnyMore() {
    sweep();
    account.functions.facts.put(
        ARN,
        new FunctionFacts(
            new Reading.NotPermitted<>("lambda:GetFunctionConfiguration", "not authorized"),
            new Reading.Known<>(Optional.empty()),
            new Reading.Known<>(Optional.empty())));
    sweep();
    assertThat(subjects()).containsExactly(FOUND);
  }

  @Test
  void aFunctionThatManyJobsCallIsReadOnceInARun() {
    account.functions.facts.put(ARN, running());
    for (int i = 0; i < 5; i++) {
      account.jobs.add(job("more-" + i));
    }
    sweep();
    assertThat(account.functions.asked)
        .containsExactlyInAnyOrder(
            "configuration " + ARN, "reservedConcurrency " + ARN, "policy " + ARN);
  }

  @Test
  void aChangeOfABucketsPolicyReadsNoFunction() {
    account.guard().handle(account.policyChanged("e-1"));
    assertThat(account.functions.asked).isEmpty();
  }

  private static FunctionFacts running() {
    return new FunctionFacts(
        new Reading.Known<>(
            Optional.of(
                new FunctionConfiguration(
                    Optional.of(FunctionState.ACTIVE),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()))),
        new Reading.Known<>(Optional.empty()),
        new Reading.Known<>(Optional.empty()));
  }

  private List<Finding> sweep() {
    account.now = account.now.plus(Duration.ofHours(1));
    return account.sweep().run().findings();
  }

  private List<String> subjects() {
    return account.alerts.stream()
        .map(Alert::subject)
        .filter(subject -> !subject.contains("CORS"))
        .toList();
  }

  private static LabelingJob job(String name) {
    try {
      return LabelingDocuments.labelingJob(
          JsonReader.read(
              """
              {"LabelingJobName": "%1$s", "LabelingJobStatus": "InProgress",
               "LabelingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:labeling-job/%1$s",
               "RoleArn": "arn:aws:iam::111122223333:role/Gt",
               "InputConfig": {"DataSource": {"S3DataSource": {"ManifestS3Uri": "s3://%2$s/m"}}},
               "OutputConfig": {"S3OutputPath": "s3://%2$s/out/"},
               "HumanTaskConfig": {"PreHumanTaskLambdaArn": "%3$s"}}
              """
                  .formatted(name, TestAccount.BUCKET, ARN)),
          Optional.empty(),
          Optional.empty());
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }
}
