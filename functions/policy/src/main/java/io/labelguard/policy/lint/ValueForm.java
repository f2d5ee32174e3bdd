package io.labelguard.policy.lint;

import io.labelguard.policy.value.Arns;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The form of the values that a condition key has.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">AWS
///     global condition context keys</a>
enum ValueForm {
  ENDPOINT(
      "vpce-(?:[0-9a-f]{8}|[0-9a-f]{17})",
      "vpce-", "an endpoint id: vpce- and 8 or 17 hexadecimal digits"),
  VPC("vpc-(?:[0-9a-f]{8}|[0-9a-f]{17})", "vpc-", "a VPC id: vpc- and 8 or 17 hexadecimal digits"),
  ACCOUNT("[0-9]{12}|anonymous", "", "an account id: 12 digits"),
  ORGANIZATION("o-[a-z0-9]{10,32}", "o-", "an organization id: o- and 10 to 32 letters or digits"),
  ORGANIZATION_PATH(
      "o-[a-z0-9]{10,32}/(?:r-[a-z0-9]{4,32}/(?:ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}/)*)?",
      "o-",
      "a path of an organization, such as o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/"),
  REGION("[a-z]{2,4}(?:-[a-z]+)+-[0-9]+", "", "a Region, such as us-east-1"),
  ADDRESS("[0-9a-fA-F.:]+", "", "an address under IpAddress or NotIpAddress"),
  PRINCIPAL_ARN(
      arn("iam", "") + "(?:root|(?:user|role)/.+)|" + arn("sts", "") + "federated-user/.+",
      "arn:",
      "the ARN of a role, a user or an account's root, a role's path included"),
  VPC_ARN(arn("ec2", "[a-z0-9-]+") + "vpc/vpc-[0-9a-f]+", "arn:", "a VPC's ARN"),
  KEY_ARN(
      arn("kms", "[a-z0-9-]+") + "key/[0-9a-zA-Z-]+",
      "arn:",
      "a KMS key's ARN; an id or alias never matches"),
  ACCESS_POINT_ARN(arn("s3", "[a-z0-9-]*") + "accesspoint/.+", "arn:", "an access point's ARN"),
  ANY_ARN("arn:" + Arns.PARTITION + ":[a-z0-9-]+:[a-z0-9-]*:[0-9]*:.+", "arn:", "an ARN");

  private static final Map<String, ValueForm> OF_KEY = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static {
    put(ENDPOINT, "aws:SourceVpce");
    put(VPC, "aws:SourceVpc", "aws:Ec2InstanceSourceVpc");
    put(
        ACCOUNT,
        "aws:PrincipalAccount",
        "aws:ResourceAccount",
        "aws:SourceAccount",
        "aws:SourceOwner",
        "aws:VpceAccount",
        "s3:DataAccessPointAccount",
        "s3:ResourceAccount");
    put(
        ORGANIZATION,
        "aws:PrincipalOrgID",
        "aws:ResourceOrgID",
        "aws:SourceOrgID",
        "aws:VpceOrgID");
    put(
        ORGANIZATION_PATH,
        "aws:PrincipalOrgPaths",
        "aws:ResourceOrgPaths",
        "aws:SourceOrgPaths",
        "aws:VpceOrgPaths");
    put(REGION, "aws:RequestedRegion");
    put(ADDRESS, "aws:Ec2InstanceSourcePrivateIPv4", "aws:SourceIp", "aws:VpcSourceIp");
    put(PRINCIPAL_ARN, "aws:PrincipalArn");
    put(VPC_ARN, "aws:SourceVpcArn");
    put(KEY_ARN, "s3:x-amz-server-side-encryption-aws-kms-key-id");
    put(ACCESS_POINT_ARN, "s3:DataAccessPointArn");
    put(ANY_ARN, "aws:SourceArn", "lambda:SourceFunctionArn");
  }

  private final Pattern form;
  private final String start;
  private final String words;

  ValueForm(String form, String start, String words) {
    this.form = Pattern.compile(form);
    this.start = start;
    this.words = words;
  }

  private static String arn(String service, String region) {
    return "arn:" + Arns.PARTITION + ":" + service + ":" + region + ":[0-9]{12}:";
  }

  private static void put(ValueForm form, String... keys) {
    for (String key : keys) {
      OF_KEY.put(key, form);
    }
  }

  /// Returns the form of a key's values, in any letter case; empty where any text can be one.
  static Optional<ValueForm> of(String key) {
    return Optional.ofNullable(OF_KEY.get(key));
  }

  /// Whether a value has the form.
  boolean fits(String value) {
    return form.matcher(value).matches();
  }

  /// Whether a pattern with wildcards can match a value of the form, as far as its beginning shows.
  boolean canFit(String pattern) {
    String head = pattern.split("[*?]", 2)[0].toLowerCase(Locale.ROOT);
    return head.startsWith(start) || start.startsWith(head);
  }

  /// Says what a value should be, after `write `.
  String words() {
    return words;
  }
}
