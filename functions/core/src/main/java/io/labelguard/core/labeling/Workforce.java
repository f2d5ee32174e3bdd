package io.labelguard.core.labeling;

import io.labelguard.policy.value.IpRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The one private workforce of an account and Region.
///
/// @param cidrs SourceIpConfig; empty where none is set
/// @param vpc where workers may reach the portal from a VPC
/// @param dualStack IpAddressType dualstack: the portal also answers on IPv6
/// @param status as AWS writes it; empty where it is not known
/// @param lastUpdated when it was changed last
/// @param otherFields every other field of DescribeWorkforce as JSON in a canonical form by name,
///     so that a read-back can be compared field by field
public record Workforce(
    String name,
    Optional<String> arn,
    List<String> cidrs,
    Optional<Vpc> vpc,
    boolean dualStack,
    Optional<String> status,
    Optional<Instant> lastUpdated,
    SortedMap<String, String> otherFields) {

  /// The workers of a vendor's or public team: they may be at any address on the internet.
  public static final Workforce ANYWHERE =
      of("", Optional.empty(), List.of(), Optional.empty(), false);

  private static final String ACTIVE = "Active";
  private static final Set<String> CHANGING = Set.of("Initializing", "Updating", "Deleting");

  public Workforce {
    cidrs = List.copyOf(cidrs);
    otherFields = Collections.unmodifiableSortedMap(new TreeMap<>(otherFields));
  }

  /// Returns a workforce of which no other fields are known.
  public static Workforce of(
      String name, Optional<String> arn, List<String> cidrs, Optional<Vpc> vpc, boolean dualStack) {
    return new Workforce(
        name, arn, cidrs, vpc, dualStack, Optional.empty(), Optional.empty(), new TreeMap<>());
  }

  /// Returns this workforce with other ranges in its SourceIpConfig.
  public Workforce withCidrs(List<String> other) {
    return new Workforce(name, arn, other, vpc, dualStack, status, lastUpdated, otherFields);
  }

  /// Returns the ranges of SourceIpConfig that hold every address of their IP version.
  public List<String> openRanges() {
    return cidrs.stream().filter(cidr -> cidr.strip().endsWith("/0")).toList();
  }

  /// Whether every address on the internet may open the portal.
  public boolean isOpen() {
    return cidrs.isEmpty() || !openRanges().isEmpty();
  }

  /// Whether AWS has not ended the last change yet. Until then, no page says whether SourceIpConfig
  /// has the old or the new ranges.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_Workforce.html">Workforce</a>
  public boolean isChanging() {
    return status.filter(CHANGING::contains).isPresent();
  }

  /// Whether AWS says that nothing is wrong with it, or says nothing.
  public boolean isActive() {
    return status.filter(text -> !text.equals(ACTIVE)).isEmpty();
  }

  /// Returns the ranges that the workers' own addresses lie in: those of SourceIpConfig that fit
  /// their network. Empty where these are not known: in a VPC, only private ranges can be the
  /// workers', as the portal there is not bound by SourceIpConfig; on the internet only public ones
  /// can, and a range of every address says nothing.
  public List<IpRange> addresses() {
    List<IpRange> ranges = new ArrayList<>();
    for (String cidr : cidrs) {
      if (PrivateRange.contains(cidr.strip()) != vpc.isPresent()) {
        continue;
      }
      Optional<IpRange> range = IpRange.parse(cidr.strip());
      if (range.isEmpty() || range.get().prefix() == 0) {
        return List.of();
      }
      ranges.add(range.get());
    }
    return List.copyOf(ranges);
  }

  /// WorkforceVpcConfig.
  public record Vpc(String id, Optional<String> endpointId) {}
}
