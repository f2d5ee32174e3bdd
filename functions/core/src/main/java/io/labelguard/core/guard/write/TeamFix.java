package io.labelguard.core.guard.write;

import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Situation;
import io.labelguard.core.fix.TeamFixPlan;
import io.labelguard.core.guard.BucketPlans;
import io.labelguard.core.guard.GuardContext;
import io.labelguard.core.guard.Modes.Permission;
import io.labelguard.core.guard.Review;
import io.labelguard.core.guard.Situations;
import io.labelguard.core.guard.TeamPlans;
import io.labelguard.core.guard.WriteBans;
import io.labelguard.core.guard.write.WriteProtocol.Written;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.labeling.Workteam.PresignConstraint;
import io.labelguard.core.port.write.BucketPolicyWriter.PutResult;
import io.labelguard.core.port.write.WorkteamWriter;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Target;
import io.labelguard.core.record.TargetPast;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Handles one fix request for a work team, whose lease the caller holds: sets the presign
/// constraint and changes nothing else.
final class TeamFix {

  private final GuardContext fresh;
  private final GuardContext once;
  private final TeamPlans teamPlans;
  private final WorkteamWriter writer;
  private final WriteProtocol protocol;

  /// @param fresh reads again each time, so that a read-back shows what was written
  /// @param once reads each thing once, for judging
  TeamFix(GuardContext fresh, GuardContext once, WorkteamWriter writer, WriteProtocol protocol) {
    this.fresh = fresh;
    this.once = once;
    this.teamPlans = new TeamPlans(once);
    this.writer = writer;
    this.protocol = protocol;
  }

  FixOutcome apply(Target.Team target, String id) {
    String name = target.name();
    Optional<Workteam> found = once.sources().teams().find(name);
    if (found.isEmpty()) {
      return notApplied(target, "There is no private work team " + name + ".");
    }
    Workteam team = found.get();
    TargetPast remembered = once.records().past(target);
    Optional<WriteBans.Against> form = WriteBans.againstForm(remembered.form());
    if (form.isPresent()) {
      return notApplied(target, form.get().why());
    }
    Optional<Written> earlier = protocol.settle(subject(team, Optional.empty()), remembered);
    if (earlier.isPresent() && earlier.get().result() != Result.NOT_APPLIED) {
      return published(team, team, earlier.get(), Optional.empty());
    }
    TargetPast past = earlier.map(Written::intent).map(remembered::with).orElse(remembered);
    return switch (teamPlans.permission(team)) {
      case Permission.AlertOnly(String reason) -> notApplied(target, reason);
      case Permission.Ignored(_, String reason) -> notApplied(target, reason);
      case Permission.MayFix _, Permission.MayFixForAWhile _ -> fix(team, past, id);
    };
  }

  private FixOutcome fix(Workteam team, TargetPast past, String id) {
    Target.Fixable target = past.target();
    return switch (teamPlans.plan(team)) {
      case TeamFixPlan.Nothing _ -> notApplied(target, "There is nothing to fix any more.");
      case TeamFixPlan.NoSafeFix(List<String> reasons) -> FixOutcome.notApplied(target, reasons);
      case TeamFixPlan.SetConstraint plan -> {
        Optional<WriteBans.Against> against =
            new WriteBans(once.settings()).againstTeam(past, once.now());
        if (against.isPresent()) {
          yield notApplied(target, against.get().reason(once.settings().region()));
        }
        Written written =
            protocol.write(
                past,
                new WriteProtocol.Order(
                    id,
                    new Purpose.Fix(),
                    Optional.empty(),
                    text(team),
                    text(team, plan.constraint())),
                subject(team, Optional.of(plan.constraint())));
        Workteam now = written.result() == Result.APPLIED ? team.with(plan.constraint()) : team;
        yield published(now, team, written, Optional.of(plan.diff()));
      }
    };
  }

  /// @param constraint the one to write; empty to read only
  private WriteProtocol.Subject subject(Workteam team, Optional<PresignConstraint> constraint) {
    return new WriteProtocol.Subject() {
      @Override
      public Target.Fixable target() {
        return Target.team(team.name());
      }

      @Override
      public Optional<String> read() {
        return fresh.sources().teams().find(team.name()).map(TeamFix::text);
      }

      @Override
      public PutResult write() {
        return writer.setConstraint(team, constraint.orElseThrow());
      }
    };
  }

  /// Publishes the outcome with what is wrong with the team now.
  private FixOutcome published(
      Workteam now, Workteam before, Written written, Optional<String> diff) {
    Target.Fixable target = Target.team(now.name());
    FixOutcome outcome = written.outcome(diff);
    Situation situation = new Situations(once).of(List.of(now));
    List<Finding> findings =
        new BucketPlans(once)
            .findings(situation).stream()
                .filter(finding -> finding.team().equals(Optional.of(now.name())))
                .toList();
    once.announcer()
        .publish(
            Review.of(target, now.constraint().toString(), situation, findings, List.of()),
            outcome,
            before.constraint().toString(),
            List.of(),
            List.of());
    return outcome;
  }

  /// Returns the team as text, one field a line, so that a read-back is compared field by field. It
  /// has no LastUpdatedDate, because every write changes that.
  private static String text(Workteam team) {
    return text(team, team.constraint());
  }

  private static String text(Workteam team, PresignConstraint constraint) {
    return "SourceIp: "
        + (constraint.sourceIp() ? "Enabled" : "Disabled")
        + "\nVpcSourceIp: "
        + (constraint.vpcSourceIp() ? "Enabled" : "Disabled")
        + "\n"
        + team.otherFields().entrySet().stream()
            .map(field -> field.getKey() + ": " + field.getValue() + "\n")
            .collect(Collectors.joining());
  }

  private static FixOutcome notApplied(Target.Fixable target, String reason) {
    return FixOutcome.notApplied(target, List.of(reason));
  }
}
