package io.labelguard.core.index;

import io.labelguard.core.labeling.LabelCounters;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.LabelingJob.Status;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.BinaryOperator;

/// What is known of one labeling job: one fact, or many facts together ([#with]).
///
/// @param settings empty where only the job's name is known, for example because its end was heard
///     of first
/// @param creator known from the create event only
/// @param status the furthest that the job is known to have come
/// @param counters the last that are known
/// @param seenLive when AWS last said that the job was live
/// @param latest the time of the newest fact
public record IndexedJob(
    JobId id,
    Optional<JobSettings> settings,
    Optional<JobCreator> creator,
    Status status,
    Optional<SeenCounters> counters,
    Optional<Instant> seenLive,
    Instant latest) {

  /// From the beginning of a job's life to its end. No job goes back. A status that is not known
  /// says nothing, and a job has one of the last three.
  private static final Comparator<Status> LIFE =
      Comparator.comparingInt(
          status ->
              switch (status) {
                case UNKNOWN -> 0;
                case STARTING -> 1;
                case IN_PROGRESS -> 2;
                case STOPPING -> 3;
                case COMPLETED -> 4;
                case FAILED -> 5;
                case STOPPED -> 6;
              });

  /// Settings with the data objects of the manifest say more than those without. Else they are the
  /// same as long as AWS is right, and the choice only has to be the same in any order.
  private static final Comparator<JobSettings> BETTER =
      Comparator.comparing(JobSettings::source)
          .thenComparing(settings -> settings.job().data().isPresent())
          .thenComparing(settings -> settings.job().toString());

  private static final Comparator<JobCreator> ANY =
      Comparator.comparing(JobCreator::arn).thenComparing(JobCreator::console);

  /// Keeps times to the millisecond.
  ///
  /// @throws IllegalArgumentException where the settings are of another job
  public IndexedJob {
    seenLive = seenLive.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
    latest = latest.truncatedTo(ChronoUnit.MILLIS);
    if (settings.isPresent() && !JobId.of(settings.get().job().name()).equals(id)) {
      throw new IllegalArgumentException(
          "settings of " + settings.get().job().name() + " for labeling job " + id.key());
    }
  }

  /// A job as SageMaker described it.
  public static IndexedJob described(LabelingJob job, Instant at) {
    return seen(job.name(), job.status(), job.counters(), at)
        .and(new JobSettings(JobSettings.Source.DESCRIPTION, job.createdBy(Optional.empty())));
  }

  /// A job of which only the request is known that created it.
  ///
  /// @param at when it was created
  public static IndexedJob requested(LabelingJob job, Instant at) {
    return seen(job.name(), Status.STARTING, Optional.empty(), at)
        .and(new JobSettings(JobSettings.Source.REQUEST, job));
  }

  /// A job as SageMaker listed it, or in a state that an event reported.
  public static IndexedJob seen(
      String name, Status status, Optional<LabelCounters> counters, Instant at) {
    return new IndexedJob(
        JobId.of(name),
        Optional.empty(),
        Optional.empty(),
        status,
        counters.map(each -> SeenCounters.of(each, at)),
        status.live() ? Optional.of(at) : Optional.empty(),
        at);
  }

  /// Returns this fact and who created the job.
  public IndexedJob by(JobCreator caller) {
    return new IndexedJob(id, settings, Optional.of(caller), status, counters, seenLive, latest);
  }

  private IndexedJob and(JobSettings found) {
    return new IndexedJob(id, Optional.of(found), creator, status, counters, seenLive, latest);
  }

  /// Returns both together. It does not matter which comes first, nor how often.
  ///
  /// @throws IllegalArgumentException where the other is of another job
  public IndexedJob with(IndexedJob other) {
    if (!other.id.equals(id)) {
      throw new IllegalArgumentException(other.id.key() + " is not " + id.key());
    }
    return new IndexedJob(
        id,
        both(settings, other.settings, BinaryOperator.maxBy(BETTER)),
        both(creator, other.creator, BinaryOperator.maxBy(ANY)),
        BinaryOperator.maxBy(LIFE).apply(status, other.status),
        both(counters, other.counters, SeenCounters::with),
        both(seenLive, other.seenLive, BinaryOperator.maxBy(Comparator.naturalOrder())),
        latest.isAfter(other.latest) ? latest : other.latest);
  }

  private static <T> Optional<T> both(
      Optional<T> one, Optional<T> other, BinaryOperator<T> choice) {
    return one.isPresent() && other.isPresent()
        ? Optional.of(choice.apply(one.get(), other.get()))
        : one.or(() -> other);
  }

  /// Whether SageMaker described it; a request is only what somebody asked for.
  public boolean isDescribed() {
    return settings.filter(known -> known.source() == JobSettings.Source.DESCRIPTION).isPresent();
  }

  /// Returns everything of the job's account that it uses, sorted.
  public SortedSet<UsedThing> uses() {
    return settings.map(JobSettings::uses).orElse(Collections.emptySortedSet());
  }

  /// Returns the job as it was last seen, for the checks, with who created it in the console; empty
  /// where its settings are not known.
  public Optional<LabelingJob> job() {
    return settings.map(
        known ->
            known
                .job()
                .at(status, counters.map(SeenCounters::counters))
                .createdBy(creator.flatMap(JobCreator::consoleUser)));
  }

  /// Returns the same job, which says when it was last seen live.
  public Optional<LabelingJob> jobAsOf() {
    return job().map(known -> known.seen(seenLive.orElse(latest)));
  }
}
