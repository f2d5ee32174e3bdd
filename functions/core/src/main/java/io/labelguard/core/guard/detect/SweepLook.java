package io.labelguard.core.guard.detect;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Situation;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.guard.BucketJobs;
import io.labelguard.core.guard.Cause;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.Modes.Permission;
import io.labelguard.core.guard.PolicyHistory;
import io.labelguard.core.guard.Review;
import io.labelguard.core.guard.Situations;
import io.labelguard.core.guard.detect.TeamReviews.Author;
import io.labelguard.core.guard.request.RequestedFixes;
import io.labelguard.core.guard.setup.SetUpReader;
import io.labelguard.core.index.IndexedJob;
import io.labelguard.core.index.JobId;
import io.labelguard.core.index.JobRow;
import io.labelguard.core.index.UsedThing;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.port.DescribedJobs;
import io.labelguard.core.port.FixRequests;
import io.labelguard.core.port.ListedJob;
import io.labelguard.core.port.Pause;
import io.labelguard.core.port.Progress;
import io.labelguard.core.record.BucketPast;
import io.labelguard.core.sweep.SweepResult;
import io.labelguard.core.sweep.SweepState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Looks at labeling jobs, buckets, teams and the workforce for a sweep, keeps in the index what it
/// learns of jobs, and publishes what is wrong. A part that fails does not end the others.
final class SweepLook {

  private final GuardContext once;
  private final Attempts attempts = new Attempts();
  private final Situations situations;
  private final BucketReviews bucketReviews;
  private final TeamReviews teamReviews;
  private final JobProgressReview jobProgress;
  private final LiveJobAlerts liveJobs;
  private final SweptManifests manifests;
  private final SetUpReader setUp;
  private final Progress progress;
  private final List<LabelingJob> jobs = new ArrayList<>();
  private final List<Workteam> teams = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  SweepLook(GuardContext context, FixRequests requests, Progress progress) {
    this.once = context.readingOnce();
    this.progress = progress;
    this.situations = new Situations(once, attempts.workforce(once), this::team);
    RequestedFixes fixes = new RequestedFixes(once.records(), requests, Pause.NONE, Duration.ZERO);
    this.bucketReviews =
        new BucketReviews(once, situations, fixes, attempts, new ShownPolicy(context, Pause.NONE));
    this.teamReviews = new TeamReviews(once, fixes, attempts);
    this.jobProgress = new JobProgressReview(once, attempts);
    this.liveJobs = new LiveJobAlerts(once, attempts, situations);
    this.manifests = new SweptManifests(once, attempts);
    this.setUp = new SetUpReader(once, attempts::reading);
  }

  GuardContext context() {
    return once;
  }

  Attempts attempts() {
    return attempts;
  }

  /// Returns the findings so far, in order.
  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /// Returns the situation of all that was read.
  Situation situation() {
    return setUp.with(situations.of(bucketReviews.read(), jobs, teams));
  }

  /// Adds findings that were published elsewhere.
  SweepResult found(List<Finding> some) {
    findings.addAll(some);
    progress.found(some);
    return SweepResult.NOTHING.withFindings(some);
  }

  /// Adds to a part's result what failed in it and what could not be looked up.
  private SweepResult with(SweepResult result, int failuresBefore) {
    return failed(result, failuresBefore).withNotes(situations.notes());
  }

  /// Adds to a result what failed since there were so many failures.
  SweepResult failed(SweepResult result, int before) {
    List<CallFailure> failures = attempts.failures();
    return result.withFailures(failures.subList(before, failures.size()), attempts.reported());
  }

  /// Looks at labeling jobs that SageMaker listed as live: those that the index does not know are
  /// described. Their settings never change, so that this is done once in a job's life.
  ///
  /// @param all how many there are on all pages, where that is known
  SweepResult listed(List<ListedJob> listed, SweepState state, int all) {
    int before = attempts.failures().size();
    List<IndexedJob> facts = new ArrayList<>();
    listed.forEach(
        job -> facts.add(IndexedJob.seen(job.name(), job.status(), job.counters(), state.begun())));
    Map<JobId, IndexedJob> known = known(listed.stream().map(job -> JobId.of(job.name())).toList());
    List<String> unknown = new ArrayList<>();
    for (ListedJob job : listed) {
      if (isDescribed(known, job.name())) {
        progress.describedJob(all);
      } else {
        unknown.add(job.name());
      }
    }
    List<IndexedJob> added = add(facts, describe(unknown, () -> progress.describedJob(all)));
    SweepResult result = judged(live(added), known);
    return with(
        state.wasComplete() ? result.withMissed(JobEvents.missed(listed, known, state)) : result,
        before);
  }

  /// Looks at jobs that the index holds to be live though SageMaker did not list them: most have
  /// ended, and the event was lost. One that changed its status while the list was read is still
  /// live, and judged like those that were listed.
  SweepResult unlisted(List<String> names) {
    int before = attempts.failures().size();
    Map<JobId, IndexedJob> known = known(names.stream().map(JobId::of).toList());
    List<LabelingJob> live = live(add(List.of(), describe(names, () -> {})));
    return with(judged(live, known), before);
  }

