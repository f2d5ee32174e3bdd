package io.labelguard.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.core.labeling.Organization;
import io.labelguard.local.json.MalformedDocumentException;
import io.labelguard.local.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorldTest {

  private static final String HEAD = "{\"account\": \"111122223333\", \"region\": \"us-east-1\"";

  @Test
  void aPolicyKeepsItsLettersEvenRepeatedKeysAndLosesOnlyItsIndentation() {
    World world =
        World.parse(
            HEAD
                + """
                , "buckets": [
                  {"name": "none"},
                  {"name": "b", "policy": {
                      "Version": "2012-10-17",
                      "Statement": [
                        {"Sid": "a", "Sid": "b",  "Effect": "Deny"}
                      ]
                    }
                  },
                  {"name": "text", "policy": "{\\"Version\\": 1}"},
                  {"name": "null", "policy": null}]}\
                """);
    assertThat(world.buckets().get(0).policy()).isEmpty();
    assertThat(world.buckets().get(1).policy())
        .contains(
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {"Sid": "a", "Sid": "b",  "Effect": "Deny"}
              ]
            }\
            """);
    assertThat(world.buckets().get(2).policy()).contains("{\"Version\": 1}");
    assertThat(world.buckets().get(3).policy()).isEmpty();
  }

  @Test
  void whatIsLeftOutHasItsDefault() {
    World world = World.parse(HEAD + ", \"buckets\": [{\"name\": \"b\"}], \"jobs\": null}");
    World.Bucket bucket = world.buckets().getFirst();
    assertThat(bucket.region()).isEqualTo("us-east-1");
    assertThat(bucket.owner()).isEqualTo("111122223333");
    assertThat(world.trails()).isTrue();
    assertThat(world.jobs()).isEmpty();
    assertThat(world.workforce()).isEmpty();
    assertThat(World.parse(HEAD + "}")).isEqualTo(World.empty("111122223333", "us-east-1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1763625600                        | 2025-11-20T08:00:00Z
          1763625600.5                      | 2025-11-20T08:00:00.500Z
          1.7636256E9                       | 2025-11-20T08:00:00Z
          1763625600000                     | 2025-11-20T08:00:00Z
          "1763625600"                      | 2025-11-20T08:00:00Z
          "2025-11-20T08:00:00Z"            | 2025-11-20T08:00:00Z
          "2025-11-20T09:00:00.25+01:00"    | 2025-11-20T08:00:00.250Z
          "2025-11-20T09:00:00+0100"        | 2025-11-20T08:00:00Z
          "2025-11-20 08:00:00+00:00"       | 2025-11-20T08:00:00Z
          "2025-11-20T08:00:00"             | 2025-11-20T08:00:00Z
          """)
  void timesAreReadInEveryForm(String written, String meant) {
    World world =
        World.parse(
            HEAD
                + ", \"jobs\": [{\"LabelingJobName\": \"a\", \"CreationTime\": "
                + written
                + "}]}");
    assertThat(world.jobs().getFirst().creationTime()).isEqualTo(Instant.parse(meant));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          ''                                                                 |                       | expected a JSON object
          []                                                                 |                       | expected a JSON object
          {"account": "111122223333"                                         |                       | not JSON (line 1
          {}                                                                 | /account              | 12-digit account id
          {"account": 1, "region": "us-east-1"}                                      | /account              | expected 12 digits, found 1
          {"account": "111122223333"}                                        | /region               | us-east-1
          {"account": "111122223333", "region": "Mars"}                      | /region               | found Mars
          {"account": "111122223333", "region": "us-east-1", "buckets": [{"name": "b"}, {"name": "b"}]} | /buckets/1/name | b appears twice
          {"account": "111122223333", "region": "us-east-1", "jobs": [{"LabelingJobName": "a"}, {"LabelingJobName": "A"}]} | /jobs/1/LabelingJobName | twice
          {"account": "111122223333", "region": "us-east-1", "workteams": [{"WorkteamName": "t"}, {"WorkteamName": "t"}]} | /workteams/1/WorkteamName | twice
          {"account": "111122223333", "region": "us-east-1", "events": -1}           | /events               | expected a number from 0 up, found -1
          {"account": "111122223333", "region": "us-east-1", "events": "1"}          | /events               | expected a number
          {"account": "111122223333", "region": "us-east-1", "buckets": {}}          | /buckets              | expected a list, found {}
          {"account": "111122223333", "region": "us-east-1", "buckets": ["b"]}       | /buckets/0            | expected an object, found "b"
          {"account": "111122223333", "region": "us-east-1", "buckets": [{}]}        | /buckets/0/name       | the bucket's name
          {"account": "111122223333", "region": "us-east-1", "buckets": [{"name": "b", "policy": 3}]} | /buckets/0/policy | as an object or as a string
          {"account": "111122223333", "region": "us-east-1", "buckets": [{"name": "b", "tags": 3}]} | /buckets/0/tags | expected an object, found 3
          {"account": "111122223333", "region": "us-east-1", "buckets": [{"name": "b", "cors": 3}]} | /buckets/0/cors | expected a list, found 3
          {"account": "111122223333", "region": "us-east-1", "buckets": [{"name": "b", "encryption": 3}]} | /buckets/0/encryption | expected an object, found 3
          {"account": "111122223333", "region": "us-east-1", "keys": {}} | /keys | expected a list, found {}
          {"account": "111122223333", "region": "us-east-1", "keys": [{"KeyMetadata": "k"}]} | /keys/0/KeyMetadata | expected an object, found "k"
          {"account": "111122223333", "region": "us-east-1", "keys": {"Keys": [{"Grants": {}}]}} | /keys/0/Grants | expected a list
          {"account": "111122223333", "region": "us-east-1", "subnets": ["s"]} | /subnets/0 | expected an object, found "s"
          {"account": "111122223333", "region": "us-east-1", "routeTables": [{"Routes": 3}]} | /routeTables/0/Routes | expected a list, found 3
          {"account": "111122223333", "region": "us-east-1", "securityGroups": 3} | /securityGroups | expected a list, found 3
          {"account": "111122223333", "region": "us-east-1", "functions": [{"Policy": 3}]} | /functions/0/Policy | expected a policy as an object
          {"account": "111122223333", "region": "us-east-1", "functions": [{"ReservedConcurrentExecutions": "0"}]} | /functions/0/ReservedConcurrentExecutions | expected a number
          {"account": "111122223333", "region": "us-east-1", "topics": [{"Attributes": []}]} | /topics/0/Attributes | expected an object
          {"account": "111122223333", "region": "us-east-1", "queues": [{"QueueUrl": 3}]} | /queues/0/QueueUrl | expected a text, found 3
          {"account": "111122223333", "region": "us-east-1", "roles": [{"Role": {"Arn": "a", "RoleId": "AROAS"}, "Policies": {}}]} | /roles/0/Policies | expected a list
          {"account": "111122223333", "region": "us-east-1", "roles": [{"Role": {"Arn": "a", "RoleId": "AROAS"}, "AttachedPolicies": [{"PolicyDocument": 3}]}]} | /roles/0/AttachedPolicies/0/PolicyDocument | expected a policy
          {"account": "111122223333", "region": "us-east-1", "organization": {"Id": "o-exampleorgid", "scps": [{}]}} | /organization/scps/0 | expected a list
          {"account": "111122223333", "region": "us-east-1", "organization": {"Id": "o-exampleorgid", "rcps": [[3]]}} | /organization/rcps/0/0 | expected a policy
          {"account": "111122223333", "region": "us-east-1", "logs": []} | /logs | expected an object
          {"account": "111122223333", "region": "us-east-1", "logs": {"j": ["m", 3]}} | /logs/j/1 | expected a text, found 3
          {"account": "111122223333", "region": "us-east-1", "trail": [1]} | /trail/0 | expected an object, found 1
          {"account": "111122223333", "region": "us-east-1", "buckets": [{"name": "b", "abac": "On"}]} | /buckets/0/abac | expected Enabled or Disabled, found "On"
          {"account": "111122223333", "region": "us-east-1", "buckets": [{"name": "b", "abac": true}]} | /buckets/0/abac | expected Enabled or Disabled, found true
          {"account": "111122223333", "region": "us-east-1", "buckets": [{"name": "b", "abac": {"Status": "Enabled"}}]} | /buckets/0/abac | expected Enabled or Disabled
          {"account": "111122223333", "region": "us-east-1", "now": "today"}         | /now                  | expected a time such as 2026-11-20T09:00:00Z, found today
          {"account": "111122223333", "region": "us-east-1", "now": null}            | /now                  | write a time such as
          {"account": "111122223333", "region": "us-east-1", "now": {}}              | /now                  | write a time such as
          {"account": "111122223333", "region": "us-east-1", "jobs": [{}]}           | /jobs/0/LabelingJobName | DescribeLabelingJob
          {"account": "111122223333", "region": "us-east-1", "jobs": [{"LabelingJobName": "a", "CreationTime": "soon"}]} | /jobs/0/CreationTime | 2026-11-22T08:00:00Z
          {"account": "111122223333", "region": "us-east-1", "jobs": [{"LabelingJobName": "a", "InputConfig": "x"}]} | /jobs/0/InputConfig | expected an object, found "x"
          {"account": "111122223333", "region": "us-east-1", "jobs": [{"LabelingJobName": "a", "LabelCounters": {"Unlabeled": "x"}}]} | /jobs/0/LabelCounters/Unlabeled | expected a number
          {"account": "111122223333", "region": "us-east-1", "workteams": [{"Workteam": {}}]} | /workteams/0/WorkteamName | DescribeWorkteam
          """)
  void whatCannotBeReadIsSaidWithItsPlaceAndWhatToWrite(String text, String pointer, String part) {
    assertThatThrownBy(() -> World.parse(text))
        .isInstanceOfSatisfying(
            MalformedDocumentException.class,
            e -> assertThat(e.pointer()).isEqualTo(pointer == null ? "" : pointer))
        .hasMessageContaining(part);
  }

  @Test
  void aWorldComesBackFromItsJson() {
    World world =
        World.parse(
            HEAD
                + """
                , "buckets": [{"name": "b", "policy": {"Statement": []}, "tags": [{"Key": "k", "Value": "v"}],
                   "cors": {"CORSRules": [{"AllowedMethods": ["GET"]}]}, "abac": "Enabled"},
                   {"name": "c", "abac": "Disabled"}], "now": "2026-11-20T10:00:00Z",
                 "jobs": [{"LabelingJobName": "a", "CreationTime": 1763625600.123, "HumanTaskConfig":
                   {"NumberOfHumanWorkersPerDataObject": 3, "PublicWorkforceTaskPrice": {"AmountInUsd": {"Cents": 3}}}}],
                 "workteams": [{"WorkteamName": "t", "Tags": {"x": "y"}}], "workforce": {"WorkforceName": "w"},
                 "trails": false, "roles": ["arn:aws:iam::111122223333:role/r",
                   {"Role": {"Arn": "arn:aws:iam::111122223333:role/s", "RoleId": "AROAS",
                    "Tags": [{"Key": "k", "Value": "v"}]}}],
                 "organization": {"Organization": {"Id": "o-exampleorgid"}},
                 "vpcEndpoints": [{"VpcEndpointId": "vpce-1"}], "secrets": {"s": "v"}, "events": 7}\
                """);
    assertThat(world.now()).contains(Instant.parse("2026-11-20T10:00:00Z"));
    assertThat(world.buckets()).extracting(World.Bucket::abac).containsExactly(true, false);
    assertThat(World.parse(world.toJson())).isEqualTo(world);
  }

  @Test
  void whatIsNotGivenStaysAbsentAndWhatIsGivenStays() {
    World world =
        World.parse(
            HEAD
                + """
                , "buckets": [{"name": "b", "cors": null, "unknown": 1},
                   {"name": "c", "cors": [], "encryption": {"ServerSideEncryptionConfiguration": {"Rules": []}}}],
                 "keys": {"Keys": [{"KeyMetadata": {"KeyId": "k"}, "Policy": "{}", "Grants": [], "Aliases": []}]},
                 "subnets": {"Subnets": []}, "routeTables": null, "securityGroups": [{}],
                 "functions": [{"Configuration": {"FunctionName": "f"}, "Policy": null}],
                 "topics": [], "queues": [{"QueueUrl": "u", "Attributes": {}}], "logs": {"j": ["m"]},
                 "trail": {"Records": [{"eventName": "PutBucketPolicy"}]},
                 "roles": [{"Role": {"Arn": "arn:aws:iam::111122223333:role/s", "RoleId": "AROAS"},
                   "Policies": [{"PolicyName": "p", "PolicyDocument": {}}], "PermissionsBoundary": null}],
                 "organization": {"Id": "o-exampleorgid", "MasterAccountId": "444455556666", "scps": [[{}, "{}"], []]}}\
                """);

    assertThat(world.buckets().getFirst().corsRules()).isEmpty();
    assertThat(world.buckets().getLast().corsRules()).contains(List.of());
    assertThat(world.given())
        .containsOnlyKeys(
            "keys",
            "subnets",
            "securityGroups",
            "functions",
            "topics",
            "queues",
            "logs",
            "trail",
            "organization");
    assertThat(World.parse(world.toJson())).isEqualTo(world);
    assertThat(world.toJson()).contains("PolicyDocument").doesNotContain("routeTables");
  }

  @Test
  void aWorldIsReadFromAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("world.json"), HEAD + "}");
    assertThat(World.read(file)).isEqualTo(World.empty("111122223333", "us-east-1"));
  }

  @Test
  void theOrganizationIsAnIdOrNoneOrNotSaid() {
    assertThat(organization("\"o-exampleorgid\""))
        .contains(new Organization.MemberOf("o-exampleorgid"));
    assertThat(organization("{\"Id\": \"o-exampleorgid\"}"))
        .contains(new Organization.MemberOf("o-exampleorgid"));
    assertThat(organization("\"none\"")).contains(new Organization.None());
    assertThat(organization("null")).isEmpty();
    for (String said : List.of("\"none\"", "\"o-exampleorgid\"", "null")) {
      World world = World.parse(HEAD + ", \"organization\": " + said + "}");
      assertThat(World.parse(world.toJson())).isEqualTo(world);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"organization\": \"example\" | /organization",
        "\"organization\": 7 | /organization",
        "\"organization\": {} | /organization",
        "\"roles\": [7] | /roles/0",
        "\"roles\": [{\"RoleId\": \"AROAS\"}] | /roles/0/Arn",
        "\"roles\": [{\"Arn\": \"a\"}] | /roles/0/RoleId",
        "\"roles\": [{\"Arn\": \"a\", \"RoleId\": \"*\"}] | /roles/0/RoleId"
      })
  void aRoleOrOrganizationThatIsNoneIsRefused(String member, String at) {
    assertThatThrownBy(() -> World.parse(HEAD + ", " + member + "}"))
        .isInstanceOf(MalformedDocumentException.class)
        .hasMessageStartingWith("the world at " + at + ":");
  }

  private static Optional<Organization> organization(String said) {
    return World.parse(HEAD + ", \"organization\": " + said + "}").organization();
  }

  @Test
  void whatWasRefusedComesBackAndIsRefusedAgain() {
    World world =
        World.parse(
            """
            {"account":"111122223333","region":"us-east-1",
             "notPermitted":["s3:GetBucketPolicy","ec2:DescribeVpcEndpoints"],
             "buckets":[{"name":"b","refused":{"GetBucketPolicy":"Access Denied: ask Ana"}}]}
            """);

    assertThat(World.parse(world.toJson())).isEqualTo(world);
    assertThat(world.notPermitted())
        .containsExactly("ec2:DescribeVpcEndpoints", "s3:GetBucketPolicy");
    assertThat(world.collected()).isTrue();
    assertThat(World.empty("111122223333", "us-east-1").collected()).isFalse();
    assertThat(world.buckets().getFirst().refused())
        .containsEntry("GetBucketPolicy", "Access Denied: ask Ana");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"notPermitted\":{}               | /notPermitted: expected a list",
        "\"notPermitted\":[7]              | /notPermitted/0: expected a text",
        "\"buckets\":[{\"name\":\"b\",\"refused\":{\"GetBucketPolicy\":403}}] |"
            + " /buckets/0/refused/GetBucketPolicy: expected a text",
        "\"buckets\":[{\"name\":\"b\",\"refused\":[]}]       | /buckets/0/refused: expected an"
            + " object"
      })
  void aRefusalOfAnotherFormIsNamed(String member, String problem) {
    assertThatThrownBy(
            () ->
                World.parse(
                    "{\"account\":\"111122223333\",\"region\":\"us-east-1\"," + member + "}"))
        .hasMessageContaining(problem);
  }
}
