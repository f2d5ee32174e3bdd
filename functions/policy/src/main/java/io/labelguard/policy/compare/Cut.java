package io.labelguard.policy.compare;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// One dimension of all requests there are.
///
/// @param masks for each atom, the slots that it lets hold
/// @param choices for each atom what a witness takes from it; empty where none is known
record Cut(List<BitSet> masks, List<Optional<WitnessPart>> choices) {

  void add(BitSet mask, Optional<WitnessPart> choice) {
    masks.add(mask);
    choices.add(choice);
  }

  /// Returns only the atoms that have a member.
  Cut witnessed() {
    Cut kept = new Cut(new ArrayList<>(), new ArrayList<>());
    for (int at = 0; at < masks.size(); at++) {
      if (choices.get(at).isPresent()) {
        kept.add(masks.get(at), choices.get(at));
      }
    }
    return kept;
  }
}
