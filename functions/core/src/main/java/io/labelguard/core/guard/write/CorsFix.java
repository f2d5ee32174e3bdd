package io.labelguard.core.guard.write;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.SetUp;
import io.labelguard.core.check.Situation;
import io.labelguard.core.fix.cors.CorsFixPlan;
import io.labelguard.core.fix.cors.CorsText;
import io.labelguard.core.guard.BucketJobs;
import io.labelguard.core.guard.BucketPlans;
import io.labelguard.core.guard.ConfirmedJobs;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.KnownJobs;
import io.labelguard.core.guard.Modes.Permission;
import io.labelguard.core.guard.Review;
import io.labelguard.core.guard.Situations;
import io.labelguard.core.guard.WriteBans;
import io.labelguard.core.guard.cors.CorsPlans;
import io.labelguard.core.guard.setup.SetUpReader;
import io.labelguard.core.guard.write.WriteProtocol.Order;
import io.labelguard.core.guard.write.WriteProtocol.Written;
import io.labelguard.core.labeling.CorsRule;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Target;
import io.labelguard.core.record.TargetPast;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Handles one fix request for the CORS rules of a bucket, whose lease the caller holds: appends
/// the one rule that live jobs lack, and keeps all others as they are.
final class CorsFix {

  private final GuardContext context;
  private final CorsWrites writes;
  private final Situations situations;
  private final SetUpReader setUp;
  private final BucketPlans judge;
  private final CorsPlans plans;

  /// @param context one that reads once
  CorsFix(GuardContext context, CorsWrites writes) {
    this.context = context;
    this.writes = writes;
    this.situations = new Situations(context);
    this.setUp = new SetUpReader(context, CorsFix::orFail);
    this.judge = new BucketPlans(context);
    this.plans = new CorsPlans(context);
  }

  /// A call that fails ends the run: the request is delivered again.
  private static <T> Reading<T> orFail(Supplier<Reading<T>> call) {
    return call.get();
  }

  FixOutcome apply(Target.Cors target, String id) {
    String name = target.name();
    BucketJobs jobs = new KnownJobs(context).at(name).orFail();
    TargetPast remembered = context.records().past(target);
    Optional<WriteBans.Against> form = WriteBans.againstForm(remembered.form());
    if (form.isPresent()) {
      return notApplied(target, form.get().why());
    }
    Bucket bucket = situations.bucket(name, Optional.empty());
    Optional<Written> earlier = writes.settle(remembered);
    if (earlier.isPresent() && earlier.get().result() != Result.NOT_APPLIED) {
      return published(judged(bucket, jobs), List.of(), earlier.get());
    }
    if (jobs.jobs().isEmpty()) {
      return notApplied(target, "No live labeling job uses bucket " + name + ".");
    }
    TargetPast past = earlier.map(Written::intent).map(remembered::with).orElse(remembered);
    ConfirmedJobs confirmed = judged(bucket, jobs).orFail();
    return switch (plans.permission(name, context.sources().buckets().modeTag(name))) {
      case Permission.AlertOnly(String reason) -> refused(target, confirmed, List.of(reason));
      case Permission.Ignored(_, String reason) -> notApplied(target, reason);
      case Permission.MayFix _, Permission.MayFixForAWhile _ -> fix(past, bucket, confirmed, id);
    };
  }

  private ConfirmedJobs judged(Bucket bucket, BucketJobs jobs) {
    return ConfirmedJobs.of(
        jobs,
        found -> judge.judge(setUp.withBuckets(situation(bucket, found))),
        ConfirmedJobs.OF_A_WRITE,
        context);
  }

  private Situation situation(Bucket bucket, List<LabelingJob> jobs) {
    return situations.of(bucket, jobs, Optional.empty());
  }

  private FixOutcome fix(TargetPast past, Bucket bucket, ConfirmedJobs confirmed, String id) {
    Target.Fixable target = past.target();
    return switch (plans.plan(confirmed.situation(), bucket)) {
      case CorsFixPlan.Nothing _ -> notApplied(target, "There is nothing to fix any more.");
      case CorsFixPlan.NoSafeFix(List<String> reasons) -> refused(target, confirmed, reasons);
      case CorsFixPlan.Append plan -> {
        Optional<WriteBans.Against> against = plans.against(past, plan);
        if (against.isPresent()) {
          yield refused(
              target, confirmed, List.of(against.get().reason(context.settings().region())));
        }
        Written written =
            writes.write(
                past,
                new Order(
                    id,
                    new Purpose.Fix(),
                    Optional.empty(),
                    CorsText.of(plan.before()),
                    CorsText.of(plan.after())),
                plan.after());
        yield published(confirmed, List.of("+ " + plan.rule().json()), written);
      }
    };
  }

  private FixOutcome refused(Target.Fixable target, ConfirmedJobs confirmed, List<String> reasons) {
    FixOutcome outcome = FixOutcome.notApplied(target, reasons);
    context.announcer().publishRefused(review(target, confirmed, ofSetUp(confirmed)), outcome);
    return outcome;
  }

  /// Publishes the outcome of a write; after a fix with what is still wrong, judged anew by the
  /// rules that were read back.
  private FixOutcome published(ConfirmedJobs before, List<String> changed, Written written) {
    FixOutcome outcome = CorsWrites.outcome(written);
    List<Finding> left =
        written.result() == Result.APPLIED ? left(before, written) : ofSetUp(before);
    SortedSet<String> fixed = jobs(ofSetUp(before));
    fixed.removeAll(jobs(left));
    context
        .announcer()
        .publish(
            review(outcome.target(), before, left),
            outcome,
            Review.SET_UP,
            List.copyOf(fixed),
            written.result() == Result.APPLIED ? changed : List.of());
    return outcome;
  }

  private List<Finding> left(ConfirmedJobs before, Written written) {
    String bucket = written.intent().target().name();
    SetUp now =
        SetUp.NOT_GIVEN.withCors(
            Map.of(
                bucket,
                written
                    .read()
                    .flatMap(CorsText::rules)
                    .<Reading<List<CorsRule>>>map(Reading.Known::new)
                    .orElseGet(Reading.NotGiven::new)));
    return ofSetUp(judge.findings(before.situation().withSetUp(now)));
  }

  private static Review review(
      Target.Fixable target, ConfirmedJobs confirmed, List<Finding> findings) {
    return Review.ofCors(target.name(), confirmed.situation(), findings, List.of());
  }

  private static List<Finding> ofSetUp(ConfirmedJobs confirmed) {
    return ofSetUp(confirmed.advised().findings());
  }

  private static List<Finding> ofSetUp(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.check().isOfSetUp() && Review.isOfABucket(finding))
        .toList();
  }

  private static SortedSet<String> jobs(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.check() == CheckId.CORS_TOO_NARROW)
        .flatMap(finding -> finding.job().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static FixOutcome notApplied(Target.Fixable target, String reason) {
    return FixOutcome.notApplied(target, List.of(reason));
  }
}
