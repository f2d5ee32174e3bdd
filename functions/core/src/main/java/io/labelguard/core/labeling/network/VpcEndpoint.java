package io.labelguard.core.labeling.network;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.layer.Layer;
import io.labelguard.policy.model.MalformedPolicyException;
import java.util.List;
import java.util.Optional;

/// An endpoint of a VPC, as DescribeVpcEndpoints describes it; empty text for what it leaves out.
///
/// @param type `Gateway`, `Interface` or another
/// @param service where it leads, such as `com.amazonaws.us-east-1.s3`
/// @param routeTables ids of the route tables that lead to a gateway endpoint
/// @param privateDns whether the service's own host names lead to an interface endpoint from
///     everywhere in the VPC: its `PrivateDnsEnabled`, without
///     `PrivateDnsOnlyForInboundResolverEndpoint`
/// @param owner the account that has it, which requests through it carry as `aws:VpceAccount`
/// @param policyDocument the text of its own policy
/// @see <a
///     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcEndpoint.html">VpcEndpoint</a>
public record VpcEndpoint(
    String id,
    String type,
    String vpcId,
    String service,
    String state,
    List<String> routeTables,
    boolean privateDns,
    String owner,
    Optional<String> policyDocument) {

  public VpcEndpoint {
    routeTables = List.copyOf(routeTables);
  }

  /// Whether it is a way to S3 in a Region now. Service names are `com.amazonaws.REGION.s3`, with
  /// another prefix in other partitions.
  public boolean servesS3(String region) {
    return service.endsWith("." + region + ".s3") && state.equalsIgnoreCase("available");
  }

  /// Returns its own policy: an endpoint without one allows everything, and of one that cannot be
  /// read nothing is known.
  public Layer policy() {
    return policyDocument.map(VpcEndpoint::read).orElse(Layer.NOT_GIVEN);
  }

  private static Layer read(String text) {
    try {
      return Layer.of(PolicyReader.liveOfLayer(text));
    } catch (MalformedPolicyException _) {
      return Layer.NOT_READ;
    }
  }

  boolean isGateway() {
    return type.equalsIgnoreCase("Gateway");
  }

  boolean isInterface() {
    return type.equalsIgnoreCase("Interface");
  }

  /// Whether what uses a route table goes through this endpoint, or may: requests from there go to
  /// an interface endpoint where the host names of S3 lead to it, and to a gateway endpoint by a
  /// route.
  boolean isUsedFrom(RouteTable table) {
    return isInterface()
        ? privateDns
        : isGateway()
            && (routeTables.contains(table.id())
                || table.routes().stream()
                    .anyMatch(route -> route.active() && route.target().equals(id)));
  }
}
