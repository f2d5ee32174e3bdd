package io.labelguard.aws.records;

import io.labelguard.core.record.Intent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The names of the jobs of a temporary fix, as items of so many names each that none is large.
final class JobNameItems {

  /// A name has 63 characters at most, so an item stays below 150 KB.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateLabelingJob.html">CreateLabelingJob</a>
  private static final int MOST = 2_000;

  private JobNameItems() {}

  /// The sort keys are before those of intents, so that no past reads the names.
  static String prefix(String intentId) {
    return "for#" + intentId + "#";
  }

  static List<Map<String, AttributeValue>> of(Intent intent, SortedSet<String> jobs) {
    List<String> names = List.copyOf(jobs);
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    for (int from = 0; from < names.size(); from += MOST) {
      items.add(
          Items.at(
                  Partitions.writes(intent.target()),
                  prefix(intent.id()) + "%06d".formatted(from / MOST))
              .texts("jobs", names.subList(from, Math.min(from + MOST, names.size())))
              .item());
    }
    return items;
  }

  static SortedSet<String> names(List<Map<String, AttributeValue>> items) {
    SortedSet<String> names = new TreeSet<>();
    items.forEach(item -> names.addAll(Items.texts(item, "jobs")));
    return names;
  }
}
