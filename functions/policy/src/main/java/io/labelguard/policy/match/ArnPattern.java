package io.labelguard.policy.match;

import java.util.Arrays;
import java.util.Optional;

/// Turns the tokens of an ARN pattern into a [Glob] whose wildcards stay within their component.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN">ARN
///     condition operators</a>
final class ArnPattern {

  private static final int COLONS = 5;
  private static final int[] ANY_ARN = anyArn();

  private ArnPattern() {}

  /// Returns the pattern; empty where it is not an ARN, so that nothing matches. A lone `*` matches
  /// every ARN: its last component runs to the end.
  static Optional<Glob> of(int[] tokens) {
    if (tokens.length == 1 && tokens[0] == Glob.MANY) {
      return Optional.of(Glob.ofTokens(ANY_ARN, false));
    }
    int[] out = tokens.clone();
    int colons = 0;
    for (int at = 0; at < out.length && colons < COLONS; at++) {
      switch (out[at]) {
        case Glob.ONE -> out[at] = Glob.ONE_IN_SEGMENT;
        case Glob.MANY -> out[at] = Glob.MANY_IN_SEGMENT;
        case ':' -> colons++;
        default -> {}
      }
    }
    return colons < COLONS ? Optional.empty() : Optional.of(Glob.ofTokens(out, false));
  }

  private static int[] anyArn() {
    int[] tokens = new int[2 * COLONS + 1];
    Arrays.fill(tokens, ':');
    for (int at = 0; at < 2 * COLONS; at += 2) {
      tokens[at] = Glob.MANY_IN_SEGMENT;
    }
    tokens[2 * COLONS] = Glob.MANY;
    return tokens;
  }
}
