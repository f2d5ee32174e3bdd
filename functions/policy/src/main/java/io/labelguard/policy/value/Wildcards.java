package io.labelguard.policy.value;

import java.util.Arrays;

/// Compares patterns with `*` and `?` with each other, for lint only: the evaluator has its own
/// matching of requests.
public final class Wildcards {

  private Wildcards() {}

  /// {@return whether a text has a wildcard in it}
  public static boolean any(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }

  /// {@return how many characters are before the first wildcard}
  public static int fixedLength(String pattern) {
    int length = 0;
    while (length < pattern.length() && "*?".indexOf(pattern.charAt(length)) < 0) {
      length++;
    }
    return length;
  }

  /// {@return whether some text matches both patterns; a text without wildcards matches itself}
  public static boolean meet(String left, String right) {
    if (!any(right)) {
      return matches(left, right);
    }
    if (!any(left)) {
      return matches(right, left);
    }
    // below[j]: whether left from i and right from j have a text in common.
    boolean[] below = row(left.length(), left, right, new boolean[right.length() + 1]);
    for (int i = left.length() - 1; i >= 0; i--) {
      below = row(i, left, right, below);
    }
    return below[0];
  }

  // Greedy: a star takes as little as it can, and more when what follows does not fit.
  private static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length() && same(pattern.charAt(p), text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private static boolean[] row(int i, String left, String right, boolean[] below) {
    boolean[] row = Arrays.copyOf(below, below.length);
    boolean leftEnds = i == left.length();
    boolean leftMany = !leftEnds && left.charAt(i) == '*';
    for (int j = right.length(); j >= 0; j--) {
      boolean rightEnds = j == right.length();
      boolean rightMany = !rightEnds && right.charAt(j) == '*';
      if (leftEnds && rightEnds) {
        row[j] = true;
      } else {
        row[j] =
            (leftMany && below[j])
                || (rightMany && row[j + 1])
                || (leftMany && !rightEnds && row[j + 1])
                || (rightMany && !leftEnds && below[j])
                || (!leftEnds
                    && !rightEnds
                    && !leftMany
                    && !rightMany
                    && same(left.charAt(i), right.charAt(j))
                    && below[j + 1]);
      }
    }
    return row;
  }

  private static boolean same(char left, char right) {
    return left == right || left == '?' || right == '?';
  }
}
