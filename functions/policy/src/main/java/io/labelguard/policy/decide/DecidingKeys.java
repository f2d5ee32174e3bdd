package io.labelguard.policy.decide;

import io.labelguard.policy.decide.DecisionRule.Outcome;
import io.labelguard.policy.match.CompiledPolicy;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Finds the keys on which an Undetermined decision depends: those of which two values, all else
/// being equal, give two decisions.
///
/// Past a bound, every key that a statement which may hold depends on counts.
final class DecidingKeys {

  private static final int MOST_COMBINATIONS = 4_096;

  private final CompiledPolicy policy;
  private final Slots slots;
  private final List<Dimension> dimensions;
  private final DecisionRule rule;
  private final Map<BitSet, Set<Decision>> decided = new HashMap<>();

  DecidingKeys(CompiledPolicy policy, Slots slots, List<Dimension> dimensions, DecisionRule rule) {
    this.policy = policy;
    this.slots = slots;
    this.dimensions = dimensions;
    this.rule = rule;
  }

  /// Returns the keys' names as the policy writes them, sorted.
  List<String> names() {
    SortedSet<String> names = new TreeSet<>();
    for (int at = 0; at < dimensions.size(); at++) {
      Dimension dimension = dimensions.get(at);
      if (!dimension.keys().isEmpty() && matters(at)) {
        dimension.keys().forEach(key -> names.add(policy.keyNames().getOrDefault(key, key)));
      }
    }
    return List.copyOf(names);
  }

  private boolean matters(int at) {
    Optional<Set<BitSet>> others = combinations(at);
    if (others.isEmpty()) {
      return dimensions.get(at).atoms().size() > 1;
    }
    for (BitSet other : others.get()) {
      Set<Set<Decision>> seen = new HashSet<>();
      for (BitSet atom : dimensions.get(at).atoms()) {
        BitSet both = (BitSet) other.clone();
        both.and(atom);
        seen.add(decisions(both));
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

  private Set<Decision> decisions(BitSet holding) {
    return decided.computeIfAbsent(holding, set -> rule.decisions(EnumSet.of(outcome(set))));
  }

  private Outcome outcome(BitSet holding) {
    return holding.intersects(slots.denies())
        ? Outcome.DENIED
        : holding.intersects(slots.directs())
            ? Outcome.ALLOWED_BY_NAME
            : holding.intersects(slots.allows()) ? Outcome.ALLOWED_BY_ACCOUNT : Outcome.SILENT;
  }
}
