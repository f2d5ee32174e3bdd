package io.labelguard.core.port;

import io.labelguard.core.labeling.Workteam;

/// Writes the presign constraint of a work team; only the function that applies fixes has one.
public interface WorkteamWriter {

  /// Sends UpdateWorkteam with the same members and both constraints explicit, unless the team's
  /// LastUpdatedDate has moved on from `before`.
  BucketPolicyWriter.PutResult setConstraint(
      Workteam before, Workteam.PresignConstraint constraint);
}