  /// Publishes what is wrong with live jobs themselves, apart from their buckets and teams.
  ///
  /// @param known what the index knew of them before
  private SweepResult judged(List<LabelingJob> live, Map<JobId, IndexedJob> known) {
    return found(liveJobs.publish(live))
        .plus(found(jobProgress.publish(live, known)))
        .withJobs(
            live.size(), live.stream().flatMap(job -> job.buckets().stream()).distinct().toList());
  }

  /// Publishes what is wrong with what some live jobs depend on.
  SweepResult dependencies(List<LabelingJob> live) {
    return found(liveJobs.publishDependencies(live));
  }

  /// Returns all live jobs that were looked at.
  List<LabelingJob> jobs() {
    return List.copyOf(jobs);
  }

  private Map<JobId, IndexedJob> known(List<JobId> ids) {
    Map<JobId, IndexedJob> known = new HashMap<>();
    once.index().jobs(ids).forEach(job -> known.put(job.id(), job));
    return known;
  }

  private static boolean isDescribed(Map<JobId, IndexedJob> known, String name) {
    return Optional.ofNullable(known.get(JobId.of(name)))
        .filter(IndexedJob::isDescribed)
        .isPresent();
  }

  private DescribedJobs describe(List<String> names, Runnable afterEach) {
    if (names.isEmpty()) {
      return new DescribedJobs(List.of(), List.of(), List.of());
    }
    DescribedJobs answers = once.sources().jobs().describe(names, afterEach);
    attempts.addOfJobs(answers.failures());
    return answers;
  }

  private List<IndexedJob> add(List<IndexedJob> facts, DescribedJobs answers) {
    List<IndexedJob> all = new ArrayList<>(facts);
    answers.described().forEach(job -> all.add(IndexedJob.described(job, once.now())));
    List<JobId> gone = answers.gone().stream().map(JobId::of).toList();
    all.removeIf(fact -> gone.contains(fact.id()));
    List<IndexedJob> added = once.index().add(all);
    gone.forEach(once.index()::remove);
    return added;
  }

  private List<LabelingJob> live(List<IndexedJob> added) {
    List<LabelingJob> live =
        added.stream()
            .filter(job -> job.status().live())
            .flatMap(job -> manifests.read(job).stream())
            .toList();
    jobs.addAll(live);
    return live;
  }

  /// Looks at a bucket that live jobs use.
  ///
  /// @param all how many buckets there are
  SweepResult bucket(String name, SweepState state, int all) {
    int before = attempts.failures().size();
    SweepResult result =
        attempts.of(() -> reviewed(name, state)).orElse(SweepResult.NOTHING).withBucket();
    progress.reviewedBucket(all);
    return with(result, before);
  }

  private SweepResult reviewed(String name, SweepState state) {
    BucketPast past = once.records().bucketPast(name);
    Review review =
        bucketReviews.review(
            past, new BucketJobs(name, jobsAt(name, state), List.of()), Cause.SET_UP);
    return published(review).withMissed(missed(past));
  }

  /// A job that was listed or described in this sweep counts as read just now.
  private List<LabelingJob> jobsAt(String bucket, SweepState state) {
    List<JobId> ids =
        once.index().using(UsedThing.bucket(bucket)).stream().map(JobRow::job).toList();
    return once.index().jobs(ids).stream()
        .filter(job -> job.status().live())
        .flatMap(
            job ->
                job.seenLive().filter(at -> !at.isBefore(state.begun())).isPresent()
                    ? job.job().stream()
                    : job.jobAsOf().stream())
        .toList();
  }

  /// Returns the sentence that the policy is another than the one that was last seen.
  private List<String> missed(BucketPast past) {
    Bucket read = bucketReviews.read().getLast();
    boolean isRead =
        read.policy() instanceof BucketPolicyState.Readable
            || read.policy() instanceof BucketPolicyState.NoPolicy;
    Fingerprint now = Fingerprint.of(PolicyHistory.text(read));
    return isRead
        ? past
            .newest()
            .filter(seen -> !seen.fingerprint().equals(now))
            .map(
                _ -> "No event reported that the policy of bucket " + read.name() + " was changed.")
            .stream()
            .toList()
        : List.of();
  }

  /// Returns all private teams; empty where they cannot be listed.
  Optional<List<Workteam>> teams() {
    return attempts.of(() -> once.sources().teams().all());
  }

  /// Returns a team by its name, from the list of all: a call for each would be many.
  private Optional<Workteam> team(String name) {
    return teams().stream()
        .flatMap(List::stream)
        .filter(team -> team.name().equals(name))
        .findFirst();
  }

  /// Looks at a private team.
  SweepResult team(Workteam team) {
    int before = attempts.failures().size();
    teams.add(team);
    return with(
        published(() -> Optional.of(teamReviews.review(team, Author.OTHER))).withTeam(), before);
  }

  /// Looks at the workforce.
  SweepResult workforce() {
    int before = attempts.failures().size();
    return with(published(() -> teamReviews.reviewWorkforce(Author.OTHER)), before);
  }

  private SweepResult published(Supplier<Optional<Review>> part) {
    return attempts
        .of(part)
        .flatMap(Function.identity())
        .map(this::published)
        .orElse(SweepResult.NOTHING);
  }

  private SweepResult published(Review review) {
    attempts.deliver(() -> once.announcer().publish(review, Optional.empty()));
    return found(review.findings())
        .withNotes(review.ignored().stream().map(Permission.Ignored::reason).toList());
  }
}
