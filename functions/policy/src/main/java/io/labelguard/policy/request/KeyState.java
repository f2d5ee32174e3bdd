package io.labelguard.policy.request;

import java.util.List;

/// What is known of one condition key of a request.
public sealed interface KeyState {

  /// Present with these values (one, for a single-valued key; an empty list is an empty set).
  record Known(List<String> values) implements KeyState {
    public Known {
      values = List.copyOf(values);
    }
  }

  /// Present with one value that matches this pattern (`*` and `?`), such as `AROAEXAMPLE:*`.
  record Matching(String pattern) implements KeyState {}

  /// Not in the request.
  record Absent() implements KeyState {}

  /// Absent or any value.
  record Unknown() implements KeyState {}

  /// Present with an AWS-side value that no customer's policy names: literals never equal it; a
  /// pattern that could match it leaves the condition Undetermined.
  record Foreign() implements KeyState {}

  /// Returns the state of a key with one known value.
  static KeyState of(String value) {
    return new Known(List.of(value));
  }
}
