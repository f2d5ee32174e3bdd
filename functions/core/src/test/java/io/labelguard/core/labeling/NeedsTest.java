package io.labelguard.core.labeling;

import static io.labelguard.core.labeling.Documents.job;
import static io.labelguard.core.labeling.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.labeling.need.Need;
import io.labelguard.core.labeling.need.Needs;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestContext;
import io.labelguard.policy.request.RequestResource.Exact;
import io.labelguard.policy.request.RequestResource.Prefix;
import io.labelguard.policy.value.IpRange;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeedsTest {

  private static final GroundTruthEndpoints ENDPOINTS = GroundTruthEndpoints.bundled();
  private static final String ROLE = "arn:aws:iam::111122223333:role/service-role/Gt";
  private static final Workforce ON_THE_INTERNET =
      Workforce.of("default", Optional.empty(), List.of(), Optional.empty(), false);
  private static final Workforce IN_A_VPC =
      Workforce.of(
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
    return Needs.at(bucket, Optional.empty(), Optional.empty()).groundTruth(job(JOB), ENDPOINTS);
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
    assertThat(
            described(
                Needs.at("out", Optional.empty(), Optional.empty()).groundTruth(job, ENDPOINTS)))
        .contains("s3:PutObject arn:aws:s3:::out/" + folder + "…")
        .filteredOn(need -> need.contains("Object"))
        .hasSize(2);
  }

  @Test
  void aJobWithoutANameMayWriteAnywhereUnderItsOutputPath() {
    LabelingJob request = job("{\"OutputConfig\": {\"S3OutputPath\": \"s3://out/results\"}}");
    assertThat(
            described(
                Needs.at("out", Optional.empty(), Optional.empty())
                    .groundTruth(request, ENDPOINTS)))
        .contains("s3:PutObject arn:aws:s3:::out/results/…");
  }

  @Test
  void aBucketThatTheJobDoesNotNameNeedsNothing() {
    assertThat(at("i")).isEmpty();
    assertThat(at("IN")).as("bucket names are case-sensitive").isEmpty();
    assertThat(
            Needs.at("out", Optional.empty(), Optional.empty()).workers(job(JOB), ON_THE_INTERNET))
        .isEmpty();
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
    "aws:PrincipalType, AssumedRole",
    "aws:MultiFactorAuthPresent, false",
    "aws:RequestedRegion, us-east-1",
    "aws:ResourceAccount, 111122223333",
    "s3:ResourceAccount, 111122223333",
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
        "aws:username",
        "aws:MultiFactorAuthAge",
        "aws:FederatedProvider",
        "aws:Ec2InstanceSourceVpc",
        "aws:Ec2InstanceSourcePrivateIPv4",
        "ec2:RoleDelivery",
        "lambda:SourceFunctionArn",
        "s3:DataAccessPointArn",
        "s3:DataAccessPointAccount",
        "s3:AccessPointNetworkOrigin",
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
  void tlsIsOneOfTheVersionsThatS3Takes() {
    assertThat(state(at("in").getFirst(), "s3:TlsVersion"))
        .isEqualTo(new KeyState.Between(new BigDecimal("1.2"), new BigDecimal("1.3")));
  }

  @Test
  void outputIsWrittenWithKmsWhetherTheJobNamesAKeyOrNot() {
    String key = "arn:aws:kms:us-east-1:111122223333:key/1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d";
    assertThat(keyOfOutput("alias/labels")).isEqualTo(new KeyState.Unknown());
    assertThat(keyOfOutput("1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d"))
        .isEqualTo(new KeyState.Unknown());
    assertThat(keyOfOutput(key)).isEqualTo(KeyState.of(key));
    assertThat(keyOfOutput("")).isEqualTo(new KeyState.Absent());
  }

  /// Checks the header on every need, and returns what is known of the key id's.
  private static KeyState keyOfOutput(String keyId) {
    LabelingJob job =
        job(
            JOB.replace(
                "\"s3://out/results\"", "\"s3://out/results\", \"KmsKeyId\": \"" + keyId + "\""));
    KeyState key = new KeyState.Unknown();
    for (Need need :
        Needs.at("out", Optional.empty(), Optional.empty()).groundTruth(job, ENDPOINTS)) {
      boolean put = need.request().action().equals("s3:PutObject");
      assertThat(state(need, "s3:x-amz-server-side-encryption"))
          .isEqualTo(put ? KeyState.of("aws:kms") : new KeyState.Unknown());
      key = put ? state(need, "s3:x-amz-server-side-encryption-aws-kms-key-id") : key;
    }
    return key;
  }

  @Test
  void regionOfTheBucketIsItsOwnWhereItIsKnown() {
    Need need =
        Needs.at("in", Optional.of("eu-west-1"), Optional.empty())
            .groundTruth(job(JOB), ENDPOINTS)
            .getFirst();
    assertThat(state(need, "aws:RequestedRegion")).isEqualTo(KeyState.of("eu-west-1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.0/24,198.51.100.7 | false | 203.0.113.0/24,198.51.100.7/32",
        "203.0.113.0/24,10.0.0.0/16  | false | 203.0.113.0/24",
        "203.0.113.0/24,10.0.0.0/16  | true  | 10.0.0.0/16",
        "203.0.113.0/24              | true  | ''",
        "0.0.0.0/0,203.0.113.0/24    | false | ''",
        "2001:db8::/32,nonsense      | false | ''",
        "2001:db8::/32               | false | 2001:db8::/32",
      })
  void workersAddressesAreTheWorkforcesCidrs(String cidrs, boolean vpc, String ranges) {
    Workforce workforce =
        Workforce.of(
            "default",
            Optional.empty(),
            List.of(cidrs.split(",")),
            vpc ? IN_A_VPC.vpc() : Optional.empty(),
            false);
    Need need =
        Needs.at("in", Optional.empty(), Optional.empty()).workers(job(JOB), workforce).getFirst();
    assertThat(state(need, vpc ? "aws:VpcSourceIp" : "aws:SourceIp"))
        .isEqualTo(
            ranges.isEmpty()
                ? new KeyState.Matching("*")
                : new KeyState.Within(
                    Stream.of(ranges.split(","))
                        .map(range -> IpRange.parse(range).orElseThrow())
                        .toList()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-west-1", "mars-north-1"})
  void aRegionOutsideTheTableLeavesTheEndpointUnknown(String region) {
    LabelingJob job = job(JOB.replace("us-east-1", region));
    Need need =
        Needs.at("in", Optional.empty(), Optional.empty()).groundTruth(job, ENDPOINTS).getFirst();
    assertThat(state(need, "aws:SourceVpce")).isEqualTo(new KeyState.Unknown());
  }

  @Test
  void aJobWithoutARoleHasAnUnknownPrincipal() {
    LabelingJob job = job(JOB.replace("\"RoleArn\"", "\"Role\""));
    Need need =
        Needs.at("in", Optional.empty(), Optional.empty()).groundTruth(job, ENDPOINTS).getFirst();
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
    assertThat(
            described(
                Needs.at("out", Optional.empty(), Optional.empty()).groundTruth(job, ENDPOINTS)))
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
    List<Need> needs =
        Needs.at("in", Optional.empty(), Optional.empty()).workers(job(JOB), ON_THE_INTERNET);
    assertThat(described(needs))
        .containsExactly("s3:GetObject arn:aws:s3:::in/m/…", "s3:GetObject arn:aws:s3:::in/…");
    assertThat(needs).allSatisfy(need -> assertThat(need.path()).isEqualTo(AccessPath.WORKERS));
    assertThat(state(needs.getFirst(), "s3:authType")).isEqualTo(KeyState.of("REST-QUERY-STRING"));
    assertThat(needs.getFirst().request().principal().name()).isEqualTo(ROLE);
  }

  @Test
  void workersOnTheInternetCarryAnAddressAndNoVpc() {
    Need need =
        Needs.at("in", Optional.empty(), Optional.empty())
            .workers(job(JOB), ON_THE_INTERNET)
            .getFirst();
    assertThat(state(need, "aws:SourceIp")).isEqualTo(new KeyState.Matching("*"));
    assertThat(state(need, "aws:SourceVpce")).isEqualTo(new KeyState.Absent());
    assertThat(state(need, "aws:SourceVpc")).isEqualTo(new KeyState.Absent());
    assertThat(state(need, "aws:VpcSourceIp")).isEqualTo(new KeyState.Absent());
  }

  @Test
  void workersInAVpcCarryItsIdAndNoPublicAddress() {
    Need need =
        Needs.at("in", Optional.empty(), Optional.empty()).workers(job(JOB), IN_A_VPC).getFirst();
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
