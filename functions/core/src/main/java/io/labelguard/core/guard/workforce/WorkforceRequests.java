package io.labelguard.core.guard.workforce;

import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.fix.workforce.WorkforceFixPlan;
import io.labelguard.core.fix.workforce.WorkforceText;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.PolicyHistory;
import io.labelguard.core.guard.Review;
import io.labelguard.core.guard.WriteBans;
import io.labelguard.core.guard.request.Requested;
import io.labelguard.core.guard.request.RequestedFixes;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.port.BucketPolicies.TagReading;
import io.labelguard.core.record.Target;
import io.labelguard.core.record.TargetPast;
import java.util.List;
import java.util.Optional;

/// Requests the SourceIpConfig of a reviewed workforce, where the owner gave the ranges and nothing
/// forbids it.
public final class WorkforceRequests {

  private final GuardContext context;
  private final WorkforcePlans plans;
  private final RequestedFixes fixes;

  /// @param context one that reads once
  public WorkforceRequests(GuardContext context, RequestedFixes fixes) {
    this.context = context;
    this.plans = new WorkforcePlans(context);
    this.fixes = fixes;
  }

  /// Whether the owner lets the guard write the workforce at all.
  public boolean isChosen() {
    return plans.isChosen();
  }

  /// Returns the review with what was decided; as it is where the portal is not open. A write whose
  /// outcome only the writing function can find out is requested once more.
  ///
  /// @param tag the tag `labelguard:mode` of the workforce
  public Review decided(Review review, Workforce workforce, TagReading tag) {
    TargetPast past = context.records().past(Target.workforce(workforce.name()));
    Fingerprint live = Fingerprint.of(WorkforceText.of(workforce));
    if (PolicyHistory.isUnsettled(past, live, context.now())) {
      fixes.request(past.target());
      return review;
    }
    return switch (plans.plan(workforce)) {
      case WorkforceFixPlan.Nothing _ -> review;
      case WorkforceFixPlan.NoSafeFix(List<String> reasons) -> review.withNotes(reasons);
      case WorkforceFixPlan.SetCidrs _ -> {
        Optional<WriteBans.Against> against = plans.against(past);
        Requested requested =
            against
                .map(ban -> Requested.forbidden(ban, context.settings().region()))
                .orElseGet(
                    () ->
                        Requested.of(
                            past.target(),
                            plans.permission(workforce, tag),
                            "Labelguard is setting the ranges of WorkforceCidrs.",
                            "do not set them by hand",
                            fixes));
        yield review.decided(
            against.map(ban -> review.state() + " " + ban.state()).orElse(review.state()),
            requested.ownFix(),
            List.of(requested.note()),
            Optional.empty());
      }
    };
  }
}
