package io.labelguard.core.port;

import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.RoleFacts;
import io.labelguard.core.labeling.RolePolicies;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads execution roles of the account that the guard runs in.
public interface ExecutionRoles {

  /// Reads one role by its name, without its path; empty where the account has none of that name.
  ///
  /// @throws CallFailedException where IAM refuses or does not answer
  Optional<RoleFacts> find(String name);

  /// Reads the policies that a role carries: the inline ones, those attached to it and its
  /// permissions boundary. Not given where the account has the role no longer.
  ///
  /// @throws CallFailedException where IAM does not answer, or with a policy that cannot be read
  Reading<RolePolicies> policies(RoleFacts role);

  /// Returns roles that are read by another port, which is made each time it is asked.
  static ExecutionRoles by(Supplier<ExecutionRoles> made) {
    return new ExecutionRoles() {
      @Override
      public Optional<RoleFacts> find(String name) {
        return made.get().find(name);
      }

      @Override
      public Reading<RolePolicies> policies(RoleFacts role) {
        return made.get().policies(role);
      }
    };
  }
}
