package io.labelguard.core.labeling.setup;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.labelguard.core.labeling.table.DatedTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Ground Truth's own functions, from the dated table that comes with Labelguard.
///
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HumanTaskConfig.html">HumanTaskConfig</a>
final class GroundTruthFunctions {

  private static final List<List<String>> ROWS =
      DatedTable.rows(GroundTruthFunctions.class, "ground-truth-functions.txt", 3);

  /// The account that has the functions, by Region.
  static final Map<String, String> ACCOUNTS =
      ROWS.stream()
          .filter(row -> row.getFirst().equals("account"))
          .collect(toUnmodifiableMap(row -> row.get(1), row -> row.get(2)));

  /// The task types that have functions.
  static final Set<String> TYPES = Set.copyOf(DatedTable.values(ROWS, "type"));

  private GroundTruthFunctions() {}

  /// Returns the account of the functions in a Region; empty where that is not known.
  static Optional<String> account(String region) {
    return Optional.ofNullable(ACCOUNTS.get(region));
  }
}
