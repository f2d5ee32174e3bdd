package io.labelguard.core.guard;

import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.port.DescribedJobs;
import io.labelguard.core.port.FixRequests;
import io.labelguard.core.port.LiveJobs;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The ports of an account, of which each call of one kind about one thing fails.
public final class FailingPorts {

  private final TestAccount account;
  private final AccountPorts ports;
  private final String call;
  private final String about;
  private final CallFailure failure;
  private boolean healed;

  /// @param call `Port.method`
  /// @param about what the call's arguments must name; empty for every call
  /// @param refused whether AWS refuses the caller
  public FailingPorts(TestAccount account, String call, String about, boolean refused) {
    this.account = account;
    this.ports = new AccountPorts(account, this::fail);
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
    return ports.context();
  }

  /// Returns the fix queue.
  public FixRequests requests() {
    return ports.requests();
  }

  private @Nullable Object fail(String made, Method method, Object[] arguments) {
    boolean fails = !healed && call.equals(made);
    if (fails && method.getReturnType() == LiveJobs.class) {
      return without(account.sources().jobs().live());
    }
    if (fails && method.getReturnType() == DescribedJobs.class) {
      return without((Collection<?>) arguments[0]);
    }
    if (fails && Arrays.toString(arguments).contains(about)) {
      throw new CallFailedException(failure);
    }
    return null;
  }

  private DescribedJobs without(Collection<?> names) {
    List<String> others =
        names.stream().map(String::valueOf).filter(name -> !name.equals(about)).toList();
    DescribedJobs answers = account.sources().jobs().describe(others);
    return new DescribedJobs(
        answers.described(),
        answers.gone(),
        others.size() < names.size() ? List.of(failure) : List.of());
  }

  /// One job cannot be described; the others can.
  private LiveJobs without(LiveJobs live) {
    return new LiveJobs(
        live.described().stream().filter(job -> !job.name().equals(about)).toList(),
        List.of(failure));
  }
}
