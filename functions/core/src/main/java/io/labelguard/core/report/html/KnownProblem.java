package io.labelguard.core.report.html;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.AffectedJob;
import io.labelguard.core.report.ReportedCause;
import java.util.List;

/// What is compared of a cause: where it is, which checks found it, and which jobs it affects.
///
/// @param place such as `bucket NAME`; `job NAME` or `Labelguard` for a cause without a target
/// @param problem what is wrong there, in a few words
/// @param checks their ids
/// @param jobs their names
public record KnownProblem(String place, String problem, List<String> checks, List<String> jobs) {
  public KnownProblem {
    checks = List.copyOf(checks);
    jobs = List.copyOf(jobs);
  }

  static KnownProblem of(ReportedCause cause) {
    List<String> jobs = cause.jobs().stream().map(AffectedJob::name).toList();
    return new KnownProblem(
        cause.target().map(Target::words).orElseGet(() -> placeOf(jobs)),
        cause.problem(),
        cause.checks().stream().map(CheckId::text).toList(),
        jobs);
  }

  /// Returns the place of a cause that is about neither a bucket, a team nor a workforce.
  public static String placeOf(List<String> jobs) {
    return jobs.isEmpty() ? "Labelguard" : "job " + jobs.getFirst();
  }
}
