package io.labelguard.core.check;

import io.labelguard.core.check.CorsNeed.Misfit;
import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.CorsRule;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workteam;
import java.util.List;
import java.util.Optional;

/// LG203: the CORS rules of a bucket do not let workers' browsers show the data of a live job.
///
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/dg/sms-cors-update.html">CORS requirement
///     for input image data</a>
final class CorsTooNarrow implements Check {

  @Override
  public CheckId id() {
    return CheckId.CORS_TOO_NARROW;
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String summary() {
    return "Flags a bucket whose CORS rules do not let the workers' browsers load the images, video"
        + " frames or point clouds of a live job.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    Situation situation = judged.situation();
    return situation.judgedJobs().stream()
        .flatMap(
            job -> CorsNeed.of(job).stream().flatMap(need -> finding(need, situation).stream()))
        .toList();
  }

  private Optional<Finding> finding(CorsNeed need, Situation situation) {
    Optional<List<CorsRule>> rules =
        situation.setUp().flatMap(setUp -> setUp.corsOf(need.bucket()).known());
    return rules.flatMap(need::misfit).map(misfit -> finding(need, misfit, rules.get(), situation));
  }

  private Finding finding(CorsNeed need, Misfit misfit, List<CorsRule> rules, Situation situation) {
    Optional<String> team = situation.teamOf(need.job()).map(Workteam::name);
    return Finding.of(
            this, About.access(need.bucket(), need.job().name(), AccessPath.WORKERS).by(team))
        .as(severity(misfit))
        .because(message(need, misfit, rules))
        .withFix(
            FixAdvice.proposed(
                "Append this rule to those of the bucket, which aws s3api get-bucket-cors --bucket "
                    + need.bucket()
                    + " prints, and put them all with aws s3api put-bucket-cors: "
                    + need.rule().json()));
  }

  private static Severity severity(Misfit misfit) {
    return switch (misfit) {
      case NONE -> Severity.HIGH;
      case NARROWER_ORIGINS -> Severity.MEDIUM;
      case NOT_EXPOSED -> Severity.LOW;
    };
  }

  private static String message(CorsNeed need, Misfit misfit, List<CorsRule> rules) {
    LabelingJob job = need.job();
    String bucket = need.bucket();
    String asks = Wording.list(need.methods()) + (need.anyHeader() ? " with any header" : "");
    return switch (misfit) {
      case NONE ->
          (rules.isEmpty()
                  ? "Bucket " + bucket + " has no CORS rules. "
                  : "No CORS rule of bucket " + bucket + " admits " + asks + " from any origin. ")
              + Wording.sentence(Wording.job(job))
              + " shows "
              + need.shows()
              + " from there, and the workers' browsers ask for "
              + asks
              + ": the tasks open without them.";
      case NARROWER_ORIGINS ->
          "The CORS rules of bucket "
              + bucket
              + " admit "
              + asks
              + " only from some origins. "
              + Wording.sentence(Wording.job(job))
              + " shows "
              + need.shows()
              + " from there. AWS documents only the origin *, and does not say from which origin"
              + " the workers' tasks ask: they may open without them.";
      case NOT_EXPOSED ->
          "The CORS rule of bucket "
              + bucket
              + " that admits "
              + asks
              + " from any origin has no ExposeHeaders "
              + CorsNeed.EXPOSED
              + ", which AWS asks for. "
              + Wording.sentence(Wording.job(job))
              + " shows "
              + need.shows()
              + " from there.";
    };
  }
}
