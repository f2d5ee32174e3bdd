package io.labelguard.core.redrive;

import java.util.List;

/// The installations of Labelguard in the account and Region.
@FunctionalInterface
public interface Installations {

  /// Returns them, by the name of their stack.
  ///
  /// @throws io.labelguard.core.port.CallFailedException where AWS refuses the call or does not
  ///     answer
  List<Installation> all();
}
