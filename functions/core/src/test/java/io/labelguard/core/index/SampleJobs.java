package io.labelguard.core.index;

import io.labelguard.core.labeling.DataObjects;
import io.labelguard.core.labeling.LabelingDocuments;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.S3Location;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Labeling jobs as SageMaker describes them, and the requests that created them.
public final class SampleJobs {

  private SampleJobs() {}

  /// Returns a job in which everything is given that is kept.
  public static LabelingJob full(String name) {
    return job(
        """
        {"LabelingJobName": "NAME",
         "LabelingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:labeling-job/NAME",
         "LabelingJobStatus": "InProgress",
         "CreationTime": "2026-11-20T09:30:00.123Z",
         "LabelCounters": {"TotalLabeled": 7, "FailedNonRetryableError": 1, "Unlabeled": 92},
         "RoleArn": "arn:aws:iam::111122223333:role/service-role/Labeling",
         "LabelCategoryConfigS3Uri": "s3://gt-settings/categories.json",
         "InputConfig": {"DataSource": {
           "S3DataSource": {"ManifestS3Uri": "s3://gt-data/in.manifest"},
           "SnsDataSource": {"SnsTopicArn": "arn:aws:sns:us-east-1:111122223333:More-Objects"}}},
         "OutputConfig": {"S3OutputPath": "s3://gt-results/out/", "KmsKeyId": "alias/results",
           "SnsTopicArn": "arn:aws:sns:us-east-1:111122223333:finished"},
         "HumanTaskConfig": {
           "WorkteamArn": "arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/vets",
           "UiConfig": {
             "UiTemplateS3Uri": "s3://gt-settings/ui.liquid.html",
             "HumanTaskUiArn": "arn:aws:sagemaker:us-east-1:394669845002:human-task-ui/Tracking"},
           "PreHumanTaskLambdaArn": "arn:aws:lambda:us-east-1:111122223333:function:before:live",
           "AnnotationConsolidationConfig": {"AnnotationConsolidationLambdaArn":
             "arn:aws:lambda:us-east-1:432418664414:function:ACS-BoundingBox"}},
         "LabelingJobAlgorithmsConfig": {
           "LabelingJobAlgorithmSpecificationArn":
             "arn:aws:sagemaker:us-east-1:027400017018:labeling-job-algorithm-specification/x",
           "LabelingJobResourceConfig": {
             "VolumeKmsKeyId":
               "arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d-1111-2222-3333-444455556666",
             "VpcConfig": {"Subnets": ["subnet-1a", "subnet-1b"], "SecurityGroupIds": ["sg-1"]}}}}
        """
            .replace("NAME", name));
  }

  /// What the manifest of [#full] lists.
  public static final DataObjects DATA =
      new DataObjects(
          List.of(new S3Location("gt-images", ""), new S3Location("gt-images", "a/\u00fc b/")),
          Set.of("gt-images"),
          true,
          List.of("1 sequence file that was not read"));

  /// Returns the same job as its request describes it.
  public static LabelingJob requested(String name) {
    return job(
        """
        {"labelingJobName": "NAME",
         "roleArn": "arn:aws:iam::111122223333:role/service-role/Labeling",
         "inputConfig": {"dataSource": {"s3DataSource": {
           "manifestS3Uri": "s3://gt-data/in.manifest"}}},
         "outputConfig": {"s3OutputPath": "s3://gt-results/out/", "kmsKeyId": "alias/results"},
         "humanTaskConfig": {
           "workteamArn": "arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/vets"}}
        """
            .replace("NAME", name));
  }

  /// Returns a job of which much cannot be read.
  public static LabelingJob odd(String name) {
    return job(
        """
        {"LabelingJobName": "NAME", "LabelingJobArn": "arn:aws:sagemaker:x",
         "LabelingJobStatus": "Resting", "CreationTime": "soon", "RoleArn": ["a"],
         "InputConfig": {"DataSource": {"S3DataSource": {"ManifestS3Uri": "https://gt-data"}}},
         "OutputConfig": {"S3OutputPath": "s3://gt-results/out/", "KmsKeyId": "arn:aws:kms:x"},
         "HumanTaskConfig": {"WorkteamArn": "vets"}}
        """
            .replace("NAME", name));
  }

  /// Returns a job with nothing but a bucket for its manifest and output.
  public static LabelingJob at(String bucket, String name) {
    return job(
        """
        {"LabelingJobName": "NAME",
         "LabelingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:labeling-job/NAME",
         "LabelingJobStatus": "InProgress",
         "InputConfig": {"DataSource": {"S3DataSource": {"ManifestS3Uri": "s3://BUCKET/in"}}},
         "OutputConfig": {"S3OutputPath": "s3://BUCKET/out/"}}
        """
            .replace("NAME", name)
            .replace("BUCKET", bucket));
  }

  private static LabelingJob job(String text) {
    try {
      return LabelingDocuments.labelingJob(
          JsonReader.read(text), Optional.of("us-east-1"), Optional.of("111122223333"));
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }
}
