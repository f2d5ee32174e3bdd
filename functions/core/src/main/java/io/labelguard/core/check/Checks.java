package io.labelguard.core.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// All checks, and how they are run.
public final class Checks {

  /// Every check, by id.
  public static final List<Check> ALL =
      List.of(
          new GroundTruthDenied(),
          new WorkersDenied(),
          new GuardLockedOut(),
          new TeamUnconstrained(),
          new TeamConstraintUnfit(),
          new WorkforceOpen(),
          new WrongRegionEndpoint(),
          new WrongKindOfValue(),
          new MeaningUnclear(),
          new CannotTell(),
          new CheckFailed());

  private static final Comparator<Optional<String>> TEXT =
      Comparator.comparing(text -> text.orElse(""));

  /// Worst first, then by check, bucket, job, path and team.
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::severity)
          .thenComparing(Finding::check)
          .thenComparing(Finding::bucket, TEXT)
          .thenComparing(Finding::job, TEXT)
          .thenComparing(finding -> finding.path().map(Enum::ordinal).orElse(-1))
          .thenComparing(Finding::team, TEXT);

  private Checks() {}

  /// Runs every check and returns what they find, worst first.
  public static List<Finding> run(Situation situation) {
    return run(ALL, situation);
  }

  /// Runs these checks; one that throws becomes a finding of its own, and the others still run.
  static List<Finding> run(List<Check> checks, Situation situation) {
    List<Finding> findings = new ArrayList<>();
    for (Check check : checks) {
      try {
        findings.addAll(check.findings(situation));
      } catch (RuntimeException e) {
        findings.add(CheckFailed.finding(check, e));
      }
    }
    return findings.stream().sorted(ORDER).toList();
  }
}
