package io.labelguard.tests.machine;

import static java.util.stream.Collectors.joining;

import io.labelguard.local.world.World;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// An account with as many jobs as a sweep is to look at. Every fourth bucket denies Ground Truth,
/// and every third team has no presign constraint.
final class SweptWorld {

  private static final String ACCOUNT = "111122223333";

  private final int jobs;
  private final int buckets;
  private final int teams;
  private final String created;

  /// @param now the day before is the day of the jobs' creation
  SweptWorld(int jobs, int buckets, int teams, Instant now) {
    this.jobs = jobs;
    this.buckets = buckets;
    this.teams = teams;
    this.created = now.minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  World world() {
    return World.parse(
        """
        {"account": "%s", "region": "us-east-1", "trails": true,
         "buckets": [%s],
         "jobs": [%s],
         "workteams": [%s]}
        """
            .formatted(
                ACCOUNT,
                list(buckets, this::bucket),
                list(jobs, this::job),
                list(teams, this::team)));
  }

  private static String list(int length, IntFunction<String> element) {
    return IntStream.range(0, length).mapToObj(element).collect(joining(",\n"));
  }

  private String bucket(int number) {
    if (number % 4 != 0) {
      return "{\"name\": \"%s\"}".formatted(bucketName(number));
    }
    return """
    {"name": "%1$s", "policy": {"Version": "2012-10-17", "Statement": [
      {"Sid": "OnlyOurEndpoint", "Effect": "Deny", "Principal": "*",
       "Action": ["s3:GetObject", "s3:PutObject", "s3:ListBucket"],
       "Resource": ["arn:aws:s3:::%1$s", "arn:aws:s3:::%1$s/*"],
       "Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-0c1d2e3f4a5b60789"}}}]}}\
    """
        .formatted(bucketName(number));
  }

  private String job(int number) {
    return """
    {"LabelingJobName": "job-%1$04d", "LabelingJobStatus": "InProgress",
     "LabelingJobArn": "arn:aws:sagemaker:us-east-1:%2$s:labeling-job/job-%1$04d",
     "CreationTime": "%5$s", "LastModifiedTime": "%5$s",
     "JobReferenceCode": "code%1$04d", "LabelAttributeName": "label",
     "LabelCounters": {"TotalLabeled": 10, "HumanLabeled": 10, "MachineLabeled": 0,
       "FailedNonRetryableError": 0, "Unlabeled": 90},
     "InputConfig": {"DataSource": {"S3DataSource": {
       "ManifestS3Uri": "s3://%3$s/job-%1$04d.manifest"}}},
     "OutputConfig": {"S3OutputPath": "s3://%3$s/output/"},
     "RoleArn": "arn:aws:iam::%2$s:role/GroundTruthExecutionRole",
     "HumanTaskConfig": {"WorkteamArn": "%4$s",
       "UiConfig": {"UiTemplateS3Uri": "s3://%3$s/template.liquid"},
       "TaskTitle": "Cat or dog", "TaskDescription": "Cat or dog",
       "NumberOfHumanWorkersPerDataObject": 3, "TaskTimeLimitInSeconds": 3600}}\
    """
        .formatted(number, ACCOUNT, bucketName(number % buckets), teamArn(number % teams), created);
  }

  private String team(int number) {
    String constraint =
        number % 3 == 0
            ? ""
            : """
            "WorkerAccessConfiguration": {"S3Presign": {"IamPolicyConstraints": {
              "SourceIp": "Enabled"}}},
            """;
    return """
    {"WorkteamName": "%1$s", "WorkteamArn": "%2$s", "Description": "Workers",
     %3$s "CreateDate": "%4$s", "LastUpdatedDate": "%4$s",
     "MemberDefinitions": [{"CognitoMemberDefinition": {"UserPool": "us-east-1_EXAMPLE01",
       "UserGroup": "%1$s", "ClientId": "1example23456789clientid01"}}]}\
    """
        .formatted(teamName(number), teamArn(number), constraint.strip(), created);
  }

  private static String bucketName(int number) {
    return "gt-bucket-%03d".formatted(number);
  }

  private static String teamName(int number) {
    return "team-%02d".formatted(number);
  }

  private static String teamArn(int number) {
    return "arn:aws:sagemaker:us-east-1:%s:workteam/private-crowd/%s"
        .formatted(ACCOUNT, teamName(number));
  }
}
