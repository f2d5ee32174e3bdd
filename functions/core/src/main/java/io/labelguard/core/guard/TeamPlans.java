package io.labelguard.core.guard;

import io.labelguard.core.fix.TeamFixPlan;
import io.labelguard.core.fix.TeamFixPlanner;
import io.labelguard.core.guard.Modes.Permission;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.port.Sources;
import java.util.Optional;

/// Plans what the guard may do about a work team.
///
/// The detecting functions ask whether a fix is worth requesting. The writing function asks again
/// and trusts no earlier answer.
public final class TeamPlans {

  private final GuardContext context;

  /// @param context a context that reads once
  public TeamPlans(GuardContext context) {
    this.context = context;
  }

  /// Decides whether the team may be written.
  public Permission permission(Workteam team) {
    Sources sources = context.sources();
    return new Modes(context.settings())
        .forTeam(
            team.name(),
            sources.teams().modeTag(team),
            () -> new KnownJobs(context).isInUse(team),
            context.now());
  }

  /// Plans which constraint the team is to have.
  public TeamFixPlan plan(Workteam team) {
    Optional<Workforce> workforce = context.sources().teams().workforce();
    return TeamFixPlanner.plan(
        team, workforce, workforce.flatMap(Workforce::vpc).flatMap(vpc -> hasS3Endpoint(vpc.id())));
  }

  /// Whether a VPC has an endpoint for S3; empty where AWS refuses to say.
  private Optional<Boolean> hasS3Endpoint(String vpcId) {
    String region = context.settings().region();
    return context
        .sources()
        .networks()
        .endpoints(vpcId)
        .known()
        .map(all -> all.stream().anyMatch(endpoint -> endpoint.servesS3(region)));
  }
}
