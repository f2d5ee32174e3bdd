package io.labelguard.core.check;

import static java.time.ZoneOffset.UTC;

import io.labelguard.core.labeling.LabelCounters;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.LabelingJob.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds what is wrong with the progress of one running job: by its own times and counters, and by
/// what was known of the counters before.
final class ProgressProblems {

  /// How long a running job may count no object at all.
  private static final Duration EMPTY_FOR = Duration.ofHours(2);

  /// The age from which a job counts as near its end.
  private static final Duration OLD = Duration.ofDays(25);

  /// How long a job that is not streaming runs at most.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/sagemaker/latest/dg/sms-monitor-cloud-watch.html#sms-labeling-job-expiration">Labeling
  ///     job expiration</a>
  private static final Duration LONGEST = Duration.ofDays(30);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(UTC);

  private final LabelingJob job;
  private final ProgressFacts facts;
  private final Optional<CountersBefore> before;

  private ProgressProblems(LabelingJob job, ProgressFacts facts) {
    this.job = job;
    this.facts = facts;
    this.before = facts.before(job.name());
  }

  /// Returns what is wrong, the worst first; nothing for a job that is not InProgress.
  static List<ProgressProblem> of(LabelingJob job, ProgressFacts facts) {
    if (job.status() != Status.IN_PROGRESS) {
      return List.of();
    }
    ProgressProblems problems = new ProgressProblems(job, facts);
    Optional<LabelCounters> counters = job.counters();
    return Stream.of(
            counters.flatMap(problems::failing),
            counters.flatMap(problems::empty),
            counters.flatMap(problems::stalled),
            problems.ending())
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(ProgressProblem::severity))
        .toList();
  }

  private Optional<ProgressProblem> failing(LabelCounters counters) {
    long known = before.map(CountersBefore::failed).orElse(0L);
    if (counters.failed() <= known) {
      return Optional.empty();
    }
    return Optional.of(
        new ProgressProblem(
            Severity.HIGH,
            Consequence.OBJECTS_FAIL,
            part(counters.failed(), counters)
                + " objects of "
                + Wording.job(job)
                + " failed, and Ground Truth does not try them again (FailedNonRetryableError)"
                + more(counters.failed() - known, known)
                + ".",
            "Find out in the log why they failed: an object may be missing or unreadable, or a"
                + " custom function may fail. Then chain a new job to this one, which labels what"
                + " this one has not labeled."));
  }

  private static String more(long failed, long known) {
    return known == 0 ? "" : ", " + number(failed) + " of them since the last sweep";
  }

  private Optional<ProgressProblem> empty(LabelCounters counters) {
    if (counters.total() > 0 || isStreaming() || !isOlderThan(EMPTY_FOR)) {
      return Optional.empty();
    }
    return Optional.of(
        new ProgressProblem(
            Severity.MEDIUM,
            Consequence.NO_PROGRESS,
            Wording.sentence(Wording.job(job))
                + created()
                + " and counts no object at all: its manifest may be empty or unreadable.",
            "Read the manifest"
                + job.description().manifestUri().map(uri -> " " + uri).orElse("")
                + ": each of its lines must be a JSON object with source-ref or source."));
  }

  private Optional<ProgressProblem> stalled(LabelCounters counters) {
    Optional<Instant> since = unmovedSince(counters);
    if (counters.left() == 0
        || since.isEmpty()
        || since.get().plus(facts.stalled()).isAfter(facts.now())) {
      return Optional.empty();
    }
    return Optional.of(
        new ProgressProblem(
            Severity.LOW,
            Consequence.NO_PROGRESS,
            "No object of "
                + Wording.job(job)
                + " has been labeled since "
                + TIME.format(since.get())
                + ", and "
                + part(counters.left(), counters)
                + " are left.",
            "See whether its workers still work: a team without members, or workers who see no"
                + " images, leave a job InProgress."));
  }

  /// Returns since when the counters have not moved. Where nothing is done, nothing ever was.
  private Optional<Instant> unmovedSince(LabelCounters counters) {
    long done = counters.labeled() + counters.failed();
    Optional<Instant> reported =
        before.filter(known -> done <= known.done()).map(CountersBefore::since);
    return done == 0 ? job.created().or(() -> reported) : reported;
  }

  private Optional<ProgressProblem> ending() {
    return job.created().filter(_ -> isOlderThan(OLD) && !isStreaming()).map(this::ending);
  }

  private ProgressProblem ending(Instant created) {
    return new ProgressProblem(
        Severity.MEDIUM,
        Consequence.ENDS_SOON,
        Wording.sentence(Wording.job(job))
            + created()
            + ". Ground Truth ends a job after 30 days, this one on "
            + DAY.format(created.plus(LONGEST))
            + ".",
        "Have the rest labeled before that day. Or chain a new job to this one when it has ended:"
            + " it labels only what is left.");
  }

  private boolean isStreaming() {
    return job.description().snsTopicArn().isPresent();
  }

  private boolean isOlderThan(Duration age) {
    return job.created().filter(at -> at.plus(age).isBefore(facts.now())).isPresent();
  }

  private String created() {
    return job.created().map(at -> " was created on " + TIME.format(at)).orElse("");
  }

  /// Returns `900 of 1,200`.
  private static String part(long some, LabelCounters counters) {
    return number(some) + " of " + number(counters.total());
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
