package io.labelguard.aws.ec2;

import io.labelguard.aws.signed.XmlElement;
import java.util.List;

/// One page of DescribeVpcEndpoints.
///
/// @param nextToken empty on the last page
record VpcEndpointPage(List<VpcEndpoint> endpoints, String nextToken) {

  /// Reads EC2's answer.
  static VpcEndpointPage of(XmlElement answer) {
    return new VpcEndpointPage(
        answer.children("vpcEndpointSet").stream()
            .flatMap(set -> set.children("item").stream())
            .map(VpcEndpoint::of)
            .toList(),
        answer.textOf("nextToken"));
  }
}
