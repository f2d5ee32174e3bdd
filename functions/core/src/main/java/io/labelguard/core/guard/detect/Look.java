package io.labelguard.core.guard.detect;

import static java.util.stream.Collectors.joining;

import io.labelguard.core.check.Finding;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.guard.BucketJobs;
import io.labelguard.core.guard.Cause;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.KnownJobs;
import io.labelguard.core.guard.Review;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.Situations;
import io.labelguard.core.guard.detect.TeamReviews.Author;
import io.labelguard.core.guard.request.RequestedFixes;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.port.Pause;
import io.labelguard.core.port.Sources;
import io.labelguard.core.record.BucketPast;
import io.labelguard.core.record.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Reviews what one event names. Each thing is read once, and a part that fails does not end the
/// others.
final class Look {

  private final GuardContext context;
  private final Sources sources;
  private final Situations situations;
  private final BucketReviews buckets;
  private final TeamReviews teams;
  private final PublishedReviews published;
  private final KnownJobs jobs;
  private final JobEvents events;
  private final Deletions deletions;
  private final LiveJobAlerts liveJobs;
  private final RequestedFixes fixes;
  private final Attempts attempts = new Attempts();
  private boolean listed;

  /// @param fresh reads again each time
  /// @param fixes waits for what was requested
  Look(GuardContext fresh, RequestedFixes fixes, Pause pause) {
    this.context = fresh.readingOnce();
    this.fixes = fixes;
    this.sources = context.sources();
    this.jobs = new KnownJobs(context);
    this.events = new JobEvents(context, attempts);
    this.situations = new Situations(context, attempts.workforce(context), attempts.team(context));
    this.buckets =
        new BucketReviews(context, situations, fixes, attempts, new ShownPolicy(fresh, pause));
    this.teams = new TeamReviews(context, fixes, attempts);
    this.published = new PublishedReviews(context, fixes, attempts);
    this.deletions = new Deletions(context, jobs, attempts);
    this.liveJobs = new LiveJobAlerts(context, attempts, situations);
  }

  /// Reviews what the event names, and publishes what is wrong with it and what failed.
  Outcome handle(GuardEvent event) {
    Outcome outcome =
        attempts
            .of(() -> look(event))
            .orElseGet(() -> Outcome.nothing(""))
            .withNotes(situations.notes())
            .withNotes(listed ? jobs.note().stream().toList() : List.of());
    attempts.publish(context);
    return attempts.failures().isEmpty() ? outcome : incomplete(outcome);
  }

  private Outcome incomplete(Outcome outcome) {
    List<Finding> findings = new ArrayList<>(outcome.findings());
    findings.addAll(attempts.findings());
    String failed =
        "Not everything could be judged: "
            + attempts.failures().stream().map(CallFailure::sentence).collect(joining(" "));
    return Outcome.incomplete(
        findings, outcome.findings().isEmpty() ? "" : outcome.reason(), failed, attempts.toRetry());
  }

  /// Returns the outcome of an event that names a bucket which no live job uses, and in which the
  /// owner has no interest either. This is the fate of nearly all events, and takes one query.
  Optional<Outcome> unrelated(GuardEvent event) {
    return changedBucket(event)
        .filter(bucket -> !context.settings().namesBucket(bucket) && jobs.isUnused(bucket))
        .map(bucket -> Outcome.nothing(unused(bucket)));
  }

  private static Optional<String> changedBucket(GuardEvent event) {
    return event instanceof GuardEvent.BucketPolicyChanged
            || event instanceof GuardEvent.BucketTagsChanged
            || event instanceof GuardEvent.BucketSetUpChanged
        ? Optional.of(event.resource())
        : Optional.empty();
  }

  private static String unused(String bucket) {
    return "No live labeling job uses bucket " + bucket + ".";
  }

  private BucketJobs jobsAt(String bucket) {
    listed = true;
    BucketJobs found = jobs.at(bucket);
    attempts.addOfJobs(found.failures());
    return found;
  }

