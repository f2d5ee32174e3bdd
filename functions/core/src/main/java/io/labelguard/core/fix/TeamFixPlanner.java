package io.labelguard.core.fix;

import io.labelguard.core.labeling.PrivateRange;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.labeling.Workteam.PresignConstraint;
import java.util.List;
import java.util.Optional;

/// Plans the presign constraint of a private work team that has none (LG301): SourceIp where the
/// workforce has no VPC and no IPv6 portal, VpcSourceIp where it has a VPC with an S3 endpoint and
/// its public portal is closed. Any other case is left to a person.
public final class TeamFixPlanner {

  private static final PresignConstraint SOURCE_IP = new PresignConstraint(true, false);
  private static final PresignConstraint VPC_SOURCE_IP = new PresignConstraint(false, true);

  private TeamFixPlanner() {}

  /// Plans for one team.
  ///
  /// @param vpcHasS3Endpoint whether the workforce's VPC has an S3 endpoint; empty where it has no
  ///     VPC or it cannot be known
  public static TeamFixPlan plan(
      Workteam team, Optional<Workforce> workforce, Optional<Boolean> vpcHasS3Endpoint) {
    if (team.kind() != Workteam.Kind.PRIVATE) {
      return none("Only private work teams can be constrained; this one is a vendor's or public.");
    }
    if (!team.constraint().equals(PresignConstraint.NONE)) {
      return new TeamFixPlan.Nothing();
    }
    if (workforce.isEmpty()) {
      return none("The workforce is not known, so neither is the network its workers come from.");
    }
    return workforce.get().vpc().isPresent()
        ? inVpc(team, workforce.get(), workforce.get().vpc().get(), vpcHasS3Endpoint)
        : onTheInternet(team, workforce.get());
  }

  private static TeamFixPlan onTheInternet(Workteam team, Workforce workforce) {
    return workforce.dualStack()
        ? none(
            "The portal of workforce "
                + workforce.name()
                + " also answers on IPv6: a worker who opens it over IPv6 fetches from S3 over IPv4"
                + " and would be refused. Set its IpAddressType to ipv4 first.")
        : set(team, SOURCE_IP);
  }

  private static TeamFixPlan inVpc(
      Workteam team, Workforce workforce, Workforce.Vpc vpc, Optional<Boolean> s3Endpoint) {
    if (!closesPublicPortal(workforce)) {
      return none(
          "Workforce "
              + workforce.name()
              + " has VPC "
              + vpc.id()
              + ", but its public portal is open too: workers may come either way, and no one"
              + " constraint fits both. Close the public portal with SourceIpConfig (private"
              + " addresses only) first.");
    }
    if (s3Endpoint.isEmpty()) {
      return none("Cannot decide whether VPC " + vpc.id() + " has an S3 endpoint.");
    }
    return s3Endpoint.get()
        ? set(team, VPC_SOURCE_IP)
        : none(
            "VPC "
                + vpc.id()
                + " has no S3 endpoint, so workers in it reach S3 over the internet, and"
                + " VpcSourceIp would refuse them. Create the endpoint first.");
  }

  /// Whether SourceIpConfig closes the public portal: it has only private addresses. It does not
  /// restrict the portal in the VPC.
  private static boolean closesPublicPortal(Workforce workforce) {
    return !workforce.cidrs().isEmpty()
        && workforce.cidrs().stream().allMatch(PrivateRange::contains);
  }

  private static TeamFixPlan set(Workteam team, PresignConstraint constraint) {
    return new TeamFixPlan.SetConstraint(
        constraint,
        UnifiedDiff.of(
            "work team " + team.name() + " before",
            "work team " + team.name() + " after",
            lines(team.constraint()),
            lines(constraint)));
  }

  private static List<String> lines(PresignConstraint constraint) {
    return List.of(
        "SourceIp: " + (constraint.sourceIp() ? "Enabled" : "Disabled"),
        "VpcSourceIp: " + (constraint.vpcSourceIp() ? "Enabled" : "Disabled"));
  }

  private static TeamFixPlan none(String reason) {
    return new TeamFixPlan.NoSafeFix(List.of(reason));
  }
}
