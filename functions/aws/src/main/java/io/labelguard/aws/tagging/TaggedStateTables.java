package io.labelguard.aws.tagging;

import io.labelguard.aws.AwsCalls;
import io.labelguard.core.port.StateTables;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds state tables by the tag that template.yaml gives them.
public final class TaggedStateTables implements StateTables {

  /// The key of the tag; its value is the name of the stack.
  public static final String TAG = "labelguard:table";

  private static final String RESOURCE = ":table/";

  private final TaggedResources resources;

  public TaggedStateTables(TaggedResources resources) {
    this.resources = resources;
  }

  @Override
  public List<OfStack> all() {
    return AwsCalls.of(
        "find Labelguard's state table with tag:GetResources",
        () ->
            resources.all(List.of("dynamodb:table"), TAG, List.of()).stream()
                .flatMap(TaggedStateTables::table)
                .sorted(Comparator.comparing(OfStack::name))
                .toList());
  }

  private static Stream<OfStack> table(TaggedResources.Tagged resource) {
    Optional<String> stack = Optional.ofNullable(resource.tags().get(TAG));
    String arn = resource.arn();
    return arn.contains(RESOURCE)
        ? stack
            .map(of -> new OfStack(arn.substring(arn.indexOf(RESOURCE) + RESOURCE.length()), of))
            .stream()
        : Stream.empty();
  }
}
