package io.labelguard.core.port;

import java.util.Optional;

/// Knows whether CloudTrail would deliver the events that Labelguard waits for.
public interface Trails {

  /// Whether an active trail records management write events of this Region; empty where that
  /// cannot be decided.
  ///
  /// @throws CallFailedException where CloudTrail neither answers nor refuses
  Optional<Boolean> logManagementEvents();
}
