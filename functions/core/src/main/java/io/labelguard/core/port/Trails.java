package io.labelguard.core.port;

import java.util.Optional;

/// Knows whether CloudTrail would deliver the events that Labelguard waits for.
public interface Trails {

  /// Whether a trail that is logging records management write events of this Region; empty where it
  /// cannot be told.
  Optional<Boolean> logManagementEvents();
}
