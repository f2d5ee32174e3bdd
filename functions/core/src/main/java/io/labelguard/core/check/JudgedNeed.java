package io.labelguard.core.check;

import io.labelguard.core.labeling.Need;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.Evaluation;

/// A need and how the bucket's policy decides it.
record JudgedNeed(Need need, Evaluation evaluation) {

  String action() {
    return need.request().action();
  }

  /// Whether all of it is explicitly denied, whatever is unknown.
  boolean denied() {
    return evaluation.decision() == Decision.EXPLICITLY_DENIED;
  }

  /// Whether some of the objects it asks for are explicitly denied, though not all.
  boolean partlyDenied() {
    return !denied() && !evaluation.deniedPart().isEmpty();
  }

  /// Whether it depends on what nobody here can tell. Where no statement does, only identity
  /// policies or the accounts are unknown, and these are not judged.
  boolean undetermined() {
    return evaluation.decision() == Decision.UNDETERMINED
        && !partlyDenied()
        && !evaluation.mayHold().isEmpty();
  }
}
