package io.labelguard.local.s3;

import io.labelguard.local.wire.AwsError;
import io.labelguard.local.world.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// The buckets of the local AWS, each with the policy before its last write. Safe for many threads.
public final class Buckets {

  private final SortedMap<String, World.Bucket> byName = new TreeMap<>();
  private final Map<String, Optional<String>> before = new TreeMap<>();

  private final boolean collected;

  /// @param collected whether they were collected from an account
  public Buckets(Collection<World.Bucket> buckets, boolean collected) {
    this.collected = collected;
    buckets.forEach(bucket -> byName.put(bucket.name(), bucket));
  }

  /// Returns a bucket.
  ///
  /// @throws AwsError where there is no such bucket
  public synchronized World.Bucket get(String name) {
    return find(name)
        .orElseThrow(
            () -> new AwsError(404, "NoSuchBucket", "The specified bucket does not exist"));
  }

  /// Whether what the bucket has was collected, under the policy that it has now. Then it was read,
  /// whomever the policy denies.
  synchronized boolean isAsCollected(String name) {
    return collected && !before.containsKey(name);
  }

  synchronized Optional<World.Bucket> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public synchronized void setPolicy(String name, Optional<String> text) {
    World.Bucket bucket = get(name);
    before.put(name, bucket.policy());
    byName.put(name, bucket.withPolicy(text));
  }

  public synchronized void put(World.Bucket bucket) {
    byName.put(bucket.name(), bucket);
  }

  /// Removes a bucket.
  ///
  /// @throws AwsError where there is no such bucket
  public synchronized void remove(String name) {
    byName.remove(get(name).name());
  }

  public synchronized void change(String name, UnaryOperator<World.Bucket> change) {
    byName.put(name, change.apply(get(name)));
  }

  /// Returns the policy before its last write, or the current one if there was no write.
  synchronized Optional<String> policyBefore(String name) {
    return before.getOrDefault(name, get(name).policy());
  }

  public synchronized List<World.Bucket> all() {
    return new ArrayList<>(byName.values());
  }
}
