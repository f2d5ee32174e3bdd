package io.labelguard.cli.collect;

import io.labelguard.core.port.CallFailedException;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;

/// The permissions that a caller lacked, each once. Safe for many threads.
final class NotPermitted {

  private final SortedSet<String> permissions = new ConcurrentSkipListSet<>();

  void add(String permission) {
    permissions.add(permission);
  }

  /// Makes a call; empty where AWS refuses it.
  ///
  /// @param permission what the call needs, such as `iam:GetRole`
  /// @throws CallFailedException where it fails for another reason
  <T> Optional<T> unlessRefused(String permission, Supplier<T> call) {
    try {
      return Optional.of(call.get());
    } catch (CallFailedException e) {
      if (!e.failure().refused()) {
        throw e;
      }
      add(permission);
      return Optional.empty();
    }
  }

  SortedSet<String> all() {
    return permissions;
  }
}
