package io.labelguard.core.port.dependency;

import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.function.CustomFunction;
import io.labelguard.core.labeling.function.FunctionConfiguration;
import io.labelguard.policy.model.Policy;
import java.util.Optional;

/// Reads the functions that labeling jobs call, in the guard's Region.
public interface Functions {

  /// Reads a function's configuration; empty where there is no such function.
  ///
  /// @throws io.labelguard.core.port.CallFailedException where Lambda neither answers nor refuses
  Reading<Optional<FunctionConfiguration>> configuration(CustomFunction function);

  /// Reads how many calls of a function may run at once; empty where that was not set.
  ///
  /// @throws io.labelguard.core.port.CallFailedException likewise
  Reading<Optional<Integer>> reservedConcurrency(CustomFunction function);

  /// Reads a function's own policy; empty where it has none.
  ///
  /// @throws io.labelguard.core.port.CallFailedException likewise, or with a policy that cannot be
  ///     read
  Reading<Optional<Policy>> policy(CustomFunction function);
}
