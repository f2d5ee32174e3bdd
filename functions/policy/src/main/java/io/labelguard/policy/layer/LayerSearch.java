package io.labelguard.policy.layer;

import io.labelguard.policy.atoms.Search;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.filling.Dimension;
import io.labelguard.policy.value.Truth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Finds the decisions that some filling of what is unknown has; past a bound, one counts as
/// possible.
final class LayerSearch {

  private static final int MOST_TRIES = 2_048;

  private final List<Dimension> dimensions;
  private final Search search;
  private int tries;

  LayerSearch(List<Dimension> dimensions) {
    this.dimensions = dimensions;
    this.search = new Search(dimensions.stream().map(Dimension::atoms).toList());
  }

  Set<Decision> decisions(LayerRule rule) {
    Set<Decision> decisions = EnumSet.noneOf(Decision.class);
    if (rule.denies().stream().anyMatch(this::ever)) {
      decisions.add(Decision.EXPLICITLY_DENIED);
    }
    if (isSilent(rule)) {
      decisions.add(Decision.IMPLICITLY_DENIED);
    }
    if (isAllowed(rule)) {
      decisions.add(Decision.ALLOWED);
    }
    return decisions;
  }

  private boolean isSilent(LayerRule rule) {
    return rule.blocks().stream().anyMatch(slot -> finds(only(slot), rule.denies()))
        || rule.clauses().stream()
            .anyMatch(clause -> finds(new BitSet(), union(rule.denies(), clause)));
  }

  private boolean isAllowed(LayerRule rule) {
    tries = 0;
    BitSet avoided = union(rule.denies(), rule.blocks());
    return finds(new BitSet(), avoided) && canHit(open(rule.clauses()), 0, new BitSet(), avoided);
  }

  /// The clauses of which no slot holds in every filling, without those that another implies.
  private List<BitSet> open(List<BitSet> clauses) {
    List<BitSet> open = new ArrayList<>();
    clauses.stream()
        .filter(clause -> clause.stream().noneMatch(this::always))
        .sorted(Comparator.comparingInt(BitSet::cardinality))
        .forEach(
            clause -> {
              if (open.stream().noneMatch(smaller -> contains(clause, smaller))) {
                open.add(clause);
              }
            });
    return open;
  }

  /// Whether some filling has a slot of each clause from `at` on, beside the required ones.
  private boolean canHit(List<BitSet> clauses, int at, BitSet required, BitSet avoided) {
    if (at == clauses.size()) {
      return true;
    }
    BitSet clause = clauses.get(at);
    if (clause.intersects(required)) {
      return canHit(clauses, at + 1, required, avoided);
    }
    for (int slot = clause.nextSetBit(0); slot >= 0; slot = clause.nextSetBit(slot + 1)) {
      if (++tries > MOST_TRIES) {
        return true;
      }
      BitSet more = union(required, only(slot));
      if (finds(more, avoided) && canHit(clauses, at + 1, more, avoided)) {
        return true;
      }
    }
    return false;
  }

  private boolean finds(BitSet required, BitSet avoided) {
    return search.find(required, avoided) != Truth.FALSE;
  }

  private boolean always(int slot) {
    return dimensions.stream().allMatch(dimension -> dimension.always(slot));
  }

  private boolean ever(int slot) {
    return dimensions.stream().allMatch(dimension -> dimension.ever(slot));
  }

  private static boolean contains(BitSet large, BitSet small) {
    BitSet rest = (BitSet) small.clone();
    rest.andNot(large);
    return rest.isEmpty();
  }

  private static BitSet union(BitSet one, BitSet other) {
    BitSet both = (BitSet) one.clone();
    both.or(other);
    return both;
  }

  private static BitSet only(int slot) {
    BitSet only = new BitSet();
    only.set(slot);
    return only;
  }
}
