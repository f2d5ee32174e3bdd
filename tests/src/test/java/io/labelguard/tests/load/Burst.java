package io.labelguard.tests.load;

import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.record.EventClaims;
import io.labelguard.tests.load.BurstPlan.Arrival;
import io.labelguard.tests.load.BurstPlan.Change;
import io.labelguard.tests.load.BurstPlan.Step;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Makes a burst of policy changes in an account, and gives their events to the guard while AWS and
/// the table throttle some of its calls.
///
/// An event that fails is delivered again as Lambda does, twice at most, after all others; the
/// clocks go forward for that. An event that failed three times is in the dead-letter queue: it
/// counts as such, and is delivered once more when nothing is throttled any more, as a person does.
public final class Burst {

  private static final int THROTTLED_PERCENT = 5;

  /// How long Lambda waits before it delivers an event again.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html">Failed
  ///     asynchronous invocations</a>
  private static final List<Duration> WAITS = List.of(Duration.ofMinutes(1), Duration.ofMinutes(2));

  private final LoadedAccount account;
  private final LoadWorld world;
  private final int threads;
  private final Instant begun = Instant.now();
  private final SortedSet<String> denying = new TreeSet<>();
  private final SentAlerts sent = new SentAlerts();
  private final Queue<String> failed = new ConcurrentLinkedQueue<>();
  private final AtomicInteger delivered = new AtomicInteger();

  /// The result of a burst.
  ///
  /// @param delivered how often an event was given to the guard
  /// @param retried how many of these were once more, after a failure
  /// @param throttling what was throttled
  /// @param deadLetters how many events failed at each of three deliveries
  /// @param messages how many were published
  /// @param denying the buckets whose policy denies Ground Truth in the end
  /// @param silent those of them of which the last message does not say so
  /// @param unhandled how many of the dead letters failed once more when nothing was throttled
  /// @param twice messages that one receiver got twice
  /// @param heap how many bytes were used at the start, in the middle and at the end
  public record Result(
      int delivered,
      int retried,
      LoadedAccount.Throttling throttling,
      int deadLetters,
      int messages,
      List<String> denying,
      List<String> silent,
      int unhandled,
      List<String> twice,
      List<Long> heap) {
    public Result {
      denying = List.copyOf(denying);
      silent = List.copyOf(silent);
      twice = List.copyOf(twice);
      heap = List.copyOf(heap);
    }
  }

  /// The events that have not arrived as often as planned: what a run keeps must not look like a
  /// leak of the guard.
  private static final class Events {
    private final Map<Integer, CompletableFuture<String>> texts = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> arrivals = new ConcurrentHashMap<>();

    Events(BurstPlan plan) {
      for (Step step : plan.steps()) {
        switch (step) {
          case Change change -> texts.put(change.number(), new CompletableFuture<>());
          case Arrival arrival -> arrivals.merge(arrival.number(), 1, Integer::sum);
        }
      }
    }

    void put(Change change, String event) {
      future(change.number()).complete(event);
    }

    String take(Arrival arrival) {
      String event = future(arrival.number()).join();
      if (arrivals.merge(arrival.number(), -1, Integer::sum) == 0) {
        texts.remove(arrival.number());
      }
      return event;
    }

    private CompletableFuture<String> future(int number) {
      return Optional.ofNullable(texts.get(number)).orElseThrow();
    }
  }

  /// @param account one that was swept
  /// @param threads how many functions run at once
  public Burst(LoadedAccount account, LoadWorld world, int threads) {
    this.account = account;
    this.world = world;
    this.threads = threads;
  }

  /// Makes so many changes of the crowded buckets' policies and delivers their events until none is
  /// left.
  public Result run(int changes, long seed) {
    BurstPlan plan = BurstPlan.of(changes, world.crowded(), seed);
    Events events = new Events(plan);
    int middle = plan.steps().size() / 2;
    List<Long> heap = new ArrayList<>(List.of(usedHeap()));
    account.throttle(THROTTLED_PERCENT, seed);
    atOnce(plan.steps().subList(0, middle), step -> make(step, events));
    heap.add(usedHeap());
    atOnce(plan.steps().subList(middle, plan.steps().size()), step -> make(step, events));
    int first = delivered.get();
    WAITS.forEach(this::deliverAgain);
    LoadedAccount.Throttling throttling = account.throttleNone();
    int retried = delivered.get() - first;
    int deadLetters = failed.size();
    deliverAgain(EventClaims.LONGEST);
    heap.add(usedHeap());
    return new Result(
        delivered.get(),
        retried,
        throttling,
        deadLetters,
        sent.count(),
        List.copyOf(denying),
        denying.stream().filter(bucket -> !sent.isDenialOpen(bucket)).toList(),
        failed.size(),
        sent.twice(),
        heap);
  }

  private void make(Step step, Events events) {
    switch (step) {
      case Change change -> events.put(change, event(change));
      case Arrival arrival -> deliver(events.take(arrival));
    }
  }

  private synchronized String event(Change change) {
    Instant at = begun.plus(Duration.ofMillis(change.number()));
    String bucket = world.crowdedBucket(change.bucket());
    Optional<String> endpoint = change.endpoint();
    if (endpoint.isPresent()) {
      denying.add(bucket);
      return account.tighten(bucket, endpoint.get(), at);
    }
    denying.remove(bucket);
    return account.loosen(bucket, at);
  }

  /// Delivers all that failed once more, after a time.
  private void deliverAgain(Duration wait) {
    account.pass(wait);
    List<String> again = List.copyOf(failed);
    failed.clear();
    atOnce(again, this::deliver);
  }

  private void deliver(String event) {
    delivered.incrementAndGet();
    if (!isHandled(event)) {
      failed.add(event);
    }
    sent.take(account.aws());
  }

  private boolean isHandled(String event) {
    try {
      return account.deliver(event).failures().isEmpty();
    } catch (CallFailedException _) {
      return false;
    }
  }

  /// Works on items in their order, some at the same time.
  private <T> void atOnce(List<T> items, Consumer<T> work) {
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(
            workers.submit(
                () ->
                    IntStream.generate(next::getAndIncrement)
                        .takeWhile(at -> at < items.size())
                        .forEach(at -> work.accept(items.get(at)))));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
