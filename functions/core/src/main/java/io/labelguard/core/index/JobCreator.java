package io.labelguard.core.index;

import io.labelguard.core.labeling.console.ConsolePrincipal;
import java.util.Optional;

/// The caller who created a labeling job.
///
/// @param arn of the user, or of the role behind a session
/// @param console whether the call came from the console
public record JobCreator(String arn, boolean console) {

  /// Returns the person who called from the console; empty for any other caller, and for a
  /// federated user, who has no ARN of a user or role.
  public Optional<ConsolePrincipal> consoleUser() {
    return console ? ConsolePrincipal.parse(arn) : Optional.empty();
  }
}
