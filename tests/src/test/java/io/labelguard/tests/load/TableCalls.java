package io.labelguard.tests.load;

import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// Counts the requests to the table by operation, each attempt.
final class TableCalls implements ExecutionInterceptor {

  private SortedMap<String, Integer> counts = new TreeMap<>();

  @Override
  public synchronized void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    String request = context.request().getClass().getSimpleName();
    counts.merge(request.replaceFirst("Request$", ""), 1, Integer::sum);
  }

  /// Returns the counts since the last call.
  synchronized SortedMap<String, Integer> take() {
    SortedMap<String, Integer> taken = counts;
    counts = new TreeMap<>();
    return taken;
  }
}
