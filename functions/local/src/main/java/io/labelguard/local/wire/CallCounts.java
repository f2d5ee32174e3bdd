package io.labelguard.local.wire;

import java.util.SortedMap;
import java.util.TreeMap;

/// Counts the requests to each operation, those that fail, too.
public final class CallCounts {

  private SortedMap<String, Integer> counts = new TreeMap<>();

  /// Counts a request.
  ///
  /// @param service the name that requests are signed for
  public synchronized void count(String service, String operation) {
    counts.merge(service + " " + operation, 1, Integer::sum);
  }

  /// Returns the counts since the last call, such as `s3 GetBucketPolicy`.
  public synchronized SortedMap<String, Integer> take() {
    SortedMap<String, Integer> taken = counts;
    counts = new TreeMap<>();
    return taken;
  }
}
