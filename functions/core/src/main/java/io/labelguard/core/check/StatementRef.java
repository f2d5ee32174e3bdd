package io.labelguard.core.check;

import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/// Names one statement of a bucket policy by its place, from 0, and its Sid where it has one.
public record StatementRef(int index, Optional<String> sid) {

  /// Returns the name of a statement.
  public static StatementRef of(Statement statement) {
    return new StatementRef(statement.index(), statement.sid());
  }

  static List<StatementRef> of(Policy policy, NavigableSet<Integer> indexes) {
    return indexes.stream().map(index -> of(policy.statements().get(index))).toList();
  }
}
