package io.labelguard.core.guard;

import io.labelguard.core.port.Alerts;
import io.labelguard.core.port.BucketPolicies;
import io.labelguard.core.port.FixRequests;
import io.labelguard.core.port.LabelingJobs;
import io.labelguard.core.port.Sources;
import io.labelguard.core.port.Trails;
import io.labelguard.core.port.Workteams;
import io.labelguard.core.record.Records;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.SortedMap;
import java.util.TreeMap;

/// The ports of an account, each call counted under `Port.method`.
public final class CountedPorts {

  private final TestAccount account;
  private final SortedMap<String, Integer> calls = new TreeMap<>();

  public CountedPorts(TestAccount account) {
    this.account = account;
  }

  /// Returns the calls so far.
  public SortedMap<String, Integer> calls() {
    return new TreeMap<>(calls);
  }

  /// Returns a context whose every port counts.
  public GuardContext context() {
    Sources sources = account.sources();
    return GuardContext.of(
        account.settings,
        TestAccount.endpoints(),
        new Sources(
            counted(BucketPolicies.class, sources.buckets()),
            counted(LabelingJobs.class, sources.jobs()),
            counted(Workteams.class, sources.teams()),
            counted(Trails.class, sources.trails())),
        counted(Records.class, account.records),
        counted(Alerts.class, account.alerts::add),
        account.clock());
  }

  /// Returns the fix queue, counted.
  public FixRequests requests() {
    return counted(FixRequests.class, account.requests::add);
  }

  private <T> T counted(Class<T> port, T behind) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> {
              calls.merge(port.getSimpleName() + "." + method.getName(), 1, Integer::sum);
              try {
                return method.invoke(behind, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
