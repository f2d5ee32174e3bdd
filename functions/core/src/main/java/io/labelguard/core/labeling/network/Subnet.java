package io.labelguard.core.labeling.network;

/// A subnet, as DescribeSubnets describes it.
public record Subnet(String id, String vpcId) {}
