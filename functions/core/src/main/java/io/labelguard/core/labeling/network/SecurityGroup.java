package io.labelguard.core.labeling.network;

import java.util.List;
import java.util.Set;

/// A security group, as DescribeSecurityGroups describes it.
///
/// @param egress its rules on what leaves
public record SecurityGroup(String id, List<Rule> egress) {

  private static final int HTTPS = 443;

  public SecurityGroup {
    egress = List.copyOf(egress);
  }

  /// One rule on what leaves.
  ///
  /// @param protocol a name or number; `-1` is every protocol
  /// @param fromPort the first port; -1 where it names none
  /// @param toPort the last port; -1 where it names none
  /// @param destinations CIDRs, ids of prefix lists and ids of groups
  /// @see <a
  ///     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html">IpPermission</a>
  public record Rule(String protocol, int fromPort, int toPort, List<String> destinations) {

    private static final Set<String> WITH_TCP = Set.of("-1", "tcp", "6");

    public Rule {
      destinations = List.copyOf(destinations);
    }

    /// Whether it lets HTTPS leave to its destinations.
    boolean letsHttpsOut() {
      boolean anyPort = protocol.equals("-1") || fromPort < 0 || toPort < 0;
      return WITH_TCP.contains(protocol) && (anyPort || (fromPort <= HTTPS && HTTPS <= toPort));
    }
  }

  /// How far HTTPS gets from behind several groups together.
  public enum Egress {
    /// Nowhere.
    NONE,
    /// To some addresses. It is not known whether those of S3 are among them.
    SOME,
    /// To S3, or everywhere.
    TO_S3
  }

  /// Decides how far HTTPS gets from behind groups; rules add up.
  ///
  /// @param s3 ids of the prefix lists that are known to be S3's
  public static Egress egress(List<SecurityGroup> groups, Set<String> s3) {
    List<String> destinations =
        groups.stream()
            .flatMap(group -> group.egress().stream())
            .filter(Rule::letsHttpsOut)
            .flatMap(rule -> rule.destinations().stream())
            .toList();
    if (destinations.isEmpty()) {
      return Egress.NONE;
    }
    return destinations.stream().anyMatch(to -> to.equals("0.0.0.0/0") || s3.contains(to))
        ? Egress.TO_S3
        : Egress.SOME;
  }
}
