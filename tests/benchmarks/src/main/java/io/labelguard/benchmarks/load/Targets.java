package io.labelguard.benchmarks.load;

import io.labelguard.tests.load.CallReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Compares what was measured with what was aimed at.
final class Targets {

  private static final int CALLS = 8;
  private static final int DESCRIBED = 5;
  private static final int TABLE_CALLS = 10;
  private static final int UNRELATED_CALLS = 2;
  private static final Duration FIRST_MESSAGE = Duration.ofSeconds(1);

  private Targets() {}

  /// Returns `OK`, or which targets of an event on a crowded bucket were missed.
  static String tightened(CallReport report) {
    List<String> missed = new ArrayList<>();
    missed(report.others() > CALLS, CALLS + " calls", missed);
    missed(report.described() > DESCRIBED, DESCRIBED + " jobs described", missed);
    missed(report.tableCalls() > TABLE_CALLS, TABLE_CALLS + " calls to the table", missed);
    missed(report.messages().size() != 1, "1 message", missed);
    missed(
        report.published().filter(time -> time.compareTo(FIRST_MESSAGE) < 0).isEmpty(),
        FIRST_MESSAGE.toSeconds() + " s",
        missed);
    return text(missed);
  }

  /// Returns `OK`, or which target of an event on an unrelated bucket was missed.
  static String unrelated(CallReport report) {
    List<String> missed = new ArrayList<>();
    int calls = report.others() + report.described() + report.tableCalls();
    missed(calls > UNRELATED_CALLS, UNRELATED_CALLS + " calls in all", missed);
    return text(missed);
  }

  private static void missed(boolean isMissed, String target, List<String> missed) {
    if (isMissed) {
      missed.add(target);
    }
  }

  private static String text(List<String> missed) {
    return missed.isEmpty() ? "OK" : "missed: " + String.join(", ", missed);
  }
}
