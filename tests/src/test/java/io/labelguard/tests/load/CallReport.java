package io.labelguard.tests.load;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the guard did for one event.
///
/// @param aws how often each operation was called, such as `s3 GetBucketPolicy`
/// @param table how often each operation of DynamoDB was called
/// @param messages the headlines of what was published
/// @param published how long after the event arrived the first message was published
public record CallReport(
    SortedMap<String, Integer> aws,
    SortedMap<String, Integer> table,
    List<String> messages,
    Optional<Duration> published,
    Duration whole) {

  private static final String DESCRIBE = "sagemaker DescribeLabelingJob";

  public CallReport {
    aws = Collections.unmodifiableSortedMap(new TreeMap<>(aws));
    table = Collections.unmodifiableSortedMap(new TreeMap<>(table));
    messages = List.copyOf(messages);
  }

  /// How often a job was described, or was to be.
  public int described() {
    return sum(aws, DESCRIBE);
  }

  /// How many calls to AWS there were beside those that describe jobs and those to the table.
  public int others() {
    return sum(aws, "") - described();
  }

  /// How many calls to the table there were.
  public int tableCalls() {
    return sum(table, "");
  }

  private static int sum(SortedMap<String, Integer> counts, String prefix) {
    return counts.entrySet().stream()
        .filter(count -> count.getKey().startsWith(prefix))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
