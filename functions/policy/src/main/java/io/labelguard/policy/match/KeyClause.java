package io.labelguard.policy.match;

import io.labelguard.policy.model.ConditionOperator.SetOperator;

/// A part of a statement that depends on one condition key alone.
public interface KeyClause {

  /// The match of one value.
  ValueMatch match();

  /// How the clause reads several values.
  SetOperator set();

  /// Whether the clause holds where the key is absent.
  boolean ofAbsent();

  /// Whether the clause holds for a key with one value, which is not empty.
  ///
  /// @param matched whether [#match] matches the value
  boolean ofOne(boolean matched);

  /// Whether the clause holds for a key whose one value is the empty text.
  ///
  /// @param matched whether [#match] matches the empty text
  /// @param reading how AWS reads it, where the documents disagree
  boolean ofEmpty(boolean matched, EmptyText reading);

  /// Whether the clause holds for one of several values, set operators apart.
  boolean ofOneOfMany(boolean matched);
}
