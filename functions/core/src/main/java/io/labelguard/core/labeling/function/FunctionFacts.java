package io.labelguard.core.labeling.function;

import io.labelguard.core.labeling.Reading;
import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.Optional;

/// What was read of a function.
///
/// @param configuration empty where there is no such function
/// @param reserved how many calls may run at once, where that was set
/// @param policy its own policy; empty where it has none
public record FunctionFacts(
    Reading<Optional<FunctionConfiguration>> configuration,
    Reading<Optional<Integer>> reserved,
    Reading<Optional<Policy>> policy) {

  /// Nothing was read.
  public static final FunctionFacts NOT_GIVEN =
      new FunctionFacts(
          new Reading.NotGiven<>(), new Reading.NotGiven<>(), new Reading.NotGiven<>());

  /// There is no such function.
  public static final FunctionFacts MISSING =
      new FunctionFacts(
          new Reading.Known<>(Optional.empty()),
          new Reading.Known<>(Optional.empty()),
          new Reading.Known<>(Optional.empty()));

  /// Whether there is no such function.
  public boolean isMissing() {
    return configuration.known().filter(Optional::isEmpty).isPresent();
  }

  /// Whether all of it was read.
  public boolean isKnown() {
    return List.of(configuration, reserved, policy).stream()
        .allMatch(Reading.Known.class::isInstance);
  }
}
