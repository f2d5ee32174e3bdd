package io.labelguard.core.guard.setup;

import io.labelguard.core.check.AssumedLayer;
import io.labelguard.core.check.Assumption;
import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.Checks;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.JudgedSituation;
import io.labelguard.core.check.NotJudged;
import io.labelguard.core.check.Note;
import io.labelguard.core.check.ProgressFacts;
import io.labelguard.core.check.Reservations;
import io.labelguard.core.check.Situation;
import io.labelguard.core.guard.DataOfJobs;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.Situations;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.labeling.past.JobPast;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.port.dependency.OrganizationDecisions;
import io.labelguard.core.port.past.PastSources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Reads one labeling job and all that it depends on, and runs every check on it, whatever its
/// status. A call that fails ends no other.
///
/// For one job on one thread.
public final class JobExamination {

  private final GuardContext context;
  private final JobPastReader past;
  private final OrganizationDecisions decisions;
  private final List<CallFailure> failures = new ArrayList<>();

  /// What was found of a job.
  ///
  /// @param failures calls that failed, refusals among them
  /// @param past of a job that has ended badly
  /// @param reservations what is taken as so without having been read
  public record Result(
      LabelingJob job,
      Situation situation,
      List<Finding> findings,
      List<Note> notes,
      List<CallFailure> failures,
      Optional<JobPast> past,
      Reservations reservations) {
    public Result {
      findings = List.copyOf(findings);
      notes = List.copyOf(notes);
      failures = List.copyOf(failures);
    }
  }

  /// @param context reads the account
  /// @param sources read the past of a job that has ended badly
  /// @param decisions asked where the SCPs cannot be read
  public JobExamination(
      GuardContext context, PastSources sources, OrganizationDecisions decisions) {
    this.context = context.readingOnce();
    this.decisions = decisions;
    this.past = new JobPastReader(sources, this::reading);
  }

  /// Examines a job; empty where there is none of that name.
  ///
  /// @param assumable the layers that are taken as allowing where they cannot be read
  /// @throws CallFailedException where it cannot be described
  public Optional<Result> of(String name, Set<AssumedLayer> assumable) {
    return context.sources().jobs().find(name).map(job -> examined(job, assumable));
  }

  private Result examined(LabelingJob described, Set<AssumedLayer> assumable) {
    LabelingJob job = data(described);
    Supplier<Optional<Workforce>> workforce =
        () -> tried(() -> context.sources().teams().workforce()).flatMap(found -> found);
    Situations situations = new Situations(context, workforce, this::team);
    List<Bucket> buckets =
        job.buckets().stream().map(bucket -> bucket(situations, bucket)).toList();
    List<Workteam> teams =
        job.workteamArn().flatMap(Workteam::privateName).flatMap(this::team).stream().toList();
    Situation read =
        situations
            .of(buckets, List.of(job), teams, context.policiesBefore(buckets))
            .withEndedJobs()
            .withProgress(
                new ProgressFacts(context.now(), context.settings().stalledAfter(), Map.of()));
    SimulatedControls controls =
        SimulatedControls.of(
            new SetUpReader(context, this::reading).with(read), job, decisions, this::reading);
    Assumption assumption = Assumption.of(controls.situation(), assumable);
    JudgedSituation judged = new JudgedSituation(assumption.situation());
    List<Note> notes = new ArrayList<>(situations.notes().stream().map(Note::of).toList());
    notes.addAll(NotJudged.notes(judged));
    Optional<JobPast> before = past.read(job, judged.situation(), context.now());
    return new Result(
        job,
        judged.situation(),
        Checks.run(judged),
        notes,
        failures,
        before,
        Reservations.of(assumption.assumed(), controls.asked()));
  }

  private LabelingJob data(LabelingJob job) {
    GuardContext reading =
        context.with(context.settings().readingManifestsOf(Set.copyOf(job.buckets())));
    return tried(() -> new DataOfJobs(reading).read(job)).orElse(job);
  }

  private Optional<Workteam> team(String name) {
    return tried(() -> context.sources().teams().find(name)).flatMap(found -> found);
  }

  private Bucket bucket(Situations situations, String name) {
    try {
      return situations.bucket(name, Optional.empty());
    } catch (CallFailedException e) {
      failed(e.failure());
      return new Bucket(
          name,
          Optional.empty(),
          Optional.empty(),
          new BucketPolicyState.NotRead(e.failure().reason()));
    }
  }

  /// A call that failed fails each time that its answer is asked for.
  private void failed(CallFailure failure) {
    if (!failures.contains(failure)) {
      failures.add(failure);
    }
  }

  private <T> Reading<T> reading(Supplier<Reading<T>> call) {
    return tried(call).orElseGet(Reading.NotGiven::new);
  }

  private <T> Optional<T> tried(Supplier<T> call) {
    try {
      return Optional.of(call.get());
    } catch (CallFailedException e) {
      failed(e.failure());
      return Optional.empty();
    }
  }
}
