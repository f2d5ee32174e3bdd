package io.labelguard.core.guard.workforce;

import io.labelguard.core.fix.workforce.WorkforceFixPlan;
import io.labelguard.core.fix.workforce.WorkforceFixPlanner;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.KnownJobs;
import io.labelguard.core.guard.Modes;
import io.labelguard.core.guard.Modes.Permission;
import io.labelguard.core.guard.WriteBans;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.port.BucketPolicies.TagReading;
import io.labelguard.core.record.TargetPast;
import java.util.Optional;

/// Plans what the guard may do about a workforce whose portal is open to every address (LG303).
///
/// The detecting functions ask whether a fix is worth requesting. The writing function asks again
/// and trusts no earlier answer.
public final class WorkforcePlans {

  private final GuardContext context;

  /// @param context one that reads once, whose settings have the owner's ranges
  public WorkforcePlans(GuardContext context) {
    this.context = context;
  }

  /// Whether the owner lets the guard write the workforce at all.
  public boolean isChosen() {
    return context.settings().further().portalCidrs().isGiven();
  }

  /// Decides whether the workforce may be written.
  public Permission permission(Workforce workforce, TagReading tag) {
    return new Modes(context.settings())
        .forWorkforce(workforce.name(), tag, this::isInUse, context.now());
  }

  /// Whether a live job has one of the private teams, all of which are of the one workforce.
  private boolean isInUse() {
    KnownJobs jobs = new KnownJobs(context);
    return context.sources().teams().all().stream().anyMatch(jobs::isInUse);
  }

  /// Plans which ranges the workforce is to have.
  public WorkforceFixPlan plan(Workforce workforce) {
    return WorkforceFixPlanner.plan(workforce, context.settings().further().portalCidrs());
  }

  /// Returns what distinguishes one problem with a workforce from the next: what a check reads.
  public static String state(Workforce workforce) {
    return workforce.cidrs() + " " + workforce.vpc() + " " + workforce.dualStack();
  }

  /// Returns what the records of earlier writes forbid.
  public Optional<WriteBans.Against> against(TargetPast past) {
    return new WriteBans(context.settings()).againstWorkforce(past, context.now());
  }
}
