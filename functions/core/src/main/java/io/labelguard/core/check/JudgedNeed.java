package io.labelguard.core.check;

import io.labelguard.core.labeling.need.Need;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.Evaluation;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;

/// A need and how the bucket's policy decides it.
///
/// @param denying indexes of the Deny statements that hold for it, or for part of it
/// @param deniedFrom the address ranges from which it is denied, in words, where it is not denied
///     from everywhere
public record JudgedNeed(
    Need need, Evaluation evaluation, NavigableSet<Integer> denying, List<String> deniedFrom) {
  public JudgedNeed {
    denying = Collections.unmodifiableNavigableSet(denying);
    deniedFrom = List.copyOf(deniedFrom);
  }

  String action() {
    return need.request().action();
  }

  /// Whether all of it is explicitly denied, whatever is unknown.
  public boolean denied() {
    return isDenied(evaluation);
  }

  static boolean isDenied(Evaluation evaluation) {
    return evaluation.decision() == Decision.EXPLICITLY_DENIED;
  }

  /// Whether no statement denies it and none allows it, where one of the policies must.
  boolean implicitlyDenied() {
    return evaluation.decision() == Decision.IMPLICITLY_DENIED;
  }

  /// Whether some of the objects it asks for are explicitly denied, though not all, or all of them
  /// from some addresses.
  public boolean partlyDenied() {
    return isPartlyDenied(evaluation) || !deniedFrom.isEmpty();
  }

  static boolean isPartlyDenied(Evaluation evaluation) {
    return !isDenied(evaluation) && !evaluation.deniedPart().isEmpty();
  }

  /// Whether the decision depends on something unknown. Where no statement does, only identity
  /// policies or the accounts are unknown, and these are not judged.
  boolean undetermined() {
    return evaluation.decision() == Decision.UNDETERMINED
        && !partlyDenied()
        && !evaluation.mayHold().isEmpty();
  }
}
