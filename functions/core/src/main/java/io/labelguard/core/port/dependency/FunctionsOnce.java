package io.labelguard.core.port.dependency;

import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.function.CustomFunction;
import io.labelguard.core.labeling.function.FunctionConfiguration;
import io.labelguard.policy.model.Policy;
import java.util.Optional;

/// Reads each function once. The concurrency belongs to all versions of a function.
public record FunctionsOnce(Functions functions, Once once) implements Functions {

  @Override
  public Reading<Optional<FunctionConfiguration>> configuration(CustomFunction function) {
    return once.of(() -> functions.configuration(function), "function", function.arn());
  }

  @Override
  public Reading<Optional<Integer>> reservedConcurrency(CustomFunction function) {
    return once.of(
        () -> functions.reservedConcurrency(function),
        "concurrency of function",
        function.unqualified());
  }

  @Override
  public Reading<Optional<Policy>> policy(CustomFunction function) {
    return once.of(() -> functions.policy(function), "policy of function", function.arn());
  }
}
