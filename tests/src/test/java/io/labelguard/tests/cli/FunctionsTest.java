package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labelguard.tests.Repository;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A live job whose tasks go through functions of the account, in a world.
class FunctionsTest {

  private static final String PREFIX = "arn:aws:lambda:us-east-1:111122223333:function:";

  private static final String WORLD =
      """
      {"account": "111122223333", "region": "us-east-1", "workteams": [],
       "buckets": [{"name": "gt-labeling-data", "policy": POLICY}],
       "jobs": [
        {"LabelingJobName": "street-signs", "LabelingJobStatus": "InProgress",
         "LabelingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:labeling-job/street-signs",
         "RoleArn": "arn:aws:iam::111122223333:role/GroundTruth",
         "HumanTaskConfig": {
           "WorkteamArn": "arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/t",
           "PreHumanTaskLambdaArn": "PREFIXquality-pre-task",
           "AnnotationConsolidationConfig": {
             "AnnotationConsolidationLambdaArn": "PREFIXquality-post-task"}},
         "InputConfig": {"DataSource": {"S3DataSource": {
           "ManifestS3Uri": "s3://gt-labeling-data/in.manifest"}}},
         "OutputConfig": {"S3OutputPath": "s3://gt-labeling-data/out/"}}],
       "functions": FUNCTIONS}
      """
          .replace("PREFIX", PREFIX);

  private static final String POST =
      "{\"Configuration\": {\"FunctionName\": \"quality-post-task\", \"State\": \"Active\"}}";

  private static final String RESTRICTED =
      """
      {"Version": "2012-10-17", "Statement": [{"Sid": "OurNetworks", "Effect": "Deny",
       "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::gt-labeling-data/*",
       "Condition": {"StringNotEquals": {"aws:SourceVpc": "vpc-0aa11bb22cc33dd44",
        "aws:SourceVpce": "vpce-08408e335ebf95b40"}}}]}\
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                                                       | critical | no such function",
        "{'State':'Active'},'ReservedConcurrentExecutions':0    | critical | concurrency is 0",
        "{'State':'Failed','StateReason':'Too large.'}          | high     | Failed (Too large.)",
        "{'State':'Inactive'}                                   | low      | wake",
        "{'State':'Active'}                                     |          | ",
        "{'State':'Active'},'ReservedConcurrentExecutions':2    |          | ",
        "{'State':'Pending'}                                    |          | ",
        "{'State':'Active','LastUpdateStatus':'Failed'}         |          | "
      })
  void auditFindsWhatKeepsAJobFromItsFunction(
      String configuration, String severity, String message) {
    String function =
        configuration == null
            ? ""
            : "{\"Configuration\":"
                + configuration
                    .replace('\'', '"')
                    .replaceFirst("\\{", "{\"FunctionName\":\"quality-pre-task\",")
                + "},";
    Command run = audit(world("null", "[" + function + POST + "]"));
    List<JsonNode> found = of(run, "finding", "LG209");

    if (severity == null) {
      assertThat(found).isEmpty();
      assertThat(of(run, "note", "LG209")).isEmpty();
      return;
    }
    assertThat(found)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.path("severity").asText()).isEqualTo(severity);
              assertThat(finding.path("job").asText()).isEqualTo("street-signs");
              assertThat(finding.path("resource").asText()).isEqualTo(PREFIX + "quality-pre-task");
              assertThat(finding.path("path").asText()).isEqualTo("functions");
              assertThat(finding.path("message").asText()).contains(message);
            });
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void aWorldWithoutFunctionsSaysThatTheyWereNotGiven() {
    Command run = audit(world("null", "null"));
    assertThat(of(run, "finding", "LG209")).isEmpty();
    assertThat(of(run, "note", "LG209"))
        .hasSize(2)
        .allSatisfy(
            note -> assertThat(note.path("message").asText()).contains("not given in the world"));
  }

  @Test
  void aFunctionOutsideTheNetworksOfABucketCannotBeDecided() {
    String named = POST.replace("post", "pre");
    Command without = audit(world(RESTRICTED, "[" + named + "," + POST + "]"));
    assertThat(networks(without))
        .extracting(finding -> finding.path("resource").asText())
        .containsExactly(PREFIX + "quality-post-task", PREFIX + "quality-pre-task");
    assertThat(networks(without).getFirst().path("statements").toString())
        .isEqualTo("[{\"index\":0,\"sid\":\"OurNetworks\"}]");

    String vpc = "\"VpcConfig\": {\"VpcId\": \"vpc-0aa11bb22cc33dd44\"}, \"State\"";
    String within = "[" + named + "," + POST + "]";
    assertThat(networks(audit(world(RESTRICTED, within.replace("\"State\"", vpc))))).isEmpty();
    String other = within.replace("\"State\"", vpc.replace("0aa11bb", "0bb11cc"));
    assertThat(networks(audit(world(RESTRICTED, other)))).hasSize(2);
    assertThat(networks(audit(world("null", within)))).isEmpty();
  }

  /// Which endpoint a VPC has is not known.
  @Test
  void anEndpointThatMayBeTheFunctionsIsANote() {
    String onlyEndpoints =
        RESTRICTED
            .replace("\"aws:SourceVpc\": \"vpc-0aa11bb22cc33dd44\",", "")
            .replace("\"vpce-08408e335ebf95b40\"", "[\"vpce-08408e335ebf95b40\", \"vpce-1\"]");
    String functions =
        ("[" + POST.replace("post", "pre") + "," + POST + "]")
            .replace("\"State\"", "\"VpcConfig\": {\"VpcId\": \"vpc-1\"}, \"State\"");
    Command run = audit(world(onlyEndpoints, functions));
    assertThat(networks(run)).isEmpty();
    assertThat(of(run, "note", "LG209"))
        .hasSize(2)
        .allSatisfy(
            note ->
                assertThat(note.path("message").asText()).contains("of the function's network"));
  }

  @ParameterizedTest
  @CsvSource({"55-function-deleted, no such function", "58-function-concurrency, concurrency is 0"})
  void replayAppliesTheEventAndFindsWhatItDid(String event, String message) {
    Path file = world("null", "[" + POST.replace("post", "pre") + "," + POST + "]");
    assertThat(of(audit(file), "finding", "LG209")).isEmpty();
    Command run =
        Command.run(
            "replay",
            "--local",
            file.getParent(),
            "--format",
            "json",
            Repository.root().resolve("events/" + event + ".json"));
    assertThat(of(run, "finding", "LG209"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.path("severity").asText()).isEqualTo("critical");
              assertThat(finding.path("message").asText()).contains(message);
            });
  }

  private static List<JsonNode> networks(Command run) {
    return of(run, "finding", "LG801").stream()
        .filter(finding -> finding.path("path").asText().equals("functions"))
        .toList();
  }

  private static List<JsonNode> of(Command run, String type, String check) {
    return run.lines(type).stream()
        .filter(line -> line.path("check").asText().equals(check))
        .toList();
  }

  private static Command audit(Path world) {
    return Command.run("audit", "--world", world, "--format", "json");
  }

  private Path world(String policy, String functions) {
    return Command.file(
        folder, "world.json", WORLD.replace("POLICY", policy).replace("FUNCTIONS", functions));
  }
}
