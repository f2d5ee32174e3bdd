package io.labelguard.policy.lint;

import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Problem;
import java.util.List;
import java.util.Optional;

/// What the strict profile found in a policy's text.
///
/// @param policy empty where the text cannot be read at all
/// @param problems every error and warning, by its place in the text
public record StrictReading(Optional<Policy> policy, List<Problem> problems) {
  public StrictReading {
    problems = List.copyOf(problems);
  }
}
