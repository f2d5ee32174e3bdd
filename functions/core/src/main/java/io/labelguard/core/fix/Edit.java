package io.labelguard.core.fix;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// One allowed change of a bucket policy. The letters are those of docs/fixes.md.
public sealed interface Edit {

  /// Index, in the policy before the fix, of the statement that the edit is for.
  int statement();

  /// (a) Adds the endpoint to the values of a negated `aws:SourceVpce` condition of a Deny.
  record AddEndpoint(int statement, String endpoint) implements Edit {}

  /// (b) Adds a plain `StringNotEquals aws:SourceVpce` to a Deny that has none.
  record AddCondition(int statement, String endpoint) implements Edit {}

  /// (c) Appends the companion of an edited statement.
  ///
  /// @param accounts the accounts that the companion exempts
  record AddCompanion(int statement, String sid, String endpoint, SortedSet<String> accounts)
      implements Edit {
    public AddCompanion {
      accounts = Collections.unmodifiableSortedSet(new TreeSet<>(accounts));
    }
  }

  /// (d) Adds an account to a companion.
  record AddAccount(int statement, String account) implements Edit {}
}
