package io.labelguard.core.guard.detect;

import io.labelguard.core.check.Finding;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.Announcer;
import io.labelguard.core.guard.Review;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.port.Alerts;
import io.labelguard.core.port.FixRequests;
import io.labelguard.core.port.Sources;
import io.labelguard.core.record.Records;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Handles one event: works out which live jobs a change endangers, tells it, and asks for the fix
/// where that is proven and allowed. It writes nothing itself.
public final class Guard {

  /// Below the minute that Lambda waits before it delivers a failed event again, so that an event
  /// whose handler was killed is not taken for one in work.
  private static final Duration CLAIM = Duration.ofSeconds(55);

  /// CloudTrail and EventBridge deliver late by hours at most.
  private static final Duration REMEMBERED = Duration.ofDays(3);

  private final Settings settings;
  private final Sources sources;
  private final Records records;
  private final InstantSource clock;
  private final Reviewers reviewers;
  private final Announcer announcer;

  public Guard(
      Settings settings,
      GroundTruthEndpoints endpoints,
      Sources sources,
      Records records,
      Alerts alerts,
      FixRequests requests,
      InstantSource clock) {
    this.settings = settings;
    this.sources = sources;
    this.records = records;
    this.clock = clock;
    this.announcer = new Announcer(settings, alerts, records, clock);
    this.reviewers =
        Reviewers.of(settings, endpoints, sources, records, requests, announcer, clock);
  }

  /// Handles an event; the same one delivered twice is handled once. What fails on the way is
  /// thrown, for the event to be delivered again.
  public Outcome handle(GuardEvent event) {
    EventFacts facts = event.facts();
    if (facts.error().filter(error -> !error.isBlank()).isPresent()) {
      return Outcome.nothing(
          "The call failed (" + facts.error().get() + "), so nothing was changed.");
    }
    if (!records.claimEvent(facts.id(), clock.instant(), CLAIM)) {
      return Outcome.nothing("The event was handled before, or is being handled just now.");
    }
    boolean finished = false;
    try {
      Outcome outcome = look(event);
      records.finishEvent(facts.id(), clock.instant(), REMEMBERED);
      finished = true;
      return outcome;
    } finally {
      if (!finished) {
        records.abandonEvent(facts.id());
      }
    }
  }

  private Outcome look(GuardEvent event) {
    return switch (event) {
      case GuardEvent.BucketPolicyChanged changed -> bucket(changed);
      case GuardEvent.LabelingJobCreated created -> elsewhere(event).orElseGet(() -> job(created));
      case GuardEvent.WorkteamChanged changed -> elsewhere(event).orElseGet(() -> team(changed));
      case GuardEvent.WorkforceChanged changed ->
          elsewhere(event).orElseGet(() -> workforce(changed));
    };
  }

  /// Names of jobs and teams are one account's and Region's own, unlike those of buckets: another's
  /// of the same name is another thing, and nothing of ours.
  private Optional<Outcome> elsewhere(GuardEvent event) {
    boolean here = settings.standsIn(event.facts().account(), event.facts().region());
    return here
        ? Optional.empty()
        : Optional.of(
            Outcome.nothing(
                "%s in %s is not what this guard looks after: account %s in %s."
                    .formatted(
                        event.facts().account(),
                        event.facts().region(),
                        settings.account(),
                        settings.region())));
  }

  private Outcome bucket(GuardEvent.BucketPolicyChanged event) {
    List<LabelingJob> jobs =
        sources.jobs().live().stream()
            .filter(job -> job.buckets().contains(event.bucket()))
            .toList();
    if (jobs.isEmpty() && !reviewers.buckets().meetsAWrite(event)) {
      return Outcome.nothing("No live labeling job uses bucket " + event.bucket() + ".");
    }
    Review review =
        reviewers
            .buckets()
            .review(
                event.bucket(),
                jobs,
                new BucketReviews.Cause(Optional.of(event.facts()), event.policyCopy()));
    return tell(event, List.of(review), quiet(event, jobs.size(), review.notes()));
  }

