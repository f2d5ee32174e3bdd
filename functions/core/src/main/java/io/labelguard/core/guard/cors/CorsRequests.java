package io.labelguard.core.guard.cors;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Severity;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.fix.cors.CorsFixPlan;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.PolicyHistory;
import io.labelguard.core.guard.Review;
import io.labelguard.core.guard.Review.SetUpFix;
import io.labelguard.core.guard.request.Requested;
import io.labelguard.core.guard.request.RequestedFixes;
import io.labelguard.core.port.BucketPolicies.TagReading;
import io.labelguard.core.record.Target;
import io.labelguard.core.record.TargetPast;
import io.labelguard.core.report.Headline;
import io.labelguard.core.report.OwnFix;
import io.labelguard.core.report.text.Commands;
import java.util.List;
import java.util.Optional;

/// Requests the CORS rule that a reviewed bucket lacks, where the owner chose that bucket and
/// nothing forbids it.
public final class CorsRequests {

  private final GuardContext context;
  private final CorsPlans plans;
  private final RequestedFixes fixes;

  /// @param context one that reads once
  public CorsRequests(GuardContext context, RequestedFixes fixes) {
    this.context = context;
    this.plans = new CorsPlans(context);
    this.fixes = fixes;
  }

  /// Returns the review with what was decided; as it is where no rule is found to be lacking. A
  /// write whose outcome only the writing function can find out is requested once more.
  ///
  /// @param tag the tag `labelguard:mode` of the bucket
  public Review decided(Review review, Bucket bucket, TagReading tag) {
    Optional<String> live = plans.text(review.situation(), bucket);
    if (live.isEmpty() || !plans.isChosen(bucket.name())) {
      return review;
    }
    TargetPast past = context.records().past(Target.cors(bucket.name()));
    if (PolicyHistory.isUnsettled(past, Fingerprint.of(live), context.now())) {
      fixes.request(past.target());
      return review;
    }
    boolean lacks =
        review.findings().stream().anyMatch(each -> each.check() == CheckId.CORS_TOO_NARROW);
    return lacks ? review.withSetUpFix(decision(review, bucket, past, tag)) : review;
  }

  /// Publishes that someone changed the rules of a bucket in the very moment in which the guard
  /// wrote them. S3 keeps the last put, and of the other no text is known.
  public void publishSameMoment(EventFacts change, String bucket) {
    Target.Cors target = Target.cors(bucket);
    if (plans.isChosen(bucket)
        && !context.settings().isOurs(change.actor())
        && PolicyHistory.isDuringAWrite(context.records().past(target), change.time())) {
      String region = context.settings().region();
      context
          .announcer()
          .publish(
              "same moment " + change.id(),
              Headline.about(
                  Severity.CRITICAL.name(),
                  "two writes of CORS rules in one moment - ",
                  bucket,
                  "",
                  region),
              List.of(
                  change.actor().arn().orElse("Someone whom the event does not name")
                      + " changed "
                      + target.words()
                      + " at "
                      + change.time()
                      + ", in the moment in which Labelguard wrote them. One of the two writes went"
                      + " over the other. Compare the rules with what was meant: "
                      + Commands.in(region, Commands.history(bucket) + " --diff")));
    }
  }

  private SetUpFix decision(Review review, Bucket bucket, TargetPast past, TagReading tag) {
    return switch (plans.plan(review.situation(), bucket)) {
      case CorsFixPlan.Nothing _ -> SetUpFix.NONE;
      case CorsFixPlan.NoSafeFix(List<String> reasons) -> new SetUpFix(OwnFix.NONE, reasons);
      case CorsFixPlan.Append plan ->
          plans
              .against(past, plan)
              .map(ban -> new SetUpFix(OwnFix.FORBIDDEN, ban.reason(context.settings().region())))
              .orElseGet(
                  () ->
                      setUpFix(
                          Requested.of(
                              past.target(),
                              plans.permission(bucket.name(), tag),
                              "Labelguard is appending the CORS rule that is needed.",
                              "do not append it by hand",
                              fixes)));
    };
  }

  private static SetUpFix setUpFix(Requested requested) {
    return new SetUpFix(requested.ownFix(), requested.note());
  }
}
