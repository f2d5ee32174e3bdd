package io.labelguard.cli.policy;

import io.labelguard.cli.input.InputException;
import io.labelguard.cli.print.Console;
import io.labelguard.core.compose.Restriction;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.console.ConsolePrincipal;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/// The options that say what a bucket is restricted to.
final class RestrictionOptions {

  private static final String EXAMPLES =
      "Networks are vpc-0a1b2c3d4e5f60718 or vpce-0c1d2e3f4a5b60789, for example.";

  @Option(
      names = "--vpc",
      paramLabel = "vpc-…",
      description = "A VPC that keeps access. May be given several times.")
  List<String> vpcs = List.of();

  @Option(
      names = "--vpce",
      paramLabel = "vpce-…",
      description =
          "A VPC endpoint for S3 that keeps access: your own, not Ground Truth's. May be given"
              + " several times.")
  List<String> endpoints = List.of();

  @Option(
      names = "--principal",
      paramLabel = "ARN",
      description =
          "A user or role that keeps access from every network, such as an administrator or who"
              + " starts jobs in the console. May be given several times.")
  List<String> principals = List.of();

  /// Returns the restriction.
  ///
  /// @param known Ground Truth's endpoints, which need not be given
  /// @throws InputException where nothing is given, or a value is something else
  Restriction read(GroundTruthEndpoints known) {
    if (vpcs.isEmpty() && endpoints.isEmpty() && principals.isEmpty()) {
      throw new InputException(
          "give the network that the bucket is restricted to: --vpc or --vpce, or a --principal",
          EXAMPLES);
    }
    vpcs.forEach(RestrictionOptions::refuseUnlessVpc);
    endpoints.forEach(id -> refuseUnlessEndpoint(id, known));
    return new Restriction(
        new TreeSet<>(vpcs),
        new TreeSet<>(endpoints),
        principals.stream().map(RestrictionOptions::principal).distinct().toList());
  }

  private static void refuseUnlessVpc(String id) {
    if (!Restriction.isVpc(id)) {
      throw new InputException(
          "--vpc: "
              + (Restriction.isEndpoint(id)
                  ? id + " is an endpoint: give it with --vpce"
                  : Console.safe(id) + " is not the id of a VPC"),
          EXAMPLES);
    }
  }

  private static void refuseUnlessEndpoint(String id, GroundTruthEndpoints known) {
    if (!Restriction.isEndpoint(id)) {
      throw new InputException(
          "--vpce: "
              + (Restriction.isVpc(id)
                  ? id + " is a VPC: give it with --vpc"
                  : Console.safe(id) + " is not the id of a VPC endpoint"),
          EXAMPLES);
    }
    known
        .regionOf(id)
        .ifPresent(
            region -> {
              throw new InputException(
                  "--vpce: "
                      + id
                      + " is Ground Truth's own endpoint in "
                      + region
                      + ", which all its customers share",
                  "Leave it out: the policy lets in the endpoint of the job's Region, and only for"
                      + " your account.");
            });
  }

  private static ConsolePrincipal principal(String arn) {
    ConsolePrincipal who =
        ConsolePrincipal.parse(arn)
            .orElseThrow(
                () ->
                    new InputException(
                        "--principal: give "
                            + ConsolePrincipal.FORM
                            + ", not "
                            + Console.safe(arn)));
    Optional<String> session = who.session();
    if (session.isPresent()) {
      throw new InputException(
          "--principal: "
              + Console.safe(arn)
              + " is a session, which aws:PrincipalArn never has: give the role's own ARN",
          "aws iam get-role --role-name " + who.name() + " --query Role.Arn prints it.");
    }
    return who;
  }
}
