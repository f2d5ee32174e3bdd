package io.labelguard.policy.compare;

import io.labelguard.policy.atoms.Search;
import io.labelguard.policy.value.Truth;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// Decides whether no request at all makes some statements hold and others not.
final class Impossible {

  private final JointSlots slots;
  private final Search search;

  /// @param wide the dimensions of all requests, no policy variable with a value
  Impossible(JointSlots slots, List<Cut> wide) {
    this.slots = slots;
    this.search = new Search(wide.stream().map(Cut::masks).toList());
  }

  /// Whether there is none, for certain.
  ///
  /// Of a text that is on a list with policy variables, there is an atom in which it surely is: of
  /// the statements that must hold, each may be taken for the one that is looked at so.
  boolean holds(BitSet required, BitSet avoided) {
    IntStream variable =
        required.stream().filter(slot -> slots.statements().get(slot).hasVariables());
    return search.find(required, avoided) == Truth.FALSE
        || variable.anyMatch(
            slot -> {
              BitSet surely = (BitSet) required.clone();
              surely.set(slots.surely(slot));
              return search.find(surely, avoided) == Truth.FALSE;
            });
  }
}
