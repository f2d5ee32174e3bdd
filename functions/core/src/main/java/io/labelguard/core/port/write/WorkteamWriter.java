package io.labelguard.core.port.write;

import io.labelguard.core.labeling.Workteam;

/// Writes the presign constraint of a work team; only the function that applies fixes has one.
public interface WorkteamWriter {

  /// Sends UpdateWorkteam with the same members and both constraints explicit.
  ///
  /// @param before the team as it was read; nothing is written where its LastUpdatedDate has
  ///     changed
  BucketPolicyWriter.PutResult setConstraint(
      Workteam before, Workteam.PresignConstraint constraint);
}
