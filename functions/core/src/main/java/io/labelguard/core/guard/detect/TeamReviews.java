package io.labelguard.core.guard.detect;

import io.labelguard.core.check.CheckId;
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
import io.labelguard.core.guard.request.Requested;
import io.labelguard.core.guard.request.RequestedFixes;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.OwnFix;
import java.util.List;
import java.util.Optional;

/// Reviews work teams and their workforce, and requests that a team's constraint be set where it is
/// certain which one fits and the parameters allow it.
final class TeamReviews {

  /// Who made the change that is looked at.
  enum Author {
    /// The guard itself, so no further fix is requested.
    GUARD,
    OTHER
  }

  private final GuardContext context;
  private final Situations situations;
  private final BucketPlans plans;
  private final TeamPlans teamPlans;
  private final WriteBans bans;
  private final RequestedFixes fixes;
  private final Attempts attempts;
  private final RaisedModes raised;

  /// @param context one that reads once
  TeamReviews(GuardContext context, RequestedFixes fixes, Attempts attempts) {
    this.context = context;
    this.attempts = attempts;
    this.situations = new Situations(context, attempts.workforce(context));
    this.plans = new BucketPlans(context);
    this.teamPlans = new TeamPlans(context);
    this.bans = new WriteBans(context.settings());
    this.fixes = fixes;
    this.raised = new RaisedModes(context, attempts);
  }

  /// Reviews one team, with the workforce behind it.
  ///
  /// @param author who made the change that is looked at
  Review review(Workteam team, Author author) {
    int failed = attempts.count();
    Situation situation = situations.of(List.of(team));
    List<Finding> findings =
        plans.findings(situation).stream()
            .filter(finding -> finding.team().equals(Optional.of(team.name())))
            .toList();
    Review review =
        Review.of(Target.team(team.name()), state(team), situation, findings, List.of());
    return switch (author) {
      case GUARD ->
          findings.isEmpty()
              ? review
              : review.withNotes(List.of("Labelguard made this change itself."));
      case OTHER ->
          attempts.or(
              () -> reviewOfOthers(failed == attempts.count() ? review.asWhole() : review, team),
              failure -> review.withNotes(List.of(failure.sentence())));
    };
  }

  private Review reviewOfOthers(Review review, Workteam team) {
    raised.look(Target.team(team.name()), context.sources().teams().modeTag(team));
    Permission permission = teamPlans.permission(team);
    if (permission instanceof Permission.Ignored ignored) {
      return review.ignored(ignored);
    }
    return review.findings().stream()
            .anyMatch(finding -> finding.check() == CheckId.TEAM_UNCONSTRAINED)
        ? decided(review, team, permission)
        : review;
  }

  private static String state(Workteam team) {
    return team.constraint().toString();
  }

  /// Reviews the workforce itself.
  Optional<Review> reviewWorkforce() {
    return context.sources().teams().workforce().map(this::review);
  }

  private Review review(Workforce workforce) {
    Situation situation = situations.of(List.of());
    return Review.of(
            Target.workforce(workforce.name()),
            workforce.toString(),
            situation,
            plans.findings(situation).stream().filter(Review::isOfATeam).toList(),
            List.of())
        .asWhole();
  }

  private Review decided(Review review, Workteam team, Permission permission) {
    return switch (teamPlans.plan(team)) {
      case TeamFixPlan.Nothing _ -> review;
      case TeamFixPlan.NoSafeFix(List<String> reasons) -> review.withNotes(reasons);
      case TeamFixPlan.SetConstraint _ -> {
        Optional<WriteBans.Against> against =
            bans.againstTeam(context.records().past(Target.team(team.name())), context.now());
        Requested requested =
            against
                .map(reason -> Requested.forbidden(reason, context.settings().region()))
                .orElseGet(() -> request(Target.team(team.name()), permission));
        yield review.decided(
            against.map(each -> state(team) + " " + each.state()).orElse(review.state()),
            requested.ownFix(),
            List.of(requested.note()),
            Optional.empty());
      }
    };
  }

  private Requested request(Target.Fixable team, Permission permission) {
    return switch (permission) {
      case Permission.AlertOnly(String reason) -> Requested.not(reason);
      case Permission.Ignored(_, String reason) -> Requested.not(reason);
      case Permission.MayFix _, Permission.MayFixForAWhile _ -> {
        fixes.request(team);
        yield new Requested(
            OwnFix.REQUESTED,
            "Labelguard is setting the constraint that fits. A second message reports the result;"
                + " do not set it by hand.");
      }
    };
  }
}
