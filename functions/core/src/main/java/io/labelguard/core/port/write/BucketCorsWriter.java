package io.labelguard.core.port.write;

import io.labelguard.core.labeling.CorsRule;
import java.util.List;

/// Writes the CORS rules of buckets; only the function that applies fixes has one.
public interface BucketCorsWriter {

  /// Puts all rules of a bucket, once. S3 has no conditional put: what someone else puts after the
  /// last read is overwritten.
  ///
  /// @param expectedOwner account id; S3 refuses the put where the bucket belongs to another
  /// @param rules replace those that are there; an empty list removes all
  BucketPolicyWriter.PutResult put(String bucket, String expectedOwner, List<CorsRule> rules);
}
