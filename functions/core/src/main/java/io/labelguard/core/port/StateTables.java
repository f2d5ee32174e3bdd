package io.labelguard.core.port;

import java.util.List;

/// The state tables of the Labelguard stacks in the account and Region.
@FunctionalInterface
public interface StateTables {

  /// The state table of a stack.
  ///
  /// @param name of the table
  /// @param stack name of the stack, as the table's tag has it
  record OfStack(String name, String stack) {}

  /// Returns the tables, by name. A stack that was deleted may have left its table behind.
  ///
  /// @throws CallFailedException where AWS refuses the call or does not answer
  List<OfStack> all();
}
