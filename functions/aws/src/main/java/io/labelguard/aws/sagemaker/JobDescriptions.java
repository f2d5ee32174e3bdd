package io.labelguard.aws.sagemaker;

import io.labelguard.core.labeling.JobDescription;
import io.labelguard.core.labeling.LabelCounters;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.DescribeLabelingJobResponse;
import software.amazon.awssdk.services.sagemaker.model.HumanTaskConfig;
import software.amazon.awssdk.services.sagemaker.model.LabelingJobAlgorithmsConfig;
import software.amazon.awssdk.services.sagemaker.model.LabelingJobDataSource;
import software.amazon.awssdk.services.sagemaker.model.LabelingJobInputConfig;
import software.amazon.awssdk.services.sagemaker.model.LabelingJobOutputConfig;
import software.amazon.awssdk.services.sagemaker.model.LabelingJobResourceConfig;
import software.amazon.awssdk.services.sagemaker.model.UiConfig;
import software.amazon.awssdk.services.sagemaker.model.VpcConfig;

/// Reads the fields that Labelguard needs from SageMaker's answer.
///
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeLabelingJob.html">DescribeLabelingJob</a>
public final class JobDescriptions {

  private JobDescriptions() {}

  /// Returns what Labelguard needs of a described job.
  public static JobDescription of(DescribeLabelingJobResponse job) {
    Optional<LabelingJobInputConfig> input = Optional.ofNullable(job.inputConfig());
    Optional<LabelingJobDataSource> source = input.map(LabelingJobInputConfig::dataSource);
    Optional<LabelingJobOutputConfig> output = Optional.ofNullable(job.outputConfig());
    Optional<HumanTaskConfig> task = Optional.ofNullable(job.humanTaskConfig());
    Optional<UiConfig> ui = task.map(HumanTaskConfig::uiConfig);
    Optional<LabelingJobAlgorithmsConfig> automated =
        Optional.ofNullable(job.labelingJobAlgorithmsConfig());
    Optional<LabelingJobResourceConfig> resources =
        automated.map(LabelingJobAlgorithmsConfig::labelingJobResourceConfig);
    Optional<VpcConfig> vpc = resources.map(LabelingJobResourceConfig::vpcConfig);
    return new JobDescription(
        text(job.labelingJobName()),
        text(job.labelingJobArn()),
        text(job.labelingJobStatusAsString()),
        text(job.roleArn()),
        task.flatMap(each -> text(each.workteamArn())),
        source
            .flatMap(each -> Optional.ofNullable(each.s3DataSource()))
            .flatMap(each -> text(each.manifestS3Uri())),
        source
            .flatMap(each -> Optional.ofNullable(each.snsDataSource()))
            .flatMap(each -> text(each.snsTopicArn())),
        output.flatMap(each -> text(each.s3OutputPath())),
        output.flatMap(each -> text(each.kmsKeyId())),
        output.flatMap(each -> text(each.snsTopicArn())),
        text(job.labelCategoryConfigS3Uri()),
        ui.flatMap(each -> text(each.uiTemplateS3Uri())),
        ui.flatMap(each -> text(each.humanTaskUiArn())),
        task.flatMap(each -> text(each.preHumanTaskLambdaArn())),
        task.flatMap(each -> Optional.ofNullable(each.annotationConsolidationConfig()))
            .flatMap(each -> text(each.annotationConsolidationLambdaArn())),
        automated.flatMap(each -> text(each.labelingJobAlgorithmSpecificationArn())),
        resources.flatMap(each -> text(each.volumeKmsKeyId())),
        list(vpc, VpcConfig::subnets),
        list(vpc, VpcConfig::securityGroupIds),
        Optional.ofNullable(job.creationTime()),
        Optional.ofNullable(job.lastModifiedTime()),
        text(job.failureReason()),
        Optional.ofNullable(job.labelCounters()).flatMap(JobDescriptions::counters),
        Optional.empty());
  }

  /// Returns the counters where both that count are given.
  static Optional<LabelCounters> counters(
      software.amazon.awssdk.services.sagemaker.model.LabelCounters counters) {
    if (counters.totalLabeled() == null || counters.unlabeled() == null) {
      return Optional.empty();
    }
    Integer failed = counters.failedNonRetryableError();
    return Optional.of(
        new LabelCounters(
            counters.totalLabeled(), failed == null ? 0 : failed, counters.unlabeled()));
  }

  private static List<String> list(
      Optional<VpcConfig> vpc, Function<VpcConfig, List<String>> field) {
    return vpc.map(field).orElse(List.of());
  }

  private static Optional<String> text(@Nullable String value) {
    return Optional.ofNullable(value).filter(text -> !text.isBlank());
  }
}
