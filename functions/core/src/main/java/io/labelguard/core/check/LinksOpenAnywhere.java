package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.labeling.Workteam.PresignConstraint;
import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.Statement;
import io.labelguard.policy.request.Request;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// LG305: a worker's link opens from networks that the bucket's policy denies to everyone but the
/// execution role.
final class LinksOpenAnywhere implements Check {

  private static final String ACTION = "s3:GetObject";

  /// A job whose role is exempted at a bucket.
  ///
  /// @param link asks for what the workers' links open there
  /// @param by the statements that exempt the role
  private record Exemption(BucketJudgement at, LabelingJob job, Request link, List<Statement> by) {

    List<StatementRef> statements() {
      return by.stream().map(StatementRef::of).toList();
    }

    List<String> networkKeys() {
      return by.stream()
          .flatMap(statement -> statement.conditions().stream())
          .filter(RoleExemptions::isOfNetwork)
          .map(Condition::key)
          .distinct()
          .toList();
    }
  }

  @Override
  public CheckId id() {
    return CheckId.LINKS_OPEN_ANYWHERE;
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String summary() {
    return "Flags a bucket policy that denies other networks a live job's data but exempts the"
        + " execution role by aws:PrincipalArn, where the work team has no presign"
        + " constraint, or is not known: a leaked worker link then opens from anywhere.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    return exemptions(judged)
        .flatMap(exemption -> finding(exemption, judged.situation()).stream())
        .toList();
  }

  /// A team that is not known may have no constraint.
  private Optional<Finding> finding(Exemption exemption, Situation situation) {
    Optional<Workteam> team = situation.teamOf(exemption.job());
    return team.filter(known -> !known.constraint().equals(PresignConstraint.NONE)).isPresent()
        ? Optional.empty()
        : Optional.of(finding(exemption, team));
  }

  private static Stream<Exemption> exemptions(JudgedSituation judged) {
    return judged.situation().buckets().stream()
        .filter(Checks::dependOnTeams)
        .flatMap(bucket -> judged.at(bucket).stream())
        .flatMap(LinksOpenAnywhere::exemptions);
  }

  private static Stream<Exemption> exemptions(BucketJudgement at) {
    RoleExemptions exempted = new RoleExemptions(at);
    return at.jobs().stream().flatMap(job -> widest(at, job, exempted).stream());
  }

  private static Optional<Exemption> widest(
      BucketJudgement at, LabelingJob job, RoleExemptions exempted) {
    return at.links(job).stream()
        .map(link -> new Exemption(at, job, link, exempted.of(link)))
        .filter(exemption -> !exemption.by().isEmpty())
        .findFirst();
  }

  private Finding finding(Exemption exemption, Optional<Workteam> team) {
    About.Access about =
        About.access(exemption.at().bucket().name(), exemption.job().name(), AccessPath.WORKERS);
    return Finding.of(this, about.by(team.map(Workteam::name)))
        .because(List.of(ACTION), exemption.statements(), message(exemption, team))
        .withFix(fix(exemption, team));
  }

  private static String message(Exemption exemption, Optional<Workteam> team) {
    return Wording.sentence(Wording.statements(exemption.statements()))
        + verb(exemption, " denies ", " deny ")
        + ACTION
        + " on every object under "
        + exemption.link().resource().arn()
        + " by the caller's network ("
        + Wording.list(exemption.networkKeys())
        + ")"
        + verb(exemption, ", but exempts ", ", but exempt ")
        + Wording.role(exemption.job())
        + " by aws:PrincipalArn. "
        + Wording.sentence(Wording.job(exemption.job()))
        + DataPlace.of(exemption.job())
        + " That role likely signs the workers' links (AWS does not document who"
        + " does), and "
        + team.map(known -> "work team " + known.name() + " has no S3 presign constraint")
            .orElse(
                "whether the work team has an S3 presign constraint is not known (check: --workteam"
                    + " FILE); where it has none")
        + team.map(_ -> ": ").orElse(", ")
        + "anyone with a worker's link can then open the object from anywhere until the link"
        + " expires."
        + (exemption.at().stale() ? Wording.STALE : "");
  }

  private static FixAdvice fix(Exemption exemption, Optional<Workteam> team) {
    return FixAdvice.proposed(
        "Set the presign constraint of "
            + team.map(known -> "work team " + known.name() + " as its finding LG301 says")
                .orElse("the job's work team")
            + ": a link then opens only from its worker's address.",
        "Or remove the role from aws:PrincipalArn in "
            + Wording.statements(exemption.statements())
            + ". Ground Truth must then be exempted by its endpoint"
            + exemption
                .job()
                .region()
                .flatMap(exemption.at().endpoints()::in)
                .map(endpoint -> " " + endpoint)
                .orElse("")
            + " under aws:SourceVpce, and the workers need a network that is exempted, too.");
  }

  private static String verb(Exemption exemption, String one, String several) {
    return exemption.by().size() == 1 ? one : several;
  }
}
