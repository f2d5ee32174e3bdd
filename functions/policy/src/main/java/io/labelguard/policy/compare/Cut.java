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
/// @param unsure members of atoms that give nothing, because the documents leave open which slots
///     hold with them
record Cut(List<BitSet> masks, List<Optional<WitnessPart>> choices, List<Unsure> unsure) {

  /// A member of which it is left open which slots hold with it.
  ///
  /// @param may the slots that hold in one reading at least
  /// @param surely the slots that hold in every reading
  record Unsure(BitSet may, BitSet surely, WitnessPart part) {

    /// Returns the slots that count where these must hold: of them only those that surely do, of
    /// the others all that may.
    BitSet mask(BitSet required) {
      BitSet doubtful = (BitSet) required.clone();
      doubtful.andNot(surely);
      BitSet mask = (BitSet) may.clone();
      mask.andNot(doubtful);
      return mask;
    }
  }

  Cut {
    masks = List.copyOf(masks);
    choices = List.copyOf(choices);
    unsure = List.copyOf(unsure);
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
    unsure.stream().filter(member -> wanted.test(member.part())).forEach(kept::addUnsure);
    return kept.build();
  }

  /// Whether nothing is left of the dimension.
  boolean isEmpty() {
    return masks.isEmpty() && unsure.isEmpty();
  }

  /// Returns the masks of the atoms, then those of the unsure members where these slots must hold.
  List<BitSet> masks(BitSet required) {
    if (unsure.isEmpty()) {
      return masks;
    }
    List<BitSet> all = new ArrayList<>(masks);
    unsure.forEach(member -> all.add(member.mask(required)));
    return all;
  }

  /// Returns what an atom or an unsure member gives to a witness.
  ///
  /// @param at its place in [#masks(BitSet)]
  WitnessPart choice(int at) {
    return at < choices.size()
        ? choices.get(at).orElseThrow()
        : unsure.get(at - choices.size()).part();
  }

  /// Gathers atoms one by one.
  static final class Builder {

    private final List<BitSet> masks = new ArrayList<>();
    private final List<Optional<WitnessPart>> choices = new ArrayList<>();
    private final List<Unsure> unsure = new ArrayList<>();

    void add(BitSet mask, Optional<WitnessPart> choice) {
      masks.add(mask);
      choices.add(choice);
    }

    void addUnsure(Unsure member) {
      unsure.add(member);
    }

    Cut build() {
      return new Cut(masks, choices, unsure);
    }
  }
}
