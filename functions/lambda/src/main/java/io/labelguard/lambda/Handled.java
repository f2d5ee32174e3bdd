package io.labelguard.lambda;

import java.util.Optional;

/// What an event was about, for a line of output; strings from outside, unescaped.
///
/// @param call the API call, where the event is one
/// @param resource the bucket, job, team or workforce that it named
public record Handled(
    Optional<String> id,
    Optional<String> call,
    Optional<String> resource,
    Optional<String> account,
    Optional<String> region) {

  /// What is known of an event that is none of ours.
  static final Handled UNKNOWN =
      new Handled(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
