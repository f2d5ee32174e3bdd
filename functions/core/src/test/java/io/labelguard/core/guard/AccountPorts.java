package io.labelguard.core.guard;

import io.labelguard.core.alert.OneReceiver;
import io.labelguard.core.index.JobIndex;
import io.labelguard.core.port.Alerts;
import io.labelguard.core.port.BucketPolicies;
import io.labelguard.core.port.ExecutionRoles;
import io.labelguard.core.port.FixRequests;
import io.labelguard.core.port.LabelingJobs;
import io.labelguard.core.port.Manifests;
import io.labelguard.core.port.Organizations;
import io.labelguard.core.port.Sources;
import io.labelguard.core.port.Trails;
import io.labelguard.core.port.Workteams;
import io.labelguard.core.port.dependency.Channels;
import io.labelguard.core.port.dependency.Functions;
import io.labelguard.core.port.dependency.Keys;
import io.labelguard.core.port.dependency.Networks;
import io.labelguard.core.record.Records;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/// The ports of an account with something before each of their calls.
final class AccountPorts {

  private final TestAccount account;
  private final Before before;

  /// What is done before a call.
  interface Before {

    /// Returns what the call returns instead; null where it is made.
    ///
    /// @param call `Port.method`
    @Nullable Object call(String call, Method method, Object[] arguments);
  }

  AccountPorts(TestAccount account, Before before) {
    this.account = account;
    this.before = before;
  }

  GuardContext context() {
    Sources sources = account.sources();
    Records records = port(Records.class, account.records);
    return GuardContext.of(
        account.settings,
        TestAccount.endpoints(),
        new Sources(
            port(BucketPolicies.class, sources.buckets()),
            port(LabelingJobs.class, sources.jobs()),
            port(Workteams.class, sources.teams()),
            port(Trails.class, sources.trails()),
            port(ExecutionRoles.class, sources.roles()),
            port(Organizations.class, sources.organizations()),
            port(Manifests.class, sources.manifests()),
            port(Keys.class, sources.keys()),
            port(Networks.class, sources.networks()),
            port(Functions.class, sources.functions()),
            port(Channels.class, sources.channels())),
        records,
        port(JobIndex.class, account.index),
        new OneReceiver(port(Alerts.class, account.alerts::add), records, _ -> {}),
        account.clock());
  }

  /// Returns the fix queue.
  FixRequests requests() {
    return port(FixRequests.class, account.requests::add);
  }

  private <T> T port(Class<T> port, T behind) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> {
              Object[] given = arguments == null ? new Object[0] : arguments;
              Object instead =
                  before.call(port.getSimpleName() + "." + method.getName(), method, given);
              if (instead != null) {
                return instead;
              }
              try {
                return method.invoke(behind, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
