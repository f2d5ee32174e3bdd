package io.labelguard.core.fix.workforce;

import io.labelguard.core.labeling.PrivateRange;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.policy.value.IpRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Plans the SourceIpConfig of a workforce whose portal is open to every address (LG303): the
/// owner's ranges take the place of those that hold every address, and every other range stays.
/// Ranges by which no worker could open the portal are left to a person.
///
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateWorkforce.html">UpdateWorkforce</a>
public final class WorkforceFixPlanner {

  private static final int V4_BITS = 32;

  private WorkforceFixPlanner() {}

  /// Plans for one workforce.
  ///
  /// @param cidrs the owner's
  public static WorkforceFixPlan plan(Workforce workforce, PortalCidrs cidrs) {
    if (!workforce.isOpen()) {
      return new WorkforceFixPlan.Nothing();
    }
    if (!cidrs.isGiven()) {
      return none("WorkforceCidrs is empty, so it is not known where the workers come from.");
    }
    if (!workforce.isActive()) {
      return none(
          "Workforce "
              + workforce.name()
              + " is not Active but "
              + workforce.status().orElseThrow()
              + ", so it is not written now.");
    }
    List<String> after =
        Stream.concat(
                workforce.cidrs().stream().filter(cidr -> !workforce.openRanges().contains(cidr)),
                cidrs.all().stream())
            .distinct()
            .toList();
    if (after.size() > PortalCidrs.MOST) {
      return none(
          "SourceIpConfig holds at most "
              + PortalCidrs.MOST
              + " ranges. With those that workforce "
              + workforce.name()
              + " has, there would be "
              + after.size()
              + ".");
    }
    return shutOut(workforce, after)
        .map(WorkforceFixPlanner::none)
        .orElseGet(
            () -> new WorkforceFixPlan.SetCidrs(after, WorkforceText.diff(workforce, after)));
  }

  /// Returns why workers could not open the portal; a sentence. The portal in a VPC is not bound by
  /// SourceIpConfig.
  private static Optional<String> shutOut(Workforce workforce, List<String> after) {
    if (workforce.vpc().isPresent()) {
      return Optional.empty();
    }
    List<String> reachable = after.stream().filter(cidr -> !PrivateRange.contains(cidr)).toList();
    if (reachable.isEmpty()) {
      return Optional.of(
          "Workforce "
              + workforce.name()
              + " has no VPC, so its workers come from the internet, and with private ranges only"
              + " no worker could open the portal. Give WorkforceCidrs the public ranges.");
    }
    boolean v4 = reachable.stream().anyMatch(cidr -> bits(cidr) == V4_BITS);
    boolean v6 = reachable.stream().anyMatch(cidr -> bits(cidr) > V4_BITS);
    if (!v4) {
      return Optional.of(
          "Workers open the portal of workforce "
              + workforce.name()
              + " over IPv4, and no public range is of IPv4. Give WorkforceCidrs the IPv4 ranges.");
    }
    return workforce.dualStack() && !v6
        ? Optional.of(
            "The portal of workforce "
                + workforce.name()
                + " also answers on IPv6, and no public range is of IPv6: a worker who comes over"
                + " IPv6 would be refused. Give WorkforceCidrs the IPv6 ranges too, or set the"
                + " workforce's IpAddressType to ipv4.")
        : Optional.empty();
  }

  private static int bits(String cidr) {
    return IpRange.parse(cidr.strip()).map(range -> range.first().bits()).orElse(0);
  }

  private static WorkforceFixPlan none(String reason) {
    return new WorkforceFixPlan.NoSafeFix(List.of(reason));
  }
}
