package io.labelguard.policy.request;

import io.labelguard.policy.value.IpRange;
import java.math.BigDecimal;
import java.util.List;

/// What is known of one condition key of a request.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">AWS
///     global condition context keys</a>
public sealed interface KeyState {

  /// Present with these values; one, for a single-valued key.
  ///
  /// @param values at least one: to every operator a key without values is a key that is not in the
  ///     request, so that is [Absent]
  /// @see <a
  ///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html">Single-valued
  ///     vs. multivalued context keys</a>
  record Known(List<String> values) implements KeyState {

    /// Copies the values.
    ///
    /// @throws IllegalArgumentException where there are none
    public Known {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException(
            "context: a known key must have at least one value; use KeyState.Absent for a key that"
                + " is not in the request");
      }
    }
  }

  /// Present with one value that matches this pattern (`*` and `?`), such as `AROAEXAMPLE:*`.
  ///
  /// @param pattern not empty
  record Matching(String pattern) implements KeyState {

    /// Checks the pattern.
    ///
    /// @throws IllegalArgumentException where it is empty
    public Matching {
      if (pattern.isEmpty()) {
        throw new IllegalArgumentException(
            "context: a pattern must not be empty; use KeyState.of(\"\") for an empty value");
      }
    }
  }

  /// Present with one number that is not known but for its bounds.
  ///
  /// @param lowest the least number that it can be
  /// @param highest the greatest number that it can be
  record Between(BigDecimal lowest, BigDecimal highest) implements KeyState {

    /// Checks the bounds.
    ///
    /// @throws IllegalArgumentException where `lowest` is greater than `highest`
    public Between {
      if (lowest.compareTo(highest) > 0) {
        throw new IllegalArgumentException(
            "context: no number is between " + lowest + " and " + highest);
      }
    }
  }

  /// Present with one address that lies in one of these ranges.
  ///
  /// @param ranges at least one
  record Within(List<IpRange> ranges) implements KeyState {

    /// Copies the ranges.
    ///
    /// @throws IllegalArgumentException where there are none
    public Within {
      ranges = List.copyOf(ranges);
      if (ranges.isEmpty()) {
        throw new IllegalArgumentException("context: no address lies in no range");
      }
    }
  }

  /// Not in the request.
  record Absent() implements KeyState {}

  /// Absent or any value.
  record Unknown() implements KeyState {}

  /// Present with a value of AWS's own that no customer's policy names: literals never equal it; a
  /// pattern that could match it leaves the condition undetermined.
  record Foreign() implements KeyState {}

  /// {@return the state of a key with one known value}
  static KeyState of(String value) {
    return new Known(List.of(value));
  }
}
