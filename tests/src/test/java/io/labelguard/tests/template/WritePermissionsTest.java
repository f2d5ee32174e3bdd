package io.labelguard.tests.template;

import static io.labelguard.tests.template.Template.at;
import static io.labelguard.tests.template.Template.list;
import static io.labelguard.tests.template.Template.statementsOf;
import static io.labelguard.tests.template.Template.strings;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.report.message.AlertEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Holds the template against what the design promises of writing: who may write, who may ask for
/// it, and when.
class WritePermissionsTest {

  private static final Set<String> DETECTING =
      Set.of("BucketPolicyRole", "LabelingJobRole", "WorkteamRole", "SweepRole");

  private static final Set<String> PUBLISHING =
      Set.of("BucketPolicyRole", "LabelingJobRole", "WorkteamRole", "SweepRole", "ApplyFixRole");

  /// What changes something that belongs to the customer.
  private static final Pattern WRITES =
      Pattern.compile(
          "(s3|sagemaker|iam|ec2|cloudtrail|kms|lambda|events|states):(?!(Get|List|Describe|Decrypt|GenerateDataKey)).*");

  private final Template template = Template.read();

  @Test
  void onlyApplyFixCanWrite() {
    for (var role : template.resources("AWS::IAM::Role").keySet()) {
      var writes = new TreeSet<String>();
      for (var statement : template.statements(role)) {
        assertThat(statement.get("Effect")).isEqualTo("Allow");
        assertThat(statement).as(role).doesNotContainKeys("NotAction", "NotResource");
        for (var action : strings(statement.get("Action"))) {
          assertThat(action).as("%s names its actions one by one", role).doesNotContain("*");
          if (WRITES.matcher(action).matches()) {
            writes.add(action);
          }
        }
      }
      assertThat(writes.remove("events:PutEvents"))
          .as("%s publishes alerts as events", role)
          .isEqualTo(PUBLISHING.contains(role));
      assertThat(writes)
          .as("what %s can write", role)
          .isEqualTo(
              switch (role) {
                case "ApplyFixRole" ->
                    Set.of(
                        "s3:PutBucketCORS",
                        "s3:PutBucketPolicy",
                        "sagemaker:UpdateWorkforce",
                        "sagemaker:UpdateWorkteam");
                // No more than to start the sweep and its steps: SweepMachineTest.
                case "SweepMachineRole" -> Set.of("lambda:InvokeFunction");
                case "SweepRuleRole" -> Set.of("states:StartExecution");
                default -> Set.of();
              });
    }
  }

  @Test
  void onlyLambdaItselfMayConnectAFunctionToItsVpc() {
    for (var role : template.resources("AWS::IAM::Role").keySet()) {
      assertThat(template.statementsForLambdaItself(role))
          .as(role)
          .hasSize(role.startsWith("Sweep") && !role.equals("SweepRole") ? 0 : 1)
          .allSatisfy(
              statement ->
                  assertThat(strings(statement.get("Action")))
                      .containsExactlyInAnyOrder(
                          "ec2:CreateNetworkInterface",
                          "ec2:DescribeNetworkInterfaces",
                          "ec2:DescribeSubnets",
                          "ec2:DeleteNetworkInterface",
                          "ec2:AssignPrivateIpAddresses",
                          "ec2:UnassignPrivateIpAddresses"));
    }
    assertThat(at(template.section("Resources"), "ConnectToVpcPolicy", "Condition").orElseThrow())
        .isEqualTo("InVpc");
  }

  /// An event that claims another source could wake rules of others.
  @Test
  void eventsArePutOnTheDefaultBusUnderOneSourceAndOnlyWhereAskedFor() {
    var policy = template.resources("AWS::IAM::ManagedPolicy").get("TellEventsPolicy");
    assertThat(policy).containsEntry("Condition", "HasAlertEvents");
    assertThat(statementsOf(template.properties("TellEventsPolicy").get("PolicyDocument")))
        .singleElement()
        .satisfies(
            statement -> {
              assertThat(statement).containsEntry("Action", "events:PutEvents");
              assertThat(statement.get("Resource").toString()).endsWith(":event-bus/default}");
              assertThat(at(statement, "Condition", "StringEquals"))
                  .hasValue(Map.of("events:source", AlertEvent.SOURCE));
            });
    assertThat(at(template.section("Parameters"), "AlertEvents", "Default")).hasValue("false");
  }

