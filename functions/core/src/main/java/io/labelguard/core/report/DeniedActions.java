package io.labelguard.core.report;

import io.labelguard.core.labeling.AccessPath;
import java.util.List;

/// What one access path is denied.
///
/// @param actions the S3 actions, sorted
public record DeniedActions(AccessPath path, List<String> actions) {
  public DeniedActions {
    actions = List.copyOf(actions);
  }

  /// Returns the actions without the name of the service.
  public List<String> shortNames() {
    return actions.stream().map(action -> action.replaceFirst("^s3:", "")).toList();
  }
}
