package io.labelguard.core.report.html;

import io.labelguard.core.report.AffectedJob;
import io.labelguard.core.report.Report;
import io.labelguard.core.report.ReportedCause;
import io.labelguard.core.report.text.Quantity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Compares a report with an earlier one, by place and check and by place and job: a changed policy
/// that still denies the same job is nothing new.
final class Since {

  private final Optional<EarlierReport> earlier;
  private final List<KnownProblem> now;
  private final Points before;
  private final Points after;

  /// A check or a job at a place.
  private record Point(String place, String name) {}

  private record Points(Set<Point> checks, Set<Point> jobs) {

    static Points of(List<KnownProblem> problems) {
      Points points = new Points(new HashSet<>(), new HashSet<>());
      for (KnownProblem each : problems) {
        each.checks().forEach(check -> points.checks.add(new Point(each.place(), check)));
        each.jobs().forEach(job -> points.jobs.add(new Point(each.place(), job)));
      }
      return points;
    }
  }

  /// @param earlier empty where there is nothing to compare with: then nothing is new or gone
  Since(Optional<EarlierReport> earlier, Report report) {
    this.earlier = earlier;
    this.now = report.causes().stream().map(KnownProblem::of).toList();
    this.before = Points.of(earlier.map(EarlierReport::problems).orElse(List.of()));
    this.after = Points.of(now);
  }

  /// Whether none of the checks of a cause found anything at its place before.
  boolean isNew(ReportedCause cause) {
    return earlier.isPresent() && isNew(KnownProblem.of(cause));
  }

  /// Whether the job was not affected at the place of a cause that is itself known.
  boolean isNew(ReportedCause cause, AffectedJob job) {
    KnownProblem problem = KnownProblem.of(cause);
    return earlier.isPresent()
        && !isNew(problem)
        && !before.jobs.contains(new Point(problem.place(), job.name()));
  }

  /// Returns the ids of the checks that are new at the place of a cause that is itself known.
  List<String> newChecks(ReportedCause cause) {
    KnownProblem problem = KnownProblem.of(cause);
    return earlier.isEmpty() || isNew(problem)
        ? List.of()
        : problem.checks().stream()
            .filter(check -> !before.checks.contains(new Point(problem.place(), check)))
            .toList();
  }

  /// Returns what the earlier report found and this one does not, in sentences without their full
  /// stop.
  List<String> gone() {
    return earlier.stream()
        .flatMap(report -> report.problems().stream())
        .flatMap(problem -> gone(problem).stream())
        .distinct()
        .toList();
  }

  /// Returns how many problems are new and gone since which report; empty without an earlier
  /// report.
  Optional<String> words() {
    long added = now.stream().filter(this::isNew).count();
    return earlier.map(
        report ->
            "Since "
                + report.name()
                + ": "
                + Quantity.of(added, "new problem")
                + ", "
                + gone().size()
                + " gone.");
  }

  private boolean isNew(KnownProblem problem) {
    return problem.checks().stream()
        .noneMatch(check -> before.checks.contains(new Point(problem.place(), check)));
  }

  private List<String> gone(KnownProblem problem) {
    List<String> checks =
        problem.checks().stream()
            .filter(check -> !after.checks.contains(new Point(problem.place(), check)))
            .toList();
    if (checks.size() == problem.checks().size()) {
      return List.of(
          problem.place()
              + ": "
              + problem.problem()
              + " ("
              + String.join(", ", checks)
              + (problem.jobs().isEmpty() ? "" : "; " + Quantity.of(problem.jobs().size(), "job"))
              + ")");
    }
    List<String> gone = new ArrayList<>();
    checks.forEach(check -> gone.add(problem.place() + ": " + check));
    problem.jobs().stream()
        .filter(job -> !after.jobs.contains(new Point(problem.place(), job)))
        .forEach(job -> gone.add(problem.place() + ": job " + job + " is not affected any more"));
    return gone;
  }
}
