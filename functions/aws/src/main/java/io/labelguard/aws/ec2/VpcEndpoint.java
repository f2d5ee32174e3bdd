package io.labelguard.aws.ec2;

import io.labelguard.aws.signed.XmlElement;

/// An endpoint of a VPC, as DescribeVpcEndpoints describes it; empty text for what it leaves out.
///
/// @param type `Gateway`, `Interface` or another
/// @param service where it leads, such as `com.amazonaws.us-east-1.s3`
public record VpcEndpoint(String id, String type, String vpcId, String service, String state) {

  static VpcEndpoint of(XmlElement item) {
    return new VpcEndpoint(
        item.textOf("vpcEndpointId"),
        item.textOf("vpcEndpointType"),
        item.textOf("vpcId"),
        item.textOf("serviceName"),
        item.textOf("state"));
  }
}
