package io.labelguard.core.compose;

import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingDocuments;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.labeling.console.ConsolePrincipal;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Jobs, restrictions and orders that the tests of this package share.
final class Orders {

  static final String ACCOUNT = "111122223333";
  static final String BUCKET = "gt-labeling-data";
  static final String VPC = "vpc-0a1b2c3d4e5f60718";
  static final String ENDPOINT = "vpce-0c1d2e3f4a5b60789";
  static final String GROUND_TRUTH = "vpce-08408e335ebf95b40";
  static final String ROLE = "arn:aws:iam::111122223333:role/GroundTruthExecutionRole";
  static final String ADMIN = "arn:aws:iam::111122223333:role/Admin";

  static final String TEAM = "arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/ours";

  static final String JOB =
      """
      {"LabelingJobName": "cats", "LabelingJobStatus": "InProgress",
       "LabelingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:labeling-job/cats",
       "RoleArn": "%s",
       "InputConfig": {"DataSource": {"S3DataSource": {
         "ManifestS3Uri": "s3://gt-labeling-data/in/cats.manifest"}}},
       "OutputConfig": {"S3OutputPath": "s3://gt-labeling-data/out/"},
       "HumanTaskConfig": {"WorkteamArn": "%s",
         "PreHumanTaskLambdaArn": "arn:aws:lambda:us-east-1:432418664414:function:PRE-BoundingBox"}}
      """
          .formatted(ROLE, TEAM);

  /// What turns [#JOB] into one with automated labeling.
  static final String AUTOMATED =
      """
      "OutputConfig": {"S3OutputPath": "s3://gt-labeling-data/out/"},
       "LabelingJobAlgorithmsConfig": {"LabelingJobAlgorithmSpecificationArn":
        "arn:aws:sagemaker:us-east-1:027400017018:labeling-job-algorithm-specification/object-detection"\
      """;

  private Orders() {}

  static LabelingJob job() {
    return job(JOB);
  }

  /// Reads a job; nothing is known of it that its text does not say.
  static LabelingJob job(String json) {
    try {
      return LabelingDocuments.labelingJob(
          JsonReader.read(json), Optional.empty(), Optional.empty());
    } catch (MalformedJsonException e) {
      throw new AssertionError(json, e);
    }
  }

  /// Returns the job with a part of its text replaced, which must be there.
  static LabelingJob jobWith(String part, String instead) {
    if (!JOB.contains(part)) {
      throw new AssertionError("the job has no " + part);
    }
    return job(JOB.replace(part, instead));
  }

  static LabelingJob automated() {
    return jobWith(
        "\"OutputConfig\": {\"S3OutputPath\": \"s3://gt-labeling-data/out/\"", AUTOMATED);
  }

  /// Returns a restriction to networks and principals, told apart by how they begin.
  static Restriction to(String... names) {
    return new Restriction(
        new TreeSet<>(Arrays.stream(names).filter(name -> name.startsWith("vpc-")).toList()),
        new TreeSet<>(Arrays.stream(names).filter(name -> name.startsWith("vpce-")).toList()),
        Arrays.stream(names)
            .filter(name -> name.startsWith("arn:"))
            .map(name -> ConsolePrincipal.parse(name).orElseThrow())
            .toList());
  }

  static Order order(LabelingJob job, String... names) {
    return new Order(
        job,
        List.copyOf(job.buckets()),
        to(names),
        Optional.empty(),
        Optional.empty(),
        GroundTruthEndpoints.bundled());
  }

  static Order with(Order order, Workteam team) {
    return new Order(
        order.job(),
        order.buckets(),
        order.restriction(),
        Optional.of(team),
        order.workforce(),
        order.endpoints());
  }

  static Order with(Order order, Workforce workforce) {
    return new Order(
        order.job(),
        order.buckets(),
        order.restriction(),
        order.team(),
        Optional.of(workforce),
        order.endpoints());
  }

  static Workforce workforce(Optional<String> vpc) {
    return Workforce.of(
        "default",
        Optional.empty(),
        List.of(),
        vpc.map(id -> new Workforce.Vpc(id, Optional.empty())),
        false);
  }
}
