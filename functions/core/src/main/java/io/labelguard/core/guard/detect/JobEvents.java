package io.labelguard.core.guard.detect;

import io.labelguard.core.event.EventFacts;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.DataOfJobs;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.KnownJobs;
import io.labelguard.core.index.IndexedJob;
import io.labelguard.core.index.JobCreator;
import io.labelguard.core.index.JobId;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.LabelingJob.Status;
import io.labelguard.core.labeling.console.ConsolePrincipal;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.ListedJob;
import io.labelguard.core.sweep.SweepState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps in the index what events tell of labeling jobs: that one was created, was asked to stop,
/// or has ended.
final class JobEvents {

  private final GuardContext context;
  private final DataOfJobs data;
  private final Attempts attempts;

  /// @param context one that reads once
  JobEvents(GuardContext context, Attempts attempts) {
    this.context = context;
    this.data = new DataOfJobs(context);
    this.attempts = attempts;
  }

  Outcome stopped(GuardEvent.LabelingJobStopped event) {
    seen(event.job(), Status.STOPPING, event.facts());
    return Outcome.nothing(
        "Labeling job "
            + event.job()
            + " was asked to stop. Labelguard checks it until it has stopped.");
  }

  Outcome changed(GuardEvent.LabelingJobStateChanged event) {
    Status told = event.status().map(Status::of).orElse(Status.UNKNOWN);
    Status status =
        told == Status.UNKNOWN
            ? context.sources().jobs().find(event.job()).map(LabelingJob::status).orElse(told)
            : told;
    seen(event.job(), status, event.facts());
    return Outcome.nothing("Labeling job %s is now %s.".formatted(event.job(), status.written()));
  }

  /// Keeps in the index how far a job is.
  private void seen(String job, Status status, EventFacts facts) {
    context.index().add(IndexedJob.seen(job, status, Optional.empty(), facts.time()));
  }

  /// Describes the job and adds it to the index. Where SageMaker does not know it yet, or fails,
  /// the index keeps the request instead, so that the next change of its buckets is not missed.
  ///
  /// Returns the job with who created it, where that was in the console.
  Optional<LabelingJob> created(GuardEvent.LabelingJobCreated event) {
    try {
      Optional<LabelingJob> job = context.sources().jobs().find(event.job()).map(this::withData);
      job.map(found -> IndexedJob.described(found, context.now()))
          .or(() -> requested(event))
          .ifPresent(fact -> add(fact, event));
      Optional<ConsolePrincipal> creator = event.creator().flatMap(JobCreator::consoleUser);
      return job.map(found -> found.createdBy(creator));
    } catch (CallFailedException e) {
      requested(event).ifPresent(fact -> add(fact, event));
      throw e;
    }
  }

  private LabelingJob withData(LabelingJob job) {
    return job.status().live() ? attempts.of(() -> data.read(job)).orElse(job) : job;
  }

  private static Optional<IndexedJob> requested(GuardEvent.LabelingJobCreated event) {
    return event.request().map(job -> IndexedJob.requested(job, event.facts().time()));
  }

  private void add(IndexedJob fact, GuardEvent.LabelingJobCreated event) {
    context.index().add(event.creator().map(fact::by).orElse(fact));
  }

  /// Says what was not looked at; empty where the manifest was read, or the job names no manifest.
  static String notRead(LabelingJob job) {
    boolean hasManifest =
        job.locations().stream().anyMatch(at -> at.use() == LabelingJob.Use.MANIFEST);
    return hasManifest && job.data().isEmpty()
        ? " Its manifest was not read, so buckets that only the manifest names were not looked at"
            + " (parameter ReadManifestsOf)."
        : "";
  }

  /// Returns a sentence for each job whose create event should have arrived by now.
  static List<String> missed(
      List<ListedJob> listed, Map<JobId, IndexedJob> known, SweepState state) {
    return listed.stream()
        .filter(job -> !known.containsKey(JobId.of(job.name())))
        .filter(
            job ->
                job.created()
                    .filter(at -> at.isBefore(state.begun().minus(KnownJobs.LATE)))
                    .isPresent())
        .map(job -> "No event reported that labeling job " + job.name() + " was created.")
        .toList();
  }
}
