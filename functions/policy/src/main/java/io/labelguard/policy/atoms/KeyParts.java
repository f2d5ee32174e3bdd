package io.labelguard.policy.atoms;

import java.util.List;

/// The domain of one condition key, cut by the clauses on it.
///
/// @param atoms together all of it; where the documents leave something open, one for each reading
/// @param unsure the values that the atoms of open readings have no member for
public record KeyParts(List<Atom> atoms, List<UnsureValue> unsure) {
  public KeyParts {
    atoms = List.copyOf(atoms);
    unsure = List.copyOf(unsure);
  }
}
