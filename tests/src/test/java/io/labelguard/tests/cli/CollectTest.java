package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.wire.Fault;
import io.labelguard.local.world.World;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `collect` against the account of the SDK's own settings, which is a local AWS: what
/// is in the file, and what is not.
class CollectTest {

  /// Nothing listens there: collect uses no table.
  static final URI NO_TABLE = URI.create("http://127.0.0.1:1");

  static final Path EXAMPLE = Repository.root().resolve("docs/examples/world.json");

  private static final String FUNCTION =
      "arn:aws:lambda:us-east-1:111122223333:function:SageMaker-pre";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "DescribeTrails, cloudtrail:DescribeTrails",
    "GetEventSelectors, cloudtrail:GetEventSelectors",
    "ListLabelingJobs, sagemaker:ListLabelingJobs",
    "DescribeLabelingJob, sagemaker:DescribeLabelingJob",
    "ListWorkteams, sagemaker:ListWorkteams",
    "ListTags, sagemaker:ListTags",
    "ListWorkforces, sagemaker:ListWorkforces",
    "DescribeVpcEndpoints, ec2:DescribeVpcEndpoints",
    "DescribeSubnets, ec2:DescribeSubnets",
    "DescribeRouteTables, ec2:DescribeRouteTables",
    "DescribeSecurityGroups, ec2:DescribeSecurityGroups",
    "GetBucketPolicy, s3:GetBucketPolicy",
    "GetBucketCors, s3:GetBucketCORS",
    "GetBucketEncryption, s3:GetEncryptionConfiguration",
    "DescribeKey, kms:DescribeKey",
    "GetKeyPolicy, kms:GetKeyPolicy",
    "ListGrants, kms:ListGrants",
    "GetRole, iam:GetRole",
    "ListRolePolicies, iam:ListRolePolicies",
    "GetPolicyVersion, iam:GetPolicyVersion",
    "ListPoliciesForTarget, organizations:ListPoliciesForTarget",
    "GetFunctionConfiguration, lambda:GetFunctionConfiguration",
    "GetFunctionConcurrency, lambda:GetFunctionConcurrency",
    "DescribeOrganization, organizations:DescribeOrganization"
  })
  void whatIsNotPermittedIsNamedAndIsNotThereWhenTheFileIsAudited(
      String operation, String permission) throws IOException {
    try (CredentialsAccount account = CredentialsAccount.start(known(), NO_TABLE)) {
      account.aws().faults().next(10_000, operation, Fault.ACCESS_DENIED);
      Command there = Command.run("audit", "--format", "json");
      Path file = folder.resolve("world.json");
      Command collected = Command.run("collect", "--out", file);

      assertThat(collected.exit()).isZero();
      assertThat(collected.out()).contains("Not permitted, and left out: " + permission);
      assertThat(World.read(file).notPermitted()).containsExactly(permission);
      assertThat(
              CollectedAuditTest.judged(Command.run("audit", "--world", file, "--format", "json")))
          .isEqualTo(CollectedAuditTest.judged(there));
    }
  }

  @Test
  void nothingIsNamedWhereEverythingWasPermitted() throws IOException {
    try (CredentialsAccount _ = CredentialsAccount.start(known(), NO_TABLE)) {
      Path file = folder.resolve("world.json");

      assertThat(Command.run("collect", "--out", file).out()).doesNotContain("ot permitted");
      World world = World.read(file);
      assertThat(world.notPermitted()).isEmpty();
      assertThat(world.collected()).isTrue();
      assertThat(world.workforce()).isPresent();
      assertThat(world.vpcEndpoints()).isNotEmpty();
      assertThat(world.given()).containsKeys("subnets", "routeTables", "securityGroups");
      assertThat(world.organization()).isPresent();
      assertThat(world.roles().orElseThrow())
          .isNotEmpty()
          .allMatch(role -> role.facts().isPresent());
      assertThat(world.buckets()).isNotEmpty().allMatch(one -> one.corsRules().isPresent());
      assertThat(world.given().get("functions").toString())
          .isEqualTo(
              """
              [{"Configuration":{"FunctionName":"SageMaker-pre","FunctionArn":"%s",\
              "State":"Failed","StateReason":"The image of account 111122223333 cannot be read."},\
              "ReservedConcurrentExecutions":7,"Policy":"{\\"Statement\\":[]}"}]\
              """
                  .formatted(FUNCTION));
    }
  }

  @Test
  void theTopicsAndTheQueueOfAStreamingJobAreWritten() throws IOException {
    World streaming = streaming();
    try (CredentialsAccount _ = CredentialsAccount.start(streaming, NO_TABLE)) {
      Command there = Command.run("audit", "--format", "json");
      Path file = folder.resolve("world.json");
      assertThat(Command.run("collect", "--out", file).exit()).isZero();
      World world = World.read(file);
      assertThat(world.given().get("topics").toString()).isEqualTo("[]");
      assertThat(world.given().get("queues").toString())
          .isEqualTo(
              "[{\"Attributes\":{\"QueueArn\":\"%s\",\"Policy\":\"{\\\"Statement\\\":[]}\"}}]"
                  .formatted(queueOf(streaming)));
      assertThat(
              CollectedAuditTest.judged(Command.run("audit", "--world", file, "--format", "json")))
          .isEqualTo(CollectedAuditTest.judged(there))
          .anyMatch(line -> line.path("check").asText().equals("LG212"));
    }
  }

  /// The known world with a streaming job whose topic was deleted.
  private static World streaming() throws IOException {
    World known = known();
    ObjectNode json = (ObjectNode) Command.tree(known.toJson());
    ((ObjectNode) json.path("jobs").path(0))
        .withObject("/InputConfig/DataSource/SnsDataSource")
        .put("SnsTopicArn", "arn:aws:sns:" + known.region() + ":" + known.account() + ":new");
    json.putArray("topics");
    json.putArray("queues")
        .addObject()
        .putObject("Attributes")
        .put("QueueArn", queueOf(known))
        .put("Policy", "{\"Statement\":[]}")
        .put("Owner", known.account());
    return World.parse(json.toString());
  }

  private static String queueOf(World world) {
    return "arn:aws:sqs:%s:%s:GroundTruth-%s"
        .formatted(world.region(), world.account(), world.jobs().getFirst().labelingJobName());
  }

  @Test
  void aRedactedFunctionHasNoAccountOfACustomer() throws IOException {
    try (CredentialsAccount _ = CredentialsAccount.start(known(), NO_TABLE)) {
      Path file = folder.resolve("world.json");
      assertThat(Command.run("collect", "--redact", "--out", file).exit()).isZero();
      assertThat(World.read(file).given().get("functions").toString())
          .contains("us-east-1:100000000001:function:SageMaker-pre", "account 100000000001")
          .doesNotContain("111122223333");
      assertThat(Command.run("audit", "--world", file, "--format", "json").lines("finding"))
          .anyMatch(finding -> finding.path("check").asText().equals("LG209"));
    }
  }

  @Test
  void aFunctionThatDoesNotExistIsMissingInTheFileToo() throws IOException {
    ObjectNode json = (ObjectNode) Command.tree(known().toJson());
    json.putArray("functions");
    try (CredentialsAccount _ = CredentialsAccount.start(World.parse(json.toString()), NO_TABLE)) {
      Command there = Command.run("audit", "--format", "json");
      Path file = folder.resolve("world.json");
      assertThat(Command.run("collect", "--out", file).exit()).isZero();
      assertThat(
              CollectedAuditTest.judged(Command.run("audit", "--world", file, "--format", "json")))
          .isEqualTo(CollectedAuditTest.judged(there))
          .anyMatch(line -> line.path("message").asText().contains("there is no such function"));
    }
  }

  private static final String DOCUMENT = "PolicyDocument";

  private static final String FULL_ACCESS =
      "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}}";

  /// Returns the example with all that a caller may be refused.
  private static World known() throws IOException {
    ObjectNode json = (ObjectNode) Command.tree(Files.readString(EXAMPLE));
    ObjectNode organization = json.putObject("organization").put("Id", "o-exampleorgid");
    organization.putArray("scps").addArray().add(FULL_ACCESS);
    organization.putArray("rcps");
    json.putArray("roles");
    ((ObjectNode) json.path("jobs").path(0).path("HumanTaskConfig"))
        .put("PreHumanTaskLambdaArn", FUNCTION);
    ObjectNode function = json.putArray("functions").addObject();
    function
        .putObject("Configuration")
        .put("FunctionArn", FUNCTION)
        .put("State", "Failed")
        .put("StateReason", "The image of account 111122223333 cannot be read.");
    function.put("ReservedConcurrentExecutions", 7).put("Policy", "{\"Statement\":[]}");
    World world = World.parse(json.toString());
    Set<String> arns = new TreeSet<>();
    world.jobs().forEach(job -> arns.add(job.roleArn()));
    for (String arn : arns) {
      ObjectNode role =
          json.withArray("roles").addObject().put("Arn", arn).put("RoleId", "AROAEXAMPLEID");
      role.putArray("DeniedByOrganizations");
      role.putArray("Policies").addObject().put("PolicyName", "all").put(DOCUMENT, FULL_ACCESS);
      role.putArray("AttachedPolicies")
          .addObject()
          .put("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess")
          .put(DOCUMENT, FULL_ACCESS);
      role.put("PermissionsBoundary", FULL_ACCESS);
    }
    json.withArray("buckets")
        .forEach(
            bucket -> {
              ((ObjectNode) bucket).putArray("cors");
              ((ObjectNode) bucket)
                  .putObject("encryption")
                  .putArray("Rules")
                  .addObject()
                  .putObject("ApplyServerSideEncryptionByDefault")
                  .put("SSEAlgorithm", "aws:kms")
                  .put("KMSMasterKeyID", "alias/labels");
            });
    ObjectNode key = json.putArray("keys").addObject();
    key.putObject("KeyMetadata")
        .put("Arn", "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab")
        .put("KeyState", "Disabled");
    key.putArray("Aliases").addObject().put("AliasName", "alias/labels");
    key.put("Policy", "{\"Statement\":[]}");
    json.withObject("/workforce/WorkforceVpcConfig").put("VpcId", "vpc-0a1b2c3d4e5f60718");
    json.withArray("jobs").forEach(job -> automate((ObjectNode) job));
    json.putArray("subnets")
        .addObject()
        .put("SubnetId", "subnet-0a1b2c3d4e5f60718")
        .put("VpcId", "vpc-0b1c2d3e4f5a60718");
    ObjectNode table = json.putArray("routeTables").addObject();
    table.put("RouteTableId", "rtb-0a1b2c3d4e5f60718").put("VpcId", "vpc-0b1c2d3e4f5a60718");
    table.putArray("Associations").addObject().put("Main", true);
    table
        .putArray("Routes")
        .addObject()
        .put("DestinationCidrBlock", "0.0.0.0/0")
        .put("TransitGatewayId", "tgw-0a1b2c3d4e5f60718")
        .put("State", "active");
    json.putArray("securityGroups")
        .addObject()
        .put("GroupId", "sg-0a1b2c3d4e5f60718")
        .putArray("IpPermissionsEgress");
    json.putArray("vpcEndpoints")
        .addObject()
        .put("VpcEndpointId", "vpce-0a1b2c3d4e5f60718")
        .put("VpcEndpointType", "Gateway")
        .put("VpcId", "vpc-0a1b2c3d4e5f60718")
        .put("ServiceName", "com.amazonaws.us-east-1.s3")
        .put("State", "available");
    return World.parse(json.toString());
  }

  private static void automate(ObjectNode job) {
    ObjectNode algorithm = job.putObject("LabelingJobAlgorithmsConfig");
    algorithm.put(
        "LabelingJobAlgorithmSpecificationArn",
        "arn:aws:sagemaker:us-east-1:027400017018:labeling-job-algorithm-specification/image-classification");
    ObjectNode vpc = algorithm.putObject("LabelingJobResourceConfig").putObject("VpcConfig");
    vpc.putArray("Subnets").add("subnet-0a1b2c3d4e5f60718");
    vpc.putArray("SecurityGroupIds").add("sg-0a1b2c3d4e5f60718");
  }

  @Test
  void anotherAccountsBucketStaysOneAndKeepsTheRulesThatWereRead() throws IOException {
    try (CredentialsAccount account = CredentialsAccount.start(known(), NO_TABLE)) {
      World.Bucket ours = bucketIn(account.aws().state().world());
      account
          .aws()
          .state()
          .putBucket(
              new World.Bucket(
                  ours.name(),
                  "eu-west-1",
                  "444455556666",
                  Optional.of(
                      CollectedAuditTest.denying(
                              "s3:GetBucketCORS\",\"s3:GetEncryptionConfiguration")
                          .replace("Deny", "Allow")),
                  ours.tags(),
                  ours.corsRules(),
                  false,
                  ours.objects(),
                  ours.encryption(),
                  ours.refused()));
      Command there = Command.run("audit", "--format", "json");
      Path file = folder.resolve("world.json");
      assertThat(Command.run("collect", "--out", file).exit()).isZero();

      World.Bucket theirs = bucketIn(World.read(file));
      assertThat(theirs.owner()).isEqualTo("000000000000");
      assertThat(theirs.region()).isEqualTo("eu-west-1");
      assertThat(theirs.corsRules()).contains(List.of());
      assertThat(World.read(file).notPermitted()).isEmpty();
      assertThat(
              CollectedAuditTest.judged(Command.run("audit", "--world", file, "--format", "json")))
          .isEqualTo(CollectedAuditTest.judged(there))
          .anyMatch(line -> line.path("check").asText().equals("LG201"));
    }
  }

  private static World.Bucket bucketIn(World world) {
    return world.buckets().stream()
        .filter(bucket -> bucket.name().equals(Story.BUCKET))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPolicyIsWrittenByteForByte() throws IOException {
    String text = "{ \"Statement\" : [] ,\n\t\"Version\":\"2012-10-17\", \"Id\":\"\\u00e9 é\" }";
    try (CredentialsAccount account = CredentialsAccount.start(World.read(EXAMPLE), NO_TABLE)) {
      CollectedAuditTest.policy(account, text);
      assertThat(bucketIn(World.parse(Command.run("collect").out())).policy()).contains(text);
    }
  }

  @Test
  void eachThingIsReadOnceAndNothingIsWritten() throws IOException {
    try (CredentialsAccount account = CredentialsAccount.start(known(), NO_TABLE)) {
      account.aws().takeCalls();
      assertThat(Command.run("collect").exit()).isZero();

      World world = account.aws().state().world();
      Map<String, Integer> calls = account.aws().takeCalls();
      assertThat(calls.keySet())
          .allMatch(call -> call.matches("[a-z0-9]+ (Get|List|Describe|Head)[A-Za-z0-9]+"));
      assertThat(calls)
          .containsEntry("s3 GetBucketPolicy", world.buckets().size())
          .containsEntry("s3 GetBucketCors", world.buckets().size())
          .containsEntry("s3 GetBucketEncryption", world.buckets().size())
          .containsEntry("kms DescribeKey", 1)
          .containsEntry("kms GetKeyPolicy", 1)
          .containsEntry("kms ListGrants", 1)
          .containsEntry("s3 GetBucketTagging", world.buckets().size())
          .containsEntry("sagemaker DescribeLabelingJob", world.jobs().size())
          .containsEntry("sagemaker ListWorkteams", 1)
          .containsEntry("lambda GetFunctionConfiguration", 1)
          .containsEntry("lambda GetFunctionConcurrency", 1)
          .containsEntry("lambda GetPolicy", 1)
          .containsEntry("organizations DescribeOrganization", 1)
          .containsEntry("ec2 DescribeSubnets", 1)
          .containsEntry("ec2 DescribeRouteTables", 1)
          .containsEntry("ec2 DescribeSecurityGroups", 1)
          .containsEntry("ec2 DescribeVpcEndpoints", 2);
    }
  }

  @Test
  void thePageHasThePermissionsOfAllCallsAndNoOther() throws IOException {
    Set<String> used = new TreeSet<>(Set.of("s3:ListTagsForResource"));
    try (CredentialsAccount account = CredentialsAccount.start(streaming(), NO_TABLE)) {
      CollectedAuditTest.policy(
          account, CollectedAuditTest.denying("s3:GetBucketTagging\",\"s3:GetBucketLocation"));
      account.aws().takeCalls();
      assertThat(Command.run("collect").exit()).isZero();
      // Of a job that has failed its past is read, too.
      String job = account.aws().state().world().jobs().getFirst().labelingJobName();
      account.aws().state().setJobStatus(job, "Failed");
      assertThat(Command.run("collect", "--job", job).exit()).isZero();
      // Where the SCPs may not be read, IAM's simulator is asked.
      account.aws().faults().next(10, "ListParents", Fault.ACCESS_DENIED);
      assertThat(Command.run("collect").exit()).isZero();
      account.aws().takeCalls().keySet().stream()
          .map(call -> call.replaceFirst(" \\(.*", "").replace(' ', ':'))
          .filter(call -> !call.equals("sts:GetCallerIdentity"))
          .map(call -> call.equals("s3:HeadBucket") ? "s3:ListBucket" : call)
          .map(call -> call.equals("s3:GetBucketCors") ? "s3:GetBucketCORS" : call)
          .map(
              call ->
                  call.equals("s3:GetBucketEncryption") ? "s3:GetEncryptionConfiguration" : call)
          .forEach(used::add);
    }
    String page = Files.readString(Repository.root().resolve("docs/how-to/collect.md"));
    String policy = page.substring(page.indexOf("```json") + 7, page.lastIndexOf("```"));
    Set<String> allowed = new TreeSet<>();
    Command.tree(policy)
        .path("Statement")
        .path(0)
        .path("Action")
        .forEach(action -> allowed.add(action.asText()));

    assertThat(allowed).isEqualTo(used);
  }

  @Test
  void onlyTheNamedJobsAreCollectedWhateverTheirStatus() throws IOException {
    try (CredentialsAccount account = CredentialsAccount.start(World.read(EXAMPLE), NO_TABLE)) {
      account.aws().state().setJobStatus("street-signs", "Completed");
      World world = World.parse(Command.run("collect", "--job", "street-signs").out());

      assertThat(world.jobs())
          .singleElement()
          .satisfies(job -> assertThat(job.labelingJobName()).isEqualTo("street-signs"));
      assertThat(world.buckets()).hasSizeLessThan(World.read(EXAMPLE).buckets().size() + 1);
      assertThat(World.parse(Command.run("collect").out()).jobs())
          .isNotEmpty()
          .noneMatch(job -> job.labelingJobName().equals("street-signs"));
    }
  }

  @Test
  void aJobThatIsNotThereIsBadInput() throws IOException {
    try (CredentialsAccount _ = CredentialsAccount.start(World.read(EXAMPLE), NO_TABLE)) {
      Command run = Command.run("collect", "--job", "street-signs", "--job", "street-sings");

      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .contains("there is no labeling job street-sings in this account and Region", "--region");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DescribeOrganization", "GetRole", "DescribeVpcEndpoints"})
  void aCallThatFailsOtherwiseEndsTheCommandAndWritesNothing(String operation) throws IOException {
    try (CredentialsAccount account = CredentialsAccount.start(known(), NO_TABLE)) {
      account.aws().faults().next(10_000, operation, Fault.SERVER_ERROR);
      Path file = folder.resolve("world.json");
      Command run = Command.run("collect", "--out", file);

      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err()).contains("could not read").doesNotContain("Exception", "\tat ");
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void aFileThatCannotBeWrittenIsBadInput() throws IOException {
    try (CredentialsAccount _ = CredentialsAccount.start(World.read(EXAMPLE), NO_TABLE)) {
      assertThat(Command.run("collect", "--out", folder).err()).contains("is a directory");
      assertThat(Command.run("collect", "--out", folder.resolve("no/w.json")).exit()).isEqualTo(2);
    }
  }
}
