package io.labelguard.tests.template;

import static io.labelguard.tests.template.Template.at;
import static io.labelguard.tests.template.Template.list;
import static io.labelguard.tests.template.Template.map;
import static io.labelguard.tests.template.Template.statementsOf;
import static io.labelguard.tests.template.Template.strings;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.labelguard.cli.account.GuardedAccount;
import io.labelguard.core.record.EventClaims;
import io.labelguard.core.record.Leases;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Holds the template against what the design promises of a deployment.
class TemplateTest {

  private final Template template = Template.read();

  @Test
  void thereIsNoNull() {
    for (var each : List.of(template, Template.ofSam())) {
      for (var section : List.of("Resources", "Parameters", "Conditions", "Rules", "Outputs")) {
        noNull(section, each.section(section));
      }
    }
    noNull("Globals", Template.ofSam().section("Globals"));
  }

  @Test
  void everyHandlerIsAClassThatLambdaCanMake() throws Exception {
    assertThat(template.functions()).hasSize(6);
    for (var function : template.functions().keySet()) {
      var handler = Class.forName((String) template.properties(function).get("Handler"));
      assertThat(handler.getConstructor()).as(function).isNotNull();
      assertThat(
              RequestHandler.class.isAssignableFrom(handler)
                  || RequestStreamHandler.class.isAssignableFrom(handler))
          .as("%s: %s is a handler", function, handler)
          .isTrue();
    }
  }

  @Test
  void everyFunctionRunsOnJava25AndArm64() {
    template
        .functions()
        .forEach(
            (id, properties) ->
                assertThat(properties)
                    .as(id)
                    .containsEntry("Runtime", "java25")
                    .containsEntry("Architectures", List.of("arm64")));
  }

  @Test
  void everyFunctionHasARoleAndALogGroupOfItsOwn() {
    var roles = new TreeSet<String>();
    var logs = new TreeSet<String>();
    for (var id : template.functions().keySet()) {
      var name = id.replace("Function", "");
      var properties = template.properties(id);
      assertThat(properties.get("Role"))
          .isEqualTo(Map.of("Fn::GetAtt", List.of(name + "Role", "Arn")));
      assertThat(at(properties, "LoggingConfig", "LogGroup"))
          .hasValue(Map.of("Ref", name + "Logs"));
      assertThat(template.properties(name + "Logs").get("RetentionInDays"))
          .isEqualTo(Map.of("Ref", "LogRetentionDays"));
      roles.add(name + "Role");
      logs.add(name + "Logs");
    }
    roles.add("SweepMachineRole");
    roles.add("SweepRuleRole");
    assertThat(template.resources("AWS::IAM::Role").keySet()).isEqualTo(roles);
    assertThat(template.resources("AWS::Logs::LogGroup").keySet()).isEqualTo(logs);
  }

  @Test
  void onlyApplyFixTakesFixRequestsAndReportsEachItem() {
    assertThat(template.queueSource("ApplyFixFunction").orElseThrow())
        .containsEntry("EventSourceArn", Map.of("Fn::GetAtt", List.of("FixQueue", "Arn")))
        .containsEntry("FunctionResponseTypes", List.of("ReportBatchItemFailures"))
        .containsEntry(
            "ScalingConfig", Map.of("MaximumConcurrency", Map.of("Ref", "FixRequestsAtOnce")));
    var visibility = (int) template.properties("FixQueue").get("VisibilityTimeout");
    var timeout = (int) template.properties("ApplyFixFunction").get("Timeout");
    assertThat(visibility)
        .as("six times the function's timeout")
        .isGreaterThanOrEqualTo(6 * timeout);
    assertThat(Leases.LONGEST)
        .as("a lease outlives its holder, and has ended at the next delivery")
        .isBetween(Duration.ofSeconds(timeout), Duration.ofSeconds(visibility));
    assertThat(GuardedAccount.FIX_VISIBILITY).isEqualTo(Duration.ofSeconds(visibility));
    assertThat(at(template.properties("FixQueue"), "RedrivePolicy", "maxReceiveCount"))
        .hasValue(GuardedAccount.FIX_TRIES);
  }

  /// Lambda tries a failed event again after one minute, and then after two.
  @Test
  void claimOnAnEventOutlivesItsFunctionAndEndsBeforeTheLastDelivery() {
    for (var function :
        List.of("BucketPolicyFunction", "LabelingJobFunction", "WorkteamFunction")) {
      assertThat(Duration.ofSeconds((int) template.properties(function).get("Timeout")))
          .as(function)
          .isLessThanOrEqualTo(EventClaims.LONGEST);
      assertThat(template.eventInvokeConfig(function))
          .as(function)
          .hasValueSatisfying(
              config -> assertThat(config).containsEntry("MaximumRetryAttempts", 2));
    }
    assertThat(EventClaims.LONGEST).isLessThan(Duration.ofMinutes(3));
  }

