package io.labelguard.policy.compare;

import io.labelguard.policy.model.Policy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// The requests that each of some policies explicitly denies and none of some others does, whatever
/// identity policies say.
///
/// Exact as [PolicyComparison] is; where that would answer unknown, [#isSurelyEmpty] is false.
public final class DeniedByAll {

  private final JointSlots slots;
  private final int denying;
  private final int all;

  /// Prepares the question.
  ///
  /// @param denying the policies that must all deny a request; at least one
  /// @param silent the policies that must not
  /// @throws IllegalArgumentException where no policy is to deny
  public DeniedByAll(List<Policy> denying, List<Policy> silent) {
    if (denying.isEmpty()) {
      throw new IllegalArgumentException("denying: must have at least one policy");
    }
    List<Policy> policies = new ArrayList<>(denying);
    policies.addAll(silent);
    this.slots = new JointSlots(policies);
    this.denying = denying.size();
    this.all = policies.size();
  }

  /// Returns whether there is no such request, for certain.
  public boolean isSurelyEmpty() {
    BitSet avoided = new BitSet();
    IntStream.range(denying, all).forEach(at -> avoided.or(slots.side(at).denies()));
    List<BitSet> cases = cases(avoided);
    if (cases.isEmpty()) {
      return true;
    }
    Impossible impossible = new Impossible(slots, ComparedDimensions.of(slots, Assignment.NONE));
    return cases.stream().allMatch(required -> impossible.holds(required, avoided));
  }

  /// One statement of each policy that denies, in every combination.
  private List<BitSet> cases(BitSet avoided) {
    List<BitSet> cases = List.of(new BitSet());
    for (int at = 0; at < denying; at++) {
      List<BitSet> longer = new ArrayList<>();
      for (BitSet one : cases) {
        slots.side(at).denies().stream()
            .filter(slot -> !avoided.get(slot))
            .forEach(
                slot -> {
                  BitSet more = (BitSet) one.clone();
                  more.set(slot);
                  longer.add(more);
                });
      }
      cases = longer.stream().distinct().toList();
    }
    return cases;
  }
}
