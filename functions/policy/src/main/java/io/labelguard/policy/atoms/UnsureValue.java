package io.labelguard.policy.atoms;

import java.util.BitSet;
import java.util.List;

/// A value of a key of which the documents leave open which clauses hold for it. It still shows
/// what does not depend on these clauses.
///
/// @param may which clauses, by number, hold in one reading at least
/// @param surely which clauses hold in every reading
/// @param values the key's values
public record UnsureValue(BitSet may, BitSet surely, List<String> values) {
  public UnsureValue {
    may = (BitSet) may.clone();
    surely = (BitSet) surely.clone();
    values = List.copyOf(values);
  }

  @Override
  public BitSet may() {
    return (BitSet) may.clone();
  }

  @Override
  public BitSet surely() {
    return (BitSet) surely.clone();
  }
}
