package io.labelguard.core.labeling;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The VPC endpoints by which Ground Truth reaches S3, one a Region.
///
/// @param byRegion endpoint id by Region
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/dg/samurai-vpc-labeling-job.html">Run a
///     labeling job in a VPC</a>
public record GroundTruthEndpoints(SortedMap<String, String> byRegion) {
  public GroundTruthEndpoints {
    byRegion = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(byRegion));
  }

  /// Returns the endpoint of a Region; empty means "cannot tell", never "none needed".
  public Optional<String> in(String region) {
    return Optional.ofNullable(byRegion.get(region));
  }

  /// Returns the Region whose endpoint this id is.
  public Optional<String> regionOf(String endpointId) {
    return byRegion.entrySet().stream()
        .filter(entry -> entry.getValue().equals(endpointId))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
