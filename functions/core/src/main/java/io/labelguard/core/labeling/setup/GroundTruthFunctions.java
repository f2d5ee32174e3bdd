package io.labelguard.core.labeling.setup;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.labelguard.core.labeling.Arn;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.table.DatedTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Ground Truth's own functions, from the dated table that comes with Labelguard.
///
/// @see <a
///     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HumanTaskConfig.html">HumanTaskConfig</a>
public final class GroundTruthFunctions {

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

  /// Whether a function is Ground Truth's own, or has a name as those have, so that its settings
  /// are judged instead of the function.
  ///
  /// @param arn as the job names it
  public static boolean haveOrLookLike(String arn, LabelingJob job) {
    return Arn.parse(arn).filter(parsed -> ACCOUNTS.containsValue(parsed.account())).isPresent()
        || Stream.of(BuiltInFunction.before(job), BuiltInFunction.consolidation(job))
            .flatMap(Optional::stream)
            .anyMatch(function -> function.arn().equals(arn));
  }

  /// Returns the account of the functions in a Region; empty where that is not known.
  static Optional<String> account(String region) {
    return Optional.ofNullable(ACCOUNTS.get(region));
  }
}
