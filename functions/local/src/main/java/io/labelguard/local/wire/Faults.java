package io.labelguard.local.wire;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/// Faults on demand; operations are named as the API does (`PutBucketPolicy`), a message to the
/// Slack receiver is [#SLACK_MESSAGE].
///
/// The SDK's clients retry, so a fault that a test wants to see must outlast their attempts; and
/// `java.net` itself repeats a GET, HEAD or DELETE once whose connection is cut (a request with a
/// body it does not).
public final class Faults {

  /// The name of a message to the Slack receiver.
  public static final String SLACK_MESSAGE = "SlackMessage";

  private final Map<String, Queue<Fault>> next = new HashMap<>();
  private final Map<String, Queue<Runnable>> before = new HashMap<>();
  private final Map<String, Queue<Runnable>> after = new HashMap<>();
  private final Map<String, Integer> stale = new HashMap<>();
  private boolean respelling;

  /// Makes the next calls of an operation fail.
  public synchronized void next(int calls, String operation, Fault fault) {
    for (int i = 0; i < calls; i++) {
      queue(next, operation).add(fault);
    }
  }

  /// Runs once before an operation takes effect, such as a foreign write in the last moment.
  public synchronized void before(String operation, Runnable hook) {
    queue(before, operation).add(hook);
  }

  /// Runs once after an operation took effect, before its caller has the answer.
  public synchronized void after(String operation, Runnable hook) {
    queue(after, operation).add(hook);
  }

  /// Lets the next reads of a bucket's policy return what was there before the last write, as S3
  /// does for a while.
  public synchronized void stalePolicyReads(String bucket, int reads) {
    stale.put(bucket, reads);
  }

  /// Lets S3 return each policy in another spelling than it was put, another at every read.
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

  public synchronized Optional<Fault> take(String operation) {
    return Optional.ofNullable(queue(next, operation).poll());
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
