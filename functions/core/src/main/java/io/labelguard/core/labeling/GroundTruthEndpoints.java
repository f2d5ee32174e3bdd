package io.labelguard.core.labeling;

import io.labelguard.core.labeling.table.DatedTable;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The VPC endpoints by which Ground Truth reaches S3, one a Region.
///
/// @param byRegion endpoint id by Region
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/dg/samurai-vpc-labeling-job.html">Run a
///     labeling job in a VPC</a>
public record GroundTruthEndpoints(SortedMap<String, String> byRegion) {

  private static final Pattern ENDPOINT = Pattern.compile("vpce-[0-9a-f]{8}(?:[0-9a-f]{9})?");
  private static final String TABLE = "ground-truth-endpoints.txt";

  /// @throws IllegalArgumentException where a value is not an endpoint id
  public GroundTruthEndpoints {
    byRegion.forEach(
        (region, endpoint) -> {
          if (region.isBlank() || !ENDPOINT.matcher(endpoint).matches()) {
            throw new IllegalArgumentException(
                "Ground Truth endpoint of Region \""
                    + region
                    + "\" must be a VPC endpoint id such as vpce-08408e335ebf95b40, not \""
                    + endpoint
                    + "\"");
          }
        });
    byRegion = Collections.unmodifiableSortedMap(new TreeMap<>(byRegion));
  }

  /// Returns the dated table that comes with Labelguard.
  public static GroundTruthEndpoints bundled() {
    SortedMap<String, String> rows = new TreeMap<>();
    DatedTable.rows(GroundTruthEndpoints.class, TABLE, 2)
        .forEach(row -> rows.put(row.get(0), row.get(1)));
    return new GroundTruthEndpoints(rows);
  }

  /// Returns this table with some rows replaced or added, for ids that AWS has changed since.
  ///
  /// @param overrides endpoint id by Region; an empty id removes the Region, which means "not
  ///     known"
  /// @throws IllegalArgumentException where a value is not an endpoint id
  public GroundTruthEndpoints with(Map<String, String> overrides) {
    SortedMap<String, String> rows = new TreeMap<>(byRegion);
    overrides.forEach(
        (region, endpoint) -> {
          if (endpoint.isBlank()) {
            rows.remove(region);
          } else {
            rows.put(region, endpoint);
          }
        });
    return new GroundTruthEndpoints(rows);
  }

  /// Returns the endpoint of a Region; empty means "not known", never "none needed".
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
