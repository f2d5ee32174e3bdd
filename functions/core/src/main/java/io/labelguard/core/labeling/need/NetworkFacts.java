package io.labelguard.core.labeling.need;

import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.network.VpcEndpoint;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.value.IpRange;
import java.util.List;
import java.util.Optional;

/// Which network keys a request of an access path carries, with the page that says so.
final class NetworkFacts {

  private static final String KEYS = SessionFacts.GLOBAL_KEYS;
  private static final String ENDPOINTS =
      "https://docs.aws.amazon.com/sagemaker/latest/dg/samurai-vpc-labeling-job.html";
  private static final String WORKFORCE =
      "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_Workforce.html";

  private static final String FUNCTION_VPC =
      "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html";

  private static final KeyState ABSENT = new KeyState.Absent();
  private static final KeyState UNKNOWN = new KeyState.Unknown();
  private static final KeyState FOREIGN = new KeyState.Foreign();
  private static final KeyState PRESENT = new KeyState.Matching("*");
  private static final KeyState ANY_ENDPOINT = new KeyState.Matching("vpce-*");

  private NetworkFacts() {}

  /// Returns the rows of Ground Truth's own network: the endpoint of AWS in the job's Region, whose
  /// VPC and account no customer's policy names.
  static List<Fact> ofGroundTruth(Optional<String> endpoint) {
    return throughAws(endpoint.map(KeyState::of).orElse(UNKNOWN), FOREIGN);
  }

  /// Returns the rows of SageMaker's own network, where its requests go through an endpoint of AWS:
  /// no customer's policy names it. Which private address they come from is not known.
  static List<Fact> ofEndpointOfAws() {
    return throughAws(FOREIGN, PRESENT);
  }

  private static List<Fact> throughAws(KeyState endpoint, KeyState address) {
    return List.of(
        new Fact("aws:SourceVpce", endpoint, ENDPOINTS),
        new Fact("aws:SourceVpc", FOREIGN, KEYS),
        new Fact("aws:SourceVpcArn", FOREIGN, KEYS),
        new Fact("aws:VpcSourceIp", address, KEYS),
        new Fact("aws:VpceAccount", FOREIGN, KEYS),
        new Fact("aws:VpceOrgID", FOREIGN, KEYS),
        new Fact("aws:VpceOrgPaths", FOREIGN, KEYS),
        new Fact("aws:SourceIp", ABSENT, KEYS));
  }

  /// Returns the rows of requests from the internet.
  ///
  /// @param addresses the ranges that they come from; empty where these are not known
  static List<Fact> ofInternet(List<IpRange> addresses) {
    return List.of(
        new Fact("aws:SourceIp", within(addresses), WORKFORCE),
        new Fact("aws:SourceVpce", ABSENT, KEYS),
        new Fact("aws:SourceVpc", ABSENT, KEYS),
        new Fact("aws:SourceVpcArn", ABSENT, KEYS),
        new Fact("aws:VpcSourceIp", ABSENT, KEYS),
        new Fact("aws:VpceAccount", ABSENT, KEYS),
        new Fact("aws:VpceOrgID", ABSENT, KEYS),
        new Fact("aws:VpceOrgPaths", ABSENT, KEYS));
  }

  /// Returns the rows of workers in a VPC. The S3 endpoint there is another than the portal's
  /// (`Vpc.endpointId`), and its id is not known here.
  ///
  /// @param addresses the private ranges that they work from; empty where these are not known
  static List<Fact> ofVpc(Workforce.Vpc vpc, String partition, List<IpRange> addresses) {
    return throughVpc(vpc.id(), partition, ANY_ENDPOINT, addresses, WORKFORCE);
  }

  /// Returns the rows of a function in a VPC, which goes through an S3 endpoint there. The id of
  /// that endpoint is not known here.
  ///
  /// @param named whether a policy may name that endpoint
  static List<Fact> ofFunctionIn(String vpcId, String partition, boolean named) {
    return throughVpc(vpcId, partition, named ? ANY_ENDPOINT : FOREIGN, List.of(), FUNCTION_VPC);
  }

  private static List<Fact> throughVpc(
      String vpcId, String partition, KeyState endpoint, List<IpRange> addresses, String page) {
    String arn = "arn:" + partition + ":ec2:*:*:vpc/" + vpcId;
    return List.of(
        new Fact("aws:SourceIp", ABSENT, KEYS),
        new Fact("aws:SourceVpce", endpoint, KEYS),
        new Fact("aws:SourceVpc", KeyState.of(vpcId), page),
        new Fact("aws:SourceVpcArn", new KeyState.Matching(arn), page),
        new Fact("aws:VpcSourceIp", within(addresses), page),
        new Fact("aws:VpceAccount", UNKNOWN, KEYS),
        new Fact("aws:VpceOrgID", UNKNOWN, KEYS),
        new Fact("aws:VpceOrgPaths", UNKNOWN, KEYS));
  }

  /// Returns the rows of requests through one endpoint of a VPC, gateway or interface.
  ///
  /// @param addresses the private ranges that they come from; empty where these are not known
  /// @see <a
  ///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-vpceaccount">aws:VpceAccount</a>
  static List<Fact> ofEndpoint(VpcEndpoint endpoint, String partition, List<IpRange> addresses) {
    String vpc = "arn:" + partition + ":ec2:*:*:vpc/" + endpoint.vpcId();
    return List.of(
        new Fact("aws:SourceIp", ABSENT, KEYS),
        new Fact("aws:SourceVpce", KeyState.of(endpoint.id()), KEYS),
        new Fact("aws:SourceVpc", KeyState.of(endpoint.vpcId()), KEYS),
        new Fact("aws:SourceVpcArn", new KeyState.Matching(vpc), KEYS),
        new Fact("aws:VpcSourceIp", within(addresses), KEYS),
        new Fact(
            "aws:VpceAccount",
            endpoint.owner().isEmpty() ? UNKNOWN : KeyState.of(endpoint.owner()),
            KEYS),
        new Fact("aws:VpceOrgID", UNKNOWN, KEYS),
        new Fact("aws:VpceOrgPaths", UNKNOWN, KEYS));
  }

  /// Returns the rows of requests through an endpoint of which only the id is known.
  static List<Fact> ofEndpoint(String id) {
    return List.of(
        new Fact("aws:SourceIp", ABSENT, KEYS),
        new Fact("aws:SourceVpce", KeyState.of(id), KEYS),
        new Fact("aws:SourceVpc", PRESENT, KEYS),
        new Fact("aws:SourceVpcArn", PRESENT, KEYS),
        new Fact("aws:VpcSourceIp", PRESENT, KEYS),
        new Fact("aws:VpceAccount", UNKNOWN, KEYS),
        new Fact("aws:VpceOrgID", UNKNOWN, KEYS),
        new Fact("aws:VpceOrgPaths", UNKNOWN, KEYS));
  }

  private static KeyState within(List<IpRange> addresses) {
    return addresses.isEmpty() ? PRESENT : new KeyState.Within(addresses);
  }
}
