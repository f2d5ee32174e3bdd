package io.labelguard.core.labeling.setup;

import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.JobDescription;
import io.labelguard.core.labeling.JobRequest;
import io.labelguard.core.labeling.LabelingJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds ARNs of a job that lie in another Region than the job, and names of a role, team or key
/// that are none.
final class NamedArns {

  private static final String TEAM = "HumanTaskConfig.WorkteamArn";
  private static final String KEY = "OutputConfig.KmsKeyId";
  private static final String VOLUME_KEY =
      "LabelingJobAlgorithmsConfig.LabelingJobResourceConfig.VolumeKmsKeyId";

  /// @see <a
  ///     href="https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id">Key
  ///     identifiers</a>
  private static final Pattern KEY_NAME =
      Pattern.compile(
          "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|mrk-[0-9a-fA-F]{32}|alias/.+");

  private final List<Named> named = new ArrayList<>();
  private final List<SettingFault> faults = new ArrayList<>();

  /// A setting that names something by a text.
  private record Named(String member, String text) {}

  private NamedArns(LabelingJob job) {
    JobDescription described = job.description();
    add(TEAM, job.workteamArn());
    add("HumanTaskConfig.PreHumanTaskLambdaArn", described.preHumanTaskLambdaArn());
    add(
        "HumanTaskConfig.AnnotationConsolidationConfig.AnnotationConsolidationLambdaArn",
        described.consolidationLambdaArn());
    add("HumanTaskConfig.UiConfig.HumanTaskUiArn", described.humanTaskUiArn());
    add(
        "LabelingJobAlgorithmsConfig.LabelingJobAlgorithmSpecificationArn",
        described.algorithmSpecificationArn());
    add("InputConfig.DataSource.SnsDataSource.SnsTopicArn", described.snsTopicArn());
    add("OutputConfig.SnsTopicArn", described.outputTopicArn());
    add(KEY, described.outputKmsKeyId());
    add(VOLUME_KEY, described.volumeKmsKeyId());
  }

  private void add(String member, Optional<String> text) {
    text.filter(written -> !JobRequest.isExpression(written))
        .ifPresent(written -> named.add(new Named(member, written)));
  }

  /// Returns the ARNs of another Region than the job's; none where that is not known.
  static List<SettingFault> elsewhere(LabelingJob job) {
    NamedArns all = new NamedArns(job);
    job.region().ifPresent(region -> all.named.forEach(each -> all.elsewhere(each, region)));
    return List.copyOf(all.faults);
  }

  private void elsewhere(Named named, String region) {
    Arn.parse(named.text())
        .map(Arn::region)
        .filter(other -> !other.isEmpty() && !other.equals(region))
        .ifPresent(
            other -> fault(named, "is in " + other + ", but the job runs in " + region + "."));
  }

  /// Returns what should name a role, a team or a key and does not.
  static List<SettingFault> unfit(LabelingJob job) {
    NamedArns all = new NamedArns(job);
    all.add("RoleArn", job.description().roleArn());
    all.named.forEach(all::unfit);
    return List.copyOf(all.faults);
  }

  private void unfit(Named named) {
    String text = named.text();
    switch (named.member()) {
      case "RoleArn" -> {
        if (Arn.parse(text, "iam", "role").isEmpty()) {
          fault(named, "is not the ARN of a role.");
        }
      }
      case TEAM -> {
        if (Arn.parse(text, "sagemaker", "workteam").isEmpty()) {
          fault(named, "is not the ARN of a work team.");
        }
      }
      case KEY, VOLUME_KEY -> {
        if (!isKey(text)) {
          fault(named, "names no KMS key: neither an id, an ARN, nor an alias.");
        }
      }
      default -> {}
    }
  }

  private static boolean isKey(String text) {
    return KEY_NAME.matcher(text).matches()
        || Arn.parse(text, "kms", "key").or(() -> Arn.parse(text, "kms", "alias")).isPresent();
  }

  private void fault(Named named, String what) {
    faults.add(new SettingFault(named.member(), named.member() + " " + named.text() + " " + what));
  }
}
