package io.labelguard.core.labeling.setup;

import static io.labelguard.core.labeling.setup.Requests.function;
import static io.labelguard.core.labeling.setup.Requests.job;
import static io.labelguard.core.labeling.setup.Requests.json;
import static io.labelguard.core.labeling.setup.Requests.request;
import static io.labelguard.core.labeling.setup.Requests.sentences;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingJob;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which functions are Ground Truth's own, and which two fit together.
class FunctionsTest {

  private static final String BEFORE = "HumanTaskConfig.PreHumanTaskLambdaArn";

  private static LabelingJob described(String region, String before, String consolidation) {
    return job(
        json(
            """
            {'LabelingJobName': 'cats', 'LabelingJobStatus': 'InProgress',
             'LabelingJobArn': 'arn:aws:sagemaker:%s:111122223333:labeling-job/cats',
             'HumanTaskConfig': {'PreHumanTaskLambdaArn': '%s',
              'AnnotationConsolidationConfig': {'AnnotationConsolidationLambdaArn': '%s'}}}
            """
                .formatted(region, before, consolidation)));
  }

  private static String arn(String region, String account, String name) {
    return "arn:aws:lambda:" + region + ":" + account + ":function:" + name;
  }

  @Test
  void theTablesHaveTheRegionsOfTheEndpointsAndEveryTaskType() {
    assertThat(GroundTruthFunctions.ACCOUNTS.keySet())
        .isEqualTo(GroundTruthEndpoints.bundled().byRegion().keySet());
    assertThat(GroundTruthFunctions.ACCOUNTS.values()).doesNotHaveDuplicates();
    assertThat(GroundTruthFunctions.TYPES).hasSize(23).contains(BuiltInFunction.PASS_THROUGH);
    assertThat(GroundTruthFunctions.TYPES).containsAll(AutomationFaults.TASK_TYPES.values());
  }

  @Test
  void everyFunctionOfEveryRegionIsKnown() {
    for (Map.Entry<String, String> row : GroundTruthFunctions.ACCOUNTS.entrySet()) {
      for (String type : GroundTruthFunctions.TYPES) {
        LabelingJob job =
            described(
                row.getKey(),
                arn(row.getKey(), row.getValue(), "PRE-" + type),
                arn(row.getKey(), row.getValue(), "ACS-" + type));
        assertThat(SettingFaults.of(job)).isEmpty();
        assertThat(SettingFaults.undecidedFunctions(job)).isEmpty();
      }
    }
  }

  @Test
  void theAccountOfEveryOtherRegionIsWrong() {
    Map<String, String> accounts = GroundTruthFunctions.ACCOUNTS;
    for (String region : accounts.keySet()) {
      for (String other : accounts.keySet()) {
        if (!other.equals(region)) {
          LabelingJob job =
              described(
                  region,
                  arn(region, accounts.get(other), "PRE-BoundingBox"),
                  arn(region, accounts.get(region), "ACS-BoundingBox"));
          assertThat(SettingFaults.of(job))
              .singleElement()
              .satisfies(
                  fault ->
                      assertThat(fault.sentence())
                          .contains(accounts.get(other), accounts.get(region), region));
        }
      }
    }
  }

  @Test
  void everyTwoTypesDifferAndPassThroughGoesWithAny() {
    for (String one : GroundTruthFunctions.TYPES) {
      for (String other : GroundTruthFunctions.TYPES) {
        boolean fit =
            one.equals(other)
                || one.equals(BuiltInFunction.PASS_THROUGH)
                || other.equals(BuiltInFunction.PASS_THROUGH);
        assertThat(
                SettingFaults.of(
                    described("us-east-1", function("PRE-" + one), function("ACS-" + other))))
            .as(one + " " + other)
            .hasSize(fit ? 0 : 1);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PRE-Polygon, no task type \"Polygon\"",
    "PRE-boundingbox, no task type \"boundingbox\"",
    "PRE-, no task type \"\"",
    "ACS-BoundingBox, consolidates annotations"
  })
  void aNameThatGroundTruthDoesNotHaveIsWrong(String name, String why) {
    assertThat(
            sentences(
                request(
                    "label", function(name), "arn:aws:lambda:us-east-1:111122223333:function:x")))
        .singleElement()
        .asString()
        .startsWith(BEFORE)
        .contains(why);
  }

  @Test
  void aVersionOfAFunctionIsTheFunction() {
    assertThat(
            sentences(
                request(
                    "label", function("PRE-BoundingBox:7"), function("ACS-BoundingBox:$LATEST"))))
        .isEmpty();
  }

  @Test
  void aRegionWithoutAKnownAccountIsNotDecided() {
    String before = arn("eu-north-1", "444455556666", "PRE-BoundingBox");
    LabelingJob job = described("eu-north-1", before, "arn:aws:lambda:eu-north-1:444455556666:f");
    assertThat(SettingFaults.of(job)).isEmpty();
    assertThat(SettingFaults.undecidedFunctions(job)).containsExactly(before);
  }

  @Test
  void aFunctionOfAnotherAccountIsNotDecidedWhereTheJobsAccountIsNotKnown() {
    String before = arn("us-east-1", "444455556666", "PRE-BoundingBox");
    LabelingJob job =
        job(
            json(
                "{'LabelingJobStatus': 'InProgress', 'HumanTaskConfig':"
                    + " {'PreHumanTaskLambdaArn': '%s'}}".formatted(before)));
    assertThat(SettingFaults.of(job)).isEmpty();
    assertThat(SettingFaults.undecidedFunctions(job)).containsExactly(before);
  }

  @Test
  void anOwnFunctionOfAJobThatExistsIsCustomWhateverItsName() {
    String own = arn("us-east-1", "111122223333", "PRE-BoundingBox");
    assertThat(SettingFaults.of(described("us-east-1", own, function("ACS-ImageMultiClass"))))
        .isEmpty();
  }

  @Test
  void anOwnFunctionOfARequestIsWrongOnlyWhereItHasANameOfGroundTruths() {
    String theirs = arn("us-east-1", "111122223333", "PRE-BoundingBox");
    String own = arn("us-east-1", "111122223333", "PRE-check-sizes");
    assertThat(sentences(request("label", theirs, function("ACS-BoundingBox")))).hasSize(1);
    assertThat(sentences(request("label", own, function("ACS-BoundingBox")))).isEmpty();
  }

  @Test
  void aFunctionOfAnotherRegionIsBothElsewhereAndOfTheWrongAccount() {
    assertThat(
            SettingFaults.of(
                    described(
                        "eu-west-1",
                        arn("us-east-1", "568282634449", "PRE-BoundingBox"),
                        arn("eu-west-1", "568282634449", "ACS-BoundingBox")))
                .stream()
                .map(SettingFault::member))
        .isEqualTo(List.of(BEFORE, BEFORE));
  }
}
