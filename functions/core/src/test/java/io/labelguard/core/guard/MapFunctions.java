package io.labelguard.core.guard;

import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.function.CustomFunction;
import io.labelguard.core.labeling.function.FunctionConfiguration;
import io.labelguard.core.labeling.function.FunctionFacts;
import io.labelguard.core.port.dependency.Functions;
import io.labelguard.policy.model.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Functions in memory by their ARN; of another one nothing is given.
public final class MapFunctions implements Functions {

  public final Map<String, FunctionFacts> facts = new HashMap<>();

  /// What was asked, in order: the call and the ARN.
  public final List<String> asked = new ArrayList<>();

  @Override
  public Reading<Optional<FunctionConfiguration>> configuration(CustomFunction function) {
    return of("configuration", function).configuration();
  }

  @Override
  public Reading<Optional<Integer>> reservedConcurrency(CustomFunction function) {
    return of("reservedConcurrency", function).reserved();
  }

  @Override
  public Reading<Optional<Policy>> policy(CustomFunction function) {
    return of("policy", function).policy();
  }

  private FunctionFacts of(String call, CustomFunction function) {
    asked.add(call + " " + function.arn());
    return facts.getOrDefault(function.arn(), FunctionFacts.NOT_GIVEN);
  }
}
