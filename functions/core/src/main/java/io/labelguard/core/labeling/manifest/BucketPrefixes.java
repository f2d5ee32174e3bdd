package io.labelguard.core.labeling.manifest;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/// The prefixes of one bucket, at most [ManifestSummary#MOST_PREFIXES] of them.
///
/// Where there are more, the deepest are replaced by their parents, level by level, until they fit.
/// The result does not depend on the order in which they come.
final class BucketPrefixes {

  /// What a prefix takes in memory beside its characters, in bytes, roughly.
  private static final int OVERHEAD = 96;

  private Set<String> prefixes = new HashSet<>();
  private int levels = Integer.MAX_VALUE;
  private long cost;

  /// @param prefix a key up to its last slash; empty for a key without one
  void add(String prefix) {
    keep(upTo(levels, prefix));
    while (prefixes.size() > ManifestSummary.MOST_PREFIXES) {
      fold();
    }
  }

  private void keep(String prefix) {
    if (prefixes.add(prefix)) {
      cost += OVERHEAD + prefix.length();
    }
  }

  private void fold() {
    Set<String> deeper = prefixes;
    levels = deeper.stream().mapToInt(BucketPrefixes::levelsOf).max().orElse(1) - 1;
    prefixes = new HashSet<>();
    cost = 0;
    deeper.forEach(each -> keep(upTo(levels, each)));
  }

  private static int levelsOf(String prefix) {
    return (int) prefix.chars().filter(each -> each == '/').count();
  }

  private static String upTo(int levels, String prefix) {
    int end = 0;
    for (int level = 0; level < levels && end < prefix.length(); level++) {
      end = prefix.indexOf('/', end) + 1;
    }
    return prefix.substring(0, end);
  }

  /// Whether some were replaced by their parents.
  boolean isFolded() {
    return levels != Integer.MAX_VALUE;
  }

  /// Returns how many bytes they take in memory, roughly.
  long cost() {
    return cost;
  }

  Stream<String> all() {
    return prefixes.stream();
  }
}
