package io.labelguard.core.check;

import io.labelguard.policy.model.Policy;
import java.util.Optional;

/// A bucket and what is known of it.
///
/// @param region the bucket's Region; empty where not known
/// @param owner account id of the owner; empty where not known
public record Bucket(
    String name, Optional<String> region, Optional<String> owner, BucketPolicyState policy) {

  /// Returns this bucket with another policy.
  public Bucket with(Policy other) {
    return new Bucket(name, region, owner, new BucketPolicyState.Readable(other));
  }
}
