package io.labelguard.policy.compare;

import io.labelguard.policy.match.PatternClause;
import io.labelguard.policy.match.PrincipalClause;
import java.util.BitSet;

/// A question that no dimension decides, so that the comparison tries both answers. Equal questions
/// have one answer.
sealed interface OpenQuestion {

  /// Whether a Principal element covers a caller of whom the documents leave this open.
  record Principals(PrincipalClause clause) implements OpenQuestion {}

  /// Whether the statement of a slot covers the action and its resource.
  record Target(int slot) implements OpenQuestion {}

  /// Whether a Resource element covers the resource for some values of its policy variables.
  record Resources(PatternClause clause) implements OpenQuestion {}

  /// Whether a condition holds for some values of its policy variables.
  record Variables(ConditionMeaning condition) implements OpenQuestion {}

  /// Whether a condition holds of which the documents leave open what a value means.
  record Meaning(ConditionMeaning condition) implements OpenQuestion {}

  /// Whether the condition on a key holds that these slots need.
  record Key(String key, BitSet slots) implements OpenQuestion {
    public Key {
      slots = (BitSet) slots.clone();
    }
  }

  /// Whether the unreadable part of a slot's statement holds.
  record Unreadable(int slot) implements OpenQuestion {}
}
