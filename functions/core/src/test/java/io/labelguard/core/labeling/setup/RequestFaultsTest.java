package io.labelguard.core.labeling.setup;

import static io.labelguard.core.labeling.setup.Requests.job;
import static io.labelguard.core.labeling.setup.Requests.json;
import static io.labelguard.core.labeling.setup.Requests.members;
import static io.labelguard.core.labeling.setup.Requests.missing;
import static io.labelguard.core.labeling.setup.Requests.request;
import static io.labelguard.core.labeling.setup.Requests.sentences;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.labeling.LabelingJob;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What CreateLabelingJob's model refuses, and which names are none.
class RequestFaultsTest {

  private static final String FITS = request("label", "BoundingBox");

  /// The request with one of its members written another way.
  private static String with(String before, String after) {
    assertThat(FITS).contains(before);
    return FITS.replace(before, after);
  }

  @Test
  void everyTextOfTheModelHasALongestLength() {
    assertThat(RequestModel.RULES)
        .hasSizeGreaterThan(50)
        .allSatisfy(
            rule ->
                assertThat(rule.pattern().isEmpty() || rule.most().isPresent())
                    .as(rule.path())
                    .isTrue());
    assertThat(RequestModel.RULES).filteredOn(rule -> rule.pattern().isPresent()).hasSize(24);
  }

  @Test
  void everyMemberIsInsideOneThatIsThere() {
    Set<String> paths =
        RequestModel.RULES.stream().map(MemberRule::path).collect(Collectors.toSet());
    assertThat(paths).hasSameSizeAs(RequestModel.RULES);
    assertThat(RequestModel.RULES)
        .allSatisfy(
            rule ->
                assertThat(rule.parent().isEmpty() || paths.contains(rule.parent()))
                    .as(rule.path())
                    .isTrue());
  }

  @Test
  void aRequestWithinTheLimitsHasNoFault() {
    assertThat(sentences(FITS)).isEmpty();
  }

  @Test
  void whatIsMissingIsNoFaultAndIsNamed() {
    assertThat(sentences("{'LabelingJobName': 'cats'}")).isEmpty();
    assertThat(missing("{'LabelingJobName': 'cats'}"))
        .containsExactly(
            "LabelAttributeName", "InputConfig", "OutputConfig", "RoleArn", "HumanTaskConfig");
    assertThat(missing(with("'TaskTitle': 't',", ""))).containsExactly("HumanTaskConfig.TaskTitle");
    assertThat(missing(with("'TaskTitle': 't',", "'TaskTitle': null,")))
        .containsExactly("HumanTaskConfig.TaskTitle");
    assertThat(missing(FITS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1, true",
    "5000, true",
    "1e3, true",
    "1000.0, true",
    "0, false",
    "5001, false",
    "-1, false",
    "1.5, false",
    "1e999999999, false",
    "1e-999999999, false",
    "1000000000000000000000000000000000000000000, false"
  })
  void aNumberIsWholeAndBetweenItsLimits(String number, boolean fits) {
    String request =
        with(
            "'TaskTimeLimitInSeconds': 30",
            "'TaskTimeLimitInSeconds': 30, 'MaxConcurrentTaskCount': " + number);
    assertThat(members(request).isEmpty()).isEqualTo(fits);
  }

  @ParameterizedTest
  @CsvSource({"30, true", "2147483647, true", "29, false", "2147483648, false"})
  void aNumberWithoutAMostHas32Bits(String number, boolean fits) {
    assertThat(
            members(with("'TaskTimeLimitInSeconds': 30", "'TaskTimeLimitInSeconds': " + number))
                .isEmpty())
        .isEqualTo(fits);
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "128, true", "129, false"})
  void aTextHasALength(int length, boolean fits) {
    String title = "é".repeat(length);
    assertThat(members(with("'TaskTitle': 't'", "'TaskTitle': '" + title + "'")).isEmpty())
        .isEqualTo(fits);
  }

  @Test
  void aTextThatIsTooLongIsNotMatched() {
    assertThat(
            sentences(
                with(
                    "'LabelingJobName': 'cats'",
                    "'LabelingJobName': '" + "-".repeat(1_000_000) + "'")))
        .containsExactly("LabelingJobName has 1000000 characters; at most 63 allowed.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'1'", "true", "[1]", "{}"})
  void anotherTypeThanANumberIsWrong(String value) {
    assertThat(
            members(
                with(
                    "'NumberOfHumanWorkersPerDataObject': 1",
                    "'NumberOfHumanWorkersPerDataObject': " + value)))
        .containsExactly("HumanTaskConfig.NumberOfHumanWorkersPerDataObject");
  }

  @Test
  void theItemsOfAListAreJudgedWhereThereAreNotTooMany() {
    assertThat(
            sentences(with("'TaskTitle'", "'TaskKeywords': ['a', 'a b', 'a-b', 7], 'TaskTitle'")))
        .containsExactly(
            "HumanTaskConfig.TaskKeywords[2] \"a-b\" does not match [A-Za-z0-9]+( [A-Za-z0-9]+)*.",
            "HumanTaskConfig.TaskKeywords[3] must be a string, and is a number.");
    assertThat(
            sentences(
                with("'TaskTitle'", "'TaskKeywords': ['-', '-', '-', '-', '-', '-'], 'TaskTitle'")))
        .containsExactly("HumanTaskConfig.TaskKeywords has 6 items; at most 5 allowed.");
  }

