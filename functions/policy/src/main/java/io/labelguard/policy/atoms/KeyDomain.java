package io.labelguard.policy.atoms;

import io.labelguard.policy.match.AddressMatch;
import io.labelguard.policy.match.Glob;
import io.labelguard.policy.match.NumberMatch;
import io.labelguard.policy.match.OrderRelation;
import io.labelguard.policy.match.ValueMatch;
import io.labelguard.policy.tables.ConditionKeys;
import io.labelguard.policy.tables.KeyTypes;
import io.labelguard.policy.value.IpRange;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// What a condition key that is not known can be.
///
/// @param key in lower case
/// @param bounds for [Kind#BOUNDED], what its one value passes, each of the key's own type
public record KeyDomain(String key, Kind kind, Optional<Glob> pattern, List<ValueMatch> bounds) {

  public KeyDomain {
    bounds = List.copyOf(bounds);
  }

  /// A domain without bounds.
  public KeyDomain(String key, Kind kind, Optional<Glob> pattern) {
    this(key, kind, pattern, List.of());
  }

  /// The kinds of domain.
  public enum Kind {
    /// Absent or any value.
    ANYTHING,
    /// Any value, never absent.
    PRESENT,
    /// One value that no literal of the policy equals.
    FOREIGN,
    /// One value that matches the pattern.
    MATCHING,
    /// One number between two others, or one address in one of some ranges.
    BOUNDED
  }

  /// Returns the domain of a key of which nothing is known.
  public static KeyDomain anything(String key) {
    return new KeyDomain(key, Kind.ANYTHING, Optional.empty());
  }

  /// Returns the domain of a key in all requests that can be sent: some keys are in each of them.
  public static KeyDomain ofAnyRequest(String key) {
    return ConditionKeys.isInEveryRequest(key) ? present(key) : anything(key);
  }

  /// Returns the domain of a key that a request has.
  public static KeyDomain present(String key) {
    return new KeyDomain(key, Kind.PRESENT, Optional.empty());
  }

  /// Returns the domain of a number between two others.
  public static KeyDomain between(String key, BigDecimal lowest, BigDecimal highest) {
    return new KeyDomain(
        key,
        Kind.BOUNDED,
        Optional.empty(),
        List.of(
            new NumberMatch(OrderRelation.GREATER_OR_EQUAL, List.of(lowest)),
            new NumberMatch(OrderRelation.LESS_OR_EQUAL, List.of(highest))));
  }

  /// Returns the domain of an address in one of some ranges.
  public static KeyDomain within(String key, List<IpRange> ranges) {
    return new KeyDomain(key, Kind.BOUNDED, Optional.empty(), List.of(new AddressMatch(ranges)));
  }

  /// Whether the key can have several values: where the documents do not know the key, set
  /// operators on it say so.
  public boolean canHaveSeveral(boolean underSetOperator) {
    return (kind == Kind.ANYTHING || kind == Kind.PRESENT)
        && (ConditionKeys.isMultivalued(key) || (underSetOperator && !ConditionKeys.isKnown(key)));
  }

  /// The type that the documents give the key.
  KeyTypes.Type type() {
    return KeyTypes.type(key);
  }

  /// Whether a value belongs to the domain, literals of the policy apart.
  boolean admits(String value) {
    return switch (kind) {
      case ANYTHING, PRESENT -> true;
      case FOREIGN -> !value.isEmpty();
      case BOUNDED -> bounds.stream().allMatch(bound -> bound.matches(value));
      case MATCHING -> pattern.isPresent() && pattern.get().matches(value);
    };
  }
}