  @Test
  void everyDeadLetterQueueHasAnAlarm() {
    for (var queue : template.resources("AWS::SQS::Queue").keySet()) {
      if (!template.properties(queue).containsKey("RedrivePolicy")) {
        var alarm = template.properties(queue + "Alarm");
        assertThat(alarm.get("Dimensions").toString()).contains("[" + queue + ", QueueName]");
        assertThat(alarm.get("AlarmActions")).isEqualTo(List.of(Map.of("Ref", "FindingsTopic")));
      }
      assertThat(template.properties(queue))
          .as("%s is encrypted, by a key of the owner or by one of SQS", queue)
          .containsEntry(
              "SqsManagedSseEnabled",
              Map.of("Fn::If", List.of("HasKey", Map.of("Ref", "AWS::NoValue"), true)))
          .containsEntry(
              "KmsMasterKeyId",
              Map.of(
                  "Fn::If",
                  List.of("HasKey", Map.of("Ref", "KeyArn"), Map.of("Ref", "AWS::NoValue"))));
    }
  }

  /// A policy is of one queue, whose ARN it names.
  @Test
  void everyQueueRefusesPlainHttp() {
    for (var queue : template.resources("AWS::SQS::Queue").keySet()) {
      var policy = template.properties(queue + "Policy");
      assertThat(policy.get("Queues")).as(queue).isEqualTo(List.of(Map.of("Ref", queue)));
      assertThat(Template.statementsOf(policy.get("PolicyDocument")))
          .as(queue)
          .filteredOn(statement -> statement.get("Sid").equals("OnlyTls"))
          .singleElement()
          .satisfies(
              only -> {
                assertThat(only)
                    .containsEntry("Effect", "Deny")
                    .containsEntry("Principal", "*")
                    .containsEntry("Action", "sqs:*")
                    .containsEntry("Resource", Map.of("Fn::GetAtt", List.of(queue, "Arn")));
                assertThat(at(only, "Condition", "Bool", "aws:SecureTransport")).hasValue("false");
              });
    }
  }

  @Test
  void theTableWithTheVetoesIsNotDeletedByMistake() {
    assertThat(template.properties("StateTable")).containsEntry("DeletionProtectionEnabled", true);
    assertThat(template.resources("AWS::DynamoDB::Table").get("StateTable"))
        .containsEntry("DeletionPolicy", "Retain")
        .containsEntry("UpdateReplacePolicy", "Retain");
  }

  @Test
  void everyRuleRetriesAndKeepsWhatItCannotDeliver() {
    assertThat(template.rules()).hasSizeGreaterThanOrEqualTo(6);
    template
        .rules()
        .forEach(
            (rule, properties) -> {
              for (var target : list(properties.get("Targets"))) {
                assertThat(at(target, "DeadLetterConfig", "Arn"))
                    .as(rule)
                    .hasValue(Map.of("Fn::GetAtt", List.of("UndeliveredEvents", "Arn")));
                assertThat(at(target, "RetryPolicy", "MaximumRetryAttempts")).as(rule).isPresent();
              }
              assertThat(template.properties("UndeliveredEventsPolicy").toString())
                  .contains("{Fn::GetAtt=[" + rule + ", Arn]}");
            });
  }

  /// A queue keeps what its function fails on, and the sweep's machine tries each step again.
  @Test
  void whatAFunctionFailsOnIsKept() {
    template
        .functions()
        .forEach(
            (id, _) -> {
              if (template.queueSource(id).isEmpty() && !id.equals(SweepMachineTest.FUNCTION)) {
                var config = template.eventInvokeConfig(id);
                assertThat(
                        config.flatMap(
                            each -> at(each, "DestinationConfig", "OnFailure", "Destination")))
                    .as(id)
                    .hasValue(Map.of("Fn::GetAtt", List.of("FailedEvents", "Arn")));
                assertThat(config.flatMap(each -> at(each, "Qualifier")))
                    .as("%s: rules start no version of it", id)
                    .hasValue("$LATEST");
                assertThat(template.maySendTo(id.replace("Function", "Role"), "FailedEvents"))
                    .as(id)
                    .isTrue();
              }
            });
  }

