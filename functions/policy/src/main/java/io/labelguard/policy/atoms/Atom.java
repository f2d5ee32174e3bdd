package io.labelguard.policy.atoms;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// One part of a dimension whose members no clause distinguishes.
///
/// @param holds which clauses, by number, hold for it
/// @param witness a member: a key's values (empty for absent), or a resource; empty where the atom
///     is an over-approximation that no member was found for
public record Atom(BitSet holds, Optional<List<String>> witness) {
  public Atom {
    holds = (BitSet) holds.clone();
    witness = witness.map(List::copyOf);
  }

  @Override
  public BitSet holds() {
    return (BitSet) holds.clone();
  }
}
