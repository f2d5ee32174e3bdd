package io.labelguard.core.labeling.key;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Why a labeling job cannot use a key.
public sealed interface KeyFault {

  /// There is no such key.
  record Missing() implements KeyFault {}

  /// The key is in a state in which it encrypts and decrypts nothing.
  record InState(KmsKeyState state) implements KeyFault {}

  /// The key is of a kind by which no service encrypts.
  record NotSymmetric(String spec) implements KeyFault {}

  /// The key is in another Region.
  ///
  /// @param region the key's
  /// @param wanted that of the bucket, or else of the job
  record Elsewhere(String region, String wanted) implements KeyFault {}

  /// The execution role is denied actions.
  ///
  /// @param actions at least one
  /// @param essential whether the job fails without one of them
  /// @param cause which policy decides
  /// @param statements indexes of the statements of the key's policy that deny, from 0
  record Denied(SortedSet<String> actions, boolean essential, Cause cause, List<Integer> statements)
      implements KeyFault {
    public Denied {
      actions = new TreeSet<>(actions);
      statements = List.copyOf(statements);
    }
  }

  /// Which policy denies.
  enum Cause {
    /// A statement of the key's policy denies.
    KEY_DENIES(true),
    /// A statement of the policies that the role carries denies.
    ROLE_DENIES(true),
    /// Neither the key's policy nor a grant allows the role or its account.
    KEY_ALLOWS_NOT(false),
    /// The key's policy leaves it to the role's policies, which do not allow it.
    ROLE_ALLOWS_NOT(false);

    private final boolean explicit;

    Cause(boolean explicit) {
      this.explicit = explicit;
    }

    /// Whether a statement denies it, and not only none allows it.
    public boolean explicit() {
      return explicit;
    }
  }
}