  private Outcome look(GuardEvent event) {
    return switch (event) {
      case GuardEvent.BucketPolicyChanged(EventFacts facts, String bucket, Optional<String> copy) ->
          bucket(event, bucket, Cause.ofPolicy(facts, copy));
      case GuardEvent.BucketTagsChanged(_, String bucket) -> bucket(event, bucket, Cause.NONE);
      case GuardEvent.BucketSetUpChanged(EventFacts facts, String bucket) -> {
        buckets.publishSameMoment(facts, bucket);
        yield bucket(event, bucket, buckets.isOurs(facts) ? Cause.OWN_SET_UP : Cause.SET_UP);
      }
      case GuardEvent.LabelingJobCreated created -> elsewhere(event).orElseGet(() -> job(created));
      case GuardEvent.LabelingJobStopped stopped ->
          elsewhere(event).orElseGet(() -> events.stopped(stopped));
      case GuardEvent.LabelingJobStateChanged changed ->
          elsewhere(event).orElseGet(() -> events.changed(changed));
      case GuardEvent.WorkteamChanged changed ->
          elsewhere(event).orElseGet(() -> team(event, changed.team()));
      case GuardEvent.WorkteamDeleted deleted ->
          elsewhere(event).orElseGet(() -> deletions.team(deleted));
      case GuardEvent.WorkforceChanged changed ->
          elsewhere(event).orElseGet(() -> workforce(changed));
      case GuardEvent.WorkforceDeleted deleted ->
          elsewhere(event).orElseGet(() -> deletions.workforce(deleted));
      case GuardEvent.DependencyChanged changed ->
          new DependencyEvents(context, jobs, liveJobs, attempts).changed(changed);
      case GuardEvent.LookRequested asked -> elsewhere(event).orElseGet(() -> requested(asked));
    };
  }

  /// Looks as a sweep does, but at one thing.
  private Outcome requested(GuardEvent.LookRequested event) {
    String name = event.name();
    return switch (event.kind()) {
      case BUCKET -> {
        attempts.run(() -> fixes.requestEnd(Target.bucket(name)));
        yield bucket(event, name, Cause.SET_UP);
      }
      case TEAM -> team(event, name);
      case WORKFORCE -> workforce(event);
    };
  }

  /// Returns the outcome of an event of another account or Region. Names of jobs and teams, unlike
  /// those of buckets, are unique in one account and Region only.
  private Optional<Outcome> elsewhere(GuardEvent event) {
    Settings settings = context.settings();
    EventFacts facts = event.facts();
    return settings.covers(facts.account(), facts.region())
        ? Optional.empty()
        : Optional.of(
            Outcome.nothing(
                "The event is of account %s in %s, and this guard covers account %s in %s."
                    .formatted(
                        facts.account(), facts.region(), settings.account(), settings.region())));
  }

  /// @param cause the change of the bucket's policy; [Cause#NONE] where only its tags were changed
  private Outcome bucket(GuardEvent event, String bucket, Cause cause) {
    BucketJobs found = jobsAt(bucket);
    BucketPast past = context.records().bucketPast(bucket);
    boolean duringAWrite =
        cause.change().filter(change -> buckets.isDuringAWrite(past, change)).isPresent();
    if (found.jobs().isEmpty() && !duringAWrite) {
      return context.settings().namesBucket(bucket)
          ? publish(event, List.of(buckets.look(past, cause)), unused(bucket))
          : Outcome.nothing(unused(bucket));
    }
    Review review = buckets.review(past, found, cause);
    String endangersNone =
        (cause.setUp()
                ? "Nothing that was read of bucket %s endangers one of the %d live labeling jobs"
                    + " that use it."
                : "The policy of bucket %s endangers none of the %d live labeling jobs that use"
                    + " it.")
            .formatted(bucket, found.jobs().size());
    return publish(
        event,
        List.of(review),
        cause.isOwnSetUp() || cause.change().filter(buckets::isOurs).isPresent()
            ? ownChange(endangersNone, review.notes())
            : endangersNone);
  }

