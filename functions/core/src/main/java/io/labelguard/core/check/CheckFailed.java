package io.labelguard.core.check;

import java.util.List;

/// LG901: a check failed, so nothing was checked for what it flags.
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
    return "Flags a check or a call to AWS that failed inside Labelguard; everything else was"
        + " judged.";
  }

  /// Finds nothing by itself: the findings come from running the others.
  @Override
  public List<Finding> findings(JudgedSituation judged) {
    return List.of();
  }

  /// Returns the finding of a call to AWS that failed.
  ///
  /// @param sentence what could not be done, and AWS's own words
  static Finding call(String sentence) {
    return Finding.of(new CheckFailed(), new About.Labelguard())
        .because(
            sentence
                + " What depends on it was not judged; everything else was. Labelguard tries again"
                + " by itself, at the latest at the next sweep.");
  }

  static Finding finding(Check failed, RuntimeException cause) {
    return Finding.of(new CheckFailed(), new About.Labelguard())
        .because(
            "Check "
                + failed.id().text()
                + " failed ("
                + cause
                + "), so nothing here was checked for what it flags. The other checks ran. Please"
                + " report this with the policy and the job's description.");
  }
}
