package io.labelguard.core.guard;

import io.labelguard.core.index.Completeness;
import io.labelguard.core.index.IndexedJob;
import io.labelguard.core.index.JobId;
import io.labelguard.core.index.JobRow;
import io.labelguard.core.index.UsedThing;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.port.DescribedJobs;
import io.labelguard.core.port.ListedJob;
import io.labelguard.core.port.LiveJobs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds live labeling jobs for one event or request: in the index, once a sweep has filled it,
/// else in SageMaker's lists.
///
/// Create events are delivered at best effort. So where a bucket's jobs are looked for, every job
/// created in the last 30 minutes is listed, too; one whose event was lost longer ago is found by
/// the next sweep.
public final class KnownJobs {

  /// How late the event of a job's creation is expected to be at most.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html">CloudTrail
  ///     delivers within minutes of a call, at best effort</a>
  public static final Duration LATE = Duration.ofMinutes(30);

  /// What is said where the index does not hold every job.
  public static final String NOT_COMPLETE =
      "No sweep has ended in %d days, so every labeling job was listed."
          .formatted(Completeness.LASTS.toDays());

  private final GuardContext context;
  private final boolean complete;
  private final Instant recently;
  private final Map<String, List<JobRow>> rows = new HashMap<>();

  /// @param context one that reads once
  public KnownJobs(GuardContext context) {
    this(
        context,
        context.index().completeSince(context.settings().region(), context.now()).isPresent());
  }

  private KnownJobs(GuardContext context, boolean complete) {
    this.context = context;
    this.recently = context.now().minus(LATE);
    this.complete = complete;
  }

  /// Returns the jobs of an index that a sweep has just filled.
  public static KnownJobs afterSweep(GuardContext context) {
    return new KnownJobs(context, true);
  }

  /// Whether the index holds every live job of the Region.
  public boolean isComplete() {
    return complete;
  }

  /// Returns the sentence that says that the index is not complete; empty where it is.
  public Optional<String> note() {
    return complete ? Optional.empty() : Optional.of(NOT_COMPLETE);
  }

  /// Whether the index is complete and knows no live job at the bucket. One query.
  public boolean isUnused(String bucket) {
    return complete && rows(bucket).isEmpty();
  }

  private List<JobRow> rows(String bucket) {
    return rows.computeIfAbsent(bucket, name -> context.index().using(UsedThing.bucket(name)));
  }

  /// Returns the live jobs at a bucket.
  public BucketJobs at(String bucket) {
    if (!complete) {
      LiveJobs live = context.sources().jobs().live();
      return new BucketJobs(
          bucket,
          BucketJobs.among(withIndexed(live.described(), bucket), bucket).jobs(),
          live.failures());
    }
    List<CallFailure> failures = new ArrayList<>();
    SortedMap<JobId, ListedJob> recent = recent(failures);
    SortedMap<JobId, IndexedJob> known = known(rows(bucket), recent.values());
    List<LabelingJob> unknown = described(unknown(rows(bucket), recent, known), failures);
    List<LabelingJob> there =
        live(known, unknown).stream().filter(job -> job.buckets().contains(bucket)).toList();
    return new BucketJobs(bucket, there, failures);
  }

  /// Returns the live jobs that use something. One query, where the index is complete.
  public LiveJobs using(UsedThing thing) {
    if (!complete) {
      LiveJobs live = context.sources().jobs().live();
      return new LiveJobs(
          live.described().stream()
              .filter(job -> IndexedJob.described(job, recently).uses().contains(thing))
              .toList(),
          live.failures());
    }
    List<JobRow> users = context.index().using(thing);
    SortedMap<JobId, IndexedJob> known = known(users, List.of());
    List<CallFailure> failures = new ArrayList<>();
    List<LabelingJob> unknown = described(unknown(users, Map.of(), known), failures);
    return new LiveJobs(live(known, unknown), failures);
  }

  private static List<LabelingJob> live(Map<JobId, IndexedJob> known, List<LabelingJob> described) {
    return Stream.concat(
            known.values().stream().flatMap(job -> job.jobAsOf().stream()), described.stream())
        .filter(job -> job.status().live())
        .sorted(Comparator.comparing(LabelingJob::name))
        .toList();
  }