  private static String ownChange(String endangersNone, List<String> notes) {
    return notes.isEmpty()
        ? "Labelguard made this change itself. " + endangersNone
        : "Labelguard made this change itself, and nothing is left to do. "
            + String.join(" ", notes);
  }

  private Outcome job(GuardEvent.LabelingJobCreated event) {
    Optional<LabelingJob> found = events.created(event).filter(job -> job.status().live());
    if (found.isEmpty()) {
      return Outcome.nothing("There is no live labeling job " + event.job() + ".");
    }
    LabelingJob job = found.get();
    List<Review> reviews = new ArrayList<>();
    for (String bucket : job.buckets()) {
      attempts
          .of(() -> buckets.review(jobsAt(bucket).with(job)).onlyAbout(job))
          .ifPresent(reviews::add);
    }
    attempts
        .of(() -> team(job).map(team -> teams.review(team, Author.OTHER)))
        .flatMap(Function.identity())
        .ifPresent(reviews::add);
    return publish(
        event,
        reviews,
        Stream.concat(
                liveJobs.publish(List.of(job)).stream(),
                liveJobs.publishDependencies(List.of(job)).stream())
            .toList(),
        "Labeling job "
            + job.name()
            + " can reach its "
            + job.buckets().size()
            + " buckets, as far as their policies decide."
            + JobEvents.notRead(job));
  }

  private Optional<Workteam> team(LabelingJob job) {
    return job.workteamArn().flatMap(Workteam::privateName).flatMap(sources.teams()::find);
  }

  private Author author(GuardEvent event) {
    return buckets.isOurs(event.facts()) ? Author.GUARD : Author.OTHER;
  }

  private Outcome team(GuardEvent event, String name) {
    Optional<Workteam> team =
        sources.teams().find(name).filter(found -> found.kind() == Workteam.Kind.PRIVATE);
    if (team.isEmpty()) {
      return Outcome.nothing("There is no private work team " + name + ".");
    }
    Author author = author(event);
    String fits = "Work team " + name + " has a presign constraint that fits its workforce.";
    return publish(
        event,
        List.of(teams.review(team.get(), author)),
        switch (author) {
          case GUARD -> "Labelguard made this change itself. " + fits;
          case OTHER -> fits;
        });
  }

  private Outcome workforce(GuardEvent event) {
    Author author = author(event);
    Optional<Optional<Review>> own = attempts.of(() -> teams.reviewWorkforce(author));
    if (own.isPresent() && own.get().isEmpty()) {
      return Outcome.nothing("There is no workforce in this Region.");
    }
    List<Review> reviews = new ArrayList<>();
    own.flatMap(Function.identity()).ifPresent(reviews::add);
    for (Workteam team : attempts.of(() -> sources.teams().all()).orElse(List.of())) {
      attempts.of(() -> teams.review(team, Author.OTHER)).ifPresent(reviews::add);
    }
    return publish(
        event,
        reviews,
        "No check finds anything wrong with workforce " + event.resource() + " and its teams.");
  }

  private Outcome publish(GuardEvent event, List<Review> reviews, String nothingFound) {
    return publish(event, reviews, List.of(), nothingFound);
  }

  /// @param known findings that no review has, and that are published already
  private Outcome publish(
      GuardEvent event, List<Review> reviews, List<Finding> known, String nothingFound) {
    List<Finding> findings =
        Stream.concat(reviews.stream().flatMap(each -> each.findings().stream()), known.stream())
            .toList();
    reviews.forEach(review -> published.publish(review, event.change()));
    List<String> notes =
        reviews.stream()
            .flatMap(each -> Stream.of(each.notes(), each.setUpFix().notes()))
            .flatMap(List::stream)
            .distinct()
            .toList();
    return findings.isEmpty()
        ? Outcome.nothing(nothingFound)
        : Outcome.found(findings, notes.isEmpty() ? "" : " " + String.join(" ", notes));
  }
}
