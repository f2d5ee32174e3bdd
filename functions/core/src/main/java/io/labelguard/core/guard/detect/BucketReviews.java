package io.labelguard.core.guard.detect;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.ChangedBy;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Situation;
import io.labelguard.core.event.Actor;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.event.GuardEvent;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.fix.FixPlan;
import io.labelguard.core.fix.SourceLines;
import io.labelguard.core.guard.Announcer;
import io.labelguard.core.guard.BucketPlans;
import io.labelguard.core.guard.EarlierFindings;
import io.labelguard.core.guard.KeptElsewhere;
import io.labelguard.core.guard.Modes;
import io.labelguard.core.guard.Modes.Permission;
import io.labelguard.core.guard.PolicyHistory;
import io.labelguard.core.guard.Review;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.Situations;
import io.labelguard.core.guard.WriteBans;
import io.labelguard.core.guard.write.BucketWrites;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.port.BucketPolicies.TagReading;
import io.labelguard.core.port.FixRequests;
import io.labelguard.core.port.Sources;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Records;
import io.labelguard.policy.model.Policy;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks at a bucket that live jobs touch: reads its policy, keeps a snapshot, judges it, and asks
/// for a fix where one is proven and nothing is against it.
public final class BucketReviews {

  private final Settings settings;
  private final Sources sources;
  private final Situations situations;
  private final BucketPlans plans;
  private final PolicyHistory history;
  private final WriteBans standing;
  private final FixRequests requests;
  private final Announcer announcer;
  private final InstantSource clock;

  BucketReviews(
      Settings settings,
      Sources sources,
      Situations situations,
      BucketPlans plans,
      Records records,
      FixRequests requests,
      Announcer announcer,
      InstantSource clock) {
    this.settings = settings;
    this.sources = sources;
    this.situations = situations;
    this.plans = plans;
    this.history = new PolicyHistory(records, clock);
    this.standing = new WriteBans(settings, records);
    this.requests = requests;
    this.announcer = announcer;
    this.clock = clock;
  }

  /// Why a bucket is looked at.
  ///
  /// @param change the event that changed its policy, where that is the reason
  /// @param policyCopy that event's copy of the policy
  public record Cause(Optional<EventFacts> change, Optional<String> policyCopy) {
    static final Cause NONE = new Cause(Optional.empty(), Optional.empty());
  }

  Review review(String name, List<LabelingJob> jobs, Cause cause) {
    Bucket bucket = situations.bucket(name, cause.policyCopy());
    Fingerprint live = Fingerprint.of(PolicyHistory.text(bucket));
    boolean ours = cause.change().filter(this::isOurs).isPresent();
    if (history.isStale(name, live, cause)) {
      throw new StalePolicyException(name);
    }
    history.keep(bucket, cause);
    if (history.isUnsettled(name, live)) {
      requests.send(new FixRequest(FixRequest.Kind.BUCKET, name));
    }
    Optional<Policy> previous = history.previous(name, live);
    Situation situation = situations.of(bucket, jobs, previous);
    if (!ours) {
      situation =
          cause.change().flatMap(BucketReviews::who).map(situation::changedBy).orElse(situation);
      history.lost(name, live, cause).ifPresent(lost -> tell(name, live, lost, cause));
    }
    List<Finding> findings =
        plans.findings(situation).stream().filter(Review::isOfABucket).toList();
    List<Finding> earlier =
        ours && previous.isPresent()
            ? EarlierFindings.among(
                findings, situations.of(readable(bucket, previous.get()), jobs, Optional.empty()))
            : List.of();
    List<Finding> fresh = findings.stream().filter(finding -> !earlier.contains(finding)).toList();
    Review review = Review.of(BucketWrites.resource(name), name, live.hex(), fresh, List.of());
    if (ours) {
      return own(review, earlier);
    }
    TagReading tag = sources.buckets().modeTag(name);
    return new Modes(settings).forBucket(name, tag, clock.instant())
            instanceof Permission.Ignored ignored
        ? review.ignored(ignored)
        : decided(review, live, tag, plans.plan(situation, bucket, fresh), cause);
  }

  private static Bucket readable(Bucket bucket, Policy policy) {
    return new Bucket(
        bucket.name(), bucket.region(), bucket.owner(), new BucketPolicyState.Readable(policy));
  }

