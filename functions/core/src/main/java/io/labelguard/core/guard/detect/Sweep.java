package io.labelguard.core.guard.detect;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Situation;
import io.labelguard.core.guard.BucketJobs;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.Review;
import io.labelguard.core.guard.Situations;
import io.labelguard.core.guard.TemporaryEnds;
import io.labelguard.core.index.IndexedJob;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.port.FixRequests;
import io.labelguard.core.port.LiveJobs;
import io.labelguard.core.port.Pause;
import io.labelguard.core.port.Progress;
import io.labelguard.core.port.Sources;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Intent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Reviews every live job, its buckets, every private team and the workforce: events are delivered
/// at best effort, and most teams and jobs are older than the guard.
///
/// It also requests the removal of temporary fixes that are over. One run covers everything; what
/// fails is reported and counted, and the rest goes on.
public final class Sweep {

  private final GuardContext context;
  private final FixRequests requests;

  /// The result of a sweep.
  ///
  /// @param situation all that was read, to be judged as a whole
  /// @param notes what no check finds, such as a call that AWS refused
  /// @param failures the calls that failed
  /// @param undelivered those that were to publish something: the sweep must run again
  public record Report(
      int jobs,
      int buckets,
      int teams,
      Situation situation,
      List<Finding> findings,
      List<String> notes,
      List<CallFailure> failures,
      List<CallFailure> undelivered) {
    public Report {
      failures = List.copyOf(failures);
      undelivered = List.copyOf(undelivered);
      findings = List.copyOf(findings);
      notes = List.copyOf(notes);
    }

    /// Returns the counts of what was reviewed and found.
    public String counts() {
      String counts =
          "%d live jobs, %d buckets, %d work teams: %d findings"
              .formatted(jobs, buckets, teams, findings.size());
      return failures.isEmpty() ? counts : counts + ", " + failures.size() + " failed calls";
    }

    /// Returns it in the form that events are answered in.
    public Outcome outcome() {
      return new Outcome(
          findings.isEmpty() ? Outcome.Result.NOTHING : Outcome.Result.FINDINGS,
          Stream.concat(Stream.of(counts() + "."), notes.stream()).collect(joining(" ")),
          findings,
          undelivered);
    }
  }

  /// @param requests receives the requests for fixes, and for removing those that are over
  public Sweep(GuardContext context, FixRequests requests) {
    this.context = context;
    this.requests = requests;
  }

  /// Reviews everything once.
  public Report run() {
    return run(Progress.NONE);
  }

  /// Reviews everything once, and reports each finding before the next bucket or team is read.
  public Report run(Progress progress) {
    Instant begun = context.now();
    GuardContext once = context.readingOnce();
    Sources sources = once.sources();
    Attempts attempts = new Attempts();
    Situations situations = new Situations(once, attempts.workforce(once), attempts.team(once));
    RequestedFixes fixes = new RequestedFixes(once.records(), requests, Pause.NONE, Duration.ZERO);
    BucketReviews bucketReviews =
        new BucketReviews(once, situations, fixes, attempts, new ShownPolicy(context, Pause.NONE));
    TeamReviews teamReviews = new TeamReviews(once, fixes, attempts);
    EndedTroubles ended = new EndedTroubles(once, attempts);
    TrailReview trail = TrailReview.of(once, attempts);
    trail.publish(once, attempts, ended);
    List<String> notes = new ArrayList<>(trail.notes());
    LiveJobs live = sources.jobs().live(progress);
    attempts.addOfJobs(live.failures());
    remember(live, begun);
    notes.addAll(attempts.of(() -> endTemporaryFixes(live, attempts)).orElse(List.of()));
    Map<String, List<LabelingJob>> jobsAt = jobsByBucket(live.described());
    Optional<List<Workteam>> listed = attempts.of(() -> sources.teams().all());
    List<Workteam> teams = listed.orElse(List.of());
    List<Finding> findings = new ArrayList<>();
    Consumer<List<Finding>> found =
        some -> {
          findings.addAll(some);
          progress.found(some);
        };
    found.accept(trail.findings());
    jobsAt.forEach(
        (bucket, there) -> {
          found.accept(published(() -> Optional.of(bucketReviews.review(BucketJobs.among(there, bucket))), attempts));
          progress.reviewedBucket(jobsAt.size());
        });
    for (Workteam team : teams) {
      found.accept(published(() -> Optional.of(teamReviews.review(team, Author.OTHER)), attempts));
    }
    found.accept(published(teamReviews::reviewWorkforce, attempts));
    found.accept(UnresolvedPlaces.publish(live.described(), once, attempts));
    attempts.publish(once);
    ended.publish(live, listed);
    Situation all =
        situations.of(bucketReviews.read(), live.described(), teams).withTrail(trail.logs());
    found.accept(attempts.findings());
    notes.addAll(attempts.notes());
    notes.addAll(situations.notes());
    return new Report(
        live.described().size(),
        jobsAt.size(),
        teams.size(),
        all,
        findings,
        notes,
        attempts.failures(),
        attempts.undelivered());
  }

  /// Adds all live jobs to the index.
  private void remember(LiveJobs live, Instant begun) {
    context
        .index()
        .add(
            live.described().stream()
                .map(job -> IndexedJob.described(job, context.now()))
                .toList());
    if (live.failures().isEmpty()) {
      context.index().recordSweep(context.settings().region(), begun);
    }
  }

  private static SortedMap<String, List<LabelingJob>> jobsByBucket(List<LabelingJob> jobs) {
    SortedMap<String, List<LabelingJob>> there = new TreeMap<>();
    for (LabelingJob job : jobs) {
      for (String bucket : job.buckets()) {
        there.computeIfAbsent(bucket, _ -> new ArrayList<>()).add(job);
      }
    }
    return there;
  }

  /// Asks the fix queue to remove every temporary fix that is over. The sweep itself writes
  /// nothing. While a live job may be missing from the list, none counts as ended.
  private List<String> endTemporaryFixes(LiveJobs live, Attempts attempts) {
    List<Intent> temporary = context.records().temporary();
    List<Intent> over =
        live.failures().isEmpty()
            ? TemporaryEnds.over(temporary, names(live.described()), context.now())
            : TemporaryEnds.overdue(temporary, context.now());
    return over.stream()
        .map(Intent::target)
        .distinct()
        .map(
            target ->
                attempts.or(
                    () -> {
                      requests.send(new FixRequest(target));
                      return "The temporary fix of bucket "
                          + target.name()
                          + " is over: Labelguard asked the fix queue to remove it.";
                    },
                    CallFailure::sentence))
        .toList();
  }

  private static Set<String> names(List<LabelingJob> jobs) {
    return jobs.stream().map(LabelingJob::name).collect(toSet());
  }

  /// Makes a review, publishes it, and returns its findings; none where there is no review or it
  /// failed.
  private List<Finding> published(Supplier<Optional<Review>> part, Attempts attempts) {
    Optional<Review> review = attempts.of(part).flatMap(Function.identity());
    review.ifPresent(
        made -> attempts.deliver(() -> context.announcer().publish(made, Optional.empty())));
    return review.map(Review::findings).orElse(List.of());
  }
}
