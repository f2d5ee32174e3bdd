package io.labelguard.core.guard;

import io.labelguard.core.event.EventFacts;
import io.labelguard.core.port.BucketPolicies.TagReading;
import java.util.Optional;

/// Warns where a tool keeps its own copy of a policy: the next run of that tool removes a fix.
public final class KeptElsewhere {

  private KeptElsewhere() {}

  /// Returns the warning; empty where no tool is known to keep the policy.
  ///
  /// @param change who changed the policy last, where that is known
  /// @param tags of the bucket; CloudFormation writes the name of its stack there
  public static Optional<String> note(Optional<EventFacts> change, TagReading tags) {
    Optional<String> stack =
        tags instanceof TagReading.Value(_, Optional<String> name) ? name : Optional.empty();
    String through =
        change
            .map(EventFacts::actor)
            .map(
                actor ->
                    String.join(" ", actor.userAgent().orElse(""), actor.invokedBy().orElse("")))
            .orElse("");
    if (through.contains("cloudformation.amazonaws.com")) {
      return Optional.of(note("The change came through CloudFormation", "deployment"));
    }
    if (through.contains("Terraform")) {
      return Optional.of(note("The change came through Terraform", "apply"));
    }
    return stack.map(
        name -> note("The bucket belongs to the CloudFormation stack " + name, "deployment"));
  }

  private static String note(String why, String run) {
    return why
        + ". Its next "
        + run
        + " removes every change made here, so add the lines shown in this alert to its source.";
  }
}