  private String quiet(GuardEvent.BucketPolicyChanged event, int jobs, List<String> notes) {
    if (!notes.isEmpty()) {
      return "The change was the guard's own, and nothing is left to do. "
          + String.join(" ", notes);
    }
    String good =
        "he policy of bucket "
            + event.bucket()
            + " endangers none of the "
            + jobs
            + " live labeling jobs that use it.";
    return reviewers.buckets().isOurs(event.facts())
        ? "The change was the guard's own, and t" + good
        : "T" + good;
  }

  private Outcome job(GuardEvent.LabelingJobCreated event) {
    Optional<LabelingJob> found =
        sources.jobs().find(event.job()).filter(job -> job.status().live());
    if (found.isEmpty()) {
      return Outcome.nothing("There is no live labeling job " + event.job() + ".");
    }
    LabelingJob job = found.get();
    List<LabelingJob> jobs = new ArrayList<>(sources.jobs().live());
    jobs.removeIf(other -> other.name().equalsIgnoreCase(job.name()));
    jobs.add(job);
    List<Review> reviews = new ArrayList<>();
    for (String bucket : job.buckets()) {
      reviews.add(of(job, reviewers.buckets().review(bucket, jobs, BucketReviews.Cause.NONE)));
    }
    team(job).map(team -> reviewers.teams().review(team, false)).ifPresent(reviews::add);
    return tell(
        event,
        reviews,
        "Labeling job "
            + job.name()
            + " can reach its "
            + job.buckets().size()
            + " buckets, as far as their policies decide.");
  }

  /// Other jobs at the bucket were told of when they were new, or when the policy was.
  private static Review of(LabelingJob job, Review review) {
    return review.with(
        review.findings().stream()
            .filter(
                finding -> finding.job().isEmpty() || finding.job().equals(Optional.of(job.name())))
            .toList());
  }

  private Optional<Workteam> team(LabelingJob job) {
    return job.workteamArn()
        .filter(arn -> Workteam.Kind.ofArn(arn) == Workteam.Kind.PRIVATE)
        .map(arn -> arn.substring(arn.lastIndexOf('/') + 1))
        .flatMap(sources.teams()::find);
  }

  private Outcome team(GuardEvent.WorkteamChanged event) {
    Optional<Workteam> team =
        sources.teams().find(event.team()).filter(found -> found.kind() == Workteam.Kind.PRIVATE);
    if (team.isEmpty()) {
      return Outcome.nothing("There is no private work team " + event.team() + ".");
    }
    boolean ours = reviewers.buckets().isOurs(event.facts());
    return tell(
        event,
        List.of(reviewers.teams().review(team.get(), ours)),
        (ours ? "The change was the guard's own, and work team " : "Work team ")
            + event.team()
            + " has a presign constraint that fits its workforce.");
  }

  private Outcome workforce(GuardEvent.WorkforceChanged event) {
    Optional<Review> own = reviewers.teams().reviewWorkforce();
    if (own.isEmpty()) {
      return Outcome.nothing("There is no workforce in this Region.");
    }
    List<Review> reviews = new ArrayList<>(List.of(own.get()));
    sources.teams().all().forEach(team -> reviews.add(reviewers.teams().review(team, false)));
    return tell(
        event, reviews, "Workforce " + event.workforce() + " and its teams are well restricted.");
  }

  private Outcome tell(GuardEvent event, List<Review> reviews, String quiet) {
    List<Finding> findings = reviews.stream().flatMap(each -> each.findings().stream()).toList();
    reviews.forEach(review -> announcer.tell(review, Optional.of(event.facts())));
    List<String> notes =
        reviews.stream().flatMap(each -> each.notes().stream()).distinct().toList();
    return findings.isEmpty()
        ? Outcome.nothing(quiet)
        : Outcome.found(findings, "", notes.isEmpty() ? "" : " " + String.join(" ", notes));
  }
}
