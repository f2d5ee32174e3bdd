package io.labelguard.core.guard;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.ChangedBy;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Situation;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.fix.FixPlan;
import io.labelguard.core.guard.Modes.Permission;
import io.labelguard.core.guard.Records.Snapshot;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.policy.Policy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks at a bucket that live jobs touch: reads its policy, keeps a snapshot, judges it, and asks
/// for a fix where one is proven and allowed.
final class BucketReviews {

  private final Settings settings;
  private final Sources sources;
  private final Situations situations;
  private final BucketPlans plans;
  private final Records records;
  private final FixRequests requests;
  private final InstantSource clock;

  BucketReviews(
      Settings settings,
      Sources sources,
      Situations situations,
      BucketPlans plans,
      Records records,
      FixRequests requests,
      InstantSource clock) {
    this.settings = settings;
    this.sources = sources;
    this.situations = situations;
    this.plans = plans;
    this.records = records;
    this.requests = requests;
    this.clock = clock;
  }

  /// Why a bucket is looked at.
  ///
  /// @param change the event that changed its policy, where that is the reason
  /// @param policyCopy that event's copy of the policy
  record Cause(Optional<EventFacts> change, Optional<String> policyCopy) {
    static final Cause NONE = new Cause(Optional.empty(), Optional.empty());
  }

  Review review(String name, List<LabelingJob> jobs, Cause cause) {
    Bucket bucket = situations.bucket(name, cause.policyCopy());
    Optional<String> text = text(bucket);
    keep(bucket, text, cause);
    Optional<Policy> previous = previous(name, Fingerprint.of(text));
    boolean ours = cause.change().filter(this::isOurs).isPresent();
    Situation situation = situations.of(bucket, jobs, previous);
    if (!ours) {
      situation =
          cause.change().flatMap(BucketReviews::who).map(situation::changedBy).orElse(situation);
    }
    List<Finding> findings =
        plans.findings(situation).stream().filter(Review::isOfABucket).toList();
    List<Finding> earlier =
        ours && previous.isPresent()
            ? EarlierFindings.among(
                findings, situations.of(readable(bucket, previous.get()), jobs, Optional.empty()))
            : List.of();
    List<Finding> fresh = findings.stream().filter(finding -> !earlier.contains(finding)).toList();
    return new Review(
        "bucket/" + name,
        name,
        Fingerprint.of(text).hex(),
        fresh,
        fresh.isEmpty() && !earlier.isEmpty()
            ? List.of(EarlierFindings.remain(earlier))
            : notes(situation, bucket, fresh, cause));
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

  private List<String> notes(
      Situation situation, Bucket bucket, List<Finding> findings, Cause cause) {
    if (findings.isEmpty()) {
      return List.of();
    }
    List<String> notes = new ArrayList<>();
    cause.change().map(EventFacts::actor).flatMap(AlertWords::source).ifPresent(notes::add);
    BucketPlans.Planned planned = plans.plan(situation, bucket, findings);
    notes.addAll(planned.reasons());
    if (planned.plan() instanceof FixPlan.Proven) {
      notes.add(request(bucket.name(), cause));
    }
    return notes.stream().distinct().toList();
  }

  /// A write of the guard's own never causes another: whatever it left is for a person.
  private String request(String bucket, Cause cause) {
    if (cause.change().filter(this::isOurs).isPresent()) {
      return "The change was the guard's own, so no further fix was asked for.";
    }
    // A fingerprint that a person vetoed, and a fix that lasts only as long as its jobs, come with
    // a
    // later issue; both are decided here, and again where the fix is applied.
    return switch (new Modes(settings)
        .forBucket(bucket, sources.buckets().modeTag(bucket), clock.instant())) {
      case Permission.AlertOnly(String reason) -> reason;
      case Permission.MayFix _ -> {
        requests.send(new FixRequest(FixRequest.Kind.BUCKET, bucket));
        yield "The fix is proven and was asked for; what comes of it is told separately.";
      }
    };
  }

  boolean isOurs(EventFacts facts) {
    return facts.actor().issuerArn().filter(settings.guardRoles()::contains).isPresent()
        || facts.actor().arn().filter(settings.guardRoles()::contains).isPresent();
  }

  private static Optional<String> text(Bucket bucket) {
    return switch (bucket.policy()) {
      case BucketPolicyState.Readable(Policy policy) -> Optional.of(policy.text());
      case BucketPolicyState.Unreadable(String text, _) -> Optional.of(text);
      case BucketPolicyState.NotChecked _,
          BucketPolicyState.NoPolicy _,
          BucketPolicyState.LockedOut _,
          BucketPolicyState.OtherAccount _,
          BucketPolicyState.NoSuchBucket _ ->
          Optional.empty();
    };
  }

  /// Keeps what was read, once for each change: with who made it and when where the event's copy
  /// says the same, else only as seen.
  private void keep(Bucket bucket, Optional<String> text, Cause cause) {
    boolean known = text.isPresent() || bucket.policy() instanceof BucketPolicyState.NoPolicy;
    if (!known) {
      return;
    }
    Fingerprint live = Fingerprint.of(text);
    Optional<EventFacts> made =
        cause.change().filter(_ -> Fingerprint.of(cause.policyCopy()).equals(live));
    boolean kept =
        records.snapshots(bucket.name()).stream()
            .takeWhile(snapshot -> snapshot.fingerprint().equals(live))
            .anyMatch(snapshot -> made.isEmpty() || snapshot.eventId().isPresent());
    if (!kept) {
      Instant at = made.map(EventFacts::time).orElseGet(clock::instant);
      records.snapshot(
          new Snapshot(
              bucket.name(),
              text,
              live,
              at,
              made.flatMap(facts -> facts.actor().arn()),
              made.map(EventFacts::id)));
    }
  }

  private Optional<Policy> previous(String bucket, Fingerprint live) {
    return records.snapshots(bucket).stream()
        .dropWhile(snapshot -> snapshot.fingerprint().equals(live))
        .findFirst()
        .flatMap(Snapshot::policy)
        .flatMap(Situations::readable);
  }
}
