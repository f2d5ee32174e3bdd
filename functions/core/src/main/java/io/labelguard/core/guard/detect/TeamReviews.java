package io.labelguard.core.guard.detect;

import io.labelguard.core.check.Finding;
import io.labelguard.core.fix.TeamFixPlan;
import io.labelguard.core.fix.TeamFixPlanner;
import io.labelguard.core.guard.BucketPlans;
import io.labelguard.core.guard.Modes;
import io.labelguard.core.guard.Modes.Permission;
import io.labelguard.core.guard.Review;
import io.labelguard.core.guard.Settings;
import io.labelguard.core.guard.Situations;
import io.labelguard.core.guard.WriteBans;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.port.FixRequests;
import io.labelguard.core.port.Sources;
import io.labelguard.core.record.FixRequest;
import io.labelguard.core.record.Records;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Looks at work teams and their workforce, and asks for a team's constraint to be set where it is
/// certain which one fits and the parameters allow it.
public final class TeamReviews {

  private final Settings settings;
  private final Sources sources;
  private final Situations situations;
  private final BucketPlans plans;
  private final WriteBans standing;
  private final FixRequests requests;
  private final InstantSource clock;

  TeamReviews(
      Settings settings,
      Sources sources,
      Situations situations,
      BucketPlans plans,
      Records records,
      FixRequests requests,
      InstantSource clock) {
    this.settings = settings;
    this.sources = sources;
    this.situations = situations;
    this.plans = plans;
    this.standing = new WriteBans(settings, records);
    this.requests = requests;
    this.clock = clock;
  }

  /// Looks at one team, and at the workforce behind it.
  ///
  /// @param ours whether the guard itself made the change that is looked at
  Review review(Workteam team, boolean ours) {
    List<Finding> findings =
        plans.findings(situations.of(List.of(team))).stream()
            .filter(finding -> finding.team().equals(Optional.of(team.name())))
            .toList();
    Review review = Review.of(resource(team.name()), team.name(), state(team), findings, List.of());
    if (ours) {
      return findings.isEmpty()
          ? review
          : review.noting(List.of("The change was the guard's own."));
    }
    Permission permission = permission(team);
    if (permission instanceof Permission.Ignored ignored) {
      return review.ignored(ignored);
    }
    return findings.stream().anyMatch(finding -> finding.check().equals("LG301"))
        ? decided(review, team, permission)
        : review;
  }

  public static String resource(String team) {
    return "team/" + team;
  }

  private static String state(Workteam team) {
    return team.constraint().toString();
  }

  /// Looks at the workforce itself.
  Optional<Review> reviewWorkforce() {
    return sources
        .teams()
        .workforce()
        .map(
            workforce ->
                Review.of(
                    "workforce/" + workforce.name(),
                    workforce.name(),
                    workforce.toString(),
                    plans.findings(situations.of(List.of())).stream()
                        .filter(Review::isOfATeam)
                        .toList(),
                    List.of()));
  }

  private Review decided(Review review, Workteam team, Permission permission) {
    return switch (plan(team, sources)) {
      case TeamFixPlan.Nothing _ -> review;
      case TeamFixPlan.NoSafeFix(List<String> reasons) -> review.noting(reasons);
      case TeamFixPlan.SetConstraint _ -> {
        Optional<WriteBans.Against> against = standing.againstTeam(team.name(), clock.instant());
        yield Review.of(
            review.resource(),
            review.name(),
            against.map(each -> state(team) + " " + each.state()).orElse(review.state()),
            review.findings(),
            List.of(
                against
                    .map(WriteBans.Against::reason)
                    .orElseGet(() -> request(team.name(), permission))));
      }
    };
  }

  private String request(String team, Permission permission) {
    return switch (permission) {
      case Permission.AlertOnly(String reason) -> reason;
      case Permission.Ignored(_, String reason) -> reason;
      case Permission.MayFix _, Permission.MayFixForAWhile _ -> {
        requests.send(new FixRequest(FixRequest.Kind.TEAM, team));
        yield "The constraint that fits is certain and was asked for; what comes of it is told"
            + " separately.";
      }
    };
  }

  private Permission permission(Workteam team) {
    return permission(settings, sources, team, clock);
  }

  public static Permission permission(
      Settings settings, Sources sources, Workteam team, InstantSource clock) {
    return new Modes(settings)
        .forTeam(
            team.name(),
            sources.teams().modeTag(team),
            isInUse(team, sources.jobs().live()),
            clock.instant());
  }

  public static TeamFixPlan plan(Workteam team, Sources sources) {
    Optional<Workforce> workforce = sources.teams().workforce();
    return TeamFixPlanner.plan(
        team,
        workforce,
        workforce
            .flatMap(Workforce::vpc)
            .flatMap(vpc -> sources.teams().vpcHasS3Endpoint(vpc.id())));
  }

  private static boolean isInUse(Workteam team, List<LabelingJob> jobs) {
    return jobs.stream()
        .anyMatch(job -> job.workteamArn().isPresent() && job.workteamArn().equals(team.arn()));
  }
}
