package io.labelguard.core.guard.detect;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.guard.Announcer;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.index.JobId;
import io.labelguard.core.index.UsedThing;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.record.Target;
import io.labelguard.core.record.message.Trouble;
import io.labelguard.core.report.message.Over;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Publishes in a sweep that troubles are over of which no review speaks any more: their bucket is
/// unused, their team deleted, their job ended.
///
/// Where it could not be read what is left, nothing is over.
final class EndedTroubles {

  /// What a trouble with the trails of the Region is about.
  static final String TRAIL = "account/trail";

  private final GuardContext context;
  private final Attempts attempts;
  private final String region;

  EndedTroubles(GuardContext context, Attempts attempts) {
    this.context = context;
    this.attempts = attempts;
    this.region = context.settings().region();
  }

  /// Publishes that a trail logs management events again.
  void publishTrail() {
    publish(TRAIL, Over.inRegion("a trail logs management events", region));
  }

  /// Publishes what else is over.
  ///
  /// @param allJobs whether the index holds every live job
  void publish(boolean allJobs) {
    boolean allCalls = attempts.failures().isEmpty();
    for (Trouble trouble : attempts.of(() -> context.records().troubles()).orElse(List.of())) {
      over(trouble, allJobs, allCalls).ifPresent(over -> publish(trouble.about(), over));
    }
  }

  private Optional<Over> over(Trouble trouble, boolean allJobs, boolean allCalls) {
    String about = trouble.about();
    Optional<Target> target =
        Target.find(
            about.startsWith(Announcer.SET_UP)
                ? about.substring(Announcer.SET_UP.length())
                : about);
    if (target.isPresent()) {
      return over(target.get(), trouble, allJobs);
    }
    Optional<String> job = job(about);
    if (job.isPresent()) {
      return allJobs && !isLive(job.get())
          ? Optional.of(Over.ended(job.get(), region))
          : Optional.empty();
    }
    return about.equals(Attempts.CALLS) && allCalls
        ? Optional.of(Over.inRegion("every call to AWS succeeds", region))
        : Optional.empty();
  }

  private boolean isLive(String job) {
    return context.index().jobs(List.of(JobId.of(job))).stream()
        .anyMatch(known -> known.status().live());
  }

  private Optional<Over> over(Target target, Trouble trouble, boolean allJobs) {
    return switch (target) {
      case Target.Bucket(String name) ->
          allJobs
                  && context.index().using(UsedThing.bucket(name)).isEmpty()
                  && !isLookedAtUnused(trouble, name)
              ? Optional.of(Over.unused(target, region))
              : Optional.empty();
      // What is wrong with CORS rules is published as a trouble with the bucket's set-up.
      case Target.Cors _ -> Optional.empty();
      case Target.Team(String name) ->
          attempts
              .of(() -> context.sources().teams().find(name))
              .filter(Optional::isEmpty)
              .map(_ -> Over.deleted(target, region));
      case Target.Workforce(String name) ->
          attempts
              .of(() -> context.sources().teams().workforce())
              .filter(now -> now.map(Workforce::name).filter(name::equals).isEmpty())
              .map(_ -> Over.deleted(target, region));
    };
  }

  /// Returns the name of the job that a trouble is about, where it is about one.
  private static Optional<String> job(String about) {
    return Stream.of(
            LiveJobAlerts.PLACES,
            LiveJobAlerts.SETTINGS,
            LiveJobAlerts.DEPENDENCIES,
            JobProgressReview.PROGRESS,
            JobProgressReview.FAILED)
        .filter(about::startsWith)
        .map(prefix -> about.substring(prefix.length()))
        .findFirst();
  }

  /// Whether the trouble is one that a bucket may have without a live job: who may change its
  /// policy. Only its policy's next change is looked at.
  private boolean isLookedAtUnused(Trouble trouble, String bucket) {
    return context.settings().namesBucket(bucket)
        && trouble.labels().checks().contains(CheckId.GUARD_LOCKED_OUT.text());
  }

  private void publish(String about, Over over) {
    attempts.deliver(() -> context.announcer().publishOver(about, over, Optional.empty()));
  }
}
