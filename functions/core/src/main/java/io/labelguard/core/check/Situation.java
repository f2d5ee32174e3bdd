package io.labelguard.core.check;

import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that the checks look at: what was fetched or given, nothing more; what is empty was not
/// checked.
///
/// @param account the account that the guard runs in, or the file's
/// @param region likewise
/// @param jobs the live (or given) jobs that touch one of the buckets or use one of the teams
/// @param teams the work teams to judge, and those of the jobs
/// @param workforce empty: not known, so nothing that depends on it is judged
/// @param guardRole ARN of the guard's own role, where it runs
/// @param previous the last known policy before this one, by bucket: shows which statements are
///     new; without it all count as new
/// @param changedBy who made the change that is looked at, where that is the reason to look
/// @param judged which of the jobs are judged
/// @param facts what is known of the callers beside what the jobs say
/// @param logged whether a trail logs the Region's management events; empty where that is not known
/// @param progress what the jobs' progress is judged by; empty: it is not judged
/// @param setUp what the checks of the jobs' set-up look at; empty: these checks do not run
public record Situation(
    Optional<String> account,
    Optional<String> region,
    List<Bucket> buckets,
    List<LabelingJob> jobs,
    List<Workteam> teams,
    Optional<Workforce> workforce,
    Optional<String> guardRole,
    GroundTruthEndpoints endpoints,
    Map<String, Policy> previous,
    Optional<ChangedBy> changedBy,
    Judged judged,
    CallerFacts facts,
    Optional<Boolean> logged,
    Optional<ProgressFacts> progress,
    Optional<SetUp> setUp) {

  /// Which jobs are judged.
  public enum Judged {
    /// Those that may still touch S3.
    LIVE,
    /// All: a job that has ended is judged as if it ran.
    ALSO_ENDED
  }

  public Situation {
    buckets = List.copyOf(buckets);
    jobs = List.copyOf(jobs);
    teams = List.copyOf(teams);
    previous = Map.copyOf(previous);
  }

  /// A situation of which only live jobs are judged.
  public Situation(
      Optional<String> account,
      Optional<String> region,
      List<Bucket> buckets,
      List<LabelingJob> jobs,
      List<Workteam> teams,
      Optional<Workforce> workforce,
      Optional<String> guardRole,
      GroundTruthEndpoints endpoints,
      Map<String, Policy> previous,
      Optional<ChangedBy> changedBy) {
    this(
        account,
        region,
        buckets,
        jobs,
        teams,
        workforce,
        guardRole,
        endpoints,
        previous,
        changedBy,
        Judged.LIVE,
        CallerFacts.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// A situation of which no earlier policies are known, nor who changed anything.
  public Situation(
      Optional<String> account,
      Optional<String> region,
      List<Bucket> buckets,
      List<LabelingJob> jobs,
      List<Workteam> teams,
      Optional<Workforce> workforce,
      Optional<String> guardRole,
      GroundTruthEndpoints endpoints) {
    this(
        account,
        region,
        buckets,
        jobs,
        teams,
        workforce,
        guardRole,
        endpoints,
        Map.of(),
        Optional.empty());
  }

  /// Returns this situation with who made the change that is looked at.
  public Situation changedBy(ChangedBy who) {
    return new Situation(
        account,
        region,
        buckets,
        jobs,
        teams,
        workforce,
        guardRole,
        endpoints,
        previous,
        Optional.of(who),
        judged,
        facts,
        logged,
        progress,
        setUp);
  }

  /// Returns this situation with ended jobs judged as if they ran.
  public Situation withEndedJobs() {
    return new Situation(
        account,
        region,
        buckets,
        jobs,
        teams,
        workforce,
        guardRole,
        endpoints,
        previous,
        changedBy,
        Judged.ALSO_ENDED,
        facts,
        logged,
        progress,
        setUp);
  }

  /// Returns this situation with other labeling jobs, or the same ones at a later time.
  public Situation withJobs(List<LabelingJob> others) {
    return new Situation(
        account, region, buckets, others, teams, workforce, guardRole, endpoints, previous,
        changedBy, judged, facts, logged, progress, setUp);
  }

  /// Returns this situation with other buckets.
  public Situation withBuckets(List<Bucket> others) {
    return new Situation(
        account, region, others, jobs, teams, workforce, guardRole, endpoints, previous, changedBy,
        judged, facts, logged, progress, setUp);
  }

  /// Returns this situation with what is known of the callers.
  public Situation withFacts(CallerFacts known) {
    return new Situation(
        account, region, buckets, jobs, teams, workforce, guardRole, endpoints, previous, changedBy,
        judged, known, logged, progress, setUp);
  }

  /// Returns this situation with whether a trail logs the Region's management events.
  public Situation withTrail(Optional<Boolean> logs) {
    return new Situation(
        account, region, buckets, jobs, teams, workforce, guardRole, endpoints, previous, changedBy,
        judged, facts, logs, progress, setUp);
  }

  /// Returns this situation with what the jobs' progress is judged by.
  public Situation withProgress(ProgressFacts known) {
    return new Situation(
        account,
        region,
        buckets,
        jobs,
        teams,
        workforce,
        guardRole,
        endpoints,
        previous,
        changedBy,
        judged,
        facts,
        logged,
        Optional.of(known),
        setUp);
  }

  /// Returns this situation with what the checks of the jobs' set-up look at.
  public Situation withSetUp(SetUp read) {
    return new Situation(
        account,
        region,
        buckets,
        jobs,
        teams,
        workforce,
        guardRole,
        endpoints,
        previous,
        changedBy,
        judged,
        facts,
        logged,
        progress,
        Optional.of(read));
  }

  /// Returns the jobs that are judged, in the order given: those that may still touch S3, unless
  /// ended ones are judged, too.
  public List<LabelingJob> judgedJobs() {
    return switch (judged) {
      case LIVE -> jobs.stream().filter(job -> job.status().live()).toList();
      case ALSO_ENDED -> jobs;
    };
  }

  /// Returns the judged jobs that have a place in the bucket, in the order given.
  public List<LabelingJob> liveJobsAt(String bucket) {
    return judgedJobs().stream().filter(job -> !job.locationsIn(bucket).isEmpty()).toList();
  }

  /// Returns the job's team, where it is among those that are known.
  public Optional<Workteam> teamOf(LabelingJob job) {
    return teams.stream()
        .filter(team -> team.arn().isPresent() && team.arn().equals(job.workteamArn()))
        .findFirst();
  }

  /// Returns the workforce that the job's workers belong to: the account's, where it is known; for
  /// a vendor's or public team one that may work from anywhere.
  Optional<Workforce> workforceOf(LabelingJob job) {
    return hasPrivateTeam(job) ? workforce : Optional.of(Workforce.ANYWHERE);
  }

  /// Whether the job's workers are the account's own: so unless its team's ARN says otherwise.
  public boolean hasPrivateTeam(LabelingJob job) {
    return teamOf(job)
            .map(Workteam::kind)
            .or(() -> job.workteamArn().map(Workteam.Kind::ofArn))
            .orElse(Workteam.Kind.PRIVATE)
        == Workteam.Kind.PRIVATE;
  }
}
