package io.labelguard.core.labeling;

import static io.labelguard.core.labeling.Documents.job;
import static io.labelguard.core.labeling.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestContext;
import io.labelguard.policy.request.RequestResource.Exact;
import io.labelguard.policy.request.RequestResource.Prefix;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeedsTest {

  private static final GroundTruthEndpoints ENDPOINTS = GroundTruthEndpoints.bundled();
  private static final String ROLE = "arn:aws:iam::111122223333:role/service-role/Gt";
  private static final Workforce ON_THE_INTERNET =
      new Workforce("default", Optional.empty(), List.of(), Optional.empty(), false);
  private static final Workforce IN_A_VPC =
      new Workforce(
          "default",
          Optional.empty(),
          List.of(),
          Optional.of(new Workforce.Vpc("vpc-0a1b2c3d4e5f60718", Optional.empty())),
          false);

  private static final String JOB =
      """
      {"LabelingJobName": "cats", "LabelingJobStatus": "InProgress",
       "LabelingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:labeling-job/cats",
       "RoleArn": "arn:aws:iam::111122223333:role/service-role/Gt",
       "InputConfig": {"DataSource": {"S3DataSource": {"ManifestS3Uri": "s3://in/m/cats.manifest"}}},
       "LabelCategoryConfigS3Uri": "s3://in/m/categories.json",
       "OutputConfig": {"S3OutputPath": "s3://out/results"}}
      """;

  private static List<Need> at(String bucket) {
    return Needs.groundTruth(job(JOB), bucket, Optional.empty(), ENDPOINTS);
  }

  private static List<String> described(List<Need> needs) {
    return needs.stream()
        .map(
            need ->
                need.request().action()
                    + " "
                    + switch (need.request().resource()) {
                      case Exact(String arn) -> arn;
                      case Prefix(String arn) -> arn + "…";
                    }
                    + (need.essential() ? "" : " (asked for)"))
        .sorted()
        .toList();
  }

  @Test
  void theInputIsReadAndItsBucketListed() {
    assertThat(described(at("in")))
        .containsExactly(
            "s3:AbortMultipartUpload arn:aws:s3:::in/m/categories.json (asked for)",
            "s3:AbortMultipartUpload arn:aws:s3:::in/m/cats.manifest (asked for)",
            "s3:GetBucketLocation arn:aws:s3:::in",
            "s3:GetObject arn:aws:s3:::in/m/categories.json",
            "s3:GetObject arn:aws:s3:::in/m/cats.manifest",
            "s3:ListBucket arn:aws:s3:::in",
            "s3:PutObject arn:aws:s3:::in/m/categories.json (asked for)",
            "s3:PutObject arn:aws:s3:::in/m/cats.manifest (asked for)");
  }

  @Test
  void aBucketThatIsOnlyWrittenToNeedsAllFiveActionsInTheJobsFolder() {
    assertThat(described(at("out")))
        .containsExactly(
            "s3:AbortMultipartUpload arn:aws:s3:::out/results/cats/…",
            "s3:GetBucketLocation arn:aws:s3:::out",
            "s3:GetObject arn:aws:s3:::out/results/cats/…",
            "s3:ListBucket arn:aws:s3:::out",
            "s3:PutObject arn:aws:s3:::out/results/cats/…");
  }

  @ParameterizedTest
  @CsvSource({
    "s3://out, cats/",
    "s3://out/, cats/",
    "s3://out//, /cats/",
    "s3://out/a, a/cats/",
    "s3://out/a/b/, a/b/cats/"
  })
  void groundTruthWritesOnlyInTheFolderOfTheJobsName(String path, String folder) {
    LabelingJob job = job(JOB.replace("s3://out/results", path));
    assertThat(described(Needs.groundTruth(job, "out", Optional.empty(), ENDPOINTS)))
        .contains("s3:PutObject arn:aws:s3:::out/" + folder + "…")
        .filteredOn(need -> need.contains("Object"))
        .hasSize(2);
  }

  @Test
  void aJobWithoutANameMayWriteAnywhereUnderItsOutputPath() {
    LabelingJob request = job("{\"OutputConfig\": {\"S3OutputPath\": \"s3://out/results\"}}");
    assertThat(described(Needs.groundTruth(request, "out", Optional.empty(), ENDPOINTS)))
        .contains("s3:PutObject arn:aws:s3:::out/results/…");
  }

  @Test
  void aBucketThatTheJobDoesNotNameNeedsNothing() {
    assertThat(at("i")).isEmpty();
    assertThat(at("IN")).as("bucket names are case-sensitive").isEmpty();
    assertThat(Needs.workers(job(JOB), "out", Optional.empty(), ON_THE_INTERNET)).isEmpty();
  }

  @Test
  void theRequestsComeFromTheExecutionRoleThroughTheEndpointOfTheJobsRegion() {
    Request request = at("in").getFirst().request();
    assertThat(request.principal().name()).isEqualTo(ROLE);
    assertThat(request.principal().session()).isEmpty();
    assertThat(request.resourceAccount()).contains("111122223333");
    assertThat(request.identityPolicies()).isEqualTo(Request.IdentityPolicies.ALLOW);
  }

  @ParameterizedTest
  @CsvSource({
    "aws:SourceVpce, vpce-08408e335ebf95b40",
    "aws:PrincipalArn, arn:aws:iam::111122223333:role/service-role/Gt",
    "aws:PrincipalAccount, 111122223333",
    "aws:PrincipalIsAWSService, false",
    "aws:ViaAWSService, false",
    "aws:SecureTransport, true",
    "s3:authType, REST-HEADER",
  })
  void groundTruthsContextHasWhatIsKnown(String key, String value) {
    assertThat(state(at("in").getFirst(), key)).isEqualTo(KeyState.of(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws:SourceVpc",
        "aws:SourceVpcArn",
        "aws:VpcSourceIp",
        "aws:VpceAccount",
        "aws:VpceOrgID",
        "aws:VpceOrgPaths"
      })
  void whatIsAwssOwnIsForeign(String key) {
    assertThat(state(at("in").getFirst(), key)).isEqualTo(new KeyState.Foreign());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws:SourceIp",
        "aws:CalledVia",
        "aws:SourceArn",
        "aws:SourceAccount",
        "s3:signatureAge"
      })
  void whatAServiceRoleBehindAnEndpointNeverCarriesIsAbsent(String key) {
    assertThat(state(at("in").getFirst(), key)).isEqualTo(new KeyState.Absent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws:PrincipalOrgID",
        "aws:PrincipalTag/project",
        "s3:prefix",
        "s3:x-amz-acl",
        "s3:x-amz-server-side-encryption",
        "some:thing"
      })
  void whatNobodyCanTellIsUnknown(String key) {
    assertThat(state(at("in").getFirst(), key)).isEqualTo(new KeyState.Unknown());
  }

  @Test
  void theUserIdHasTheFormOfARolesSession() {
    assertThat(state(at("in").getFirst(), "aws:userid"))
        .isEqualTo(new KeyState.Matching("AROA*:*"));
  }

  @Test
  void outputIsWrittenWithKmsWhereTheJobNamesAKey() {
    LabelingJob job =
        job(JOB.replace("\"s3://out/results\"", "\"s3://out/results\", \"KmsKeyId\": \"alias/k\""));
    for (Need need : Needs.groundTruth(job, "out", Optional.empty(), ENDPOINTS)) {
      assertThat(state(need, "s3:x-amz-server-side-encryption"))
          .isEqualTo(
              need.request().action().equals("s3:PutObject")
                  ? KeyState.of("aws:kms")
                  : new KeyState.Unknown());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-west-1", "mars-north-1"})
  void aRegionOutsideTheTableLeavesTheEndpointUnknown(String region) {
    LabelingJob job = job(JOB.replace("us-east-1", region));
    Need need = Needs.groundTruth(job, "in", Optional.empty(), ENDPOINTS).getFirst();
    assertThat(state(need, "aws:SourceVpce")).isEqualTo(new KeyState.Unknown());
  }

  @Test
  void aJobWithoutARoleHasAnUnknownPrincipal() {
    LabelingJob job = job(JOB.replace("\"RoleArn\"", "\"Role\""));
    Need need = Needs.groundTruth(job, "in", Optional.empty(), ENDPOINTS).getFirst();
    assertThat(state(need, "aws:PrincipalArn")).isEqualTo(new KeyState.Unknown());
    assertThat(state(need, "aws:PrincipalAccount")).isEqualTo(KeyState.of("111122223333"));
  }

  @ParameterizedTest
  @CsvSource({
    "aws-cn,cn-north-1",
    "aws-us-gov,us-gov-west-1",
    "aws,us-east-1",
    "aws-iso,us-iso-east-1"
  })
  void theBucketsArnIsInTheJobsPartition(String partition, String region) {
    LabelingJob job =
        job(JOB.replace("arn:aws:", "arn:" + partition + ":").replace("us-east-1", region));
    assertThat(described(Needs.groundTruth(job, "out", Optional.empty(), ENDPOINTS)))
        .contains("s3:ListBucket arn:" + partition + ":s3:::out");
    LabelingJob request = job("{\"OutputConfig\": {\"S3OutputPath\": \"s3://out\"}}");
    LabelingJob placed =
        LabelingDocuments.labelingJob(
            json("{\"OutputConfig\": {\"S3OutputPath\": \"s3://out\"}}"),
            Optional.of(region),
            Optional.empty());
    assertThat(placed.partition()).isEqualTo(partition);
    assertThat(request.partition()).isEqualTo("aws");
  }

  @Test
  void workersGetTheObjectsBesideTheManifestAndAllOfItsBucketByPresignedUrl() {
    List<Need> needs = Needs.workers(job(JOB), "in", Optional.empty(), ON_THE_INTERNET);
    assertThat(described(needs))
        .containsExactly("s3:GetObject arn:aws:s3:::in/m/…", "s3:GetObject arn:aws:s3:::in/…");
    assertThat(needs).allSatisfy(need -> assertThat(need.path()).isEqualTo(AccessPath.WORKERS));
    assertThat(state(needs.getFirst(), "s3:authType")).isEqualTo(KeyState.of("REST-QUERY-STRING"));
    assertThat(needs.getFirst().request().principal().name()).isEqualTo(ROLE);
  }

  @Test
  void workersOnTheInternetCarryAnAddressAndNoVpc() {
    Need need = Needs.workers(job(JOB), "in", Optional.empty(), ON_THE_INTERNET).getFirst();
    assertThat(state(need, "aws:SourceIp")).isEqualTo(new KeyState.Matching("*"));
    assertThat(state(need, "aws:SourceVpce")).isEqualTo(new KeyState.Absent());
    assertThat(state(need, "aws:SourceVpc")).isEqualTo(new KeyState.Absent());
    assertThat(state(need, "aws:VpcSourceIp")).isEqualTo(new KeyState.Absent());
  }

  @Test
  void workersInAVpcCarryItsIdAndNoPublicAddress() {
    Need need = Needs.workers(job(JOB), "in", Optional.empty(), IN_A_VPC).getFirst();
    assertThat(state(need, "aws:SourceIp")).isEqualTo(new KeyState.Absent());
    assertThat(state(need, "aws:SourceVpce")).isEqualTo(new KeyState.Matching("vpce-*"));
    assertThat(state(need, "aws:SourceVpc")).isEqualTo(KeyState.of("vpc-0a1b2c3d4e5f60718"));
    assertThat(state(need, "aws:VpcSourceIp")).isEqualTo(new KeyState.Matching("*"));
  }

  private static KeyState state(Need need, String key) {
    RequestContext context = need.request().context();
    return context.state(key.toLowerCase(java.util.Locale.ROOT));
  }
}
