package io.labelguard.core.check;

import java.util.Optional;

/// A bucket and what is known of it.
///
/// @param region the bucket's Region; empty where not known
/// @param owner account id of the owner; empty where not known
public record Bucket(
    String name, Optional<String> region, Optional<String> owner, BucketPolicyState policy) {}
