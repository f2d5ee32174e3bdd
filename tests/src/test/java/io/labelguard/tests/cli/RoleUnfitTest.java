package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an audit of a world finds of execution roles.
class RoleUnfitTest {

  private static final String ROLE = "arn:aws:iam::111122223333:role/labeling/GroundTruth";

  private static final String WORLD =
      """
      {"account": "111122223333", "region": "us-east-1", "trails": true,
       ORGANIZATION
       "buckets": [{"name": "gt-labeling-data", "policy": POLICY,
         "cors": [{"AllowedOrigins": ["*"], "AllowedMethods": ["GET"],
           "ExposeHeaders": ["Access-Control-Allow-Origin"]}]}],
       "roles": [ROLES],
       "jobs": [
        {"LabelingJobName": "cats", "LabelingJobStatus": "InProgress",
         "LabelingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:labeling-job/cats",
         "RoleArn": "arn:aws:iam::111122223333:role/labeling/GroundTruth",
         "HumanTaskConfig": {
           "WorkteamArn": "arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/t",
           "PreHumanTaskLambdaArn":
             "arn:aws:lambda:us-east-1:432418664414:function:PRE-BoundingBox"},
         "InputConfig": {"DataSource": {"S3DataSource": {
           "ManifestS3Uri": "s3://gt-labeling-data/in.manifest"} STREAM}},
         ALGORITHM
         "OutputConfig": {"S3OutputPath": "s3://gt-labeling-data/out/"}}]}
      """;

  private static final String TRUST =
      """
      {"Statement": [{"Effect": "Allow", "Principal": {"Service": "sagemaker.amazonaws.com"},
       "Action": "sts:AssumeRole",
       "Condition": {"ArnLike": {"aws:SourceArn": "arn:aws:sagemaker:*:111122223333:*"}}}]}
      """;

  private static final String DATA =
      """
      {"Statement": [{"Effect": "Allow",
       "Action": ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload", "s3:ListBucket",
         "s3:GetBucketLocation"],
       "Resource": ["arn:aws:s3:::gt-labeling-data", "arn:aws:s3:::gt-labeling-data/*"]}]}
      """;

  private static final String NOTHING =
      "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"sqs:*\", \"Resource\": \"*\"}]}";

  private static final String FULL =
      "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}]}";

  private static final String NO_WRITES =
      "{\"Statement\": [{\"Effect\": \"Deny\", \"Action\": \"s3:PutObject\", \"Resource\":"
          + " \"*\"}]}";

  @TempDir Path folder;

  @Test
  void aRoleThatMayDoWhatItsJobNeedsIsNotFlagged() {
    Command run = audit(world(role(TRUST, DATA)));
    assertThat(found(run, "LG210")).isEmpty();
    assertThat(found(run, "LG801")).isEmpty();
    assertThat(run.lines("note"))
        .filteredOn(note -> note.path("check").asText().equals("LG210"))
        .extracting(note -> note.path("message").asText())
        .singleElement()
        .asString()
        .contains("organizations:DescribeOrganization");
  }

