package io.labelguard.policy.filling;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/// Finds the keys on which an Undetermined decision depends: those of which two values, all else
/// being equal, give two decisions.
///
/// Past a bound, every key that a statement which may hold depends on counts.
public final class DecidingKeys {

  private static final int MOST_COMBINATIONS = 4_096;

  private final Map<String, String> keyNames;
  private final Slots slots;
  private final List<Dimension> dimensions;
  private final Function<BitSet, Object> rule;
  private final Map<BitSet, Object> decided = new HashMap<>();

  /// @param keyNames how policies write the keys, by their names in lower case
  /// @param rule what is decided where just these slots hold, as a value that has `equals`
  public DecidingKeys(
      Map<String, String> keyNames,
      Slots slots,
      List<Dimension> dimensions,
      Function<BitSet, Object> rule) {
    this.keyNames = keyNames;
    this.slots = slots;
    this.dimensions = dimensions;
    this.rule = rule;
  }

  /// Returns the keys' names as the policy writes them, sorted.
  public List<String> names() {
    SortedSet<String> names = new TreeSet<>();
    for (int at = 0; at < dimensions.size(); at++) {
      Dimension dimension = dimensions.get(at);
      if (!dimension.keys().isEmpty() && matters(at)) {
        dimension.keys().forEach(key -> names.add(keyNames.getOrDefault(key, key)));
      }
    }
    return List.copyOf(names);
  }

  /// Whether the decision depends on a dimension.
  ///
  /// @param at its place among the dimensions
  public boolean matters(int at) {
    Optional<Set<BitSet>> others = combinations(at);
    if (others.isEmpty()) {
      return dimensions.get(at).atoms().size() > 1;
    }
    for (BitSet other : others.get()) {
      Set<Object> seen = new HashSet<>();
      for (BitSet atom : dimensions.get(at).atoms()) {
        BitSet both = (BitSet) other.clone();
        both.and(atom);
        seen.add(decided.computeIfAbsent(both, rule));
      }
      if (seen.size() > 1) {
        return true;
      }
    }
    return false;
  }

  /// The sets of slots that all dimensions but one can leave; empty past the bound.
  private Optional<Set<BitSet>> combinations(int without) {
    Set<BitSet> sets = new HashSet<>(Set.of(slots.allBut(new BitSet())));
    for (int at = 0; at < dimensions.size(); at++) {
      if (at == without) {
        continue;
      }
      Set<BitSet> next = new HashSet<>();
      for (BitSet set : sets) {
        for (BitSet atom : dimensions.get(at).atoms()) {
          BitSet both = (BitSet) set.clone();
          both.and(atom);
          next.add(both);
        }
        if (next.size() > MOST_COMBINATIONS) {
          return Optional.empty();
        }
      }
      sets = next;
    }
    return Optional.of(sets);
  }
}
