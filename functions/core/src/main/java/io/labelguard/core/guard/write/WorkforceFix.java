package io.labelguard.core.guard.write;

import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Situation;
import io.labelguard.core.fix.workforce.WorkforceFixPlan;
import io.labelguard.core.fix.workforce.WorkforceText;
import io.labelguard.core.guard.BucketPlans;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.Modes.Permission;
import io.labelguard.core.guard.Review;
import io.labelguard.core.guard.Situations;
import io.labelguard.core.guard.WriteBans;
import io.labelguard.core.guard.workforce.WorkforcePlans;
import io.labelguard.core.guard.write.WriteProtocol.Written;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.port.write.BucketPolicyWriter.PutResult;
import io.labelguard.core.port.write.WorkforceWriter;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Target;
import io.labelguard.core.record.TargetPast;
import java.util.List;
import java.util.Optional;

/// Handles one fix request for the workforce, whose lease the caller holds: sets the owner's ranges
/// in SourceIpConfig and changes nothing else.
///
/// AWS carries out the change after it has answered. Until the workforce is Active again, it is not
/// known whether the change took effect.
final class WorkforceFix {

  private final GuardContext fresh;
  private final GuardContext once;
  private final WorkforcePlans plans;
  private final WorkforceWriter writer;
  private final WriteProtocol protocol;

  /// @param fresh reads again each time, so that a read-back shows what was written
  /// @param once reads each thing once, for judging
  WorkforceFix(
      GuardContext fresh, GuardContext once, WorkforceWriter writer, WriteProtocol protocol) {
    this.fresh = fresh;
    this.once = once;
    this.plans = new WorkforcePlans(once);
    this.writer = writer;
    this.protocol = protocol;
  }

  FixOutcome apply(Target.Workforce target, String id) {
    Optional<Workforce> found = named(once, target.name());
    if (found.isEmpty()) {
      return notApplied(target, "There is no workforce " + target.name() + ".");
    }
    Workforce workforce = found.get();
    TargetPast remembered = once.records().past(target);
    Optional<WriteBans.Against> form = WriteBans.againstForm(remembered.form());
    if (form.isPresent()) {
      return notApplied(target, form.get().why());
    }
    Optional<Written> earlier = protocol.settle(subject(workforce, List.of()), remembered);
    if (earlier.isPresent() && earlier.get().result() != Result.NOT_APPLIED) {
      Workforce now = named(fresh, target.name()).orElse(workforce);
      return published(now, workforce, earlier.get(), Optional.empty());
    }
    TargetPast past = earlier.map(Written::intent).map(remembered::with).orElse(remembered);
    return switch (plans.permission(workforce, once.sources().teams().modeTag(workforce))) {
      case Permission.AlertOnly(String reason) -> notApplied(target, reason);
      case Permission.Ignored(_, String reason) -> notApplied(target, reason);
      case Permission.MayFix _, Permission.MayFixForAWhile _ -> fix(workforce, past, id);
    };
  }

  private static Optional<Workforce> named(GuardContext context, String name) {
    return context.sources().teams().workforce().filter(one -> one.name().equals(name));
  }

  private FixOutcome fix(Workforce workforce, TargetPast past, String id) {
    Target.Fixable target = past.target();
    return switch (plans.plan(workforce)) {
      case WorkforceFixPlan.Nothing _ -> notApplied(target, "There is nothing to fix any more.");
      case WorkforceFixPlan.NoSafeFix(List<String> reasons) ->
          FixOutcome.notApplied(target, reasons);
      case WorkforceFixPlan.SetCidrs plan -> {
        Optional<WriteBans.Against> against = plans.against(past);
        if (against.isPresent()) {
          yield notApplied(target, against.get().reason(once.settings().region()));
        }
        Workforce after = workforce.withCidrs(plan.cidrs());
        Written written =
            protocol.write(
                past,
                new WriteProtocol.Order(
                    id,
                    new Purpose.Fix(),
                    Optional.empty(),
                    WorkforceText.of(workforce).orElseThrow(),
                    WorkforceText.of(after).orElseThrow()),
                subject(workforce, plan.cidrs()));
        yield published(
            written.result() == Result.APPLIED ? after : workforce,
            workforce,
            written,
            Optional.of(plan.diff()));
      }
    };
  }

  /// @param cidrs those to write; none to read only
  private WriteProtocol.Subject subject(Workforce workforce, List<String> cidrs) {
    return new WriteProtocol.Subject() {
      @Override
      public Target.Fixable target() {
        return Target.workforce(workforce.name());
      }

      @Override
      public Optional<String> read() {
        return named(fresh, workforce.name()).flatMap(WorkforceText::of);
      }

      @Override
      public PutResult write() {
        return writer.setCidrs(workforce, cidrs);
      }
    };
  }

  /// Publishes the outcome with what is wrong with the workforce now.
  private FixOutcome published(
      Workforce now, Workforce before, Written written, Optional<String> diff) {
    Target.Fixable target = Target.workforce(now.name());
    FixOutcome outcome = written.outcome(diff);
    Situation situation = new Situations(once, () -> Optional.of(now)).of(List.of());
    List<Finding> findings =
        new BucketPlans(once).findings(situation).stream().filter(Review::isOfATeam).toList();
    once.announcer()
        .publish(
            Review.of(target, WorkforcePlans.state(now), situation, findings, List.of()),
            outcome,
            WorkforcePlans.state(before),
            List.of(),
            List.of());
    return outcome;
  }

  private static FixOutcome notApplied(Target.Fixable target, String reason) {
    return FixOutcome.notApplied(target, List.of(reason));
  }
}
