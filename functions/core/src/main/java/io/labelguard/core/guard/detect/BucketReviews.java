package io.labelguard.core.guard.detect;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Situation;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.fix.FixPlan;
import io.labelguard.core.fix.SourceLines;
import io.labelguard.core.fix.proposal.AdvisedFindings;
import io.labelguard.core.guard.BucketJobs;
import io.labelguard.core.guard.BucketPlans;
import io.labelguard.core.guard.Cause;
import io.labelguard.core.guard.ConfirmedJobs;
import io.labelguard.core.guard.EarlierFindings;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.KeptElsewhere;
import io.labelguard.core.guard.Modes;
import io.labelguard.core.guard.Modes.Permission;
import io.labelguard.core.guard.PolicyHistory;
import io.labelguard.core.guard.RemovedFixes;
import io.labelguard.core.guard.Review;
import io.labelguard.core.guard.Review.SetUpFix;
import io.labelguard.core.guard.Situations;
import io.labelguard.core.guard.WriteBans;
import io.labelguard.core.guard.WriteRefusal;
import io.labelguard.core.guard.cors.CorsRequests;
import io.labelguard.core.guard.request.Requested;
import io.labelguard.core.guard.request.RequestedFixes;
import io.labelguard.core.guard.setup.SetUpReader;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.port.BucketPolicies.TagReading;
import io.labelguard.core.record.BucketPast;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.OwnFix;
import io.labelguard.policy.model.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reviews a bucket that live jobs use: reads its policy, keeps a snapshot, judges it, and requests
/// a fix where one is proven and nothing forbids it.
final class BucketReviews {

  private static final String OWN_CHANGE =
      "Labelguard made this change itself, so it requests no further fix.";

  private final GuardContext context;
  private final Situations situations;
  private final BucketPlans plans;
  private final Modes modes;
  private final WriteBans bans;
  private final RequestedFixes fixes;
  private final Attempts attempts;
  private final SetUpReader setUp;
  private final ShownPolicy shown;
  private final RaisedModes raised;
  private final KeptSnapshots snapshots;
  private final CorsRequests cors;
  private final List<Bucket> read = new ArrayList<>();

  /// @param context one that reads once
  /// @param situations of that context
  /// @param shown reads again where S3 does not show a change yet
  BucketReviews(
      GuardContext context,
      Situations situations,
      RequestedFixes fixes,
      Attempts attempts,
      ShownPolicy shown) {
    this.context = context;
    this.attempts = attempts;
    this.setUp = new SetUpReader(context, attempts::reading);
    this.shown = shown;
    this.situations = situations;
    this.plans = new BucketPlans(context);
    this.modes = new Modes(context.settings());
    this.raised = new RaisedModes(context, attempts);
    this.bans = new WriteBans(context.settings());
    this.fixes = fixes;
    this.snapshots = new KeptSnapshots(context, situations, attempts);
    this.cors = new CorsRequests(context, fixes);
  }

  /// Reviews a bucket whose policy was not changed.
  Review review(BucketJobs jobs) {
    return review(context.records().bucketPast(jobs.bucket()), jobs, Cause.SET_UP);
  }

  /// Reviews the bucket whose past this is. A policy that cannot be read is a finding.
  Review review(BucketPast remembered, BucketJobs jobs, Cause cause) {
    Bucket bucket = read(remembered, cause);
    read.add(bucket);
    if (bucket.policy() instanceof BucketPolicyState.NotRead) {
      return review(remembered, bucket, jobs, cause.withoutChange());
    }
    Fingerprint live = Fingerprint.of(PolicyHistory.text(bucket));
    BucketPast past = snapshots.keep(remembered, bucket, cause);
    if (PolicyHistory.isUnsettled(past.own(), live, context.now())) {
      attempts.run(() -> fixes.request(past.own().target()));
    }
    BucketPast whole = snapshots.withReplaced(past, live, cause);
    return cause.change().filter(this::isOurs).isPresent()
        ? ownReview(whole, bucket, jobs)
        : review(whole, bucket, jobs, cause);
  }

  /// Looks at a bucket that no live job uses, so that its past is known when one does. Of its
  /// findings only those count that say who may read and change the policy: they tell in time that
  /// a fix would be refused.
  Review look(BucketPast remembered, Cause cause) {
    Review review = review(remembered, BucketJobs.among(List.of(), remembered.bucket()), cause);
    return review.withFindings(
        review.findings().stream()
            .filter(finding -> finding.check() == CheckId.GUARD_LOCKED_OUT)
            .toList());
  }

  /// Publishes that someone changed the CORS rules in the moment of a write of the guard.
  void publishSameMoment(EventFacts change, String bucket) {
    attempts.deliver(() -> cors.publishSameMoment(change, bucket));
  }

  /// Returns every bucket that was read for a review.
  List<Bucket> read() {
    return List.copyOf(read);
  }

  private Bucket read(BucketPast past, Cause cause) {
    String name = past.bucket();
    return attempts.orReported(
        () -> shown.of(situations.bucket(name, cause.policyCopy()), past, cause),
        failure ->
            new Bucket(
                name,
                Optional.empty(),
                Optional.empty(),
                new BucketPolicyState.NotRead(failure.reason())));
  }