  @Test
  void onlyThePublishingRolesReachTheTopics() {
    for (var role : template.resources("AWS::IAM::Role").keySet()) {
      var topics =
          template.statements(role).stream()
              .filter(statement -> strings(statement.get("Action")).contains("sns:Publish"))
              .map(statement -> statement.get("Resource"))
              .toList();
      assertThat(topics)
          .as(role)
          .containsExactlyInAnyOrderElementsOf(
              PUBLISHING.contains(role)
                  ? List.of(Map.of("Ref", "FindingsTopic"), Map.of("Ref", "ChatTopic"))
                  : List.of());
    }
  }

  @Test
  void theWritePermissionsExistOnlyWhereModeAndParametersSaySo() {
    var conditions = template.section("Conditions");
    var written =
        Map.of(
            "FixBucketsPolicy",
            "FixBuckets",
            "FixCorsPolicy",
            "FixCorsOf",
            "FixTeamsPolicy",
            "FixTeams",
            "FixWorkforcePolicy",
            "WorkforceCidrs");
    Map<String, Object> fix = Map.of("Fn::Equals", List.of(Map.of("Ref", "Mode"), "fix"));
    // A temporary fix is one of a bucket's policy, never of anything else.
    Map<String, Object> notAlert =
        Map.of("Fn::Not", List.of(Map.of("Fn::Equals", List.of(Map.of("Ref", "Mode"), "alert"))));
    written.forEach(
        (id, parameter) -> {
          var resource = template.resources("AWS::IAM::RolePolicy").get(id);
          var condition = (String) resource.get("Condition");
          assertThat(conditions.get(condition))
              .isEqualTo(
                  Map.of(
                      "Fn::And",
                      List.of(
                          parameter.equals("FixBuckets") ? notAlert : fix,
                          Map.of(
                              "Fn::Not",
                              List.of(
                                  Map.of("Fn::Equals", List.of(Map.of("Ref", parameter), "")))))));
          var statement = statementsOf(template.properties(id).get("PolicyDocument")).getFirst();
          if (id.equals("FixWorkforcePolicy")) {
            // A Region has one workforce, so no parameter names it.
            assertThat(statement.get("Resource"))
                .isEqualTo(
                    Map.of(
                        "Fn::Sub",
                        "arn:${AWS::Partition}:sagemaker:${AWS::Region}:${AWS::AccountId}"
                            + ":workforce/*"));
          } else {
            assertThat(statement.get("Resource").toString())
                .as("%s reaches only what %s names", id, parameter)
                .contains("Fn::Split=[,, {Ref=" + parameter + "}]")
                .doesNotContain("*}");
          }
          assertThat(at(statement, "Condition", "StringEquals", "aws:ResourceAccount"))
              .hasValue(Map.of("Ref", "AWS::AccountId"));
        });
    assertThat(template.resources("AWS::IAM::RolePolicy").keySet()).isEqualTo(written.keySet());
  }

  @Test
  void modeFixWithNothingNamedIsRefused() {
    assertThat(at(template.section("Rules"), "FixNeedsATarget", "RuleCondition"))
        .hasValue(Map.of("Fn::Equals", List.of(Map.of("Ref", "Mode"), "fix")));
    assertThat(
            at(template.section("Rules"), "FixNeedsATarget", "Assertions").orElseThrow().toString())
        .contains("{Ref=FixBuckets}")
        .contains("{Ref=FixCorsOf}")
        .contains("{Ref=FixTeams}")
        .contains("{Ref=WorkforceCidrs}");
    assertThat(at(template.section("Parameters"), "Mode", "Default")).hasValue("alert");
  }

  @Test
  void onlyTheDetectingRolesMayAskForAFix() {
    var queue = template.properties("FixQueue");
    assertThat(queue.get("FifoQueue")).isEqualTo(true);
    assertThat(queue.get("ContentBasedDeduplication")).isEqualTo(false);
    var deny = statementsOf(template.properties("FixQueuePolicy").get("PolicyDocument")).getFirst();
    assertThat(deny)
        .containsEntry("Effect", "Deny")
        .containsEntry("Principal", "*")
        .containsEntry("Action", "sqs:SendMessage");
    var spared = list(at(deny, "Condition", "ArnNotEquals", "aws:PrincipalArn").orElseThrow());
    assertThat(spared)
        .containsExactlyInAnyOrderElementsOf(
            DETECTING.stream().map(role -> Map.of("Fn::GetAtt", List.of(role, "Arn"))).toList());
    for (var role : template.resources("AWS::IAM::Role").keySet()) {
      assertThat(template.maySendTo(role, "FixQueue")).as(role).isEqualTo(DETECTING.contains(role));
    }
  }
}
