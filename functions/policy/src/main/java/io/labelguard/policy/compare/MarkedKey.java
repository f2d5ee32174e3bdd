package io.labelguard.policy.compare;

import io.labelguard.policy.atoms.Atom;
import io.labelguard.policy.atoms.KeyAtoms;
import io.labelguard.policy.atoms.KeyDomain;
import io.labelguard.policy.match.ConditionClause;
import io.labelguard.policy.match.Glob;
import io.labelguard.policy.match.KeyClause;
import io.labelguard.policy.match.ListedClause;
import io.labelguard.policy.match.TextMatch;
import io.labelguard.policy.model.ConditionOperator.SetOperator;
import io.labelguard.policy.tables.KeyTypes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/// Finds which clauses on one key can hold at once, some of them with policy variables, for any
/// the variables' values: a few combinations more than there are, never fewer.
///
/// @param clauses the clauses on the key, each once
/// @param users the slots that need each clause
record MarkedKey(JointSlots slots, String key, List<ConditionClause> clauses, List<BitSet> users) {

  MarkedKey {
    clauses = List.copyOf(clauses);
    users = List.copyOf(users);
  }

  /// Returns the slots that can hold with the key, and after them, for each slot, whether it surely
  /// does ([JointSlots#surely]); empty where marks do not fit.
  Optional<List<BitSet>> masks() {
    if (!fits()) {
      return Optional.empty();
    }
    List<List<Glob>> lists = new ArrayList<>();
    SequencedSet<Marks.Listed> templates = new LinkedHashSet<>();
    for (ConditionClause clause : clauses) {
      lists.add(clause.match() instanceof TextMatch(List<Glob> globs, _) ? globs : List.of());
      clause.templates().forEach(each -> templates.add(new Marks.Listed(each, clause.reading())));
    }
    List<Marks.Listed> patterns = List.copyOf(templates);
    return KeyAtoms.of(KeyDomain.anything(key), plain(patterns))
        .flatMap(
            atoms ->
                new Listings(lists, patterns).outcomes(atoms.stream().map(Atom::holds).toList()))
        .map(all -> all.stream().map(outcome -> mask(outcome, patterns)).distinct().toList());
  }

  /// Only texts of a key that has one value, under operators that read text.
  private boolean fits() {
    boolean underSet = clauses.stream().anyMatch(clause -> clause.set() != SetOperator.NONE);
    return KeyTypes.type(key) == KeyTypes.Type.ANY
        && !KeyDomain.anything(key).canHaveSeveral(underSet)
        && clauses.stream().allMatch(clause -> clause.match() instanceof TextMatch)
        && clauses.stream()
            .filter(ConditionClause::hasVariables)
            .allMatch(
                clause ->
                    clause.set() == SetOperator.NONE
                        && Marks.fit(clause.templates(), clause.reading()));
  }

  /// The questions about texts that do not depend on values: which clauses list them, which
  /// templates match with some value, which clauses hold, and whether the key is there at all.
  private List<KeyClause> plain(List<Marks.Listed> patterns) {
    List<KeyClause> plain = new ArrayList<>();
    clauses.forEach(clause -> plain.add(ListedClause.of(clause.match())));
    patterns.forEach(
        each -> plain.add(ListedClause.of(new TextMatch(List.of(Marks.widest(each)), List.of()))));
    plain.addAll(clauses);
    plain.add(ListedClause.PRESENT);
    return plain;
  }

  private BitSet mask(Listings.Outcome outcome, List<Marks.Listed> patterns) {
    int own = clauses.size() + patterns.size();
    boolean present = outcome.plain().get(own + clauses.size());
    BitSet lost = new BitSet();
    for (int at = 0; at < clauses.size(); at++) {
      ConditionClause clause = clauses.get(at);
      boolean listed = outcome.plain().get(at);
      boolean surely = listed;
      for (int template = 0; template < clause.templates().size(); template++) {
        int pattern =
            patterns.indexOf(new Marks.Listed(clause.templates().get(template), clause.reading()));
        listed |= outcome.matched().get(pattern);
        surely |= outcome.surely().get(pattern);
      }
      boolean holds =
          !clause.hasVariables()
              ? outcome.plain().get(own + at)
              : present ? clause.ofOneOfMany(listed) : clause.ofAbsent();
      boolean positive = clause.ofOneOfMany(true);
      if (!holds) {
        lost.or(users.get(at));
      }
      if (clause.hasVariables() && positive && present && !surely) {
        users.get(at).stream().forEach(slot -> lost.set(slots.surely(slot)));
      }
    }
    return slots.allBut(lost);
  }
}