  private static Optional<ChangedBy> who(EventFacts facts) {
    Actor actor = facts.actor();
    return actor
        .issuerArn()
        .or(actor::arn)
        .map(
            arn ->
                new ChangedBy(arn, actor.issuerArn().flatMap(_ -> actor.arn()), actor.sourceIp()));
  }

  /// A write of the guard's own never causes another: whatever it left is for a person.
  private static Review own(Review review, List<Finding> earlier) {
    if (review.findings().isEmpty()) {
      return earlier.isEmpty() ? review : review.noting(List.of(EarlierFindings.remain(earlier)));
    }
    return review.noting(
        List.of("The change was the guard's own, so no further fix was asked for."));
  }

  private Review decided(
      Review review, Fingerprint live, TagReading tag, BucketPlans.Planned planned, Cause cause) {
    if (review.findings().isEmpty()) {
      return review;
    }
    List<String> notes = new ArrayList<>();
    Optional<String> elsewhere = KeptElsewhere.note(cause.change(), tag);
    elsewhere.ifPresent(notes::add);
    notes.addAll(planned.reasons());
    if (!(planned.plan() instanceof FixPlan.Proven proven)) {
      return review.noting(notes);
    }
    Optional<WriteBans.Against> against =
        standing.againstBucket(review.name(), live, clock.instant());
    notes.add(against.map(WriteBans.Against::reason).orElseGet(() -> request(review.name(), tag)));
    return new Review(
        review.resource(),
        review.name(),
        against.map(reason -> state(reason, live)).orElse(review.state()),
        review.findings(),
        notes.stream().distinct().toList(),
        elsewhere.map(_ -> SourceLines.of(proven)),
        Optional.empty());
  }

  /// However often a policy changes while the breaker is open, the trouble is one.
  private static String state(WriteBans.Against against, Fingerprint live) {
    return against.state().equals("breaker") ? "breaker" : live.hex() + " " + against.state();
  }

  private String request(String bucket, TagReading tag) {
    return switch (new Modes(settings).forBucket(bucket, tag, clock.instant())) {
      case Permission.AlertOnly(String reason) -> reason;
      case Permission.Ignored(_, String reason) -> reason;
      case Permission.MayFix _ -> {
        requests.send(new FixRequest(FixRequest.Kind.BUCKET, bucket));
        yield "The fix is proven and was asked for; what comes of it is told separately.";
      }
      case Permission.MayFixForAWhile _ -> {
        requests.send(new FixRequest(FixRequest.Kind.BUCKET, bucket));
        yield "The fix is proven and was asked for, for as long as the jobs run that are denied"
            + " now; what comes of it is told separately.";
      }
    };
  }

  private void tell(String bucket, Fingerprint live, PolicyHistory.Lost lost, Cause cause) {
    String by =
        cause.change().flatMap(facts -> facts.actor().arn()).orElse("somebody who is not named");
    String reason =
        "Labelguard's write of "
            + lost.by().begun()
            + " ("
            + lost.by().id()
            + (lost.policy().isPresent()
                ? ") went over a policy that "
                    + by
                    + " wrote in the same moment. Their text is kept; the first diff is"
                    + " Labelguard's change, the second leads from it to theirs."
                : ") put back a policy that " + by + " deleted in the same moment.")
            + " Nothing more is written here until somebody has looked and runs: labelguard rearm"
            + " --bucket "
            + bucket;
    announcer.tellCollision(
        Review.of(
            BucketWrites.resource(bucket), bucket, live.hex() + " collided", List.of(), List.of()),
        cause.change().orElseThrow(),
        new FixOutcome(
            FixRequest.Kind.BUCKET,
            bucket,
            lost.by().result().orElse(FixOutcome.Result.CANNOT_TELL),
            Optional.of(new FixOutcome.Write(lost.by().id(), lost.by().purpose())),
            Optional.of(BucketWrites.diff(lost.by().before(), lost.by().after())),
            lost.policy().map(theirs -> BucketWrites.diff(lost.by().after(), theirs)),
            lost.policy(),
            List.of(reason)));
  }

  /// Whether somebody made the change while the guard made one of its own, which may have gone over
  /// it.
  boolean meetsAWrite(GuardEvent.BucketPolicyChanged event) {
    return !isOurs(event.facts()) && history.meetsAWrite(event.bucket(), event.facts().time());
  }

  boolean isOurs(EventFacts facts) {
    return facts.actor().issuerArn().filter(settings.guardRoles()::contains).isPresent()
        || facts.actor().arn().filter(settings.guardRoles()::contains).isPresent();
  }
}
