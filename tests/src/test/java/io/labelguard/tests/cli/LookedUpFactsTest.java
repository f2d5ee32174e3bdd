package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Facts about the callers that `audit` and `replay` look up in the account of a world.
class LookedUpFactsTest {

  private static final String ROLE = "arn:aws:iam::111122223333:role/service-role/GroundTruthRole";

  private static final String DESCRIBED =
      """
      ,"roles":[{"Role":{"Arn":"%s","RoleId":"AROAEXAMPLE","Tags":[{"Key":"project","Value":"labels"}]}}],
       "organization":"o-exampleorgid"
      """
          .formatted(ROLE);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "aws:PrincipalTag/project | labels | -",
        "aws:PrincipalTag/Project | labels | -",
        "aws:PrincipalTag/project | other | LG101",
        "aws:PrincipalTag/unset | labels | LG101",
        "aws:userid | AROAEXAMPLE:* | -",
        "aws:userid | AROAOTHER:* | LG101",
        "aws:PrincipalOrgID | o-exampleorgid | -",
        "aws:PrincipalOrgID | o-anotherorgid | LG101",
        "aws:PrincipalOrgPaths | o-exampleorgid/* | -"
      })
  void whatTheAccountAnswersDecides(String key, String value, @Nullable String found) {
    List<String> expected = found == null ? List.of() : List.of(found);
    Command audit = audit(key, value, DESCRIBED);
    assertThat(found(audit)).isEqualTo(expected);
    assertThat(lookUpNotes(audit)).isEmpty();
    assertThat(found(replay(key, value, DESCRIBED))).isEqualTo(expected);
  }

  @Test
  void anAccountInNoOrganizationHasNoOrganizationId() {
    assertThat(found(audit("aws:PrincipalOrgID", "o-exampleorgid", ",\"organization\":\"none\"")))
        .containsExactly("LG101");
  }

  @ParameterizedTest
  @CsvSource({
    "aws:PrincipalTag/project, labels, iam:GetRole",
    "aws:userid, AROAEXAMPLE:*, iam:GetRole",
    "aws:PrincipalOrgID, o-exampleorgid, organizations:DescribeOrganization"
  })
  void whatTheAccountDoesNotAnswerIsUnknownAndOneNote(String key, String value, String permission) {
    Command audit = audit(key, value, "");
    assertThat(found(audit)).containsExactly("LG801");
    assertThat(audit.lines("finding").getFirst().path("message").asText())
        .contains(permission + " ");
    assertThat(lookUpNotes(audit))
        .singleElement()
        .asString()
        .startsWith("Labelguard has no permission for " + permission + ", so ");

    Command replay = replay(key, value, "");
    assertThat(found(replay)).containsExactly("LG801");
    assertThat(replay.lines("event").getFirst().path("reason").asText().split("no permission", -1))
        .hasSize(2);
  }

  @Test
  void whereNoPolicyNamesSuchAKeyNothingIsSaid() {
    Command audit = audit("aws:SourceVpce", "vpce-0c1d2e3f4a5b60789", "");
    assertThat(found(audit)).containsExactly("LG101");
    assertThat(lookUpNotes(audit)).isEmpty();
  }

  private Command audit(String key, String value, String more) {
    return Command.run("audit", "--format=json", "--world", world(key, value, more));
  }

  private Command replay(String key, String value, String more) {
    return Command.run(
        "replay",
        "--format=json",
        "--world",
        world(key, value, more),
        Command.file(
            folder,
            "event.json",
            """
            {"id":"e-1","account":"111122223333","region":"us-east-1","source":"aws.sagemaker",
             "detail-type":"AWS API Call via CloudTrail","time":"2026-11-20T10:00:00Z",
             "detail":{"eventVersion":"1.11","eventSource":"sagemaker.amazonaws.com",
              "eventName":"CreateLabelingJob","eventID":"e-1","awsRegion":"us-east-1",
              "recipientAccountId":"111122223333","eventTime":"2026-11-20T10:00:00Z",
              "userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/ana",
               "accountId":"111122223333","principalId":"AIDAEXAMPLE","userName":"ana"},
              "requestParameters":{"labelingJobName":"cats-and-dogs"}}}
            """));
  }

  private Path world(String key, String value, String more) {
    String operator =
        key.equals("aws:PrincipalOrgPaths") ? "ForAllValues:StringNotLike" : "StringNotLike";
    return Command.file(
        folder,
        "world.json",
        """
        {"account":"111122223333","region":"us-east-1",
         "buckets":[{"name":"gt-labeling-data","policy":{"Version":"2012-10-17","Statement":[
          {"Effect":"Deny","Principal":"*","Action":"s3:PutObject",
           "Resource":"arn:aws:s3:::gt-labeling-data/*","Condition":{"%s":{"%s":"%s"}}}]}}],
         "jobs":[{"LabelingJobName":"cats-and-dogs","LabelingJobStatus":"InProgress",
          "LabelingJobArn":"arn:aws:sagemaker:us-east-1:111122223333:labeling-job/cats-and-dogs",
          "RoleArn":"%s",
          "OutputConfig":{"S3OutputPath":"s3://gt-labeling-data/output/"}}]%s}
        """
            .formatted(operator, key, value, ROLE, more));
  }

  private static List<String> found(Command run) {
    return run.lines("finding").stream().map(line -> line.path("check").asText()).toList();
  }

  /// Other notes say what was not checked.
  private static List<String> lookUpNotes(Command run) {
    return run.lines("note").stream()
        .map((JsonNode line) -> line.path("message").asText())
        .filter(message -> !message.startsWith("Not checked: "))
        .toList();
  }
}
