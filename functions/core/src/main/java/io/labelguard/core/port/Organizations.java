package io.labelguard.core.port;

import io.labelguard.core.labeling.Organization;

/// Reads the organization of the account that the guard runs in.
public interface Organizations {

  /// Returns the organization, or that the account is in none.
  ///
  /// @throws CallFailedException where AWS Organizations refuses or does not answer
  Organization ofTheAccount();
}
