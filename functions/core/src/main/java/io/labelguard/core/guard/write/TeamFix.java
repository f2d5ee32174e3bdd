package io.labelguard.core.guard.write;

import io.labelguard.core.check.Finding;
import io.labelguard.core.fix.TeamFixPlan;
import io.labelguard.core.guard.Announcer;
import io.labelguard.core.guard.BucketPlans;
import io.labelguard.core.guard.Modes.Permission;
import io.labelguard.core.guard.Review;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.Situations;
import io.labelguard.core.guard.WriteBans;
import io.labelguard.core.guard.detect.TeamReviews;
import io.labelguard.core.guard.write.WriteProtocol.Written;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.labeling.Workteam.PresignConstraint;
import io.labelguard.core.port.BucketPolicyWriter.PutResult;
import io.labelguard.core.port.Sources;
import io.labelguard.core.port.WorkteamWriter;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Records;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Sets the presign constraint of one work team, whose lease the caller holds, and changes nothing
/// else of it.
final class TeamFix {

  private final Settings settings;
  private final Sources sources;
  private final Situations situations;
  private final BucketPlans plans;
  private final Announcer announcer;
  private final WorkteamWriter writer;
  private final WriteProtocol protocol;
  private final WriteBans standing;
  private final InstantSource clock;

  TeamFix(
      Settings settings,
      GroundTruthEndpoints endpoints,
      Sources sources,
      Records records,
      Announcer announcer,
      WorkteamWriter writer,
      WriteProtocol protocol,
      InstantSource clock) {
    this.settings = settings;
    this.sources = sources;
    this.situations = new Situations(settings, endpoints, sources);
    this.plans = new BucketPlans(settings, endpoints, records);
    this.announcer = announcer;
    this.writer = writer;
    this.protocol = protocol;
    this.standing = new WriteBans(settings, records);
    this.clock = clock;
  }

  FixOutcome apply(String name, String id) {
    Optional<Workteam> found = sources.teams().find(name);
    if (found.isEmpty()) {
      return notApplied(name, List.of("There is no private work team " + name + "."));
    }
    Workteam team = found.get();
    Optional<Written> earlier = protocol.settle(target(team, Optional.empty()));
    if (earlier.isPresent() && earlier.get().result() != Result.NOT_APPLIED) {
      return told(team, List.of(), earlier.get(), Optional.empty());
    }
    return switch (TeamReviews.permission(settings, sources, team, clock)) {
      case Permission.AlertOnly(String reason) -> notApplied(name, List.of(reason));
      case Permission.Ignored(_, String reason) -> notApplied(name, List.of(reason));
      case Permission.MayFix _, Permission.MayFixForAWhile _ -> fix(team, id);
    };
  }

  private FixOutcome fix(Workteam team, String id) {
    return switch (TeamReviews.plan(team, sources)) {
      case TeamFixPlan.Nothing _ ->
          notApplied(team.name(), List.of("There is nothing to fix any more."));
      case TeamFixPlan.NoSafeFix(List<String> reasons) -> notApplied(team.name(), reasons);
      case TeamFixPlan.SetConstraint plan -> {
        Optional<WriteBans.Against> against = standing.againstTeam(team.name(), clock.instant());
        if (against.isPresent()) {
          yield notApplied(team.name(), List.of(against.get().reason()));
        }
        List<Finding> findings =
            plans.findings(situations.of(List.of(team))).stream()
                .filter(finding -> finding.team().equals(Optional.of(team.name())))
                .toList();
        Written written =
            protocol.write(
                new WriteProtocol.Order(
                    id,
                    new Purpose.Fix(),
                    Optional.empty(),
                    text(team),
                    text(team, plan.constraint())),
                target(team, Optional.of(plan.constraint())));
        yield told(team, findings, written, Optional.of(plan.diff()));
      }
    };
  }

  /// @param constraint what is to be written; empty where it is only to be read
  private WriteProtocol.Target target(Workteam team, Optional<PresignConstraint> constraint) {
    return new WriteProtocol.Target() {
      @Override
      public String resource() {
        return TeamReviews.resource(team.name());
      }

      @Override
      public Optional<String> read() {
        return sources.teams().find(team.name()).map(TeamFix::text);
      }

      @Override
      public PutResult write() {
        return writer.setConstraint(team, constraint.orElseThrow());
      }
    };
  }

  private FixOutcome told(
      Workteam team, List<Finding> findings, Written written, Optional<String> diff) {
    FixOutcome outcome =
        new FixOutcome(
            FixRequest.Kind.TEAM,
            team.name(),
            written.result(),
            Optional.of(new FixOutcome.Write(written.intent().id(), written.intent().purpose())),
            diff,
            Optional.empty(),
            written.read(),
            List.of(written.reason()));
    announcer.tell(
        Review.of(
            TeamReviews.resource(team.name()),
            team.name(),
            team.constraint().toString(),
            findings,
            List.of()),
        outcome);
    return outcome;
  }

  /// The team as text, one field a line, so that a read-back is compared field by field; when it
  /// was last updated is left out, for every write changes that.
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

  private static FixOutcome notApplied(String name, List<String> reasons) {
    return FixOutcome.notApplied(FixRequest.Kind.TEAM, name, reasons);
  }
}
