package io.labelguard.core.labeling.function;

import java.util.Optional;

/// What keeps Ground Truth from calling a function.
public sealed interface CallObstacle {

  /// There is no such function.
  record Missing() implements CallObstacle {}

  /// Its reserved concurrency is 0, so that every call is refused.
  record NoConcurrency() implements CallObstacle {}

  /// Its state is one in which no call is taken.
  ///
  /// @param reason the words of Lambda
  record NotRunning(FunctionState state, Optional<String> reason) implements CallObstacle {}

  /// It belongs to another account, and its own policy does not allow the execution role.
  record RoleNotAllowed() implements CallObstacle {}

  /// It was idle for long, so that the next call fails.
  record Asleep() implements CallObstacle {}
}
