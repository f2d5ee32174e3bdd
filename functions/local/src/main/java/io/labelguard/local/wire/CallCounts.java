package io.labelguard.local.wire;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Counts the requests to each operation, those that fail, too. Throttled ones are counted apart.
public final class CallCounts {

  /// What follows the name of an operation whose requests were throttled.
  public static final String THROTTLED = " (throttled)";

  private SortedMap<String, Integer> counts = new TreeMap<>();

  /// Counts a request.
  ///
  /// @param service the name that requests are signed for
  public synchronized void count(String service, String operation, Optional<Fault> fault) {
    String suffix = fault.equals(Optional.of(Fault.THROTTLED)) ? THROTTLED : "";
    counts.merge(service + " " + operation + suffix, 1, Integer::sum);
  }

  /// Returns the counts since the last call, by names such as `s3 GetBucketPolicy`.
  public synchronized SortedMap<String, Integer> take() {
    SortedMap<String, Integer> taken = counts;
    counts = new TreeMap<>();
    return taken;
  }
}
