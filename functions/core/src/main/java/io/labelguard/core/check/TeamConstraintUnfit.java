package io.labelguard.core.check;

import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.labeling.Workteam.PresignConstraint;
import java.util.List;
import java.util.Optional;

/// LG302: a private team's presign constraint is of the kind that its workers cannot meet.
final class TeamConstraintUnfit implements Check {

  @Override
  public CheckId id() {
    return CheckId.TEAM_CONSTRAINT_UNFIT;
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String summary() {
    return "Flags a private work team whose S3 presign constraint is of the wrong kind for its"
        + " workforce's network, has both kinds on, or ties links of a dual-stack portal to an"
        + " address.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    Situation situation = judged.situation();
    return situation.teams().stream()
        .filter(team -> team.kind() == Workteam.Kind.PRIVATE)
        .flatMap(team -> finding(team, situation.workforce()).stream())
        .toList();
  }

  private Optional<Finding> finding(Workteam team, Optional<Workforce> workforce) {
    return problem(team.constraint(), workforce)
        .map(problem -> problem + " " + TeamFinding.advice(team, workforce))
        .map(problem -> finding(team, severity(), problem, workforce))
        .or(
            () ->
                workforce
                    .filter(one -> team.constraint().sourceIp() && one.dualStack())
                    .map(one -> finding(team, Severity.MEDIUM, dualStack(one), workforce)));
  }

  private static String dualStack(Workforce workforce) {
    return "has SourceIp enabled, but the portal of workforce "
        + workforce.name()
        + " also answers on IPv6 (IpAddressType dualstack): where a worker opens a task over IPv6,"
        + " the link is tied to that address, while S3's host answers on IPv4 alone, so the"
        + " presigned URLs may answer 403. Set its IpAddressType to ipv4."
        + TeamFinding.CIDRS;
  }

  private Finding finding(
      Workteam team, Severity severity, String problem, Optional<Workforce> workforce) {
    return TeamFinding.of(
        this,
        severity,
        team,
        "Work team "
            + team.name()
            + team.arn().map(arn -> " (" + arn + ")").orElse("")
            + " "
            + problem,
        workforce);
  }

  private static Optional<String> problem(
      PresignConstraint constraint, Optional<Workforce> workforce) {
    if (constraint.sourceIp() && constraint.vpcSourceIp()) {
      return Optional.of(
          "has both SourceIp and VpcSourceIp enabled; a request carries either a public address or"
              + " one in a VPC, never both, and AWS does not say what happens then.");
    }
    if (workforce.isEmpty()) {
      return Optional.empty();
    }
    Optional<Workforce.Vpc> vpc = workforce.get().vpc();
    if (constraint.sourceIp() && vpc.isPresent()) {
      return Optional.of(
          "has SourceIp enabled, but workforce "
              + workforce.get().name()
              + " works through VPC "
              + vpc.get().id()
              + ": a request through that VPC's S3 endpoint carries no aws:SourceIp, so its"
              + " presigned URLs answer 403.");
    }
    return constraint.vpcSourceIp() && vpc.isEmpty()
        ? Optional.of(
            "has VpcSourceIp enabled, but workforce "
                + workforce.get().name()
                + " has no VPC: a request from the internet carries no aws:VpcSourceIp, so its"
                + " presigned URLs answer 403.")
        : Optional.empty();
  }
}