  @Test
  void aValueIsOneOfThoseListed() {
    String request =
        with(
            "'InputConfig': {",
            "'InputConfig': {'DataAttributes': {'ContentClassifiers': ['FreeOfAdultContent ']},");
    assertThat(members(request))
        .containsExactly("InputConfig.DataAttributes.ContentClassifiers[0]");
  }

  @Test
  void theMembersOfATagAreNamed() {
    assertThat(
            members(
                with(
                    "'LabelAttributeName'",
                    "'Tags': [{'Key': 'a', 'Value': 'b'}, {'Key': '', 'Value': 'b'}],"
                        + " 'LabelAttributeName'")))
        .containsExactly("Tags[1].Key");
  }

  @ParameterizedTest
  @CsvSource({
    "1234abcd-12ab-34cd-56ef-1234567890ab, true",
    "mrk-1234abcd12ab34cd56ef1234567890ab, true",
    "alias/labels, true",
    "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab, true",
    "arn:aws:kms:us-east-1:111122223333:alias/labels, true",
    "labels, false",
    "arn:aws:kms:us-east-1:111122223333:key/, false",
    "arn:aws:s3:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab, false"
  })
  void aKeyHasOneOfItsForms(String key, boolean fits) {
    assertThat(
            members(with("'S3OutputPath'", "'KmsKeyId': '" + key + "', 'S3OutputPath'")).isEmpty())
        .isEqualTo(fits);
  }

  @Test
  void noKeyIsWrittenAsAnEmptyTextToo() {
    assertThat(members(with("'S3OutputPath'", "'KmsKeyId': '', 'S3OutputPath'"))).isEmpty();
  }

  @Test
  void anArnOfAnotherKindIsNoRoleAndNoTeam() {
    assertThat(sentences(with("role/Gt", "user/Gt")))
        .containsExactly("RoleArn arn:aws:iam::111122223333:user/Gt is not the ARN of a role.");
    assertThat(members(with("workteam/private-crowd/t", "flow-definition/t")))
        .containsExactly("HumanTaskConfig.WorkteamArn");
  }

  @Test
  void anExpressionOfAStateMachineIsNotJudged() {
    String request =
        with("'TaskTitle': 't'", "'TaskTitle.$': '$.title'")
            .replace(
                "'NumberOfHumanWorkersPerDataObject': 1",
                "'NumberOfHumanWorkersPerDataObject': '{% $n %}'")
            .replace("'LabelAttributeName': 'label'", "'LabelAttributeName.$': '$.name'")
            .replace(
                "'OutputConfig': {'S3OutputPath': 's3://out/'}", "'OutputConfig.$': '$.output'");
    assertThat(sentences(request)).isEmpty();
  }

  @Test
  void aRequestIsJudgedInLowerCamelCaseToo() {
    assertThat(
            members(
                "{'labelingJobName': 'a_b', 'humanTaskConfig': {'taskTimeLimitInSeconds': 1,"
                    + " 'taskTitle': '', 'uiConfig': {}}}"))
        .contains(
            "LabelingJobName",
            "HumanTaskConfig.TaskTimeLimitInSeconds",
            "HumanTaskConfig.TaskTitle")
        .doesNotContain("HumanTaskConfig.UiConfig");
  }

  @Test
  void whatSageMakerAcceptedIsNotJudgedByItsLimits() {
    String wrong = with("'TaskTimeLimitInSeconds': 30", "'TaskTimeLimitInSeconds': 1");
    LabelingJob request = job(json(wrong));
    assertThat(members(request)).hasSize(1);
    assertThat(members(request.accepted())).isEmpty();
    assertThat(members(wrong.replaceFirst("\\{", "{'LabelingJobStatus': 'InProgress',"))).isEmpty();
    assertThat(
            members(
                wrong.replaceFirst(
                    "\\{",
                    "{'LabelingJobArn':"
                        + " 'arn:aws:sagemaker:us-east-1:111122223333:labeling-job/cats',")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "BoundingBox, label, true",
    "BoundingBox, label-ref, true",
    "BoundingBox, label-metadata, false",
    "SemanticSegmentation, label, false",
    "SemanticSegmentation, label-ref, true",
    "SemanticSegmentation, label-ref-metadata, false",
    "AdjustmentSemanticSegmentation, label, false",
    "VerificationSemanticSegmentation, label, true",
    "VerificationSemanticSegmentation, label-ref, false",
    "VideoObjectDetection, label, false",
    "AdjustmentVideoObjectTracking, label, false",
    "3DPointCloudObjectTracking, label, false",
    "3DPointCloudSemanticSegmentation, label-ref, true",
    "3DPointCloudObjectDetection, label, true",
    "VideoMultiClass, label, true"
  })
  void theNameOfTheLabelEndsAsItsTaskTypeAsks(String type, String name, boolean fits) {
    assertThat(members(request(name, type)).isEmpty()).isEqualTo(fits);
  }

  @Test
  void theNameIsNotJudgedWhereTheTaskTypeIsNotKnown() {
    String own = "arn:aws:lambda:us-east-1:111122223333:function:mine";
    assertThat(members(request("label", own, own))).isEmpty();
    assertThat(
            members(
                request(
                    "label",
                    Requests.function("PRE-PassThrough"),
                    Requests.function("ACS-SemanticSegmentation"))))
        .containsExactly("LabelAttributeName");
  }
}
