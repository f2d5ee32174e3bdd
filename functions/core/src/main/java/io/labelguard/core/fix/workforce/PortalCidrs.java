package io.labelguard.core.fix.workforce;

import io.labelguard.policy.value.IpRange;
import java.util.List;

/// The ranges that the owner lets open the workers' portal: the parameter `WorkforceCidrs`.
///
/// @param all in CIDR notation, as the owner wrote them; empty where the owner lets Labelguard
///     write no workforce
public record PortalCidrs(List<String> all) {

  /// Labelguard writes no workforce.
  public static final PortalCidrs NONE = new PortalCidrs(List.of());

  /// How many ranges SourceIpConfig may hold.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_SourceIpConfig.html">SourceIpConfig</a>
  public static final int MOST = 10;

  /// Takes ranges that do not open the portal.
  ///
  /// @throws IllegalArgumentException naming a range that is malformed or holds every address, or
  ///     saying that SourceIpConfig does not hold so many
  public PortalCidrs {
    all = all.stream().map(String::strip).distinct().toList();
    all.forEach(PortalCidrs::check);
    if (all.size() > MOST) {
      throw new IllegalArgumentException("more than " + MOST + " ranges");
    }
  }

  /// SourceIpConfig takes no address without a prefix.
  private static void check(String cidr) {
    IpRange range =
        IpRange.parse(cidr)
            .filter(_ -> cidr.contains("/"))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        cidr + ", which is not a CIDR block such as 203.0.113.0/24"));
    if (range.prefix() == 0) {
      throw new IllegalArgumentException(cidr + ", a range that holds every address");
    }
  }

  /// Whether the owner gave ranges.
  public boolean isGiven() {
    return !all.isEmpty();
  }
}
