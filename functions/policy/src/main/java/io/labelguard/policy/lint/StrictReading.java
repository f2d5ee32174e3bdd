package io.labelguard.policy.lint;

import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Problem;
import java.util.List;
import java.util.Optional;

/// What the strict profile found: the policy where it could be read at all, and every problem of
/// the text in the order of its position.
public record StrictReading(Optional<Policy> policy, List<Problem> problems) {
  public StrictReading {
    problems = List.copyOf(problems);
  }
}
