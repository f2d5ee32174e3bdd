package io.labelguard.benchmarks;

import io.labelguard.benchmarks.PolicyPairs.Pair;
import io.labelguard.core.evaluate.Comparison;
import io.labelguard.core.evaluate.Comparison.Answer;
import io.labelguard.core.evaluate.Comparison.Identity;
import io.labelguard.core.evaluate.PolicyComparison;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Times each pair of policies for itself, warm: JMH's mean over one pair would hide the slow ones.
///
/// @param unknown how many pairs have an answer that is unknown
/// @param nanos sorted, the fastest of the rounds for each pair
record ComparisonTimes(int unknown, List<Long> nanos) {

  ComparisonTimes {
    nanos = List.copyOf(nanos);
  }

  private static final int WARM_UP = 20;
  private static final int ROUNDS = 5;

  static ComparisonTimes of(List<Pair> pairs) {
    long[] nanos = new long[pairs.size()];
    Arrays.fill(nanos, Long.MAX_VALUE);
    int unknown = 0;
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      unknown = 0;
      for (int at = 0; at < nanos.length; at++) {
        long start = System.nanoTime();
        boolean known = isKnown(pairs.get(at));
        long took = System.nanoTime() - start;
        unknown += known ? 0 : 1;
        if (round >= 0) {
          nanos[at] = Math.min(nanos[at], took);
        }
      }
    }
    Arrays.sort(nanos);
    return new ComparisonTimes(unknown, Arrays.stream(nanos).boxed().toList());
  }

  /// Compares as the command does: compiles both, both directions, both readings of "through".
  private static boolean isKnown(Pair pair) {
    PolicyComparison policies = new PolicyComparison(pair.before(), pair.after());
    boolean known = true;
    for (Identity identity : List.of(Identity.NONE, Identity.ALL)) {
      Comparison comparison = policies.compare(identity);
      known &= comparison.more() != Answer.UNKNOWN && comparison.less() != Answer.UNKNOWN;
    }
    return known;
  }

  /// A row of the table.
  String row(String pairs) {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %.2f | %.2f | %.1f | %d |%n",
        pairs,
        nanos.size(),
        millis(0.5),
        millis(0.95),
        millis(1),
        unknown);
  }

  /// Milliseconds that a part of the pairs stay under, such as 0.5 for the median.
  private double millis(double part) {
    return nanos.get((int) Math.ceil(part * nanos.size()) - 1) / 1e6;
  }
}
