package io.labelguard.core.fix;

import io.labelguard.policy.model.Effect;
import java.util.List;
import java.util.Optional;

/// One statement that a change of a policy changes, adds or removes.
///
/// @param number its place in the policy after, from 1; of a removed one, in the policy before
/// @param attributes those that change; of an added or removed statement, all
public record ChangedStatement(
    Kind kind, int number, Optional<String> sid, Effect effect, List<ChangedAttribute> attributes) {

  /// What happens to a statement.
  public enum Kind {
    CHANGED,
    ADDED,
    REMOVED
  }

  public ChangedStatement {
    attributes = List.copyOf(attributes);
  }

  /// Whether its Sid says that it is a companion, which keeps an endpoint closed to other accounts.
  public boolean isCompanion() {
    return sid.filter(Companion::isSid).isPresent();
  }

  /// Returns the statement's name: `Deny "OnlyOurs"`, or by its number where it has no Sid.
  public String name() {
    String kind =
        switch (effect) {
          case ALLOW -> "Allow";
          case DENY -> "Deny";
          case UNREADABLE -> "Statement";
        };
    return kind + " " + sid.map(id -> '"' + id + '"').orElseGet(() -> "(statement " + number + ")");
  }
}
