package io.labelguard.core.port.past;

import io.labelguard.core.labeling.Reading;
import io.labelguard.core.record.Snapshot;
import java.util.List;

/// Reads what Labelguard remembers of the policies of buckets.
@FunctionalInterface
public interface RememberedPolicies {

  /// Returns the snapshots of a bucket's policy, newest first; none where Labelguard does not watch
  /// the bucket, or there is no Labelguard.
  ///
  /// @throws io.labelguard.core.port.CallFailedException where AWS neither answers nor refuses
  Reading<List<Snapshot>> of(String bucket);
}
