package io.labelguard.local;

import io.labelguard.local.world.World;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// The calls that are refused because the world says that its account refused them.
///
/// They are those that a caller makes once for the whole account. A call for one bucket, job, role
/// or team may be refused for one and answered for another, so these are refused by what the world
/// has of each.
record RefusedCalls(SortedSet<String> calls) {

  private static final Set<String> OF_THE_ACCOUNT =
      Set.of(
          "cloudtrail:DescribeTrails",
          "cloudtrail:GetEventSelectors",
          "cloudtrail:GetTrailStatus",
          "ec2:DescribeRouteTables",
          "ec2:DescribeSecurityGroups",
          "ec2:DescribeSubnets",
          "ec2:DescribeVpcEndpoints",
          "sagemaker:ListLabelingJobs",
          "sagemaker:ListWorkforces",
          "sagemaker:ListWorkteams");

  static RefusedCalls of(World world) {
    SortedSet<String> calls = new TreeSet<>(world.notPermitted());
    calls.retainAll(OF_THE_ACCOUNT);
    return new RefusedCalls(calls);
  }

  boolean contains(String service, String operation) {
    return calls.contains(service + ":" + operation);
  }
}
