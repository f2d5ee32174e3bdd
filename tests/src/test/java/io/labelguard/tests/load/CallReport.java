package io.labelguard.tests.load;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

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
    return sum(aws, name -> name.startsWith(DESCRIBE));
  }

  /// How many calls to AWS there were beside those that describe jobs and those to the table.
  public int others() {
    return sum(aws, _ -> true) - described();
  }

  /// How many calls to the table there were.
  public int tableCalls() {
    return sum(table, _ -> true);
  }

  /// Returns how many calls of some operations there were.
  static int sum(SortedMap<String, Integer> counts, Predicate<String> operations) {
    return counts.entrySet().stream()
        .filter(count -> operations.test(count.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
