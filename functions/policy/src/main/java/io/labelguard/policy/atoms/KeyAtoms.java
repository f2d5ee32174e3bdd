package io.labelguard.policy.atoms;

import io.labelguard.policy.match.EmptyText;
import io.labelguard.policy.match.KeyClause;
import io.labelguard.policy.match.ValueMatch;
import io.labelguard.policy.model.ConditionOperator.SetOperator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/// Cuts the domain of one condition key into the atoms that clauses on it distinguish.
///
/// Several values are distinguished only by which of them, all or any, meet each clause: the sets
/// are closed over that. A clause without a set operator on values that differ may hold or not (no
/// page says which), so both are listed.
public final class KeyAtoms {

  private static final int MOST_ATOMS = 4_000;

  private final KeyDomain domain;
  private final List<KeyClause> clauses;
  private final Map<BitSet, Atom> atoms = new LinkedHashMap<>();
  private final List<UnsureValue> unsure = new ArrayList<>();

  private KeyAtoms(KeyDomain domain, List<KeyClause> clauses) {
    this.domain = domain;
    this.clauses = clauses;
  }

  /// Returns the atoms; empty where there are more than the bound.
  public static Optional<List<Atom>> of(KeyDomain domain, List<? extends KeyClause> clauses) {
    return parts(domain, clauses).map(KeyParts::atoms);
  }

  /// Returns the atoms, and the values that are unsure; empty where there are more atoms than the
  /// bound.
  public static Optional<KeyParts> parts(KeyDomain domain, List<? extends KeyClause> clauses) {
    return new KeyAtoms(domain, List.copyOf(clauses)).all();
  }

  private Optional<KeyParts> all() {
    List<ValueMatch> matches = clauses.stream().map(KeyClause::match).distinct().toList();
    int[] matchOf = clauses.stream().mapToInt(clause -> matches.indexOf(clause.match())).toArray();
    Optional<List<SingleValues.Value>> singles = SingleValues.of(domain, matches);
    if (singles.isEmpty()) {
      return Optional.empty();
    }
    if (domain.kind() == KeyDomain.Kind.ANYTHING) {
      add(holds(at -> clauses.get(at).ofAbsent()), Optional.of(List.of()));
    }
    for (SingleValues.Value single : singles.get()) {
      if (single.witness().filter(String::isEmpty).isPresent()) {
        addEmpty(single, matchOf);
      } else {
        BitSet holds = holds(at -> clauses.get(at).ofOne(single.passed().get(matchOf[at])));
        add(holds, single.witness().map(List::of));
      }
    }
    boolean underSet = clauses.stream().anyMatch(clause -> clause.set() != SetOperator.NONE);
    if (domain.canHaveSeveral(underSet) && !addSets(singles.get(), matchOf)) {
      return Optional.empty();
    }
    return Optional.of(new KeyParts(List.copyOf(atoms.values()), unsure));
  }

  /// Adds the empty text: an atom for each reading, which shows nothing where there are several.
  private void addEmpty(SingleValues.Value empty, int[] matchOf) {
    Set<BitSet> readings = new LinkedHashSet<>();
    for (EmptyText reading : EmptyText.READINGS) {
      readings.add(holds(at -> clauses.get(at).ofEmpty(empty.passed().get(matchOf[at]), reading)));
    }
    addReadings(List.copyOf(readings), List.of(""));
  }

  /// Adds an atom for each reading of a value; where there are several, none shows the value.
  private void addReadings(List<BitSet> readings, List<String> values) {
    if (readings.size() == 1) {
      add(readings.getFirst(), Optional.of(values));
      return;
    }
    BitSet may = new BitSet();
    BitSet surely = (BitSet) readings.getFirst().clone();
    for (BitSet holds : readings) {
      add(holds, Optional.empty());
      may.or(holds);
      surely.and(holds);
    }
    unsure.add(new UnsureValue(may, surely, values));
  }

