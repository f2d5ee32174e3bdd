package io.labelguard.lambda;

import java.util.Optional;

/// The members of a handled event that a line of output shows. Strings from outside are not
/// escaped.
///
/// @param call the API call, if the event is one
/// @param resource the bucket, job, team or workforce in the call
public record Handled(
    Optional<String> id,
    Optional<String> call,
    Optional<String> resource,
    Optional<String> account,
    Optional<String> region) {

  /// The members of an event that Labelguard does not act on.
  static final Handled UNKNOWN =
      new Handled(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
