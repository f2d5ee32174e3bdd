package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.LabelingJob.Use;
import io.labelguard.policy.model.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// LG105: the output of a live job is denied because of how it is encrypted; or nobody but the
/// job's own account can read it.
///
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_LabelingJobOutputConfig.html">LabelingJobOutputConfig</a>
///     for the key that the output is encrypted with
final class OutputEncryption implements Check {

  private static final String ACTION = "s3:PutObject";
  private static final String KEY_ID = "s3:x-amz-server-side-encryption-aws-kms-key-id";

  @Override
  public CheckId id() {
    return CheckId.OUTPUT_ENCRYPTION;
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String summary() {
    return "Flags a bucket policy that denies a live job its output because it asks for another"
        + " encryption than Ground Truth's, and output that another account's bucket gets without"
        + " a KMS key that its owner can use.";
  }

  @Override
  public List<Finding> findings(JudgedSituation judged) {
    List<Finding> denied =
        judged.denials().stream()
            .filter(denial -> denial.check() == id())
            .map(denial -> denial.finding(this).withFix(advice(denial)))
            .toList();
    List<About> reported = denied.stream().map(Finding::about).toList();
    return Stream.concat(
            denied.stream(),
            judged.situation().buckets().stream()
                .flatMap(bucket -> unreadable(bucket, judged.liveJobsAt(bucket)))
                .filter(finding -> !reported.contains(finding.about())))
        .toList();
  }

  /// Another key can be the job's, another algorithm cannot.
  private static FixAdvice advice(GroundTruthDenial denial) {
    LabelingJob job = denial.path().job();
    List<String> steps = new ArrayList<>();
    steps.add(
        "Let the statement accept what Ground Truth writes: s3:x-amz-server-side-encryption"
            + " aws:kms, "
            + job.outputKmsKeyId().map(key -> "key " + key).orElse("and no " + KEY_ID)
            + ".");
    if (denial.denied().stream().anyMatch(need -> asksForAKey(denial.path().policy(), need))) {
      steps.add(
          "Or start a new job whose OutputConfig.KmsKeyId is the ARN of the key that the statement"
              + " wants.");
    }
    return FixAdvice.proposed(steps.toArray(String[]::new));
  }

  private static boolean asksForAKey(Policy policy, JudgedNeed need) {
    return need.denying().stream()
        .map(policy.statements()::get)
        .flatMap(statement -> statement.conditions().stream())
        .anyMatch(condition -> condition.key().equalsIgnoreCase(KEY_ID));
  }

  private Stream<Finding> unreadable(Bucket bucket, List<LabelingJob> jobs) {
    return jobs.stream()
        .filter(job -> job.outputKmsKeyId().isEmpty())
        .filter(job -> job.locationsIn(bucket.name()).stream().anyMatch(OutputEncryption::isOutput))
        .flatMap(job -> unreadable(bucket, job).stream());
  }

  private static boolean isOutput(LabelingJob.Location location) {
    return location.use() == Use.OUTPUT;
  }

  private Optional<Finding> unreadable(Bucket bucket, LabelingJob job) {
    Optional<String> account = job.roleArn().flatMap(Arn::parse).map(Arn::account);
    return account.isEmpty() || bucket.owner().isEmpty() || bucket.owner().equals(account)
        ? Optional.empty()
        : Optional.of(unreadable(bucket, job, account.get(), bucket.owner().get()));
  }

  private Finding unreadable(Bucket bucket, LabelingJob job, String account, String owner) {
    About about = About.access(bucket.name(), job.name(), AccessPath.GROUND_TRUTH);
    return Finding.of(this, about)
        .as(Severity.LOW)
        .because(
            List.of(ACTION),
            List.of(),
            Wording.sentence(Wording.job(job))
                + " writes its output to bucket "
                + bucket.name()
                + " of account "
                + owner
                + " and names no KMS key. It is then encrypted with the key aws/s3 of account "
                + account
                + ", which no other account may use: account "
                + owner
                + " cannot read the output.")
        .withFix(
            FixAdvice.proposed(
                "Give the next job an OutputConfig.KmsKeyId: a key that the execution role may use"
                    + " to encrypt and account "
                    + owner
                    + " to decrypt.",
                "For output that is written: copy it, as account "
                    + account
                    + ", with a key that account "
                    + owner
                    + " may use."));
  }
}
