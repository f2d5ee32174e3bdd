package io.labelguard.core.report;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Consequence;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Severity;
import io.labelguard.core.labeling.LabelCounters;
import io.labelguard.core.record.Target;
import java.util.List;
import java.util.Optional;

/// One reason for some findings: a bucket and the statements that decide, a work team, a workforce,
/// or a place of a job.
///
/// @param headline the [Headline] of this cause alone
/// @param target what it is about; empty where that is neither a bucket nor a team or workforce
/// @param findings at least one, the worst first
/// @param jobs the labeling jobs that it affects, the most objects left first
/// @param denied what each access path is denied
/// @param decides the statements that decide
/// @param fix the best fix of any of the findings
/// @param open what that fix does not fix; sentences
public record ReportedCause(
    String headline,
    Optional<Target> target,
    List<Finding> findings,
    List<AffectedJob> jobs,
    List<DeniedActions> denied,
    List<DecidingStatement> decides,
    ReportedFix fix,
    List<String> open) {

  /// @throws IllegalArgumentException where there is no finding
  public ReportedCause {
    findings = List.copyOf(findings);
    jobs = List.copyOf(jobs);
    denied = List.copyOf(denied);
    decides = List.copyOf(decides);
    open = List.copyOf(open);
    if (findings.isEmpty()) {
      throw new IllegalArgumentException("a cause has a finding");
    }
  }

  /// Returns the worst severity.
  public Severity severity() {
    return findings.getFirst().severity();
  }

  /// Returns the worst consequence.
  public Consequence consequence() {
    return findings.getFirst().consequence();
  }

  /// Returns what is wrong, in a few words beside the name of what it is about.
  public String problem() {
    return ProblemWords.of(consequence());
  }

  /// Returns the ids of the checks, each once, in their order.
  public List<CheckId> checks() {
    return findings.stream().map(Finding::check).distinct().sorted().toList();
  }

  /// Returns the bucket's name, where it is about one.
  public Optional<String> bucket() {
    return target.filter(Target.Bucket.class::isInstance).map(Target::name);
  }

  /// Returns when it happens to its jobs, as a sentence; empty where there is no such moment.
  public Optional<String> when() {
    return switch (consequence()) {
      case FAILS_AT_START -> Optional.of("At its first read or write.");
      case FAILS_AT_NEXT_BATCH ->
          Optional.of("At the next batch. Until then the job still says InProgress.");
      case OUTPUT_LOST ->
          Optional.of("Now: the job is stopping and cannot write its last results.");
      case HAS_ENDED,
          BUCKET_UNUSABLE,
          KEY_UNUSABLE,
          AUTOMATED_LABELING_FAILS,
          OUTPUT_UNREADABLE,
          WORKERS_SEE_NO_IMAGES,
          CORS_UNFIT,
          OBJECTS_FAIL,
          FUNCTION_FAILS,
          STREAM_FAILS,
          ROLE_LACKS_ACCESS,
          SETTINGS_DO_NOT_WORK,
          NO_AUTOMATION,
          NO_PROGRESS,
          ENDS_SOON,
          CONSOLE_FAILS,
          LINKS_OPEN,
          PORTAL_OPEN,
          LOCKED_OUT,
          NOT_DECIDED,
          WRONG_ENDPOINT,
          VALUE_NEVER_MATCHES,
          MEANING_UNCLEAR,
          CHANGES_UNSEEN,
          NOT_CHECKED ->
          Optional.empty();
    };
  }

  /// Returns how many objects its jobs have left to label, as far as that was read.
  public long left() {
    return jobs.stream()
        .flatMap(job -> job.counters().stream())
        .mapToLong(LabelCounters::left)
        .sum();
  }
}
