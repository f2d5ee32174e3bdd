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
import io.labelguard.core.guard.workforce.WorkforcePlans;
import io.labelguard.core.guard.workforce.WorkforceRequests;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.port.BucketPolicies.TagReading;
import io.labelguard.core.record.Target;
import java.util.List;
import java.util.Optional;

/// Reviews work teams and their workforce. It requests that a team's constraint be set where it is
/// certain which one fits, and the workforce's ranges where the owner gave them, if the parameters
/// allow it.
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
  private final WorkforceRequests workforces;

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
    this.workforces = new WorkforceRequests(context, fixes);
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
  ///
  /// @param author who made the change that is looked at
  Optional<Review> reviewWorkforce(Author author) {
    return context.sources().teams().workforce().map(workforce -> review(workforce, author));
  }

  private Review review(Workforce workforce, Author author) {
    Situation situation = situations.of(List.of());
    Review review =
        Review.of(
                Target.workforce(workforce.name()),
                WorkforcePlans.state(workforce),
                situation,
                plans.findings(situation).stream().filter(Review::isOfATeam).toList(),
                List.of())
            .asWhole();
    return switch (author) {
      case GUARD ->
          review.findings().isEmpty()
              ? review
              : review.withNotes(List.of("Labelguard made this change itself."));
      case OTHER ->
          workforces.isChosen()
              ? attempts.or(
                  () -> reviewOfOthers(review, workforce),
                  failure -> review.withNotes(List.of(failure.sentence())))
              : review;
    };
  }

  private Review reviewOfOthers(Review review, Workforce workforce) {
    TagReading tag = context.sources().teams().modeTag(workforce);
    raised.look(Target.workforce(workforce.name()), tag);
    return workforces.decided(review, workforce, tag);
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
                .orElseGet(
                    () ->
                        Requested.of(
                            Target.team(team.name()),
                            permission,
                            "Labelguard is setting the constraint that fits.",
                            "do not set it by hand",
                            fixes));
        yield review.decided(
            against.map(each -> state(team) + " " + each.state()).orElse(review.state()),
            requested.ownFix(),
            List.of(requested.note()),
            Optional.empty());
      }
    };
  }
}