  private Review review(BucketPast past, Bucket bucket, BucketJobs jobs, Cause cause) {
    int failed = attempts.count();
    Fingerprint live = Fingerprint.of(PolicyHistory.text(bucket));
    ConfirmedJobs confirmed =
        ConfirmedJobs.of(
            jobs,
            found -> judged(bucket, found, past, live, cause),
            ConfirmedJobs.OF_A_MESSAGE,
            context);
    attempts.addOfJobs(confirmed.failures());
    AdvisedFindings advised = confirmed.advised();
    List<Finding> findings = ofTheBucket(advised);
    Review review =
        Review.of(
                Target.bucket(bucket.name()),
                state(bucket, live),
                confirmed.situation(),
                findings,
                List.of())
            .after(past.trouble());
    TagReading tag =
        attempts.or(
            () -> context.sources().buckets().modeTag(bucket.name()),
            failure -> new TagReading.Unreadable(failure.reason()));
    raised.look(Target.bucket(bucket.name()), tag);
    Permission permission =
        WriteRefusal.of(
            modes.forBucket(bucket.name(), tag, context.now()), bucket, context.settings());
    if (permission instanceof Permission.Ignored ignored) {
      return review.ignored(ignored);
    }
    Review judged = withCors(isWhole(failed) ? review.asWhole() : review, bucket, tag, cause);
    if (findings.isEmpty()) {
      return judged;
    }
    return decided(
        judged,
        past,
        live,
        permission,
        plans.plan(advised, bucket, findings, past),
        KeptElsewhere.of(cause.change(), tag));
  }

  private Review withCors(Review review, Bucket bucket, TagReading tag, Cause cause) {
    return cause.isOwnSetUp()
        ? review.withSetUpFix(new SetUpFix(OwnFix.NONE, OWN_CHANGE))
        : attempts.or(
            () -> cors.decided(review, bucket, tag),
            failure -> review.withSetUpFix(new SetUpFix(OwnFix.NONE, failure.sentence())));
  }

  private AdvisedFindings judged(
      Bucket bucket, List<LabelingJob> jobs, BucketPast past, Fingerprint live, Cause cause) {
    Situation policy = situations.of(bucket, jobs, PolicyHistory.previous(past, live));
    Situation judged = cause.setUp() ? setUp.withBuckets(policy) : policy;
    return plans.judge(cause.changedBy().map(judged::changedBy).orElse(judged));
  }

  /// @param before how many attempts had failed before it
  private boolean isWhole(int before) {
    return before == attempts.count() && !attempts.isJobMissing() && situations.notes().isEmpty();
  }

  private static String state(Bucket bucket, Fingerprint live) {
    return bucket.policy() instanceof BucketPolicyState.NotRead ? "not read" : live.hex();
  }

  private static List<Finding> ofTheBucket(AdvisedFindings advised) {
    return advised.findings().stream().filter(Review::isOfABucket).toList();
  }

  /// Reviews a change by the guard itself, which never causes another: a person fixes what is left.
  private Review ownReview(BucketPast past, Bucket bucket, BucketJobs jobs) {
    Fingerprint live = Fingerprint.of(PolicyHistory.text(bucket));
    Optional<Policy> previous = PolicyHistory.previous(past, live);
    Situation situation = situations.of(bucket, jobs.jobs(), previous);
    List<Finding> findings = ofTheBucket(plans.judge(situation));
    List<Finding> earlier =
        previous
            .map(policy -> situations.of(bucket.with(policy), jobs.jobs(), Optional.empty()))
            .map(before -> EarlierFindings.among(findings, before))
            .orElse(List.of());
    List<Finding> fresh = findings.stream().filter(finding -> !earlier.contains(finding)).toList();
    Review review =
        Review.of(Target.bucket(bucket.name()), live.hex(), situation, fresh, List.of())
            .after(past.trouble());
    if (!fresh.isEmpty()) {
      return review.withNotes(List.of(OWN_CHANGE));
    }
    return earlier.isEmpty() ? review : review.withNotes(List.of(EarlierFindings.note(earlier)));
  }

  private Review decided(
      Review review,
      BucketPast past,
      Fingerprint live,
      Permission permission,
      BucketPlans.Planned planned,
      Optional<KeptElsewhere> elsewhere) {
    if (!(planned.plan() instanceof FixPlan.Proven proven)) {
      return review.withNotes(notes(elsewhere.map(KeptElsewhere::withoutLines), planned));
    }
    List<String> notes = notes(elsewhere.map(KeptElsewhere::withLines), planned);
    Optional<WriteBans.Against> against =
        bans.againstBucket(past, context.now())
            .or(
                () ->
                    RemovedFixes.against(proven, planned.oldest(), past, context.records()::texts));
    Requested requested =
        against
            .map(reason -> Requested.forbidden(reason, context.settings().region()))
            .orElseGet(() -> requested(past, permission));
    return review.decided(
        against.map(reason -> state(reason, live)).orElse(review.state()),
        requested.ownFix(),
        Stream.concat(notes.stream(), Stream.of(requested.note())).distinct().toList(),
        elsewhere.map(_ -> SourceLines.of(proven)));
  }

  private Requested requested(BucketPast past, Permission permission) {
    return attempts.or(
        () -> Requested.of(past.own().target(), permission, fixes),
        failure -> Requested.not(failure.sentence()));
  }

  private static List<String> notes(Optional<String> elsewhere, BucketPlans.Planned planned) {
    return Stream.concat(elsewhere.stream(), planned.reasons().stream()).toList();
  }

  /// While the breaker is open there is one problem, however often the policy changes.
  private static String state(WriteBans.Against against, Fingerprint live) {
    return against.state().equals("breaker") ? "breaker" : live.hex() + " " + against.state();
  }

  /// Whether someone made the change while the guard was writing, so that it may be overwritten.
  boolean isDuringAWrite(BucketPast past, EventFacts change) {
    return !isOurs(change) && PolicyHistory.isDuringAWrite(past.own(), change.time());
  }

  /// Whether the guard itself made the change.
  boolean isOurs(EventFacts facts) {
    return context.settings().isOurs(facts.actor());
  }
}
