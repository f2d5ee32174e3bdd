package io.labelguard.core.guard;

import io.labelguard.core.port.Alerts;
import io.labelguard.core.port.BucketPolicies;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.port.FixRequests;
import io.labelguard.core.port.LabelingJobs;
import io.labelguard.core.port.LiveJobs;
import io.labelguard.core.port.Sources;
import io.labelguard.core.port.Trails;
import io.labelguard.core.port.Workteams;
import io.labelguard.core.record.Records;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;

/// The ports of an account, of which each call of one kind about one thing fails.
public final class FailingPorts {

  private final TestAccount account;
  private final String call;
  private final String about;
  private final CallFailure failure;
  private boolean healed;

  /// @param call `Port.method`
  /// @param about what the call's arguments must name; empty for every call
  /// @param refused whether AWS refuses the caller
  public FailingPorts(TestAccount account, String call, String about, boolean refused) {
    this.account = account;
    this.call = call;
    this.about = about;
    this.failure =
        new CallFailure(
            "make the call " + call, refused ? "AccessDenied" : "made to fail", refused);
  }

  /// Ends the failures.
  public void heal() {
    healed = true;
  }

  public CallFailure failure() {
    return failure;
  }

  /// Returns a context whose ports fail so.
  public GuardContext context() {
    Sources sources = account.sources();
    return GuardContext.of(
        account.settings,
        TestAccount.endpoints(),
        new Sources(
            failing(BucketPolicies.class, sources.buckets()),
            failing(LabelingJobs.class, sources.jobs()),
            failing(Workteams.class, sources.teams()),
            failing(Trails.class, sources.trails())),
        failing(Records.class, account.records),
        failing(Alerts.class, account.alerts::add),
        account.clock());
  }

  /// Returns the fix queue.
  public FixRequests requests() {
    return failing(FixRequests.class, account.requests::add);
  }

  private <T> T failing(Class<T> port, T behind) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> {
              boolean fails = !healed && call.equals(port.getSimpleName() + "." + method.getName());
              Object[] given = arguments == null ? new Object[0] : arguments;
              if (fails && method.getReturnType() == LiveJobs.class) {
                return without(account.sources().jobs().live());
              }
              if (fails && Arrays.toString(given).contains(about)) {
                throw new CallFailedException(failure);
              }
              try {
                return method.invoke(behind, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  /// One job cannot be described; the others can.
  private LiveJobs without(LiveJobs live) {
    return new LiveJobs(
        live.described().stream().filter(job -> !job.name().equals(about)).toList(),
        List.of(failure));
  }
}
