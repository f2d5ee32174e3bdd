package io.labelguard.policy.filling;

import java.util.BitSet;
import java.util.List;
import java.util.Set;

/// Something that is not known and varies alone: a key, the object under a prefix, the session, or
/// a question that the documents leave open.
///
/// @param keys the condition keys, in lower case, that it covers
/// @param atoms for each atom, the slots that can hold with it
/// @param resource whether it is the object under a prefix
public record Dimension(Set<String> keys, List<BitSet> atoms, boolean resource) {

  public Dimension {
    keys = Set.copyOf(keys);
    atoms = atoms.stream().map(atom -> (BitSet) atom.clone()).distinct().toList();
  }

  /// Returns a yes-or-no question that nothing answers: whether slots hold.
  public static Dimension open(Set<String> keys, Slots slots, BitSet users) {
    return new Dimension(keys, List.of(slots.allBut(new BitSet()), slots.allBut(users)), false);
  }

  /// Whether a slot can hold with all atoms.
  public boolean always(int slot) {
    return atoms.stream().allMatch(atom -> atom.get(slot));
  }

  /// Whether a slot can hold with some atom.
  public boolean ever(int slot) {
    return atoms.stream().anyMatch(atom -> atom.get(slot));
  }
}
