package io.labelguard.aws.sagemaker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// Makes one call for each item, a few at a time, on virtual threads.
public final class BoundedCalls {

  private BoundedCalls() {}

  /// Returns the results in the order of the items. The first failure is thrown unchanged after the
  /// calls in progress have ended.
  public static <T, R> List<R> all(int atOnce, List<T> items, Function<T, R> call) {
    Semaphore places = new Semaphore(atOnce);
    List<Future<R>> calls = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (T item : items) {
        calls.add(threads.submit(() -> inPlace(places, item, call)));
      }
      return results(threads, calls);
    }
  }

  private static <T, R> R inPlace(Semaphore places, T item, Function<T, R> call)
      throws InterruptedException {
    places.acquire();
    try {
      return call.apply(item);
    } finally {
      places.release();
    }
  }

  private static <R> List<R> results(ExecutorService threads, List<Future<R>> calls) {
    List<R> results = new ArrayList<>();
    try {
      for (Future<R> call : calls) {
        results.add(call.get());
      }
      return results;
    } catch (ExecutionException e) {
      threads.shutdownNow();
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("a call threw a checked exception", e.getCause());
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for SageMaker", e);
    }
  }
}
