package io.labelguard.core.labeling.need;

import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.policy.request.KeyState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a request of a role's session that SageMaker assumed surely carries, or surely does not.
///
/// One row for each key, with the page that says so; a key without a row is unknown. What differs
/// between the access paths is in [NetworkFacts].
final class SessionFacts {

  static final String GLOBAL_KEYS =
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html";
  private static final String S3_KEYS =
      "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html";
  private static final String TLS =
      "https://aws.amazon.com/blogs/storage/updating-minimum-tls-requirements-for-amazon-s3/";
  private static final String SIGNATURES =
      "https://docs.aws.amazon.com/AmazonS3/latest/API/bucket-policy-s3-sigv4-conditions.html";
  private static final String OUTPUT =
      "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_LabelingJobOutputConfig.html";

  /// How old a presigned URL is taken to be, in milliseconds: AWS does not say how long it lasts,
  /// and a worker may look at a task for an hour.
  private static final String HOUR_OLD = "3600000";

  private static final KeyState ABSENT = new KeyState.Absent();

  // S3 refuses TLS below 1.2, and there is none above 1.3.
  private static final KeyState TLS_VERSION =
      new KeyState.Between(new BigDecimal("1.2"), new BigDecimal("1.3"));

  private SessionFacts() {}

  /// Returns the rows of who calls: the execution role's session, whatever it asks for.
  static List<Fact> ofCaller(LabelingJob job) {
    return ofCaller(job.roleArn(), job.account());
  }

  private static List<Fact> ofCaller(Optional<String> roleArn, Optional<String> account) {
    Optional<String> ofTheRole = roleArn.flatMap(Arn::parse).map(Arn::account);
    List<Fact> facts = new ArrayList<>();
    facts.add(known("aws:PrincipalArn", roleArn));
    facts.add(known("aws:PrincipalAccount", ofTheRole.or(() -> account)));
    facts.add(global("aws:PrincipalType", KeyState.of("AssumedRole")));
    // The role's unique id and the session's name, both unknown but for their form.
    facts.add(global("aws:userid", new KeyState.Matching("AROA*:*")));
    facts.add(global("aws:username", ABSENT));
    facts.add(global("aws:MultiFactorAuthPresent", KeyState.of("false")));
    facts.add(global("aws:MultiFactorAuthAge", ABSENT));
    facts.addAll(ofNoService());
    return facts;
  }

  /// Returns the rows of every caller that is not an AWS service in its own name.
  static List<Fact> ofNoService() {
    return List.of(
        global("aws:PrincipalIsAWSService", KeyState.of("false")),
        global("aws:PrincipalServiceName", ABSENT),
        global("aws:PrincipalServiceNamesList", ABSENT),
        global("aws:SourceAccount", ABSENT),
        global("aws:SourceArn", ABSENT),
        global("aws:SourceOrgID", ABSENT),
        global("aws:SourceOrgPaths", ABSENT));
  }

  /// Returns the rows of the execution role's session on every path.
  ///
  /// @param region the bucket's Region
  /// @param owner the account that owns the bucket
  static List<Fact> ofExecutionRole(
      LabelingJob job, Optional<String> region, Optional<String> owner) {
    return ofRole(job.roleArn(), job.account(), region, owner);
  }

  /// Returns the same rows of the session of any role that a service assumed.
  ///
  /// @param account of the role, where its ARN does not say it
  static List<Fact> ofRole(
      Optional<String> roleArn,
      Optional<String> account,
      Optional<String> region,
      Optional<String> owner) {
    List<Fact> facts = new ArrayList<>(ofCaller(roleArn, account));
    facts.add(global("aws:ViaAWSService", KeyState.of("false")));
    facts.add(global("aws:CalledVia", ABSENT));
    facts.add(global("aws:CalledViaFirst", ABSENT));
    facts.add(global("aws:CalledViaLast", ABSENT));
    facts.add(global("aws:SecureTransport", KeyState.of("true")));
    facts.addAll(ofBucket(region, owner));
    return facts;
  }

  /// Returns the rows of every request that names a bucket, whoever asks. Jobs name buckets, and so
  /// do workers' URLs and the console.
  ///
  /// @param region the bucket's Region
  /// @param owner the account that owns the bucket
  static List<Fact> ofBucket(Optional<String> region, Optional<String> owner) {
    return List.of(
        known("aws:RequestedRegion", region),
        known("aws:ResourceAccount", owner),
        new Fact("s3:ResourceAccount", state(owner), S3_KEYS),
        new Fact("s3:TlsVersion", TLS_VERSION, TLS),
        new Fact("s3:DataAccessPointArn", ABSENT, S3_KEYS),
        new Fact("s3:DataAccessPointAccount", ABSENT, S3_KEYS),
        new Fact("s3:AccessPointNetworkOrigin", ABSENT, S3_KEYS));
  }

  /// Returns the rows of what Ground Truth itself asks for, whatever the network.
  static List<Fact> ofGroundTruth() {
    return List.of(
        global("aws:FederatedProvider", ABSENT),
        global("aws:Ec2InstanceSourceVpc", ABSENT),
        global("aws:Ec2InstanceSourcePrivateIPv4", ABSENT),
        global("ec2:RoleDelivery", ABSENT),
        global("lambda:SourceFunctionArn", ABSENT));
  }

  /// Returns the rows of a request that AWS's own software signs in its header.
  static List<Fact> ofSignedHeader() {
    return List.of(
        new Fact("s3:authType", KeyState.of("REST-HEADER"), SIGNATURES),
        // It works for presigned requests only.
        new Fact("s3:signatureAge", ABSENT, SIGNATURES));
  }

  /// Returns the rows of a GET by presigned URL, whatever the network.
  static List<Fact> ofPresignedUrl() {
    return List.of(
        new Fact("s3:authType", KeyState.of("REST-QUERY-STRING"), SIGNATURES),
        new Fact("s3:signatureAge", KeyState.of(HOUR_OLD), SIGNATURES));
  }

  /// Returns the rows that only one action's requests have: the output is written with the job's
  /// KMS key, or with the account's default key for S3.
  static List<Fact> ofAction(LabelingJob job, String action) {
    if (!action.equals("s3:PutObject")) {
      return List.of();
    }
    return List.of(
        new Fact("s3:x-amz-server-side-encryption", KeyState.of("aws:kms"), OUTPUT),
        new Fact("s3:x-amz-server-side-encryption-aws-kms-key-id", keyId(job), OUTPUT));
  }

  /// S3 compares the key's ARN: which one an id or an alias stands for is not known here.
  private static KeyState keyId(LabelingJob job) {
    return job.outputKmsKeyId()
        .map(
            id ->
                Arn.parse(id, "kms", "key").isPresent()
                    ? KeyState.of(id)
                    : (KeyState) new KeyState.Unknown())
        .orElse(ABSENT);
  }

  private static Fact global(String key, KeyState state) {
    return new Fact(key, state, GLOBAL_KEYS);
  }

  static Fact known(String key, Optional<String> value) {
    return global(key, state(value));
  }

  static KeyState state(Optional<String> value) {
    return value.map(KeyState::of).orElseGet(KeyState.Unknown::new);
  }
}
