package io.labelguard.tests.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Holds the conditions and rules of the template with parameters that meet them and with others.
class ConditionsTest {

  /// A value of each parameter that turns something on.
  private static final Map<String, String> TURNED_ON =
      Map.ofEntries(
          Map.entry("Mode", "fix"),
          Map.entry("FixBuckets", "gt-labeling-data"),
          Map.entry("FixCorsOf", "gt-images"),
          Map.entry("FixTeams", "annotators"),
          Map.entry("WorkforceCidrs", "203.0.113.0/24"),
          Map.entry("ReadManifestsOf", "gt-manifests"),
          Map.entry("ReadIdentity", "true"),
          Map.entry("ConsolePrincipals", "arn:aws:iam::111122223333:user/ann"),
          Map.entry("CompanionAccounts", "444455556666"),
          Map.entry("GroundTruthEndpoints", "us-east-1=vpce-08408e335ebf95b40"),
          Map.entry("AlertEmail", "ann@example.com"),
          Map.entry("SlackWebhookSecret", "slack"),
          Map.entry("AmazonQTopic", "true"),
          Map.entry("AlertEvents", "true"),
          Map.entry("ExistingStateTable", "labelguard-StateTable-1A"),
          Map.entry("ReservedConcurrency", "10"),
          Map.entry("Tracing", "Active"),
          Map.entry("PermissionsBoundary", "arn:aws:iam::111122223333:policy/bounds"),
          Map.entry("KeyArn", "arn:aws:kms:us-east-1:111122223333:key/1a2b"),
          Map.entry("VpcSubnets", "subnet-0a1b2c3d"),
          Map.entry("VpcSecurityGroups", "sg-0a1b2c3d"));

  private static final StackValues.Names NO_NAMES =
      new StackValues.Names() {
        @Override
        public String ref(String id, String type, Map<String, Object> properties) {
          return id;
        }

        @Override
        public String attribute(String id, String type, String attribute) {
          return id + "." + attribute;
        }
      };

  private final Template template = Template.read();

  /// In the Region where these are evaluated IAM's events arrive by themselves.
  @Test
  void everyConditionHoldsWithSomeParametersAndNotWithOthers() {
    for (String condition : template.section("Conditions").keySet()) {
      Set<Boolean> seen = new TreeSet<>();
      stacks().forEach(stack -> seen.add(stack.holds(condition)));
      assertThat(seen)
          .as(condition)
          .isEqualTo(condition.equals("HasRoleEvents") ? Set.of(true) : Set.of(false, true));
    }
  }

  @Test
  void nothingThatExistsRefersToWhatDoesNot() {
    List<String> references = new ArrayList<>();
    for (StackValues stack : stacks().toList()) {
      for (String id : template.section("Resources").keySet()) {
        if (stack.isCreated(id)) {
          for (String other : references(template.section("Resources").get(id), stack)) {
            references.add(other);
            assertThat(stack.isCreated(other)).as("%s refers to %s", id, other).isTrue();
          }
        }
      }
    }
    assertThat(references).contains("StateTable", "TopicKey", "SlackRole", "ChatTopic");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FixNeedsATarget           |                                     | true
          FixNeedsATarget           | Mode                                | false
          FixNeedsATarget           | Mode FixBuckets                     | true
          FixNeedsATarget           | Mode FixCorsOf                      | true
          FixNeedsATarget           | Mode FixTeams                       | true
          FixNeedsATarget           | Mode WorkforceCidrs                 | true
          SubnetsNeedASecurityGroup |                                     | true
          SubnetsNeedASecurityGroup | VpcSubnets                          | false
          SubnetsNeedASecurityGroup | VpcSubnets VpcSecurityGroups        | true
          """)
  void aRuleLetsThroughWhatItShould(String rule, String parameters, boolean passes) {
    Map<String, String> given = new HashMap<>();
    if (parameters != null) {
      for (String name : parameters.split(" ", -1)) {
        given.put(name, TURNED_ON.get(name));
      }
    }
    assertThat(stack(given).passes(rule)).isEqualTo(passes);
  }

  @Test
  void modeTemporaryNeedsABucketAndNoTeamWillDo() {
    assertThat(stack(Map.of("Mode", "temporary")).passes("TemporaryFixNeedsABucket")).isFalse();
    assertThat(
            stack(Map.of("Mode", "temporary", "FixTeams", "a")).passes("TemporaryFixNeedsABucket"))
        .isFalse();
    assertThat(
            stack(Map.of("Mode", "temporary", "FixBuckets", "gt-data"))
                .passes("TemporaryFixNeedsABucket"))
        .isTrue();
    assertThat(template.section("Rules").keySet())
        .as("each rule is tried here")
        .containsExactlyInAnyOrder(
            "FixNeedsATarget", "SubnetsNeedASecurityGroup", "TemporaryFixNeedsABucket");
  }

  /// With the defaults, with each parameter turned on alone, with each but one, and with all.
  private Stream<StackValues> stacks() {
    List<Map<String, String>> all = new ArrayList<>();
    all.add(Map.of());
    all.add(TURNED_ON);
    for (String name : TURNED_ON.keySet()) {
      all.add(Map.of(name, TURNED_ON.get(name)));
      Map<String, String> others = new HashMap<>(TURNED_ON);
      others.remove(name);
      all.add(others);
    }
    return all.stream().map(this::stack);
  }

  private StackValues stack(Map<String, String> parameters) {
    return new StackValues(template, parameters, NO_NAMES);
  }

  /// The resources of the template that a value refers to, where its conditions choose that part.
  private List<String> references(Object value, StackValues stack) {
    return switch (value) {
      case Map<?, ?> map when map.containsKey("Fn::If") -> {
        List<Object> parts = Template.list(map.get("Fn::If"));
        yield references(parts.get(stack.holds((String) parts.getFirst()) ? 1 : 2), stack);
      }
      case Map<?, ?> map when map.get("Ref") instanceof String name -> resource(name);
      case Map<?, ?> map when map.get("Fn::GetAtt") instanceof List<?> path ->
          resource(String.valueOf(path.getFirst()));
      case Map<?, ?> map ->
          map.values().stream().flatMap(each -> references(each, stack).stream()).toList();
      case List<?> list -> list.stream().flatMap(each -> references(each, stack).stream()).toList();
      default -> List.of();
    };
  }

  /// Anything else is a parameter or a value of AWS.
  private List<String> resource(String name) {
    String id = name.split("\\.", 2)[0];
    return template.section("Resources").containsKey(id) ? List.of(id) : List.of();
  }
}
