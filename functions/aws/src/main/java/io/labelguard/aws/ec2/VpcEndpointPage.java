package io.labelguard.aws.ec2;

import io.labelguard.aws.signed.XmlElement;
import java.util.List;

/// One page of DescribeVpcEndpoints.
///
/// @param nextToken empty on the last page
record VpcEndpointPage(List<Endpoint> endpoints, String nextToken) {

  /// Where an endpoint leads, and its state.
  record Endpoint(String service, String state) {}

  /// Reads EC2's answer.
  static VpcEndpointPage of(XmlElement answer) {
    return new VpcEndpointPage(
        answer.children("vpcEndpointSet").stream()
            .flatMap(set -> set.children("item").stream())
            .map(item -> new Endpoint(item.textOf("serviceName"), item.textOf("state")))
            .toList(),
        answer.textOf("nextToken"));
  }
}
