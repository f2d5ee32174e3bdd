package io.labelguard.core.guard.detect;

import io.labelguard.core.event.EventFacts;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.KnownJobs;
import io.labelguard.core.index.JobId;
import io.labelguard.core.index.JobRow;
import io.labelguard.core.index.UsedThing;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.port.LiveJobs;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.message.Over;
import io.labelguard.core.report.text.NameList;
import java.util.List;
import java.util.Optional;

/// Publishes that the trouble with a work team or workforce is over when it is deleted.
///
/// SageMaker is asked whether it still has it: it may show a deletion late, or have a new one of
/// that name. Then the next sweep decides.
final class Deletions {

  /// How many jobs a reason names.
  private static final int JOBS = 5;

  private final GuardContext context;
  private final KnownJobs jobs;
  private final Attempts attempts;

  Deletions(GuardContext context, KnownJobs jobs, Attempts attempts) {
    this.context = context;
    this.jobs = jobs;
    this.attempts = attempts;
  }

  Outcome team(GuardEvent.WorkteamDeleted event) {
    if (context.sources().teams().find(event.team()).isPresent()) {
      return stillThere(Target.team(event.team()));
    }
    publish(Target.team(event.team()), event.facts());
    List<String> using =
        candidates(event.team()).stream()
            .filter(job -> job.status().live() && isUsed(event.team(), job))
            .map(LabelingJob::name)
            .sorted()
            .toList();
    return Outcome.nothing(
        "Work team "
            + event.team()
            + " is deleted. "
            + (using.isEmpty()
                ? "No live labeling job uses it."
                : "Live labeling jobs that use it: " + NameList.of(using, JOBS) + "."));
  }

  Outcome workforce(GuardEvent.WorkforceDeleted event) {
    Target workforce = Target.workforce(event.workforce());
    Optional<String> now = context.sources().teams().workforce().map(Workforce::name);
    if (now.filter(event.workforce()::equalsIgnoreCase).isPresent()) {
      return stillThere(workforce);
    }
    publish(workforce, event.facts());
    return Outcome.nothing("The workforce " + event.workforce() + " is deleted.");
  }

  private List<LabelingJob> candidates(String team) {
    if (!jobs.isComplete()) {
      LiveJobs live = context.sources().jobs().live();
      attempts.addOfJobs(live.failures());
      return live.described();
    }
    List<JobId> ids =
        context.index().using(new UsedThing(UsedThing.Kind.TEAM, team)).stream()
            .map(JobRow::job)
            .toList();
    return context.index().jobs(ids).stream().flatMap(known -> known.job().stream()).toList();
  }

  private static boolean isUsed(String team, LabelingJob job) {
    return job.workteamArn()
        .flatMap(Workteam::privateName)
        .filter(team::equalsIgnoreCase)
        .isPresent();
  }

  private static Outcome stillThere(Target target) {
    return Outcome.nothing(
        "SageMaker still shows " + target.words() + ", so the next sweep looks at it again.");
  }

  private void publish(Target gone, EventFacts change) {
    attempts.deliver(
        () ->
            context
                .announcer()
                .publishOver(
                    gone.key(),
                    Over.deleted(gone, context.settings().region()),
                    Optional.of(change)));
  }
}
