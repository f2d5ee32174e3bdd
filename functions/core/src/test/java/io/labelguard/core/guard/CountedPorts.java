package io.labelguard.core.guard;

import io.labelguard.core.port.FixRequests;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/// The ports of an account, each call counted under `Port.method`.
public final class CountedPorts {

  private final AccountPorts ports;
  private final SortedMap<String, Integer> calls = new TreeMap<>();

  private int described;

  public CountedPorts(TestAccount account) {
    this.ports =
        new AccountPorts(
            account,
            (call, _, arguments) -> {
              calls.merge(call, 1, Integer::sum);
              if (call.equals("LabelingJobs.describe")) {
                described += ((Collection<?>) arguments[0]).size();
              }
              return null;
            });
  }

  /// Returns how many jobs were described by name.
  public int described() {
    return described;
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
