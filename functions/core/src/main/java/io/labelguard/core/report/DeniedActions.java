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

  /// Returns the name for people of what is denied these actions.
  public String who() {
    return switch (path) {
      case GROUND_TRUTH -> "Ground Truth";
      case WORKERS -> "Workers";
      case AUTOMATED_LABELING -> "Automated labeling";
      case CONSOLE -> "Console";
    };
  }
}
