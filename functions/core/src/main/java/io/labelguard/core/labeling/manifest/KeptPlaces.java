package io.labelguard.core.labeling.manifest;

import io.labelguard.core.labeling.S3Location;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The buckets and prefixes that a manifest names, as far as memory lasts.
final class KeptPlaces {

  /// The most bytes that are kept, roughly: a hundred buckets with a thousand prefixes each.
  private static final long MOST = 16_000_000;

  private static final int OVERHEAD_OF_BUCKET = 512;

  private final Map<String, BucketPrefixes> buckets = new HashMap<>();
  private long cost;

  /// Adds a place, unless [#isFull].
  void add(String bucket, String prefix) {
    if (isFull()) {
      return;
    }
    BucketPrefixes known = buckets.get(bucket);
    if (known == null) {
      known = new BucketPrefixes();
      buckets.put(bucket, known);
      cost += OVERHEAD_OF_BUCKET + bucket.length();
    }
    long costBefore = known.cost();
    known.add(prefix);
    cost += known.cost() - costBefore;
  }

  void addAll(KeptPlaces others) {
    others.buckets.forEach((bucket, prefixes) -> prefixes.all().forEach(each -> add(bucket, each)));
    cost = others.isFull() ? Math.max(cost, MOST) : cost;
  }

  void clear() {
    if (!buckets.isEmpty()) {
      buckets.clear();
      cost = 0;
    }
  }

  /// Whether no more is kept, so that places may be missing.
  boolean isFull() {
    return cost >= MOST;
  }

  /// Returns the buckets of which only parents of some prefixes are kept.
  Set<String> folded() {
    return buckets.entrySet().stream()
        .filter(each -> each.getValue().isFolded())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Returns the places, sorted by URI.
  List<S3Location> sorted() {
    return buckets.entrySet().stream()
        .flatMap(each -> each.getValue().all().map(key -> new S3Location(each.getKey(), key)))
        .sorted(Comparator.comparing(S3Location::uri))
        .toList();
  }
}
