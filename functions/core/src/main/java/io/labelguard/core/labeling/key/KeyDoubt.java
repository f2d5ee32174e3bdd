package io.labelguard.core.labeling.key;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Why it cannot be said whether a labeling job may use a key.
public sealed interface KeyDoubt {

  /// The key was not read: it was not given, or AWS refused the call.
  record NotRead() implements KeyDoubt {}

  /// The key's policy was not read.
  record PolicyNotRead() implements KeyDoubt {}

  /// The key is of another account, so that its policy cannot be read.
  record OtherAccount(String account) implements KeyDoubt {}

  /// AWS's own key for a service, of another account or of one that is not known.
  record AwsKeyOfAnother() implements KeyDoubt {}

  /// The key is not ready yet, or its state is none that is known here.
  record NotReady(KmsKeyState state) implements KeyDoubt {}

  /// The job's execution role is not known.
  record NoRole() implements KeyDoubt {}

  /// The key's policy leaves it to the policies of the role, which were not read.
  record RoleNotRead(SortedSet<String> actions) implements KeyDoubt {
    public RoleNotRead {
      actions = new TreeSet<>(actions);
    }
  }

  /// It depends on what is not known of the request: on condition keys, or where there are none, on
  /// grants with constraints or grants that were not read.
  record DependsOn(SortedSet<String> actions, List<String> unknownKeys) implements KeyDoubt {
    public DependsOn {
      actions = new TreeSet<>(actions);
      unknownKeys = List.copyOf(unknownKeys);
    }
  }
}
