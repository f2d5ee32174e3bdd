package io.labelguard.core.check;

import io.labelguard.core.labeling.network.VpcEndpoint;
import io.labelguard.policy.model.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Says what helps automated labeling in a VPC that is denied a bucket.
final class VpcAdvice {

  private VpcAdvice() {}

  /// Returns sentences, with commands to paste.
  static List<String> of(VpcAccess access) {
    List<String> advice = new ArrayList<>();
    for (WayVerdict way : access.ways()) {
      way.path().ifPresent(path -> bucket(way, path, advice));
      if (!way.deniedByEndpoint().isEmpty()) {
        way.way()
            .through()
            .ifPresent(
                endpoint ->
                    advice.addAll(
                        edit(
                            endpoint,
                            "Allow "
                                + Wording.list(way.deniedByEndpoint())
                                + " on bucket "
                                + access.bucket().name()
                                + " and its objects",
                            access.network().job().region().orElse("<region>"))));
      }
    }
    advice.add("Or postpone the change until the job has finished.");
    return List.copyOf(advice);
  }

  private static void bucket(WayVerdict way, PathJudgement path, List<String> advice) {
    List<StatementRef> statements = way.statements();
    if (statements.isEmpty()) {
      return;
    }
    Policy policy = path.policy();
    Set<Deciding> deciding = Deciding.in(policy, statements);
    boolean network = deciding.contains(Deciding.NETWORK) || deciding.contains(Deciding.ADDRESS);
    String where = Wording.statements(statements);
    advice.add(
        switch (way.way()) {
          case WayOut.Endpoint(VpcEndpoint endpoint) when network ->
              "Exempt endpoint "
                  + endpoint.id()
                  + " (aws:SourceVpce) or VPC "
                  + endpoint.vpcId()
                  + " (aws:SourceVpc) in "
                  + where
                  + " of the policy of bucket "
                  + path.bucket().name()
                  + ".";
          case WayOut.Nat _ when network ->
              "Give the VPC an S3 endpoint, and exempt it (aws:SourceVpce) or the VPC"
                  + " (aws:SourceVpc) in "
                  + where
                  + " of the policy of bucket "
                  + path.bucket().name()
                  + ".";
          case WayOut.Endpoint _, WayOut.Nat _ ->
              "Exempt "
                  + Wording.role(path.job())
                  + " in "
                  + where
                  + " of the policy of bucket "
                  + path.bucket().name()
                  + ".";
        });
  }

  /// Returns the steps that change an endpoint's policy.
  ///
  /// @param change what to allow in it, as a sentence without its dot
  static List<String> edit(VpcEndpoint endpoint, String change, String region) {
    return List.of(
        "Save the policy of endpoint "
            + endpoint.id()
            + ". Run: aws ec2 describe-vpc-endpoints --region "
            + region
            + " --vpc-endpoint-ids "
            + endpoint.id()
            + " --query 'VpcEndpoints[0].PolicyDocument' --output text > endpoint-policy.json",
        change
            + " in that file, and put it back. Run: aws ec2 modify-vpc-endpoint --region "
            + region
            + " --vpc-endpoint-id "
            + endpoint.id()
            + " --policy-document file://endpoint-policy.json");
  }
}
