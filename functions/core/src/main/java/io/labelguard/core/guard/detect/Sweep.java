package io.labelguard.core.guard.detect;

import static java.util.stream.Collectors.joining;

import io.labelguard.core.check.Finding;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.Review;
import io.labelguard.core.guard.TemporaryEnds;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.port.FixRequests;
import io.labelguard.core.port.Sources;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Intent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Reviews every live job, its buckets, every private team and the workforce: events are delivered
/// at best effort, and most teams and jobs are older than the guard.
///
/// It also requests the removal of temporary fixes that are over. One run covers everything; a run
/// that fails starts again from the beginning.
public final class Sweep {

  private final GuardContext context;
  private final FixRequests requests;

  /// The result of a sweep.
  ///
  /// @param notes what no check finds, such as that no trail logs management events
  public record Report(
      int jobs, int buckets, int teams, List<Finding> findings, List<String> notes) {
    public Report {
      findings = List.copyOf(findings);
      notes = List.copyOf(notes);
    }

    /// Returns the counts of what was reviewed and found.
    public String counts() {
      return "%d live jobs, %d buckets, %d work teams: %d findings"
          .formatted(jobs, buckets, teams, findings.size());
    }

    /// Returns it in the form that events are answered in.
    public Outcome outcome() {
      return new Outcome(
          findings.isEmpty() ? Outcome.Result.NOTHING : Outcome.Result.FINDINGS,
          Stream.concat(Stream.of(counts() + "."), notes.stream()).collect(joining(" ")),
          findings);
    }
  }

  /// @param requests receives the requests for fixes, and for removing those that are over
  public Sweep(GuardContext context, FixRequests requests) {
    this.context = context;
    this.requests = requests;
  }

  /// Reviews everything once.
  public Report run() {
    GuardContext once = context.readingOnce();
    Sources sources = once.sources();
    BucketReviews bucketReviews = new BucketReviews(once, requests);
    TeamReviews teamReviews = new TeamReviews(once, requests);
    List<String> notes = new ArrayList<>(trails(sources).stream().toList());
    notes.forEach(note -> once.announcer().publish("trail", List.of(), List.of(note)));
    List<LabelingJob> jobs = sources.jobs().live();
    notes.addAll(endTemporaryFixes(jobs));
    Map<String, List<LabelingJob>> jobsAt = jobsByBucket(jobs);
    List<Workteam> teams = sources.teams().all();
    List<Finding> findings = new ArrayList<>();
    jobsAt.forEach(
        (bucket, there) -> findings.addAll(published(bucketReviews.review(bucket, there))));
    for (Workteam team : teams) {
      findings.addAll(published(teamReviews.review(team, Author.OTHER)));
    }
    teamReviews.reviewWorkforce().ifPresent(review -> findings.addAll(published(review)));
    return new Report(jobs.size(), jobsAt.size(), teams.size(), findings, notes);
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
  /// nothing.
  private List<String> endTemporaryFixes(List<LabelingJob> jobs) {
    return TemporaryEnds.over(context.records().temporary(), jobs, context.now()).stream()
        .map(Intent::target)
        .distinct()
        .map(
            target -> {
              requests.send(new FixRequest(target));
              return "The temporary fix of bucket "
                  + target.name()
                  + " is over: Labelguard asked the fix queue to remove it.";
            })
        .toList();
  }

  private List<Finding> published(Review review) {
    context.announcer().publish(review, Optional.empty());
    return review.findings();
  }

  private static Optional<String> trails(Sources sources) {
    return sources
        .trails()
        .logManagementEvents()
        .map(
            logs ->
                logs
                    ? Optional.<String>empty()
                    : Optional.of(
                        "No trail logs management events in this Region, so Labelguard sees"
                            + " changes only when it sweeps. Create a trail that records management"
                            + " write events."))
        .orElseGet(
            () ->
                Optional.of(
                    "Cannot decide whether a trail logs management events in this Region. Without"
                        + " one, Labelguard sees changes only when it sweeps."));
  }
}
