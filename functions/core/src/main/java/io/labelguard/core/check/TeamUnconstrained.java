package io.labelguard.core.check;

import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.labeling.Workteam.PresignConstraint;
import java.util.List;
import java.util.Optional;

/// LG301: the presigned URLs of a private team's workers work from anywhere.
final class TeamUnconstrained implements Check {

  @Override
  public CheckId id() {
    return CheckId.TEAM_UNCONSTRAINED;
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String summary() {
    return "Flags a private work team whose workers' presigned URLs are not bound to the worker's"
        + " address.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    Situation situation = judged.situation();
    return situation.teams().stream()
        .filter(team -> team.kind() == Workteam.Kind.PRIVATE)
        .filter(team -> team.constraint().equals(PresignConstraint.NONE))
        .map(team -> finding(team, situation))
        .toList();
  }

  private Finding finding(Workteam team, Situation situation) {
    Optional<Workforce> workforce = situation.workforce();
    return TeamFinding.of(
        this,
        team,
        "Work team "
            + team.name()
            + " is private and has no S3 presign constraint: anyone with a worker's presigned URL"
            + " can open the object from anywhere until the URL expires. "
            + TeamFinding.advice(team, workforce),
        workforce);
  }
}
