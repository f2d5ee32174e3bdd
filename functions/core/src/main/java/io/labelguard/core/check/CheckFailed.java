package io.labelguard.core.check;

import java.util.List;
import java.util.Optional;

/// LG901: a check failed, so what it looks for was not looked for.
final class CheckFailed implements Check {

  @Override
  public CheckId id() {
    return CheckId.CHECK_FAILED;
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String summary() {
    return "Flags a check that failed inside Labelguard; the other checks still ran.";
  }

  /// Finds nothing by itself: the findings come from running the others.
  @Override
  public List<Finding> findings(JudgedSituation judged) {
    return List.of();
  }

  static Finding finding(Check failed, RuntimeException cause) {
    return new Finding(
        CheckId.CHECK_FAILED,
        Severity.LOW,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        "Check "
            + failed.id().text()
            + " failed ("
            + cause
            + "), so what it looks for was not looked for here. The other checks ran. Please report"
            + " this with the policy and the job's description.",
        FixAdvice.none());
  }
}
