package io.labelguard.core.guard;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.Checks;
import io.labelguard.core.check.Situation;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.port.Sources;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Reads the bucket or team to be judged, and puts together what the checks look at.
public final class Situations {

  private final Settings settings;
  private final GroundTruthEndpoints endpoints;
  private final Sources sources;
  private final Supplier<Optional<Workforce>> workforce;
  private final Function<String, Optional<Workteam>> team;
  private final CallerLookUps lookUps;

  /// @param context a context that reads once, where the same thing may be asked for twice
  public Situations(GuardContext context) {
    this(context, () -> context.sources().teams().workforce());
  }

  /// @param workforce reads the workforce; empty where it is not known, so that nothing that
  ///     depends on it is judged
  public Situations(GuardContext context, Supplier<Optional<Workforce>> workforce) {
    this(context, workforce, _ -> Optional.empty());
  }

  /// @param workforce as above
  /// @param team reads a private team by its name, where a check of a bucket depends on the teams
  ///     of its jobs; empty where it is not known
  public Situations(
      GuardContext context,
      Supplier<Optional<Workforce>> workforce,
      Function<String, Optional<Workteam>> team) {
    this.workforce = workforce;
    this.team = team;
    this.settings = context.settings();
    this.endpoints = context.endpoints();
    this.sources = context.sources();
    this.lookUps = new CallerLookUps(context);
  }

  /// Reads a bucket's live policy; where S3 refuses that, the result has the event's copy.
  public Bucket bucket(String name, Optional<String> policyCopy) {
    Bucket read = sources.buckets().read(name);
    return read.policy() instanceof BucketPolicyState.LockedOut(String reason, _)
        ? new Bucket(
            read.name(),
            read.region(),
            read.owner(),
            new BucketPolicyState.LockedOut(reason, policyCopy.flatMap(Situations::parsed)))
        : read;
  }

  /// Parses a policy; empty where the text is not one.
  public static Optional<Policy> parsed(String text) {
    try {
      return Optional.of(PolicyReader.live(text));
    } catch (MalformedPolicyException _) {
      return Optional.empty();
    }
  }

  /// Returns the situation of one bucket and the live jobs that use it.
  ///
  /// @param previous the bucket's policy before this one, where known
  public Situation of(Bucket bucket, List<LabelingJob> jobs, Optional<Policy> previous) {
    return situation(
        List.of(bucket),
        jobs,
        Checks.dependOnTeams(bucket) ? teamsOf(jobs) : List.of(),
        previous.map(policy -> Map.of(bucket.name(), policy)).orElseGet(Map::of));
  }

  /// Returns the private teams of jobs where the workforce is in a VPC: whether their workers see
  /// data depends on it.
  public List<Workteam> teamsInVpc(List<LabelingJob> jobs) {
    return workforce.get().flatMap(Workforce::vpc).isPresent() ? teamsOf(jobs) : List.of();
  }

  private List<Workteam> teamsOf(List<LabelingJob> jobs) {
    return jobs.stream()
        .flatMap(job -> job.workteamArn().flatMap(Workteam::privateName).stream())
        .distinct()
        .flatMap(name -> team.apply(name).stream())
        .toList();
  }

  /// Returns the situation of work teams and their workforce.
  public Situation of(List<Workteam> teams) {
    return situation(List.of(), List.of(), teams, Map.of());
  }

  /// Returns the situation of all that was read.
  public Situation of(List<Bucket> buckets, List<LabelingJob> jobs, List<Workteam> teams) {
    return situation(buckets, jobs, teams, Map.of());
  }

  /// Returns the situation of all that was read, with the policies before those, by bucket.
  public Situation of(
      List<Bucket> buckets,
      List<LabelingJob> jobs,
      List<Workteam> teams,
      Map<String, Policy> previous) {
    return situation(buckets, jobs, teams, previous);
  }

  /// Returns the situation in which nothing was read.
  public Situation nothing() {
    return new Situation(
        Optional.of(settings.account()),
        Optional.of(settings.region()),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        endpoints);
  }

  /// Returns what could not be looked up about the callers of jobs' requests; sentences.
  public List<String> notes() {
    return lookUps.notes();
  }

  private Situation situation(
      List<Bucket> buckets,
      List<LabelingJob> jobs,
      List<Workteam> teams,
      Map<String, Policy> previous) {
    Situation read =
        new Situation(
            Optional.of(settings.account()),
            Optional.of(settings.region()),
            buckets,
            jobs,
            teams,
            workforce.get(),
            settings.guardRoles().stream().sorted().findFirst(),
            endpoints,
            previous,
            Optional.empty());
    return read.withFacts(lookUps.of(read).withConsole(settings.consolePrincipals()));
  }
}