  /// A list that is given is complete.
  @Test
  void aRoleThatIsNotInTheListDoesNotExist() {
    Command run = audit(world(""));
    assertThat(found(run, "LG210"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.path("severity").asText()).isEqualTo("critical");
              assertThat(finding.path("resource").asText()).isEqualTo(ROLE);
              assertThat(finding.path("job").asText()).isEqualTo("cats");
              assertThat(finding.path("path").asText()).isEqualTo("ground-truth");
            });
    assertThat(run.exit()).isOne();
  }

  @Test
  void aRoleOfWhichNoMoreThanItsArnIsGivenIsANote() {
    Command run = audit(world("\"" + ROLE + "\""));
    assertThat(found(run, "LG210")).isEmpty();
    assertThat(run.lines("note"))
        .anySatisfy(
            note -> {
              assertThat(note.path("check").asText()).isEqualTo("LG210");
              assertThat(note.path("message").asText()).contains("iam:GetRole");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Statement\": []}",
        "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"Service\":"
            + " \"lambda.amazonaws.com\"}, \"Action\": \"sts:AssumeRole\"}]}"
      })
  void aRoleThatSageMakerMayNotAssumeIsCritical(String trust) {
    assertThat(found(audit(world(role(trust, DATA))), "LG210"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.path("severity").asText()).isEqualTo("critical");
              assertThat(finding.path("actions").get(0).asText()).isEqualTo("sts:AssumeRole");
            });
  }

  @Test
  void aRoleWithoutItsDataIsFlagged() {
    assertThat(found(audit(world(role(TRUST, NOTHING))), "LG210"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.path("severity").asText()).isEqualTo("high");
              assertThat(texts(finding.path("actions")))
                  .containsExactly(
                      "s3:AbortMultipartUpload",
                      "s3:GetBucketLocation",
                      "s3:GetObject",
                      "s3:ListBucket",
                      "s3:PutObject");
            });
  }

  @Test
  void anAllowOfTheBucketSuffices() {
    String world =
        world(role(TRUST, NOTHING))
            .replace(
                "POLICY",
                DATA.replace(
                    "\"Effect\": \"Allow\",",
                    "\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"" + ROLE + "\"},"));
    assertThat(found(audit(world), "LG210")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "deny, a Deny of an SCP forbids s3:PutObject",
    "narrow, 'its permissions boundary, an SCP or an RCP does not allow'"
  })
  void theOrganizationDecidesToo(String scp, String words) {
    String organization =
        "\"organization\": {\"Id\": \"o-exampleorgid\", \"MasterAccountId\": \"444455556666\","
            + " \"scps\": [["
            + FULL
            + "],["
            + (scp.equals("deny") ? FULL + "," + NO_WRITES : NOTHING)
            + "]], \"rcps\": []},";
    String world = world(role(TRUST, DATA)).replace("ORGANIZATION", organization);
    assertThat(found(audit(world), "LG210"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.path("message").asText()).contains(words));
    assertThat(found(audit(world.replace("444455556666", "111122223333")), "LG210")).isEmpty();
  }

  @Test
  void aTrustPolicyThatAsksForMoreIsNotDecided() {
    String trust =
        TRUST.replace("ArnLike", "StringEquals").replace("aws:SourceArn", "sts:ExternalId");
    Command run = audit(world(role(trust, DATA)));
    assertThat(found(run, "LG210")).isEmpty();
    assertThat(found(run, "LG801"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.path("resource").asText()).isEqualTo(ROLE);
              assertThat(texts(finding.path("unknownKeys"))).containsExactly("sts:ExternalId");
            });
  }

  /// RCPs bind the resources of their own account.
  @Test
  void anRcpDoesNotBindABucketOfAnotherAccount() {
    String organization =
        "\"organization\": {\"Id\": \"o-exampleorgid\", \"scps\": [], \"rcps\": [["
            + FULL
            + "],["
            + FULL
            + ","
            + NO_WRITES
            + "]]},";
    String own = world(role(TRUST, DATA)).replace("ORGANIZATION", organization);
    assertThat(found(audit(own), "LG210"))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.path("message").asText())
                    .contains("a Deny of an RCP forbids s3:PutObject"));
    String ofOthers =
        own.replace(
            "\"name\": \"gt-labeling-data\"",
            "\"name\": \"gt-labeling-data\", \"owner\": \"444455556666\"");
    assertThat(found(audit(ofOthers), "LG210")).isEmpty();
    assertThat(found(audit(ofOthers.replace(DATA, NOTHING)), "LG210"))
        .as("there the role's own policies must allow it, too")
        .hasSize(1);
  }

  @Test
  void automatedLabelingPassesItsRole() {
    String world =
        world(role(TRUST, DATA))
            .replace(
                "ALGORITHM",
                "\"LabelingJobAlgorithmsConfig\": {\"LabelingJobAlgorithmSpecificationArn\":"
                    + " \"arn:aws:sagemaker:us-east-1:027400017018:labeling-job-algorithm-specification/object-detection\"},");
    assertThat(found(audit(world), "LG210"))
        .singleElement()
        .satisfies(
            finding -> assertThat(texts(finding.path("actions"))).containsExactly("iam:PassRole"));
  }

  @Test
  void aStreamingJobUsesItsQueueAndItsTopic() {
    String stream =
        ", \"SnsDataSource\": {\"SnsTopicArn\":"
            + " \"arn:aws:sns:us-east-1:111122223333:labeling-input\"}";
    assertThat(found(audit(world(role(TRUST, DATA)).replace("STREAM", stream)), "LG210"))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(texts(finding.path("actions")))
                    .hasSize(7)
                    .allMatch(action -> action.startsWith("sqs:")));
    assertThat(found(audit(world(role(TRUST, FULL)).replace("STREAM", stream)), "LG210")).isEmpty();
  }

  /// The topic's policy decides, too: by default SNS admits everybody of the topic's account.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not read                                                                   | note",
        "{}                                                                         | found",
        "{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::111122223333:root'}}    | found",
        "{'Effect':'Allow','Principal':{'AWS':'ROLE'}}                              | fine",
        "{'Effect':'Allow','Principal':'*',"
            + "'Condition':{'StringEquals':{'AWS:SourceOwner':'111122223333'}}}     | fine",
        "{'Effect':'Deny','Principal':'*'}                                          | LG212"
      })
  void whoMaySubscribeIsDecidedByTheTopicToo(String statement, String expected) {
    String topic = "arn:aws:sns:us-east-1:111122223333:labeling-input";
    String policy =
        statement.equals("{}")
            ? ""
            : ", \"Policy\": {\"Statement\": [%s]}"
                .formatted(
                    statement
                        .replace('\'', '"')
                        .replace("ROLE", ROLE)
                        .replaceFirst(
                            "\\{",
                            "{\"Action\": \"sns:Subscribe\", \"Resource\": \"" + topic + "\","));
    String topics =
        statement.equals("not read")
            ? ""
            : "\"topics\": [{\"Attributes\": {\"TopicArn\": \"%s\"%s}}],".formatted(topic, policy);
    String world =
        world(
                role(
                    TRUST,
                    DATA.replace("\"s3:GetObject\",", "\"s3:GetObject\", \"sqs:*\",")
                        .replace(
                            "\"arn:aws:s3:::gt-labeling-data\",",
                            "\"arn:aws:s3:::gt-labeling-data\", \"arn:aws:sqs:*:*:*\",")))
            .replace("STREAM", ", \"SnsDataSource\": {\"SnsTopicArn\": \"" + topic + "\"}")
            .replace("ORGANIZATION", topics);
    Command run = audit(world);
    assertThat(found(run, "LG210")).hasSize(expected.equals("found") ? 1 : 0);
    assertThat(found(run, "LG212")).hasSize(expected.equals("LG212") ? 1 : 0);
    assertThat(found(run, "LG801")).isEmpty();
    assertThat(run.lines("note"))
        .filteredOn(note -> note.path("check").asText().equals("LG210"))
        .filteredOn(note -> note.path("message").asText().contains("sns:Subscribe"))
        .hasSize(expected.equals("note") ? 1 : 0);
  }

  private static String world(String roles) {
    return WORLD.replace("ROLES", roles);
  }

  private static String role(String trust, String policy) {
    return """
    {"Role": {"Arn": "arn:aws:iam::111122223333:role/labeling/GroundTruth", "RoleId": "AROAEXAMPLEID",
      "AssumeRolePolicyDocument": %s},
     "Policies": [{"PolicyName": "data", "PolicyDocument": %s}], "AttachedPolicies": []}
    """
        .formatted(trust, policy);
  }

  private Command audit(String world) {
    String whole =
        world
            .replace("ORGANIZATION", "")
            .replace("POLICY", "null")
            .replace("STREAM", "")
            .replace("ALGORITHM", "");
    return Command.run(
        "audit", "--format", "json", "--world", Command.file(folder, "world.json", whole));
  }

  private static List<JsonNode> found(Command run, String check) {
    return run.lines("finding").stream()
        .filter(finding -> finding.path("check").asText().equals(check))
        .toList();
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }
}
