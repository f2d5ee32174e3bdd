package io.labelguard.core.guard;

import io.labelguard.core.event.EventFacts;
import io.labelguard.core.port.BucketPolicies.TagReading;
import java.util.Optional;

/// A tool that keeps its own copy of a policy: its next run removes a fix.
///
/// @param removes a sentence without its end: which tool that is, and what it removes
public record KeptElsewhere(String removes) {

  /// Returns the tool; empty where none is known to keep the policy.
  ///
  /// @param change who changed the policy last, where that is known
  /// @param tags of the bucket; CloudFormation writes the name of its stack there
  public static Optional<KeptElsewhere> of(Optional<EventFacts> change, TagReading tags) {
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
      return Optional.of(of("The change came through CloudFormation", "deployment"));
    }
    if (through.contains("Terraform")) {
      return Optional.of(of("The change came through Terraform", "apply"));
    }
    return stack.map(
        name -> of("The bucket belongs to the CloudFormation stack " + name, "deployment"));
  }

  private static KeptElsewhere of(String why, String run) {
    return new KeptElsewhere(why + ". Its next " + run + " removes every change made here");
  }

  /// Returns the warning of an alert that shows the statements of a fix.
  public String withLines() {
    return removes + ", so add the lines shown in this alert to its source.";
  }

  /// Returns the warning of an alert that shows none.
  public String withoutLines() {
    return removes + ", so make a change in its source.";
  }
}