  /// Returns jobs with the data objects and creators of those that the index knows at the bucket.
  private List<LabelingJob> withIndexed(List<LabelingJob> live, String bucket) {
    List<JobId> ids = rows(bucket).stream().map(JobRow::job).toList();
    if (ids.isEmpty()) {
      return live;
    }
    Map<JobId, LabelingJob> indexed = new HashMap<>();
    context
        .index()
        .jobs(ids)
        .forEach(known -> known.job().ifPresent(job -> indexed.put(known.id(), job)));
    return live.stream()
        .map(
            job ->
                Optional.ofNullable(indexed.get(JobId.of(job.name())))
                    .map(known -> withIndexed(job, known))
                    .orElse(job))
        .toList();
  }

  private static LabelingJob withIndexed(LabelingJob job, LabelingJob known) {
    return known.data().map(job::withData).orElse(job).createdBy(known.consoleUser());
  }

  /// Whether a live job uses a private work team.
  ///
  /// @throws CallFailedException where that cannot be read
  public boolean isInUse(Workteam team) {
    return complete
        ? !context.index().using(new UsedThing(UsedThing.Kind.TEAM, team.name())).isEmpty()
        : context.sources().jobs().live().all().stream()
            .anyMatch(job -> job.workteamArn().isPresent() && job.workteamArn().equals(team.arn()));
  }

  /// Returns those of some jobs that are live, or of which that is not known.
  ///
  /// @param names of jobs
  public Set<String> live(Collection<String> names) {
    if (!complete) {
      Set<String> all =
          context.sources().jobs().live().all().stream()
              .map(LabelingJob::name)
              .collect(Collectors.toSet());
      return names.stream().filter(all::contains).collect(Collectors.toSet());
    }
    Map<JobId, IndexedJob> known = new TreeMap<>();
    List<JobId> ids = names.stream().map(JobId::of).toList();
    context.index().jobs(ids).forEach(job -> known.put(job.id(), job));
    Set<String> live = new HashSet<>();
    List<String> unknown = new ArrayList<>();
    for (String name : names) {
      Optional<IndexedJob> job = Optional.ofNullable(known.get(JobId.of(name)));
      if (job.isEmpty()) {
        unknown.add(name);
      } else if (job.get().status().live()) {
        live.add(name);
      }
    }
    DescribedJobs answers = context.sources().jobs().describe(unknown);
    answers.described().stream()
        .filter(job -> job.status().live())
        .forEach(job -> live.add(job.name()));
    if (!answers.failures().isEmpty()) {
      throw new CallFailedException(answers.failures().getFirst());
    }
    return live;
  }

  private SortedMap<JobId, ListedJob> recent(List<CallFailure> failures) {
    SortedMap<JobId, ListedJob> recent = new TreeMap<>();
    try {
      context
          .sources()
          .jobs()
          .createdAfter(recently)
          .forEach(job -> recent.put(JobId.of(job.name()), job));
    } catch (CallFailedException e) {
      failures.add(e.failure());
    }
    return recent;
  }

  /// Reads the jobs of some rows and lists in one go, with what the list says of them.
  private SortedMap<JobId, IndexedJob> known(List<JobRow> rows, Collection<ListedJob> recent) {
    List<JobId> ids =
        Stream.concat(
                rows.stream().map(JobRow::job), recent.stream().map(job -> JobId.of(job.name())))
            .distinct()
            .toList();
    SortedMap<JobId, IndexedJob> known = new TreeMap<>();
    context.index().jobs(ids).forEach(job -> known.put(job.id(), job));
    recent.forEach(
        job -> known.computeIfPresent(JobId.of(job.name()), (_, old) -> old.with(listed(job))));
    return known;
  }

  private IndexedJob listed(ListedJob job) {
    return IndexedJob.seen(job.name(), job.status(), job.counters(), context.now());
  }

  /// Returns the names of live jobs whose settings the index does not have.
  private static Collection<String> unknown(
      List<JobRow> rows, Map<JobId, ListedJob> recent, Map<JobId, IndexedJob> known) {
    SortedMap<JobId, String> names = new TreeMap<>();
    rows.forEach(row -> names.put(row.job(), row.job().key()));
    recent.forEach(
        (id, job) -> {
          if (job.status().live()) {
            names.put(id, job.name());
          }
        });
    known.values().stream()
        .filter(job -> job.settings().isPresent())
        .forEach(job -> names.remove(job.id()));
    return names.values();
  }

  private List<LabelingJob> described(Collection<String> names, List<CallFailure> failures) {
    if (names.isEmpty()) {
      return List.of();
    }
    DescribedJobs answers = context.sources().jobs().describe(names);
    failures.addAll(answers.failures());
    context
        .index()
        .add(
            answers.described().stream()
                .map(job -> IndexedJob.described(job, context.now()))
                .toList());
    answers.gone().forEach(name -> context.index().remove(JobId.of(name)));
    return answers.described();
  }
}
