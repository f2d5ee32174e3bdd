package io.labelguard.core.fix;

/// One allowed change of a bucket policy; the letters are those of the design.
public sealed interface Edit {

  /// Index, in the policy before the fix, of the statement that the edit is for.
  int statement();

  /// (a) Adds the endpoint to the values of a negated `aws:SourceVpce` condition of a Deny.
  record AddEndpoint(int statement, String endpoint) implements Edit {}

  /// (b) Adds a plain `StringNotEquals aws:SourceVpce` to a Deny that has none.
  record AddCondition(int statement, String endpoint) implements Edit {}

  /// (c) Appends the companion of an edited statement.
  record AddCompanion(int statement, String sid, String endpoint) implements Edit {}

  /// (d) Adds an account to a companion of ours.
  record AddAccount(int statement, String account) implements Edit {}
}
