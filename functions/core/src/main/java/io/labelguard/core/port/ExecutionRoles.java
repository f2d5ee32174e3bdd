package io.labelguard.core.port;

import io.labelguard.core.labeling.RoleFacts;
import java.util.Optional;

/// Reads execution roles of the account that the guard runs in.
public interface ExecutionRoles {

  /// Reads one role by its name, without its path; empty where the account has none of that name.
  ///
  /// @throws CallFailedException where IAM refuses or does not answer
  Optional<RoleFacts> find(String name);
}
