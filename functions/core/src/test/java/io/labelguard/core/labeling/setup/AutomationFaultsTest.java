package io.labelguard.core.labeling.setup;

import static io.labelguard.core.labeling.setup.Requests.function;
import static io.labelguard.core.labeling.setup.Requests.job;
import static io.labelguard.core.labeling.setup.Requests.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.labeling.DataObjects;
import io.labelguard.core.labeling.LabelingJob;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// For which jobs automated labeling cannot work.
class AutomationFaultsTest {

  private static LabelingJob automated(String algorithm, String before, String more) {
    return job(
        json(
            """
            {'LabelingJobName': 'cats', 'LabelingJobStatus': 'InProgress', %s
             'LabelingJobArn': 'arn:aws:sagemaker:us-east-1:111122223333:labeling-job/cats',
             'LabelingJobAlgorithmsConfig': {'LabelingJobAlgorithmSpecificationArn': '%s'},
             'HumanTaskConfig': {'PreHumanTaskLambdaArn': '%s'}}
            """
                .formatted(more, algorithm, before)));
  }

  private static String algorithm(String name) {
    return "arn:aws:sagemaker:us-east-1:"
        + AutomationFaults.ACCOUNT
        + ":labeling-job-algorithm-specification/"
        + name;
  }

  private static String counters(int left) {
    return "'LabelCounters': {'TotalLabeled': 0, 'Unlabeled': " + left + "},";
  }

  @Test
  void eachAlgorithmFitsItsTaskTypeAndNoOther() {
    AutomationFaults.TASK_TYPES.forEach(
        (name, fitting) -> {
          for (String type : GroundTruthFunctions.TYPES) {
            boolean fits = type.equals(fitting) || type.equals(BuiltInFunction.PASS_THROUGH);
            assertThat(
                    AutomationFaults.of(
                        automated(algorithm(name), function("PRE-" + type), counters(5000))))
                .as(name + " " + type)
                .hasSize(fits ? 0 : 1);
          }
        });
    assertThat(AutomationFaults.TASK_TYPES).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:sagemaker:us-east-1:027400017018:labeling-job-algorithm-specification/boxes",
    "arn:aws:sagemaker:us-east-1:111122223333:labeling-job-algorithm-specification/object-detection",
    "arn:aws:sagemaker:us-east-1:027400017018:algorithm/object-detection",
    "object-detection"
  })
  void anotherArnIsNoAlgorithm(String arn) {
    assertThat(AutomationFaults.of(automated(arn, function("PRE-BoundingBox"), counters(5000))))
        .singleElement()
        .asString()
        .contains(arn, "not one of those");
  }

  @ParameterizedTest
  @CsvSource({"0, true", "1, false", "1249, false", "1250, true"})
  void aJobNeedsEnoughObjects(int left, boolean fits) {
    assertThat(
            AutomationFaults.of(
                    automated(
                        algorithm("object-detection"), function("PRE-BoundingBox"), counters(left)))
                .isEmpty())
        .isEqualTo(fits);
  }

  @Test
  void theManifestCountsWhereThereAreNoCounters() {
    LabelingJob job = automated(algorithm("object-detection"), function("PRE-BoundingBox"), "");
    assertThat(AutomationFaults.of(job)).isEmpty();
    assertThat(AutomationFaults.undecided(job))
        .containsExactly("whether the job has the 1,250 objects that automated labeling needs");
    LabelingJob counted = job.withData(objects(OptionalLong.of(1249)));
    assertThat(AutomationFaults.of(counted))
        .containsExactly("It has 1,249 objects, and automated labeling needs 1,250 at least.");
    assertThat(AutomationFaults.undecided(counted)).isEmpty();
    assertThat(AutomationFaults.of(job.withData(objects(OptionalLong.of(1250))))).isEmpty();
    assertThat(AutomationFaults.of(job.withData(objects(OptionalLong.empty())))).isEmpty();
  }

  private static DataObjects objects(OptionalLong count) {
    return new DataObjects(List.of(), Set.of(), true, List.of(), count);
  }

  @Test
  void aStreamHasNoNumberOfObjects() {
    LabelingJob job =
        automated(
            algorithm("object-detection"),
            function("PRE-BoundingBox"),
            counters(3)
                + "'InputConfig': {'DataSource': {'SnsDataSource':"
                + " {'SnsTopicArn': 'arn:aws:sns:us-east-1:111122223333:t'}}},");
    assertThat(AutomationFaults.of(job)).singleElement().asString().contains("SNS topic");
    assertThat(AutomationFaults.undecided(job)).isEmpty();
  }

  @Test
  void aCustomFunctionHasNoKnownTaskType() {
    LabelingJob job =
        automated(
            algorithm("object-detection"),
            "arn:aws:lambda:us-east-1:111122223333:function:mine",
            counters(5000));
    assertThat(AutomationFaults.of(job)).isEmpty();
    assertThat(AutomationFaults.undecided(job)).hasSize(1);
  }

  @Test
  void aJobWithoutAutomationIsNotJudged() {
    LabelingJob job = job(json(Requests.request("label", "BoundingBox")));
    assertThat(AutomationFaults.of(job)).isEmpty();
    assertThat(AutomationFaults.undecided(job)).isEmpty();
  }

  @Test
  void anExpressionOfAStateMachineIsNotJudged() {
    LabelingJob job = automated("{% $algorithm %}", function("PRE-BoundingBox"), counters(3));
    assertThat(AutomationFaults.of(job)).isEmpty();
    assertThat(AutomationFaults.undecided(job)).isEmpty();
  }
}
