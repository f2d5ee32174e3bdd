package io.labelguard.core.check;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.policy.request.RequestResource;
import java.util.List;
import java.util.Optional;

/// LG103: workers cannot fetch a job's data by presigned URL.
final class WorkersDenied implements Check {

  @Override
  public CheckId id() {
    return CheckId.WORKERS_DENIED;
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String summary() {
    return "Flags a bucket policy that denies the GETs by presigned URL with which the workers of a"
        + " live job fetch its data.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    return judged.workers().stream()
        .filter(path -> !fullyDenied(path).isEmpty())
        .map(path -> finding(path, judged.situation()))
        .toList();
  }

  /// Where the data objects lie is not known before the manifest is read, so a Deny on only a part
  /// of what may hold them says nothing.
  static List<JudgedNeed> fullyDenied(PathJudgement judged) {
    return judged.needs().stream().filter(JudgedNeed::denied).toList();
  }

  private Finding finding(PathJudgement judged, Situation situation) {
    List<JudgedNeed> denied = fullyDenied(judged);
    List<StatementRef> statements = judged.denyStatements(denied);
    Optional<String> team = situation.teamOf(judged.job()).map(Workteam::name);
    return Finding.of(this, judged.about().by(team))
        .because(
            PathJudgement.actions(denied),
            statements,
            message(judged, denied, situation.workforce().orElseThrow(), statements));
  }

  private static String message(
      PathJudgement judged,
      List<JudgedNeed> denied,
      Workforce workforce,
      List<StatementRef> statements) {
    LabelingJob job = judged.job();
    return "Workers' browsers ("
        + network(workforce)
        + ", presigned URLs of "
        + Wording.role(job)
        + ") are denied s3:GetObject on "
        + objects(denied)
        + " by "
        + Wording.statements(statements)
        + ". "
        + Wording.sentence(Wording.job(job))
        + " has its manifest there. Labelguard has not read the manifest and takes its data objects"
        + " to be there too. The tasks open with images that do not load."
        + age(judged, statements)
        + (judged.stale() ? Wording.STALE : "")
        + advice(workforce);
  }

  private static String age(PathJudgement judged, List<StatementRef> statements) {
    boolean byAge =
        statements.stream()
            .flatMap(ref -> judged.policy().statements().get(ref.index()).conditions().stream())
            .anyMatch(condition -> condition.key().equalsIgnoreCase("s3:signatureAge"));
    return byAge
        ? " This is judged for a URL that is an hour old (s3:signatureAge counts milliseconds)."
        : "";
  }

  private static String network(Workforce workforce) {
    return workforce
        .vpc()
        .map(vpc -> "through VPC " + vpc.id() + " of workforce " + workforce.name())
        .orElse("from the internet, as workforce " + workforce.name() + " has no VPC");
  }

  private static String objects(List<JudgedNeed> denied) {
    RequestResource widest = denied.getFirst().need().request().resource();
    return "every object under " + widest.arn();
  }

  private static String advice(Workforce workforce) {
    return workforce.vpc().isPresent()
        ? " Exempt that VPC and its S3 endpoint in every statement named, and do not deny"
            + " presigned URLs (s3:authType REST-QUERY-STRING)."
        : " Give the workforce a VPC that the policy allows (UpdateWorkforce WorkforceVpcConfig),"
            + " or leave s3:GetObject on the job's data out of the statement until the job has"
            + " finished. Do not deny presigned URLs (s3:authType REST-QUERY-STRING).";
  }
}
