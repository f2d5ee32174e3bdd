package io.labelguard.policy.compare;

import io.labelguard.policy.match.ConditionClause;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The conditions on one key, each once, with the slots that need it.
record ClausesOnKey(List<Use> uses) {

  /// One condition.
  ///
  /// @param clause the condition as it is judged: its policy variables may have been replaced
  /// @param slots the statements that hold only where the condition does
  record Use(ConditionMeaning meaning, ConditionClause clause, BitSet slots) {
    Use {
      slots = (BitSet) slots.clone();
    }
  }

  ClausesOnKey {
    uses = List.copyOf(uses);
  }

  List<ConditionClause> clauses() {
    return uses.stream().map(Use::clause).toList();
  }

  List<BitSet> slots() {
    return uses.stream().map(Use::slots).toList();
  }

  boolean haveVariables() {
    return uses.stream().anyMatch(ClausesOnKey::hasVariables);
  }

  ClausesOnKey withVariables() {
    return only(ClausesOnKey::hasVariables);
  }

  ClausesOnKey withoutVariables() {
    return only(use -> !hasVariables(use));
  }

  /// The conditions of which the documents leave open what a value means.
  ClausesOnKey open() {
    return only(use -> use.clause().isOpen());
  }

  ClausesOnKey decided() {
    return only(use -> !use.clause().isOpen());
  }

  private ClausesOnKey only(Predicate<Use> wanted) {
    return new ClausesOnKey(uses.stream().filter(wanted).toList());
  }

  private static boolean hasVariables(Use use) {
    return use.clause().hasVariables();
  }

  /// Returns the slots that fail where only some conditions, by number, hold.
  BitSet failing(BitSet holding) {
    BitSet failing = new BitSet();
    for (int at = 0; at < uses.size(); at++) {
      if (!holding.get(at)) {
        failing.or(uses.get(at).slots());
      }
    }
    return failing;
  }

  /// Gathers the conditions statement by statement.
  static final class Builder {

    private record Needed(ConditionClause clause, BitSet slots) {}

    private final Map<ConditionMeaning, Needed> needed = new LinkedHashMap<>();

    void add(ConditionMeaning meaning, ConditionClause clause, int slot) {
      needed.computeIfAbsent(meaning, _ -> new Needed(clause, new BitSet())).slots().set(slot);
    }

    ClausesOnKey build() {
      List<Use> uses = new ArrayList<>();
      needed.forEach((meaning, by) -> uses.add(new Use(meaning, by.clause(), by.slots())));
      return new ClausesOnKey(uses);
    }
  }
}
