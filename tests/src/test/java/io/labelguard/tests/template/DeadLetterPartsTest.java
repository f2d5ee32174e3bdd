package io.labelguard.tests.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.redrive.Part;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `labelguard redrive` knows the parts of the stack by their names in the template.
class DeadLetterPartsTest {

  /// The members that name the queue for what could not be handed over.
  private static final Set<String> MEMBERS =
      Set.of("deadLetterTargetArn", "DeadLetterConfig", "OnFailure");

  private static final Pattern NAMED = Pattern.compile("Fn::GetAtt=\\[?(\\w+)");

  private static final Map<Part, String> OTHER_TYPES =
      Map.of(
          Part.BUCKET_POLICY_FUNCTION, "AWS::Lambda::Function",
          Part.LABELING_JOB_FUNCTION, "AWS::Lambda::Function",
          Part.WORKTEAM_FUNCTION, "AWS::Lambda::Function",
          Part.SWEEP_MACHINE, "AWS::StepFunctions::StateMachine",
          Part.FINDINGS_TOPIC, "AWS::SNS::Topic");

  private final Template template = Template.read();

  @ParameterizedTest
  @EnumSource(Part.class)
  void eachPartIsInTheTemplate(Part part) {
    assertThat(template.resources(OTHER_TYPES.getOrDefault(part, "AWS::SQS::Queue")))
        .containsKey(part.logicalId());
  }

  @Test
  void eachDeadLetterQueueOfTheTemplateIsKnown() {
    Set<String> named = new TreeSet<>();
    named(template.section("Resources"), named);
    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(
            Part.DEAD_LETTER_QUEUES.stream().map(Part::logicalId).toList());
  }

  private static void named(Object part, Set<String> queues) {
    switch (part) {
      case Map<?, ?> map ->
          map.forEach(
              (name, value) -> {
                if (MEMBERS.contains(String.valueOf(name))) {
                  Matcher queue = NAMED.matcher(String.valueOf(value));
                  assertThat(queue.find()).as("%s", value).isTrue();
                  queues.add(queue.group(1));
                }
                named(value, queues);
              });
      case List<?> list -> list.forEach(item -> named(item, queues));
      default -> {}
    }
  }

  /// A stack counts as Labelguard's where it has all of these.
  @Test
  void onlyThePartsOfSlackHaveACondition() {
    Map<String, Map<String, Object>> conditional =
        template.resources(resource -> resource.containsKey("Condition"));
    assertThat(Stream.of(Part.values()).map(Part::logicalId).filter(conditional::containsKey))
        .containsExactlyInAnyOrder("FailedSlackPosts", "SlackQueue");
  }
}
