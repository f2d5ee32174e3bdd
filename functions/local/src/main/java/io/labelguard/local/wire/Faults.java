package io.labelguard.local.wire;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/// Makes calls fail on demand. Operations have their API names (`PutBucketPolicy`); a message to
/// the Slack receiver is [#SLACK_MESSAGE].
///
/// The SDK's clients retry, so a fault must last for all their attempts. After a cut connection
/// `java.net` repeats a GET, HEAD or DELETE once by itself, but no request with a body.
public final class Faults {

  /// The name of a message to the Slack receiver.
  public static final String SLACK_MESSAGE = "SlackMessage";

  private final Map<String, Queue<Fault>> next = new HashMap<>();
  private final Map<String, Queue<Runnable>> before = new HashMap<>();
  private final Map<String, Queue<Runnable>> after = new HashMap<>();
  private final Map<String, Integer> stale = new HashMap<>();
  private final List<Lasting> lasting = new ArrayList<>();
  private final Map<String, Quota> quotas = new HashMap<>();
  private final InstantSource clock;
  private Optional<RandomThrottle> throttle = Optional.empty();
  private boolean respelling;
  private Duration ahead = Duration.ZERO;

  /// A fault of every call of an operation that names something.
  private record Lasting(String operation, String name, Fault fault) {}

  /// @param clock shows how fast calls come
  public Faults(InstantSource clock) {
    this.clock = clock;
  }

  /// Gives an operation a quota: calls beyond it are throttled, until another quota replaces it.
  public synchronized void quota(String operation, int callsPerSecond) {
    quotas.put(operation, new Quota(callsPerSecond, clock.instant()));
  }

  /// Throttles calls of every operation at random, each attempt of a client on its own, until
  /// [#throttleNone].
  public synchronized void throttle(RandomThrottle calls) {
    throttle = Optional.of(calls);
  }

  /// Ends the throttling at random.
  public synchronized void throttleNone() {
    throttle = Optional.empty();
  }

  /// Makes the next calls of an operation fail.
  public synchronized void next(int calls, String operation, Fault fault) {
    for (int i = 0; i < calls; i++) {
      queue(next, operation).add(fault);
    }
  }

  /// Makes every call of an operation fail whose path or body has that text, until [#heal]. An
  /// empty text is in every call.
  public synchronized void lasting(String operation, String text, Fault fault) {
    lasting.add(new Lasting(operation, text, fault));
  }

  /// Ends every fault that lasts.
  public synchronized void heal() {
    lasting.clear();
    notifyAll();
  }

  /// Waits until no fault lasts any more, or the local AWS is closed.
  public synchronized void awaitHeal() {
    try {
      while (!lasting.isEmpty()) {
        wait();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Runs a hook once before an operation takes effect, such as another caller's write at the last
  /// moment.
  public synchronized void before(String operation, Runnable hook) {
    queue(before, operation).add(hook);
  }

  /// Runs a hook once after an operation took effect, before its caller has the answer.
  public synchronized void after(String operation, Runnable hook) {
    queue(after, operation).add(hook);
  }

  /// Makes the next reads of a bucket's policy return the policy before the last write, as S3 does
  /// for a while.
  public synchronized void stalePolicyReads(String bucket, int reads) {
    stale.put(bucket, reads);
  }

  /// Makes AWS's clock, which dates its answers, go ahead of the account's by that much.
  public synchronized void datesAhead(Duration length) {
    ahead = length;
  }

  public synchronized Duration ahead() {
    return ahead;
  }

  /// Makes S3 return each policy in another spelling at every read.
  public synchronized void respellPolicies(boolean on) {
    respelling = on;
  }

  public synchronized boolean respelling() {
    return respelling;
  }

  public synchronized boolean takeStaleRead(String bucket) {
    int left = stale.getOrDefault(bucket, 0);
    stale.put(bucket, Math.max(0, left - 1));
    return left > 0;
  }

  /// Takes the fault of a call, if it is to have one.
  ///
  /// @param about the call's path and body
  public synchronized Optional<Fault> take(String operation, String about) {
    return Optional.ofNullable(queue(next, operation).poll())
        .or(
            () ->
                lasting.stream()
                    .filter(fault -> fault.operation().equals(operation))
                    .filter(fault -> about.contains(fault.name()))
                    .map(Lasting::fault)
                    .findFirst())
        .or(() -> throttled(operation))
        .or(() -> throttle.filter(RandomThrottle::next).map(_ -> Fault.THROTTLED));
  }

  private Optional<Fault> throttled(String operation) {
    return Optional.ofNullable(quotas.get(operation))
        .filter(quota -> !quota.allows(clock.instant()))
        .map(_ -> Fault.THROTTLED);
  }

  public void runBefore(String operation) {
    run(before, operation);
  }

  public void runAfter(String operation) {
    run(after, operation);
  }

  private void run(Map<String, Queue<Runnable>> hooks, String operation) {
    Optional<Runnable> hook;
    synchronized (this) {
      hook = Optional.ofNullable(queue(hooks, operation).poll());
    }
    hook.ifPresent(Runnable::run);
  }

  private static <T> Queue<T> queue(Map<String, Queue<T>> queues, String operation) {
    return queues.computeIfAbsent(operation, _ -> new ArrayDeque<>());
  }
}
