package io.labelguard.core.guard.detect;

import io.labelguard.core.check.Finding;
import io.labelguard.core.guard.Announcer;
import io.labelguard.core.guard.Review;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.write.BucketWrites;
import io.labelguard.core.guard.write.TemporaryFixes;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.port.Alerts;
import io.labelguard.core.port.FixRequests;
import io.labelguard.core.port.Sources;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Records;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Looks again at every live job, its buckets, every private team and the workforce: events are
/// delivered at best effort, and most teams and jobs are older than the guard.
///
/// It also ends the temporary fixes whose jobs have ended or whose days are over.
///
/// It goes through one page after another within one run; picking up where a run ended comes with a
/// later issue.
public final class Sweep {

  private final Sources sources;
  private final Records records;
  private final FixRequests requests;
  private final InstantSource clock;
  private final Reviewers reviewers;
  private final Announcer announcer;

  /// What a sweep saw.
  ///
  /// @param notes what no check finds, such as that no trail logs management events
  public record Report(
      int jobs, int buckets, int teams, List<Finding> findings, List<String> notes) {
    public Report {
      findings = List.copyOf(findings);
      notes = List.copyOf(notes);
    }

    /// Returns it in the form that events are answered in.
    public Outcome outcome() {
      String seen =
          "Looked at " + jobs + " live jobs, " + buckets + " buckets and " + teams + " teams: ";
      String more = notes.isEmpty() ? "" : " " + String.join(" ", notes);
      return findings.isEmpty()
          ? Outcome.nothing(seen + "nothing found." + more)
          : Outcome.found(findings, seen, more);
    }
  }

  public Sweep(
      Settings settings,
      GroundTruthEndpoints endpoints,
      Sources sources,
      Records records,
      Alerts alerts,
      FixRequests requests,
      InstantSource clock) {
    this.sources = sources;
    this.records = records;
    this.requests = requests;
    this.clock = clock;
    this.announcer = new Announcer(settings, alerts, records, clock);
    this.reviewers =
        Reviewers.of(settings, endpoints, sources, records, requests, announcer, clock);
  }

  /// Looks at everything once.
  public Report run() {
    List<String> notes = new ArrayList<>(trails().stream().toList());
    notes.forEach(note -> announcer.tell("trail", List.of(), List.of(note)));
    List<LabelingJob> jobs = sources.jobs().live();
    notes.addAll(endTemporaryFixes(jobs));
    SortedSet<String> buckets = new TreeSet<>();
    jobs.forEach(job -> buckets.addAll(job.buckets()));
    List<Workteam> teams = sources.teams().all();
    List<Finding> findings = new ArrayList<>();
    for (String bucket : buckets) {
      findings.addAll(told(reviewers.buckets().review(bucket, jobs, BucketReviews.Cause.NONE)));
    }
    for (Workteam team : teams) {
      findings.addAll(told(reviewers.teams().review(team, false)));
    }
    reviewers.teams().reviewWorkforce().ifPresent(review -> findings.addAll(told(review)));
    return new Report(jobs.size(), buckets.size(), teams.size(), findings, notes);
  }

  /// Asks for every temporary fix to be taken out whose time is over; the sweep itself writes
  /// nothing.
  private List<String> endTemporaryFixes(List<LabelingJob> jobs) {
    return TemporaryFixes.over(records, jobs, clock.instant()).stream()
        .map(intent -> intent.resource().substring(BucketWrites.resource("").length()))
        .distinct()
        .map(
            bucket -> {
              requests.send(new FixRequest(FixRequest.Kind.BUCKET, bucket));
              return "The temporary fix of bucket "
                  + bucket
                  + " is over; that it be taken out was asked for.";
            })
        .toList();
  }

  private List<Finding> told(Review review) {
    announcer.tell(review, Optional.empty());
    return review.findings();
  }

  private Optional<String> trails() {
    return sources
        .trails()
        .logManagementEvents()
        .map(
            logs ->
                logs
                    ? Optional.<String>empty()
                    : Optional.of(
                        "No trail logs management events in this Region, so no change reaches"
                            + " Labelguard but by the sweep. Create a trail that records management"
                            + " write events."))
        .orElseGet(
            () ->
                Optional.of(
                    "Whether a trail logs management events in this Region cannot be told; without"
                        + " one no change reaches Labelguard but by the sweep."));
  }
}
