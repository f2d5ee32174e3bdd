package io.labelguard.core.guard.detect;

import io.labelguard.core.check.Checks;
import io.labelguard.core.check.Consequence;
import io.labelguard.core.check.CountersBefore;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.ProgressFacts;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.index.IndexedJob;
import io.labelguard.core.index.JobId;
import io.labelguard.core.index.SeenCounters;
import io.labelguard.core.labeling.LabelCounters;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.record.message.Problems;
import io.labelguard.core.record.message.Trouble;
import io.labelguard.core.report.Headline;
import io.labelguard.core.report.message.Over;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Judges the progress of running jobs, and publishes what is wrong with it (LG208) and that it is
/// right again.
///
/// How many failed objects are new is decided by what was published: an event may have stored the
/// counters since the last sweep, and a message may not have been delivered.
final class JobProgressReview {

  /// What a trouble with the progress of a job is about, before the job's name.
  static final String PROGRESS = "progress/";

  /// What a trouble with failed objects is about, before the job's name. They stay failed, so it is
  /// over when the job has ended.
  static final String FAILED = "failed-objects/";

  /// Longer than a trouble is kept.
  private static final Duration EVER = Duration.ofDays(3650);

  private final GuardContext context;
  private final Attempts attempts;
  private final Map<String, Trouble> troubles = new HashMap<>();
  private boolean read;

  JobProgressReview(GuardContext context, Attempts attempts) {
    this.context = context;
    this.attempts = attempts;
  }

  /// Publishes one alert for each job whose progress is wrong, and for the others that it is right
  /// again. Returns all findings.
  ///
  /// @param live jobs as they are now
  /// @param before what the index knew of them until now
  List<Finding> publish(List<LabelingJob> live, Map<JobId, IndexedJob> before) {
    List<LabelingJob> running =
        live.stream().filter(job -> job.status() == LabelingJob.Status.IN_PROGRESS).toList();
    if (running.isEmpty()) {
      return List.of();
    }
    readTroubles();
    ProgressFacts facts = facts(running, before);
    List<Finding> found = new ArrayList<>();
    for (LabelingJob job : running) {
      Optional<Finding> finding = Checks.jobProgress(job, facts);
      finding.ifPresentOrElse(wrong -> publish(job, wrong), () -> publishOver(job.name()));
      finding.ifPresent(found::add);
    }
    return found;
  }

  private void readTroubles() {
    if (!read) {
      attempts
          .of(() -> context.records().troubles())
          .orElse(List.of())
          .forEach(trouble -> troubles.put(trouble.about(), trouble));
      read = true;
    }
  }

  private ProgressFacts facts(List<LabelingJob> running, Map<JobId, IndexedJob> known) {
    Map<String, CountersBefore> before = new HashMap<>();
    for (LabelingJob job : running) {
      Optional.ofNullable(known.get(JobId.of(job.name())))
          .flatMap(IndexedJob::counters)
          .ifPresent(seen -> before.put(job.name(), before(job, seen)));
    }
    return new ProgressFacts(context.now(), context.settings().stalledAfter(), before);
  }

  private CountersBefore before(LabelingJob job, SeenCounters seen) {
    long failed = failed(job);
    long reported = seen.counters().failed();
    return new CountersBefore(
        isPublished(job.name(), failed) ? failed : reported < failed ? reported : 0,
        seen.done(),
        seen.since());
  }

  private boolean isPublished(String job, long failed) {
    return Optional.ofNullable(troubles.get(FAILED + job))
        .filter(trouble -> trouble.isRepeated(problems(failed), context.now(), EVER))
        .isPresent();
  }

  private void publishOver(String job) {
    String about = PROGRESS + job;
    if (troubles.containsKey(about)) {
      Over over = Over.progressing(job, context.settings().region());
      attempts.deliver(() -> context.announcer().publishOver(about, over, Optional.empty()));
    }
  }

  private void publish(LabelingJob job, Finding finding) {
    String about = about(job.name(), finding);
    Headline headline = new Headline(Optional.of(context.settings().region()));
    List<String> notes = new ArrayList<>();
    notes.add(finding.message());
    notes.addAll(finding.fix().reasons());
    attempts.deliver(
        () ->
            context
                .announcer()
                .publish(
                    about,
                    about,
                    headline.of(List.of(finding)),
                    List.of(finding),
                    notes,
                    problems(job, finding)));
  }

  private static String about(String job, Finding finding) {
    return (finding.consequence() == Consequence.OBJECTS_FAIL ? FAILED : PROGRESS) + job;
  }

  /// The numbers and times in a message change with each sweep. Only that more objects failed makes
  /// it a new problem.
  private static Problems problems(LabelingJob job, Finding finding) {
    return finding.consequence() == Consequence.OBJECTS_FAIL
        ? problems(failed(job))
        : Problems.of(List.of(finding.severity() + " " + finding.consequence()));
  }

  private static long failed(LabelingJob job) {
    return job.counters().map(LabelCounters::failed).orElse(0L);
  }

  private static Problems problems(long failed) {
    return Problems.of(List.of("failed " + failed));
  }
}
