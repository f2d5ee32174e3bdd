package io.labelguard.core.record.message;

/// What a message changes about what is wrong.
public sealed interface TroubleChange {

  /// The trouble that is open from now on, instead of the one before about the same thing.
  record Kept(Trouble trouble) implements TroubleChange {}

  /// The trouble is over.
  ///
  /// @param about what it was about
  record Ended(String about) implements TroubleChange {}

  /// Whatever is open stays as it is.
  record None() implements TroubleChange {}
}
