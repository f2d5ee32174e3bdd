package io.labelguard.policy.layer;

import io.labelguard.policy.decide.Decision;
import java.util.BitSet;
import java.util.List;

/// What is decided where some slots hold: denied where one that denies does, and allowed where each
/// clause has one that does.
///
/// @param denies the slots of Deny statements that were read
/// @param blocks the slots of a Deny that may be in a layer which was not read
/// @param clauses what must be allowed, each by one of its slots
record LayerRule(BitSet denies, BitSet blocks, List<BitSet> clauses) {

  LayerRule {
    clauses = List.copyOf(clauses);
  }

  /// Returns the decision where just these slots hold.
  Decision decision(BitSet holding) {
    if (holding.intersects(denies)) {
      return Decision.EXPLICITLY_DENIED;
    }
    return !holding.intersects(blocks) && clauses.stream().allMatch(holding::intersects)
        ? Decision.ALLOWED
        : Decision.IMPLICITLY_DENIED;
  }
}
