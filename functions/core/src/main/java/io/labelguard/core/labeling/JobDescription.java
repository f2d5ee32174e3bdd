package io.labelguard.core.labeling;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A labeling job as SageMaker (or a file) describes it: the fields Labelguard reads, as raw text,
/// nothing judged yet. Null, missing and empty are all `Optional.empty()`.
///
/// @param status as the API writes it (`InProgress`), empty for a CreateLabelingJob request
/// @param snsTopicArn of the data source, to which new objects are sent
/// @param outputTopicArn of OutputConfig, to which finished objects are sent
/// @param consolidationLambdaArn of AnnotationConsolidationConfig
/// @param subnets of LabelingJobAlgorithmsConfig…VpcConfig
/// @param modified when SageMaker last changed it; of a job that has ended about when it ended
/// @param failureReason why SageMaker ended the job
/// @param counters how many of its objects are labeled; a request has none
/// @param request as written, where SageMaker has not accepted it yet
public record JobDescription(
    Optional<String> name,
    Optional<String> arn,
    Optional<String> status,
    Optional<String> roleArn,
    Optional<String> workteamArn,
    Optional<String> manifestUri,
    Optional<String> snsTopicArn,
    Optional<String> outputUri,
    Optional<String> outputKmsKeyId,
    Optional<String> outputTopicArn,
    Optional<String> labelCategoriesUri,
    Optional<String> uiTemplateUri,
    Optional<String> humanTaskUiArn,
    Optional<String> preHumanTaskLambdaArn,
    Optional<String> consolidationLambdaArn,
    Optional<String> algorithmSpecificationArn,
    Optional<String> volumeKmsKeyId,
    List<String> subnets,
    List<String> securityGroupIds,
    Optional<Instant> created,
    Optional<Instant> modified,
    Optional<String> failureReason,
    Optional<LabelCounters> counters,
    Optional<JobRequest> request) {

  /// A description in which nothing is given.
  static final JobDescription NOTHING =
      new JobDescription(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public JobDescription {
    subnets = List.copyOf(subnets);
    securityGroupIds = List.copyOf(securityGroupIds);
  }

  /// Returns this description at another point of the job's life; it says nothing of a failure.
  JobDescription at(String then, Optional<LabelCounters> counted) {
    return accepted(Optional.of(then), Optional.empty(), counted);
  }

  /// Returns this description of a job whose request SageMaker has accepted.
  JobDescription accepted() {
    return accepted(status, failureReason, counters);
  }

  private JobDescription accepted(
      Optional<String> then, Optional<String> failure, Optional<LabelCounters> counted) {
    return new JobDescription(
        name,
        arn,
        then,
        roleArn,
        workteamArn,
        manifestUri,
        snsTopicArn,
        outputUri,
        outputKmsKeyId,
        outputTopicArn,
        labelCategoriesUri,
        uiTemplateUri,
        humanTaskUiArn,
        preHumanTaskLambdaArn,
        consolidationLambdaArn,
        algorithmSpecificationArn,
        volumeKmsKeyId,
        subnets,
        securityGroupIds,
        created,
        modified,
        failure,
        counted,
        Optional.empty());
  }
}
