package io.labelguard.core.guard.cors;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.CorsNeed;
import io.labelguard.core.check.Situation;
import io.labelguard.core.fix.cors.CorsFixPlan;
import io.labelguard.core.fix.cors.CorsFixPlanner;
import io.labelguard.core.fix.cors.CorsText;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.Modes;
import io.labelguard.core.guard.Modes.Permission;
import io.labelguard.core.guard.WriteBans;
import io.labelguard.core.labeling.CorsRule;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.port.BucketPolicies.TagReading;
import io.labelguard.core.record.TargetPast;
import java.util.List;
import java.util.Optional;

/// Plans what the guard may do about CORS rules that do not fit (LG203).
///
/// The detecting functions ask whether a fix is worth requesting. The writing function asks again
/// and trusts no earlier answer. Unlike a bucket's policy, its CORS rules give nobody access: they
/// only let a browser show what its user may read. So a job that is new may cause a write, too. One
/// whose manifest alone names the bucket may not: anyone who may write a manifest can name any
/// bucket in it.
public final class CorsPlans {

  private final GuardContext context;

  /// @param context whose settings name the buckets
  public CorsPlans(GuardContext context) {
    this.context = context;
  }

  /// Whether the owner lets the guard write the CORS rules of the bucket at all.
  public boolean isChosen(String bucket) {
    return context.settings().further().namesCorsOf(bucket);
  }

  /// Decides whether the CORS rules of the bucket may be written.
  public Permission permission(String bucket, TagReading tag) {
    return new Modes(context.settings()).forCors(bucket, tag, context.now());
  }

  /// Returns the rules of a bucket as text; empty where they were not read.
  Optional<String> text(Situation situation, Bucket bucket) {
    return rules(situation, bucket.name()).map(CorsText::of);
  }

  /// Plans for one bucket of a situation, as far as its rules were read.
  public CorsFixPlan plan(Situation situation, Bucket bucket) {
    Optional<List<CorsRule>> rules = rules(situation, bucket.name());
    if (rules.isEmpty()) {
      return none("The CORS rules of bucket " + bucket.name() + " cannot be read now.");
    }
    List<LabelingJob> jobs =
        situation.judgedJobs().stream().filter(job -> isOfItsRegion(job, bucket)).toList();
    if (jobs.isEmpty() && !situation.judgedJobs().isEmpty()) {
      return none(
          "Labelguard appends a CORS rule only for jobs of the bucket's own Region, and bucket "
              + bucket.name()
              + " is in "
              + bucket.region().orElse("an unknown Region")
              + ".");
    }
    List<LabelingJob> naming = jobs.stream().filter(job -> names(job, bucket)).toList();
    return naming.isEmpty() && !jobs.isEmpty()
        ? none(
            "Labelguard appends a CORS rule only where a job itself names the bucket. Bucket "
                + bucket.name()
                + " is named by manifests only. Append the rule by hand.")
        : CorsFixPlanner.plan(
            bucket.name(),
            rules.get(),
            naming.stream().flatMap(job -> CorsNeed.of(job).stream()).toList());
  }

  /// Returns what the records of earlier writes forbid.
  public Optional<WriteBans.Against> against(TargetPast past, CorsFixPlan.Append plan) {
    return new WriteBans(context.settings())
        .againstCors(past, plan.before(), context.records()::texts, context.now());
  }

  private static Optional<List<CorsRule>> rules(Situation situation, String bucket) {
    return situation.setUp().map(read -> read.corsOf(bucket)).flatMap(read -> read.known());
  }

  private static boolean names(LabelingJob job, Bucket bucket) {
    return job.withoutData().buckets().contains(bucket.name());
  }

  private static boolean isOfItsRegion(LabelingJob job, Bucket bucket) {
    return bucket.region().isPresent() && bucket.region().equals(job.region());
  }

  private static CorsFixPlan none(String reason) {
    return new CorsFixPlan.NoSafeFix(List.of(reason));
  }
}