  /// ApplyFix answers which messages failed, which Lambda counts as no error; its log line counts.
  @Test
  void everyFailedRunOfAFunctionRaisesAnAlarmWithinFiveMinutes() {
    var errors = template.properties("ErrorsAlarm").get("Metrics").toString();
    assertThat(errors)
        .contains(
            "BucketPolicyFunction",
            "LabelingJobFunction",
            "WorkteamFunction",
            "SweepFunction",
            "ApplyFixFunction");
    var filter = template.properties("ApplyFixOutcomes");
    assertThat(filter.get("FilterPattern")).isEqualTo("{ $.event = \"fix\" }");
    assertThat(filter.get("MetricTransformations").toString())
        .contains("MetricName=Fixes", "Dimensions=[{Key=Outcome, Value=$.outcome}]");
    var alarm = template.properties("FailingFixesAlarm");
    assertThat(alarm.get("MetricName")).isEqualTo("Fixes");
    assertThat(alarm.get("Dimensions"))
        .isEqualTo(List.of(Map.of("Name", "Outcome", "Value", "failed")));
    assertThat(alarm.get("Period")).isEqualTo(300);
  }

  @Test
  void alarmsReachTheEncryptedTopic() {
    assertThat(template.properties("FindingsTopic").get("KmsMasterKeyId"))
        .isEqualTo(Template.KEY_OF_THE_TOPICS);
    var letsCloudWatch =
        statementsOf(template.properties("TopicKey").get("KeyPolicy")).stream()
            .filter(
                statement ->
                    Map.of("Service", "cloudwatch.amazonaws.com")
                        .equals(statement.get("Principal")))
            .findFirst()
            .orElseThrow();
    assertThat(strings(letsCloudWatch.get("Action")))
        .containsExactly("kms:Decrypt", "kms:GenerateDataKey*");
    template
        .resources("AWS::CloudWatch::Alarm")
        .forEach(
            (id, _) -> {
              for (var actions : List.of("AlarmActions", "OKActions")) {
                assertThat(template.properties(id).get(actions))
                    .as("%s of %s", actions, id)
                    .isEqualTo(List.of(Map.of("Ref", "FindingsTopic")));
              }
            });
  }

  @Test
  void versionIsTheOneOfTheBuild() throws IOException {
    var pom = Files.readString(Repository.root().resolve("pom.xml"));
    var version = at(template.section("Mappings"), "Build", "This", "Version").orElseThrow();
    assertThat(pom).contains("<revision>" + version + "</revision>");
    assertThat(at(template.section("Mappings"), "Build", "This", "Commit")).hasValue("unknown");
    assertThat(template.section("Outputs")).containsKeys("Version", "Commit");
    template
        .functions()
        .forEach(
            (id, properties) ->
                assertThat(list(properties.get("Tags")))
                    .as(id)
                    .extracting(tag -> map(tag).get("Key"))
                    .containsExactlyInAnyOrder(
                        "labelguard:version", "labelguard:commit", "lambda:createdBy"));
  }

  /// They reach the home Region of a partition, and another one where somebody sends them on.
  @Test
  void iamsEventsAreTakenInTheHomeRegionAndWhereTheyAreSentOn() {
    assertThat(template.section("Conditions").get("HasRoleEvents").toString())
        .contains("us-east-1", "us-gov-west-1", "cn-north-1", "RoleEvents");
    assertThat(at(template.section("Parameters"), "RoleEvents", "Default")).contains("false");
    var rule = template.rules().get("LabelingJobFunctionRoles");
    assertThat(rule)
        .containsEntry("State", Map.of("Fn::If", List.of("HasRoleEvents", "ENABLED", "DISABLED")));
    assertThat(list(rule.get("Targets")))
        .singleElement()
        .satisfies(
            target ->
                assertThat(at(target, "Arn"))
                    .hasValue(Map.of("Fn::GetAtt", List.of("LabelingJobFunction", "Arn"))));
  }

  @Test
  void noPartitionRegionOrAccountIsWrittenDown() {
    assertThat(template.section("Resources").toString())
        .doesNotContain("arn:aws")
        .doesNotContainPattern("(?<![0-9])[0-9]{12}(?![0-9])")
        .doesNotContainPattern("[a-z]{2}-(north|south|east|west|central)[a-z]*-[0-9]");
  }

  @Test
  void theStateOutlivesTheStack() {
    var table = template.resources("AWS::DynamoDB::Table").get("StateTable");
    assertThat(table).containsEntry("DeletionPolicy", "Retain");
    var properties = template.properties("StateTable");
    assertThat(at(properties, "PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled"))
        .hasValue(true);
    for (var encrypted : list(at(properties, "SSESpecification", "Fn::If").orElseThrow())) {
      if (encrypted instanceof Map) {
        assertThat(at(encrypted, "SSEEnabled")).hasValue(true);
      }
    }
    assertThat(at(properties, "TimeToLiveSpecification", "Enabled")).hasValue(true);
  }

