package io.labelguard.core.labeling.setup;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.setup.BuiltInFunction.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds functions that look like Ground Truth's own and are not, and two that do not fit together.
final class FunctionFaults {

  private final Optional<String> jobAccount;
  private final Optional<BuiltInFunction> before;
  private final Optional<BuiltInFunction> consolidation;

  FunctionFaults(LabelingJob job) {
    this.jobAccount = job.account();
    this.before = BuiltInFunction.before(job);
    this.consolidation = BuiltInFunction.consolidation(job);
  }

  /// Returns the faults, those of the first function first.
  List<SettingFault> faults() {
    List<SettingFault> faults = new ArrayList<>();
    before.flatMap(function -> fault(function, Step.PRE)).ifPresent(faults::add);
    consolidation.flatMap(function -> fault(function, Step.ACS)).ifPresent(faults::add);
    difference().ifPresent(faults::add);
    return faults;
  }

  /// Returns the ARNs of functions of which it is not known whether they are Ground Truth's.
  List<String> undecided() {
    return Stream.of(before, consolidation)
        .flatMap(Optional::stream)
        .filter(function -> isUndecided(function, GroundTruthFunctions.account(function.region())))
        .map(BuiltInFunction::arn)
        .toList();
  }

  /// In a Region without a known account nothing is known. Where the job's account is not known
  /// either, a function of an account that is not Ground Truth's may be the job's own.
  private boolean isUndecided(BuiltInFunction function, Optional<String> account) {
    return account.isEmpty() || (jobAccount.isEmpty() && !account.get().equals(function.account()));
  }

  private Optional<SettingFault> fault(BuiltInFunction function, Step step) {
    Optional<String> account = GroundTruthFunctions.account(function.region());
    if (account.isEmpty() || isUndecided(function, account)) {
      return Optional.empty();
    }
    if (!account.get().equals(function.account())) {
      return fault(
          function,
          "is of account "
              + function.account()
              + ", but Ground Truth's functions in "
              + function.region()
              + " are of account "
              + account.get());
    }
    if (!GroundTruthFunctions.TYPES.contains(function.type())) {
      return fault(
          function, "does not exist: Ground Truth has no task type \"" + function.type() + "\"");
    }
    return function.step() == step
        ? Optional.empty()
        : fault(
            function,
            step == Step.PRE
                ? "consolidates annotations; a function that begins with PRE- belongs there"
                : "runs before a task; a function that begins with ACS- belongs there");
  }

  private static Optional<SettingFault> fault(BuiltInFunction function, String what) {
    return Optional.of(
        new SettingFault(
            function.member(), function.member() + " " + function.arn() + " " + what + "."));
  }

  private Optional<SettingFault> difference() {
    Optional<String> one = before.flatMap(BuiltInFunction::taskType);
    Optional<String> other = consolidation.flatMap(BuiltInFunction::taskType);
    return one.isEmpty() || other.isEmpty() || one.equals(other)
        ? Optional.empty()
        : Optional.of(
            new SettingFault(
                consolidation.get().member(),
                "The two functions are of different task types: "
                    + one.get()
                    + " before a task and "
                    + other.get()
                    + " for its annotations."));
  }
}
