package io.labelguard.aws.redrive;

import io.labelguard.aws.AwsCalls;
import io.labelguard.aws.tagging.TaggedResources;
import io.labelguard.core.labeling.Arn;
import io.labelguard.core.redrive.Installation;
import io.labelguard.core.redrive.Installations;
import io.labelguard.core.redrive.Part;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkClientException;

/// Finds installations by the tags that CloudFormation itself gives to what it deploys. Keys that
/// begin with `aws:` can be set by nobody else.
///
/// @see <a
///     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html">CloudFormation's
///     own tags</a>
public final class TaggedInstallations implements Installations {

  private static final String STACK_ID = "aws:cloudformation:stack-id";
  private static final String STACK_NAME = "aws:cloudformation:stack-name";
  private static final String LOGICAL_ID = "aws:cloudformation:logical-id";

  private static final List<String> TYPES =
      List.of("lambda:function", "sns", "sqs", "states:stateMachine");

  private final TaggedResources resources;

  public TaggedInstallations(TaggedResources resources) {
    this.resources = resources;
  }

  @Override
  public List<Installation> all() {
    return AwsCalls.of("find Labelguard's stacks with tag:GetResources", this::read);
  }

  /// A stack that was removed and deployed again has the name of the old one, so its id counts.
  private List<Installation> read() {
    List<String> logicalIds = Arrays.stream(Part.values()).map(Part::logicalId).toList();
    Map<String, Map<Part, Arn>> parts = new TreeMap<>();
    Map<String, String> names = new TreeMap<>();
    for (TaggedResources.Tagged each : resources.all(TYPES, LOGICAL_ID, logicalIds)) {
      Optional<String> stack = Optional.ofNullable(each.tags().get(STACK_ID));
      Optional<String> name = Optional.ofNullable(each.tags().get(STACK_NAME));
      Optional<Arn> arn = Arn.parse(each.arn());
      Optional<Part> part =
          Optional.ofNullable(each.tags().get(LOGICAL_ID)).flatMap(Part::ofLogicalId);
      if (stack.isPresent() && name.isPresent() && arn.isPresent() && part.isPresent()) {
        names.put(stack.get(), name.get());
        add(
            parts.computeIfAbsent(stack.get(), _ -> new EnumMap<>(Part.class)),
            part.get(),
            arn.get());
      }
    }
    return parts.entrySet().stream()
        .filter(stack -> Installation.isOne(stack.getValue()))
        .map(stack -> new Installation(names.getOrDefault(stack.getKey(), ""), stack.getValue()))
        .sorted(Comparator.comparing(Installation::stack))
        .toList();
  }

  /// The tagging service still names what was deleted or replaced a moment ago.
  private static void add(Map<Part, Arn> parts, Part part, Arn arn) {
    Arn before = parts.putIfAbsent(part, arn);
    if (before != null && !before.equals(arn)) {
      throw SdkClientException.create(
          "it names two resources as %s of one stack, %s and %s. Try again in some minutes"
              .formatted(part.logicalId(), before.text(), arn.text()));
    }
  }
}
