package io.labelguard.core.port;

import io.labelguard.core.labeling.Organization;
import io.labelguard.core.labeling.role.ControlPolicies;
import java.util.function.Supplier;

/// Reads the organization of the account that the guard runs in.
public interface Organizations {

  /// Returns the organization, or that the account is in none.
  ///
  /// @throws CallFailedException where AWS Organizations refuses or does not answer
  Organization ofTheAccount();

  /// Returns the SCPs and RCPs at an account of an organization and at each level above it. Only
  /// the organization's management account, or one that it delegated this to, may read them.
  ///
  /// @throws CallFailedException where AWS Organizations does not answer, or with a policy that
  ///     cannot be read
  ControlPolicies controlPolicies(String account);

  /// Returns the SCPs and RCPs that bind an account.
  ///
  /// @throws CallFailedException likewise; or AWS refuses to name the organization
  default ControlPolicies binding(String account) {
    return ofTheAccount().binds(account) ? controlPolicies(account) : ControlPolicies.NONE;
  }

  /// Returns organizations that are read by another port, which is made each time it is asked.
  static Organizations by(Supplier<Organizations> made) {
    return new Organizations() {
      @Override
      public Organization ofTheAccount() {
        return made.get().ofTheAccount();
      }

      @Override
      public ControlPolicies controlPolicies(String account) {
        return made.get().controlPolicies(account);
      }
    };
  }
}
