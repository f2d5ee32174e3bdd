package io.labelguard.policy.compare;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// One dimension of all requests there are.
///
/// @param masks for each atom, the slots that can hold with it
/// @param choices for each atom what it gives to a witness; empty where nothing is known
record Cut(List<BitSet> masks, List<Optional<WitnessPart>> choices) {

  Cut {
    masks = List.copyOf(masks);
    choices = List.copyOf(choices);
    if (masks.size() != choices.size()) {
      throw new IllegalArgumentException("each atom has a mask and a choice");
    }
  }

  /// Returns only the atoms that have a member.
  Cut witnessed() {
    return witnessed(_ -> true);
  }

  /// Returns only the atoms that have such a member.
  Cut witnessed(Predicate<WitnessPart> wanted) {
    Builder kept = new Builder();
    for (int at = 0; at < masks.size(); at++) {
      if (choices.get(at).filter(wanted).isPresent()) {
        kept.add(masks.get(at), choices.get(at));
      }
    }
    return kept.build();
  }

  /// Gathers atoms one by one.
  static final class Builder {

    private final List<BitSet> masks = new ArrayList<>();
    private final List<Optional<WitnessPart>> choices = new ArrayList<>();

    void add(BitSet mask, Optional<WitnessPart> choice) {
      masks.add(mask);
      choices.add(choice);
    }

    Cut build() {
      return new Cut(masks, choices);
    }
  }
}
