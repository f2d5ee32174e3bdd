package io.labelguard.policy.atoms;

import io.labelguard.policy.match.Glob;
import io.labelguard.policy.tables.ConditionKeys;
import io.labelguard.policy.tables.KeyTypes;
import java.util.Optional;

/// What a condition key that is not known can be.
///
/// @param key in lower case
public record KeyDomain(String key, Kind kind, Optional<Glob> pattern) {

  /// The kinds of domain.
  public enum Kind {
    /// Absent or any value.
    ANYTHING,
    /// One value that no literal of the policy equals.
    FOREIGN,
    /// One value that matches the pattern.
    MATCHING
  }

  /// Returns the domain of a key of which nothing is known.
  public static KeyDomain anything(String key) {
    return new KeyDomain(key, Kind.ANYTHING, Optional.empty());
  }

  /// Whether the key can have several values: where the documents do not know the key, set
  /// operators on it say so.
  public boolean canHaveSeveral(boolean underSetOperator) {
    return kind == Kind.ANYTHING
        && (ConditionKeys.isMultivalued(key) || (underSetOperator && !ConditionKeys.isKnown(key)));
  }

  /// The type that the documents give the key.
  KeyTypes.Type type() {
    return KeyTypes.type(key);
  }

  /// Whether a value belongs to the domain, literals of the policy apart.
  boolean admits(String value) {
    return switch (kind) {
      case ANYTHING -> true;
      case FOREIGN -> !value.isEmpty();
      case MATCHING -> pattern.isPresent() && pattern.get().matches(value);
    };
  }
}
