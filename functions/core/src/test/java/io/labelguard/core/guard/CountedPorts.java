package io.labelguard.core.guard;

import io.labelguard.core.port.FixRequests;
import java.util.SortedMap;
import java.util.TreeMap;

/// The ports of an account, each call counted under `Port.method`.
public final class CountedPorts {

  private final AccountPorts ports;
  private final SortedMap<String, Integer> calls = new TreeMap<>();

  public CountedPorts(TestAccount account) {
    this.ports =
        new AccountPorts(
            account,
            (call, _, _) -> {
              calls.merge(call, 1, Integer::sum);
              return null;
            });
  }

  /// Returns the calls so far.
  public SortedMap<String, Integer> calls() {
    return new TreeMap<>(calls);
  }

  /// Returns a context whose every port counts.
  public GuardContext context() {
    return ports.context();
  }

  /// Returns the fix queue, counted.
  public FixRequests requests() {
    return ports.requests();
  }
}
