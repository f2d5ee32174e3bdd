package io.labelguard.core.labeling;

import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.RequestContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Builds the request contexts of a job's access paths: which keys they have, which they do not
/// have, and which are unknown.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">AWS
///     global condition context keys</a> for which keys a request through a VPC endpoint carries
final class JobContexts {

  private static final KeyState ABSENT = new KeyState.Absent();
  private static final KeyState UNKNOWN = new KeyState.Unknown();
  private static final KeyState FOREIGN = new KeyState.Foreign();
  private static final KeyState PRESENT = new KeyState.Matching("*");

  /// How old a presigned URL is taken to be, in milliseconds: AWS does not say how long it lasts,
  /// and a worker may look at a task for an hour.
  private static final String HOUR_OLD = "3600000";

  private JobContexts() {}

  /// Ground Truth's own requests: the execution role's session, through the endpoint of AWS in the
  /// job's Region, whose VPC and account no customer's policy names.
  static RequestContext groundTruth(LabelingJob job, GroundTruthEndpoints endpoints) {
    Map<String, KeyState> keys = executionRole(job);
    keys.put("aws:SourceVpce", known(job.region().flatMap(endpoints::in)));
    for (String key :
        List.of(
            "aws:SourceVpc",
            "aws:SourceVpcArn",
            "aws:VpcSourceIp",
            "aws:VpceAccount",
            "aws:VpceOrgID",
            "aws:VpceOrgPaths")) {
      keys.put(key, FOREIGN);
    }
    keys.put("aws:SourceIp", ABSENT);
    keys.put("s3:authType", KeyState.of("REST-HEADER"));
    // It works for presigned requests only, says the page on Signature Version 4's condition keys.
    keys.put("s3:signatureAge", ABSENT);
    return new RequestContext(new TreeMap<>(keys), true);
  }

  /// Workers' GETs by presigned URL, which carry the execution role's identity and the worker's own
  /// network: the workforce's VPC where it has one, else the internet.
  static RequestContext workers(LabelingJob job, Workforce workforce) {
    Map<String, KeyState> keys = executionRole(job);
    keys.put("s3:authType", KeyState.of("REST-QUERY-STRING"));
    keys.put("s3:signatureAge", KeyState.of(HOUR_OLD));
    keys.putAll(workforce.vpc().map(vpc -> through(vpc, job)).orElseGet(JobContexts::internet));
    return new RequestContext(new TreeMap<>(keys), true);
  }

  /// Adds what only one action's requests carry: the output is written with the job's KMS key where
  /// it names one.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_LabelingJobOutputConfig.html">LabelingJobOutputConfig</a>
  ///     (KmsKeyId: a condition on the encryption header must expect aws:kms)
  static RequestContext forAction(RequestContext context, LabelingJob job, String action) {
    return action.equals("s3:PutObject") && job.outputKmsKeyId().isPresent()
        ? context.with("s3:x-amz-server-side-encryption", KeyState.of("aws:kms"))
        : context;
  }

  private static Map<String, KeyState> executionRole(LabelingJob job) {
    Map<String, KeyState> keys = new TreeMap<>();
    Optional<Arn> role = job.roleArn().flatMap(Arn::parse);
    keys.put("aws:PrincipalArn", known(job.roleArn()));
    keys.put("aws:PrincipalAccount", known(role.map(Arn::account).or(job::account)));
    // The role's unique id and the session's name, both unknown but for their form.
    keys.put("aws:userid", new KeyState.Matching("AROA*:*"));
    keys.put("aws:PrincipalIsAWSService", KeyState.of("false"));
    keys.put("aws:ViaAWSService", KeyState.of("false"));
    keys.put("aws:SecureTransport", KeyState.of("true"));
    for (String key :
        List.of(
            "aws:CalledVia",
            "aws:CalledViaFirst",
            "aws:CalledViaLast",
            "aws:PrincipalServiceName",
            "aws:PrincipalServiceNamesList",
            "aws:SourceAccount",
            "aws:SourceArn",
            "aws:SourceOrgID",
            "aws:SourceOrgPaths")) {
      keys.put(key, ABSENT);
    }
    return keys;
  }

  private static Map<String, KeyState> internet() {
    return Map.of(
        "aws:SourceIp", PRESENT,
        "aws:SourceVpce", ABSENT,
        "aws:SourceVpc", ABSENT,
        "aws:SourceVpcArn", ABSENT,
        "aws:VpcSourceIp", ABSENT,
        "aws:VpceAccount", ABSENT,
        "aws:VpceOrgID", ABSENT,
        "aws:VpceOrgPaths", ABSENT);
  }

  /// The S3 endpoint in the workforce's VPC is another than the portal's (`Vpc.endpointId`), and
  /// its id is not known here.
  private static Map<String, KeyState> through(Workforce.Vpc vpc, LabelingJob job) {
    return Map.of(
        "aws:SourceIp", ABSENT,
        "aws:SourceVpce", new KeyState.Matching("vpce-*"),
        "aws:SourceVpc", KeyState.of(vpc.id()),
        "aws:SourceVpcArn",
            new KeyState.Matching("arn:" + job.partition() + ":ec2:*:*:vpc/" + vpc.id()),
        "aws:VpcSourceIp", PRESENT,
        "aws:VpceAccount", UNKNOWN,
        "aws:VpceOrgID", UNKNOWN,
        "aws:VpceOrgPaths", UNKNOWN);
  }

  private static KeyState known(Optional<String> value) {
    return value.map(KeyState::of).orElse(UNKNOWN);
  }
}