  private BitSet holds(IntPredicate clause) {
    BitSet holds = new BitSet();
    for (int at = 0; at < clauses.size(); at++) {
      holds.set(at, clause.test(at));
    }
    return holds;
  }

  private void add(BitSet holds, Optional<List<String>> witness) {
    Atom before = atoms.get(holds);
    if (before == null || before.witness().isEmpty()) {
      atoms.put(holds, new Atom(holds, witness));
    }
  }

  /// For a set of values, which clauses all of them meet and which any of them.
  private record Several(BitSet all, BitSet any, Optional<List<String>> witness) {

    Several with(Several other) {
      BitSet both = (BitSet) all.clone();
      both.and(other.all);
      BitSet either = (BitSet) any.clone();
      either.or(other.any);
      return new Several(both, either, joined(other));
    }

    private Optional<List<String>> joined(Several other) {
      if (witness.isEmpty() || other.witness.isEmpty()) {
        return Optional.empty();
      }
      List<String> values = new ArrayList<>(witness.get());
      other.witness.get().stream().filter(value -> !values.contains(value)).forEach(values::add);
      return Optional.of(values);
    }
  }

  private boolean addSets(List<SingleValues.Value> singles, int[] matchOf) {
    List<Several> ones = new ArrayList<>();
    for (SingleValues.Value single : singles) {
      BitSet holds = new BitSet();
      for (int at = 0; at < clauses.size(); at++) {
        holds.set(at, clauses.get(at).ofOneOfMany(single.passed().get(matchOf[at])));
      }
      ones.add(new Several(holds, holds, single.witness().map(List::of)));
    }
    Map<List<BitSet>, Several> closed = new LinkedHashMap<>();
    Deque<Several> open = new ArrayDeque<>(ones);
    while (!open.isEmpty()) {
      Several one = open.remove();
      if (closed.putIfAbsent(distinguished(one), one) != null) {
        continue;
      }
      if (closed.size() > MOST_ATOMS) {
        return false;
      }
      ones.forEach(more -> open.add(one.with(more)));
    }
    return closed.values().stream()
        .filter(several -> several.witness().isEmpty() || several.witness().get().size() > 1)
        .allMatch(this::addSeveral);
  }

  /// What the clauses distinguish in a set of values.
  private List<BitSet> distinguished(Several several) {
    BitSet all = several.all();
    BitSet any = several.any();
    BitSet toldAll = new BitSet();
    BitSet toldAny = new BitSet();
    for (int at = 0; at < clauses.size(); at++) {
      SetOperator set = clauses.get(at).set();
      toldAll.set(at, set != SetOperator.FOR_ANY_VALUE && all.get(at));
      toldAny.set(at, set != SetOperator.FOR_ALL_VALUES && any.get(at));
    }
    BitSet size = new BitSet();
    size.set(0, several.witness().filter(values -> values.size() == 1).isPresent());
    return List.of(toldAll, toldAny, size);
  }

  private boolean addSeveral(Several several) {
    List<BitSet> filled = new ArrayList<>(List.of(new BitSet()));
    for (int at = 0; at < clauses.size(); at++) {
      boolean all = several.all().get(at);
      boolean any = several.any().get(at);
      boolean holds = clauses.get(at).set() == SetOperator.FOR_ANY_VALUE ? any : all;
      boolean either = clauses.get(at).set() == SetOperator.NONE && all != any;
      int clause = at;
      if (either) {
        List<BitSet> more = filled.stream().map(bits -> with(bits, clause)).toList();
        filled.addAll(more);
      } else if (holds) {
        filled.forEach(bits -> bits.set(clause));
      }
      if (filled.size() > MOST_ATOMS) {
        return false;
      }
    }
    several
        .witness()
        .ifPresentOrElse(
            values -> addReadings(filled, values),
            () -> filled.forEach(holds -> add(holds, Optional.empty())));
    return atoms.size() <= MOST_ATOMS;
  }

  private static BitSet with(BitSet bits, int more) {
    BitSet set = (BitSet) bits.clone();
    set.set(more);
    return set;
  }
}
