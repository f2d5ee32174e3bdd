package io.labelguard.policy.match;

import io.labelguard.policy.model.ConditionOperator.SetOperator;
import java.util.List;

/// Asks whether a key is there with a value that passes a match, or with any value.
public record ListedClause(ValueMatch match, boolean any) implements KeyClause {

  public static final ListedClause PRESENT =
      new ListedClause(new TextMatch(List.of(), List.of()), true);

  public static ListedClause of(ValueMatch match) {
    return new ListedClause(match, false);
  }

  @Override
  public SetOperator set() {
    return SetOperator.NONE;
  }

  @Override
  public boolean ofAbsent() {
    return false;
  }

  @Override
  public boolean ofOne(boolean matched) {
    return any || matched;
  }

  @Override
  public boolean ofEmpty(boolean matched, EmptyText reading) {
    return any || matched;
  }

  @Override
  public boolean ofOneOfMany(boolean matched) {
    return any || matched;
  }
}
