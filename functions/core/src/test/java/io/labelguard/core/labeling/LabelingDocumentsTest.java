package io.labelguard.core.labeling;

import static io.labelguard.core.labeling.Documents.job;
import static io.labelguard.core.labeling.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.labeling.LabelingJob.Location;
import io.labelguard.core.labeling.LabelingJob.Status;
import io.labelguard.core.labeling.LabelingJob.Use;
import io.labelguard.core.labeling.Workteam.PresignConstraint;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelingDocumentsTest {

  private static final String DESCRIBED =
      """
      {"LabelingJobStatus": "InProgress",
       "LabelCounters": {"TotalLabeled": 12, "Unlabeled": 88},
       "CreationTime": 1794992400.123,
       "JobReferenceCode": "cafe",
       "LabelingJobName": "cats-and-dogs",
       "LabelingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:labeling-job/cats-and-dogs",
       "InputConfig": {"DataSource": {"S3DataSource":
         {"ManifestS3Uri": "s3://gt-in/manifests/cats.manifest"}}},
       "OutputConfig": {"S3OutputPath": "s3://gt-out/results", "KmsKeyId": "alias/labels"},
       "RoleArn": "arn:aws:iam::111122223333:role/service-role/GroundTruthExecutionRole",
       "LabelCategoryConfigS3Uri": "s3://gt-in/manifests/categories.json",
       "LabelingJobAlgorithmsConfig": {
         "LabelingJobAlgorithmSpecificationArn":
           "arn:aws:sagemaker:us-east-1:027400017018:labeling-job-algorithm-specification/image-classification",
         "LabelingJobResourceConfig": {"VpcConfig":
           {"Subnets": ["subnet-0a1b2c3d"], "SecurityGroupIds": "sg-0a1b2c3d"}}},
       "HumanTaskConfig": {
         "WorkteamArn": "arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/reviewers",
         "UiConfig": {"UiTemplateS3Uri": "s3://gt-ui/template.liquid"}}}
      """;

  @Test
  void aDescribedJobIsReadWhole() {
    LabelingJob job = job(DESCRIBED);
    assertThat(job.name()).isEqualTo("cats-and-dogs");
    assertThat(job.region()).contains("us-east-1");
    assertThat(job.account()).contains("111122223333");
    assertThat(job.partition()).isEqualTo("aws");
    assertThat(job.status()).isEqualTo(Status.IN_PROGRESS);
    assertThat(job.created()).contains(Instant.parse("2026-11-18T09:00:00.123Z"));
    assertThat(job.automated()).isTrue();
    assertThat(job.outputKmsKeyId()).contains("alias/labels");
    assertThat(job.locations())
        .containsExactly(
            new Location(Use.MANIFEST, new S3Location("gt-in", "manifests/cats.manifest")),
            new Location(Use.OUTPUT, new S3Location("gt-out", "results")),
            new Location(
                Use.LABEL_CATEGORIES, new S3Location("gt-in", "manifests/categories.json")),
            new Location(Use.UI_TEMPLATE, new S3Location("gt-ui", "template.liquid")));
    assertThat(job.buckets()).containsExactly("gt-in", "gt-out", "gt-ui");
    assertThat(job.unreadable()).isEmpty();
    JobDescription raw = LabelingDocuments.job(json(DESCRIBED)).value();
    assertThat(raw.subnets()).containsExactly("subnet-0a1b2c3d");
    assertThat(raw.securityGroupIds()).containsExactly("sg-0a1b2c3d");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"TotalLabeled": 300, "Unlabeled": 900}                                | 900 of 1200
          {"totalLabeled": 300, "unlabeled": 900, "failedNonRetryableError": 30} | 900 of 1230
          {"TotalLabeled": 300}                                                  | unknown
          {"TotalLabeled": -1, "Unlabeled": 900}                                 | unknown
          {"TotalLabeled": "300", "Unlabeled": 900}                              | unknown
          {"TotalLabeled": 1e3, "Unlabeled": 99999999999999999999}               | unknown
          []                                                                     | unknown
          """)
  void countersSayHowManyObjectsAreLeft(String counters, String left) {
    LabelingJob job = job("{\"LabelingJobName\": \"x\", \"LabelCounters\": " + counters + "}");
    assertThat(job.counters().map(known -> known.left() + " of " + known.total()).orElse("unknown"))
        .isEqualTo(left);
  }

  @Test
  void aRequestIsAJobThatIsStarting() {
    LabelingJob job =
        job(
            """
            {"LabelingJobName": "xray",
             "InputConfig": {"DataSource": {"S3DataSource": {"ManifestS3Uri": "s3://b/m"}}},
             "OutputConfig": {"S3OutputPath": "s3://b/out/"},
             "RoleArn": "arn:aws:iam::111122223333:role/Gt",
             "HumanTaskConfig": {"WorkteamArn":
               "arn:aws:sagemaker:eu-west-1:111122223333:workteam/private-crowd/t"}}
            """);
    assertThat(job.status()).isEqualTo(Status.STARTING);
    assertThat(job.arn()).isEmpty();
    assertThat(job.account()).contains("111122223333");
    assertThat(job.region()).as("jobs run in their team's Region").contains("eu-west-1");
    assertThat(job.unreadable()).isEmpty();
  }

  @Test
  void whatIsGivenCountsBeforeWhatIsInferredButNotBeforeTheArn() {
    String request =
        """
        {"LabelingJobName": "xray", "RoleArn": "arn:aws:iam::111122223333:role/Gt",
         "HumanTaskConfig": {"WorkteamArn":
           "arn:aws:sagemaker:eu-west-1:111122223333:workteam/private-crowd/t"}}
        """;
    Optional<String> region = Optional.of("us-west-2");
    Optional<String> account = Optional.of("444455556666");
    LabelingJob given = LabelingDocuments.labelingJob(json(request), region, account);
    assertThat(given.region()).isEqualTo(region);
    assertThat(given.account()).isEqualTo(account);
    LabelingJob described = LabelingDocuments.labelingJob(json(DESCRIBED), region, account);
    assertThat(described.region()).contains("us-east-1");
    assertThat(described.account()).contains("111122223333");
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:sagemaker:eu-west-1:XXXXXXXXXXXX:labeling-job/x,eu-west-1",
    "arn:aws:sagemaker:eu-west-1::labeling-job/x,eu-west-1",
    "arn:aws:sagemaker:eu-west-1:111122223333,eu-west-1",
    "arn:aws:sagemaker::111122223333:labeling-job/x,us-east-2",
    "arn:aws:sagemaker:<region>:111122223333:labeling-job/x,us-east-2",
    "labeling-job/x,us-east-2"
  })
  void aBlackedOutArnStillTellsItsRegionAndElseTheTeamDoes(String arn, String region) {
    LabelingJob job =
        job(
            """
            {"LabelingJobName": "x", "LabelingJobArn": "%s", "HumanTaskConfig": {"WorkteamArn":
              "arn:aws:sagemaker:us-east-2:111122223333:workteam/private-crowd/t"}}
            """
                .formatted(arn));
    assertThat(job.region()).contains(region);
    assertThat(job.unreadable()).anyMatch(said -> said.contains("RoleArn is missing"));
  }

  @Test
  void theLowerCamelCaseOfCloudTrailIsReadToo() {
    LabelingJob job =
        job(
            """
            {"labelingJobName": "xray", "roleArn": "arn:aws:iam::111122223333:role/Gt",
             "inputConfig": {"dataSource": {"s3DataSource": {"manifestS3Uri": "s3://b/m"}}},
             "outputConfig": {"s3OutputPath": "s3://b/out/", "kmsKeyId": ""}}
            """);
    assertThat(job.name()).isEqualTo("xray");
    assertThat(job.buckets()).containsExactly("b");
    assertThat(job.outputKmsKeyId()).isEmpty();
    assertThat(job.unreadable()).anyMatch(said -> said.contains("KmsKeyId is empty"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"RoleArn\": \"GroundTruthExecutionRole\"} | RoleArn \"GroundTruthExecutionRole\"",
        "{\"RoleArn\": null} | RoleArn is null",
        "{\"RoleArn\": \"\"} | RoleArn is empty",
        "{\"RoleArn\": [\"arn\"]} | RoleArn is a list",
        "{\"OutputConfig\": []} | OutputConfig is a list",
        "{\"OutputConfig\": null} | OutputConfig is null",
        "{} | LabelingJobName is missing",
        "{} | RoleArn is missing",
        "{} | S3OutputPath is missing",
        "{} | neither a manifest nor an SNS topic",
        "{} | Region is not known",
        "{\"CreationTime\": \"soon\"} | CreationTime is not a readable timestamp",
        "{\"CreationTime\": true} | CreationTime is not a readable timestamp",
        "{\"LabelingJobStatus\": \"Paused\"} | LabelingJobStatus \"Paused\"",
        "{\"LabelingJobArn\": \"arn:aws:sagemaker:us-east-1:42:labeling-job/x\"} | LabelingJobArn",
        "{\"LabelingJobArn\": \"arn:aws:sagemaker:us-east-1:111122223333:labeling-job/x\"} |"
            + " LabelingJobStatus is missing",
        "{\"HumanTaskConfig\": {\"WorkteamArn\": \"reviewers\"}} | WorkteamArn \"reviewers\"",
        "{\"LabelingJobName\": \"a\", \"LabelingJobName\": \"b\"} | LabelingJobName is given 2"
            + " times",
        "[] | the document is a list",
        "7 | the document is a number",
      })
  void oddFieldsAreSaidAndNeverCrash(String document, String said) {
    assertThat(job(document).unreadable()).anyMatch(sentence -> sentence.contains(said));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3:/b/out",
        "S3://b/out",
        "s3a://b/out",
        "arn:aws:s3:us-east-1:111122223333:accesspoint/labels/out",
        "{% $states.input.out %}"
      })
  void aPlaceWithoutABucketIsUnresolvedAndKeptAsWritten(String uri) {
    LabelingJob job = job("{\"OutputConfig\": {\"S3OutputPath\": \"" + uri + "\"}}");
    assertThat(job.locations()).isEmpty();
    assertThat(job.unresolved())
        .containsExactly(
            new LabelingJob.UnresolvedPlace(LabelingJob.Use.OUTPUT, "S3OutputPath", uri));
  }

  @Test
  void anExpressionOfAStateIsThePlaceThatItStandsFor() {
    LabelingJob job =
        job(
            """
            {"LabelingJobName.$": "$.name", "InputConfig.$": "$.input",
             "OutputConfig": {"S3OutputPath.$": "States.Format('s3://b/{}', $.x)"},
             "LabelCategoryConfigS3Uri": "s3://b/labels.json"}
            """);
    assertThat(job.name()).isEqualTo("$.name");
    assertThat(job.unresolved())
        .extracting(LabelingJob.UnresolvedPlace::text)
        .containsExactly("$.input", "States.Format('s3://b/{}', $.x)");
    assertThat(job.buckets()).containsExactly("b");
    assertThat(job.outputPrefix(new S3Location("b", "out"))).isEqualTo("out/");
  }

  @Test
  void aStreamingJobHasNoManifestToName() {
    LabelingJob job =
        job(
            """
            {"InputConfig": {"DataSource": {"SnsDataSource":
              {"SnsTopicArn": "arn:aws:sns:us-east-1:111122223333:in"}}}}
            """);
    assertThat(job.unreadable()).noneMatch(said -> said.contains("manifest"));
  }

  @ParameterizedTest
  @CsvSource({
    "Initializing,STARTING",
    "InProgress,IN_PROGRESS",
    "IN_PROGRESS,IN_PROGRESS",
    "Stopping,STOPPING",
    "Completed,COMPLETED",
    "Failed,FAILED",
    "Stopped,STOPPED",
    "Resting,UNKNOWN"
  })
  void aStatusIsReadInEitherSpelling(String text, Status status) {
    assertThat(job("{\"LabelingJobStatus\": \"" + text + "\"}").status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Workteam\": %s}",
        "%s",
      })
  void aTeamIsReadWithAndWithoutItsOuterMember(String form) {
    String team =
        """
        {"WorkteamName": "reviewers",
         "WorkteamArn": "arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/reviewers",
         "MemberDefinitions": [{"CognitoMemberDefinition": {"UserPool": "p", "ClientId": "c"}}],
         "Description": "Reviewers",
         "LastUpdatedDate": "2026-11-18T09:00:00Z",
         "WorkerAccessConfiguration": {"S3Presign": {"IamPolicyConstraints":
           {"SourceIp": "Enabled", "VpcSourceIp": "Disabled"}}}}
        """;
    Described<Workteam> read = LabelingDocuments.workteam(json(form.formatted(team)));
    assertThat(read.notes()).isEmpty();
    Workteam value = read.value();
    assertThat(value.name()).isEqualTo("reviewers");
    assertThat(value.kind()).isEqualTo(Workteam.Kind.PRIVATE);
    assertThat(value.constraint()).isEqualTo(new PresignConstraint(true, false));
    assertThat(value.lastUpdated()).contains(Instant.parse("2026-11-18T09:00:00Z"));
    assertThat(value.otherFields())
        .containsOnlyKeys("Description", "MemberDefinitions")
        .containsEntry(
            "MemberDefinitions",
            "[{\"CognitoMemberDefinition\":{\"ClientId\":\"c\",\"UserPool\":\"p\"}}]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"WorkerAccessConfiguration\": null}",
        "{\"WorkerAccessConfiguration\": {}}",
        "{\"WorkerAccessConfiguration\": {\"S3Presign\": null}}",
        "{\"WorkerAccessConfiguration\": {\"S3Presign\": {\"IamPolicyConstraints\": null}}}",
        "{\"WorkerAccessConfiguration\": {\"S3Presign\": {\"IamPolicyConstraints\":"
            + " {\"SourceIp\": \"Disabled\"}}}}",
        "{\"WorkerAccessConfiguration\": {\"S3Presign\": {\"IamPolicyConstraints\":"
            + " {\"SourceIp\": \"enabled\"}}}}",
        "{\"WorkerAccessConfiguration\": \"Enabled\"}",
      })
  void everyFormOfNothingIsNoConstraint(String team) {
    assertThat(LabelingDocuments.workteam(json(team)).value().constraint())
        .isEqualTo(PresignConstraint.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:sagemaker:us-east-1:394669845002:workteam/public-crowd/default,PUBLIC",
    "arn:aws:sagemaker:us-east-1:444455556666:workteam/vendor-crowd/labelers,VENDOR",
    "arn:aws:sagemaker:us-east-1:111122223333:workteam/private-crowd/vendor-crowd,PRIVATE",
    "reviewers,PRIVATE"
  })
  void aTeamIsPrivateUnlessItsArnSaysOtherwise(String arn, Workteam.Kind kind) {
    assertThat(
            LabelingDocuments.workteam(json("{\"WorkteamArn\": \"" + arn + "\"}")).value().kind())
        .isEqualTo(kind);
  }

  @Test
  void aWorkforceIsReadWithItsVpcAndCidrs() {
    Workforce workforce =
        LabelingDocuments.workforce(
                json(
                    """
                    {"Workforce": {"WorkforceName": "default", "IpAddressType": "dualstack",
                      "WorkforceArn": "arn:aws:sagemaker:us-east-1:111122223333:workforce/default",
                      "SourceIpConfig": {"Cidrs": ["198.51.100.0/24"]},
                      "WorkforceVpcConfig": {"VpcId": "vpc-0a1b2c3d4e5f60718",
                        "VpcEndpointId": "vpce-0f0f0f0f0f0f0f0f0"}}}
                    """))
            .value();
    assertThat(workforce.cidrs()).containsExactly("198.51.100.0/24");
    assertThat(workforce.dualStack()).isTrue();
    assertThat(workforce.vpc())
        .contains(
            new Workforce.Vpc("vpc-0a1b2c3d4e5f60718", Optional.of("vpce-0f0f0f0f0f0f0f0f0")));
  }

  @Test
  void aWorkforceRequestWithAnEmptyVpcHasNone() {
    Workforce workforce =
        LabelingDocuments.workforce(json("{\"WorkforceName\": \"w\", \"WorkforceVpcConfig\": {}}"))
            .value();
    assertThat(workforce.vpc()).isEmpty();
    assertThat(workforce.cidrs()).isEmpty();
    assertThat(workforce.dualStack()).isFalse();
  }
}