  /// Who may read a bucket's policy may look up what such a policy depends on, and nobody else may.
  @Test
  void theFunctionsThatJudgePoliciesMayLookUpTheCallers() {
    var role = Map.of("Fn::Sub", "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/*");
    for (var name : template.resources("AWS::IAM::Role").keySet()) {
      Set<Object> judges = resources(name, "s3:GetBucketPolicy");
      assertThat(resources(name, "iam:GetRole"))
          .as(name)
          .isEqualTo(judges.isEmpty() ? Set.of() : Set.of(role));
      assertThat(resources(name, "organizations:DescribeOrganization"))
          .as(name)
          .isEqualTo(judges.isEmpty() ? Set.of() : Set.of("*"));
    }
    assertThat(resources("BucketPolicyRole", "iam:GetRole")).isNotEmpty();
    assertThat(resources("WorkteamRole", "iam:GetRole")).isEmpty();
  }

  /// AWS's quota.
  @Test
  void noRoleHasMoreThanTenManagedPolicies() {
    for (var name : template.resources("AWS::IAM::Role").keySet()) {
      assertThat(template.managedPolicies(name)).as(name).isLessThanOrEqualTo(10);
    }
  }

  /// Those that compare a policy with the one before may read what roles carry, where the owner
  /// says so.
  @Test
  void onlyTheDetectingFunctionsReadThePoliciesOfRolesAndOnlyWithReadIdentity() {
    assertThat(template.resources("AWS::IAM::ManagedPolicy").get("ReadIdentityPolicy"))
        .containsEntry("Condition", "ReadsIdentity");
    assertThat(template.resources("AWS::IAM::Policy").get("ReadControlsPolicy"))
        .containsEntry("Condition", "ReadsIdentity");
    for (var name : template.resources("AWS::IAM::Role").keySet()) {
      boolean detects = Set.of("BucketPolicyRole", "LabelingJobRole", "SweepRole").contains(name);
      for (var action :
          Set.of(
              "iam:ListRolePolicies",
              "iam:GetRolePolicy",
              "iam:ListAttachedRolePolicies",
              "iam:GetPolicy",
              "iam:GetPolicyVersion")) {
        assertThat(resources(name, action)).as(name + " " + action).hasSize(detects ? 1 : 0);
      }
      for (var action :
          Set.of(
              "organizations:ListParents",
              "organizations:ListPoliciesForTarget",
              "organizations:DescribePolicy")) {
        assertThat(resources(name, action))
            .as(name + " " + action)
            .hasSize(detects && !name.equals("BucketPolicyRole") ? 1 : 0);
      }
    }
  }

  /// Those that judge the set-up of jobs may read what it depends on, and nobody else may. Only the
  /// endpoints of a VPC decide about a fix, too.
  @Test
  void onlyTheFunctionsThatJudgeTheSetUpOfJobsReadWhatItDependsOn() {
    for (var name : template.resources("AWS::IAM::Role").keySet()) {
      boolean judges = Set.of("LabelingJobRole", "SweepRole").contains(name);
      for (var action :
          Set.of(
              "ec2:DescribeSubnets",
              "ec2:DescribeRouteTables",
              "ec2:DescribeSecurityGroups",
              "kms:DescribeKey",
              "kms:GetKeyPolicy",
              "kms:ListGrants",
              "s3:GetEncryptionConfiguration",
              "sns:GetTopicAttributes",
              "lambda:GetFunctionConfiguration",
              "lambda:GetFunctionConcurrency",
              "lambda:GetPolicy")) {
        assertThat(resources(name, action)).as(name + " " + action).hasSize(judges ? 1 : 0);
      }
      // A function that a queue invokes asks that queue for its attributes, too.
      assertThat(resources(name, "sqs:GetQueueAttributes"))
          .as(name)
          .filteredOn(queue -> queue.toString().contains(":GroundTruth-*"))
          .hasSize(judges ? 1 : 0);
    }
    assertThat(resources("LabelingJobRole", "ec2:DescribeVpcEndpoints")).isNotEmpty();
    assertThat(resources("ApplyFixRole", "ec2:DescribeVpcEndpoints")).isNotEmpty();
  }

  /// What a role may do that to.
  private Set<Object> resources(String role, String action) {
    return template.statements(role).stream()
        .filter(statement -> strings(statement.get("Action")).contains(action))
        .map(statement -> statement.get("Resource"))
        .collect(Collectors.toSet());
  }

  private static void noNull(String where, Object value) {
    assertThat(value).as(where).isNotNull();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, each) -> noNull(where + "/" + key, each));
    } else if (value instanceof List<?> list) {
      list.forEach(each -> noNull(where, each));
    }
  }
}
