package io.labelguard.core.labeling;

import java.util.Optional;
import java.util.function.Function;

/// What a check has to read, in one of three states. Only what is known can be judged: what is not
/// permitted or not given is a note, never fine and never a finding. What is known may be empty.
public sealed interface Reading<T> {

  /// It was read.
  record Known<T>(T value) implements Reading<T> {}

  /// AWS refused the call.
  ///
  /// @param permission the IAM action that is missing, such as `s3:GetBucketCORS`
  /// @param reason the words of AWS
  record NotPermitted<T>(String permission, String reason) implements Reading<T> {}

  /// Nobody gave it, or the call failed and its failure is reported as such.
  record NotGiven<T>() implements Reading<T> {}

  /// Returns something that is known where this is, in the same state.
  default <R> Reading<R> map(Function<T, R> change) {
    return switch (this) {
      case Known<T>(T value) -> new Known<>(change.apply(value));
      case NotPermitted<T>(String permission, String reason) ->
          new NotPermitted<>(permission, reason);
      case NotGiven<T>() -> new NotGiven<>();
    };
  }

  /// Returns what was read; empty in the other states.
  default Optional<T> known() {
    return this instanceof Known<T>(T value) ? Optional.of(value) : Optional.empty();
  }
}
