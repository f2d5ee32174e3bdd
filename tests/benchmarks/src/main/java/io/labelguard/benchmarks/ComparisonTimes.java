package io.labelguard.benchmarks;

import io.labelguard.benchmarks.PolicyPairs.Pair;
import io.labelguard.policy.compare.Comparison;
import io.labelguard.policy.compare.Comparison.Answer;
import io.labelguard.policy.compare.Comparison.Identity;
import io.labelguard.policy.compare.PolicyComparison;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Times each pair of policies for itself, warm: JMH's mean over one pair would hide the slow ones.
///
/// @param unknown which pairs, by number, have an answer that is unknown
/// @param nanos for each pair the fastest of the rounds
record ComparisonTimes(List<Integer> unknown, List<Long> nanos) {

  ComparisonTimes {
    unknown = List.copyOf(unknown);
    nanos = List.copyOf(nanos);
  }

  private static final int WARM_UP = 20;
  private static final int ROUNDS = 5;

  static ComparisonTimes of(List<Pair> pairs) {
    long[] nanos = new long[pairs.size()];
    Arrays.fill(nanos, Long.MAX_VALUE);
    BitSet unknown = new BitSet();
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      for (int at = 0; at < nanos.length; at++) {
        long start = System.nanoTime();
        boolean known = isKnown(pairs.get(at));
        long took = System.nanoTime() - start;
        unknown.set(at, !known);
        if (round >= 0) {
          nanos[at] = Math.min(nanos[at], took);
        }
      }
    }
    return new ComparisonTimes(
        unknown.stream().boxed().toList(), Arrays.stream(nanos).boxed().toList());
  }

  /// The pairs, by number, that took longest, slowest first.
  List<Integer> slowest(int most) {
    return IntStream.range(0, nanos.size())
        .boxed()
        .sorted(Comparator.comparing(nanos::get, Comparator.reverseOrder()))
        .limit(most)
        .toList();
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
        unknown.size());
  }

  /// Milliseconds that a part of the pairs stay under, such as 0.5 for the median.
  private double millis(double part) {
    return nanos.stream().sorted().toList().get((int) Math.ceil(part * nanos.size()) - 1) / 1e6;
  }
}
