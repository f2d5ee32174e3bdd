package io.labelguard.policy.match;

import java.util.Arrays;
import java.util.List;

/// A text pattern, compiled: characters, `?` (one character) and `*` (any run of them).
///
/// In an ARN pattern the first five components cannot run over a colon, the sixth can.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Condition
///     operators</a>
public final class Glob {

  /// Tokens below zero are wildcards, all others are code points.
  public static final int ONE = -1;

  public static final int ONE_IN_SEGMENT = -2;
  public static final int MANY = -3;
  public static final int MANY_IN_SEGMENT = -4;

  private final int[] tokens;
  private final boolean fold;
  private final String head;
  private final boolean exact;
  private final boolean headThenAnything;

  private Glob(int[] tokens, boolean fold) {
    this.tokens = tokens;
    this.fold = fold;
    int length = 0;
    while (length < tokens.length && tokens[length] >= 0) {
      length++;
    }
    this.head = new String(tokens, 0, length);
    this.exact = length == tokens.length;
    this.headThenAnything = length == tokens.length - 1 && tokens[length] == MANY;
  }

  /// Compiles a pattern with `*` and `?` that may match any character.
  public static Glob of(String pattern) {
    return new Glob(wildcards(pattern.codePoints().toArray(), ONE, MANY), false);
  }

  /// Compiles an action pattern: wildcards, letter case ignored.
  public static Glob ignoringCase(String pattern) {
    return new Glob(wildcards(pattern.codePoints().toArray(), ONE, MANY), true);
  }

  /// Compiles text that matches itself.
  public static Glob literal(String text) {
    return new Glob(text.codePoints().toArray(), false);
  }

  /// Compiles text that matches itself in any letter case.
  public static Glob literalIgnoringCase(String text) {
    return new Glob(text.codePoints().toArray(), true);
  }

  /// Compiles tokens: code points and wildcards, mixed.
  static Glob ofTokens(int[] tokens, boolean fold) {
    return new Glob(tokens.clone(), fold);
  }

  /// Turns the wildcards of a text into tokens.
  static int[] wildcards(int[] codePoints, int one, int many) {
    int[] out = new int[codePoints.length];
    int length = 0;
    for (int c : codePoints) {
      int token = c == '*' ? many : c == '?' ? one : c;
      if (token != many || length == 0 || out[length - 1] != many) {
        out[length++] = token;
      }
    }
    return Arrays.copyOf(out, length);
  }

  /// The compiled pattern.
  public int[] tokens() {
    return tokens.clone();
  }

  /// Whether letter case is ignored.
  public boolean ignoresCase() {
    return fold;
  }

  /// Whether the pattern has no wildcard.
  public boolean isLiteral() {
    return exact;
  }

  /// The text before the first wildcard.
  public String head() {
    return head;
  }

  /// Whether a text that begins with `prefix` may match, by the characters before the first
  /// wildcard; false where none can.
  public boolean mayMatchUnder(String prefix) {
    return head.regionMatches(fold, 0, prefix, 0, Math.min(head.length(), prefix.length()));
  }

  /// Whether every text that begins with `prefix` matches, because all that is asked of it is how
  /// it begins; false where that is not certain.
  public boolean matchesAllUnder(String prefix) {
    return headThenAnything && prefix.regionMatches(fold, 0, head, 0, head.length());
  }

  /// Whether the whole of `text` matches.
  public boolean matches(String text) {
    if (exact && !fold) {
      return head.equals(text);
    }
    if (!text.regionMatches(fold, 0, head, 0, head.length())) {
      return false;
    }
    if (headThenAnything) {
      return true;
    }
    return exact ? text.length() == head.length() : matchesTail(text);
  }

  /// Greedy match that goes back to the last `*` only. That is enough in an ARN pattern too: what
  /// is before one of the first five colons cannot shift.
  private boolean matchesTail(String text) {
    int at = head.length();
    int token = head.codePointCount(0, at);
    int star = -1;
    int resume = at;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (token < tokens.length && isMany(tokens[token])) {
        star = token++;
        resume = at;
      } else if (token < tokens.length && accepts(tokens[token], c, fold)) {
        token++;
        at += Character.charCount(c);
      } else if (star >= 0) {
        int skipped = text.codePointAt(resume);
        if (tokens[star] == MANY_IN_SEGMENT && skipped == ':') {
          return false;
        }
        resume += Character.charCount(skipped);
        at = resume;
        token = star + 1;
      } else {
        return false;
      }
    }
    while (token < tokens.length && isMany(tokens[token])) {
      token++;
    }
    return token == tokens.length;
  }

  /// Whether a token is a kind of `*`.
  public static boolean isMany(int token) {
    return token == MANY || token == MANY_IN_SEGMENT;
  }

  /// Whether a token matches a character (a `*` matches it and stays).
  public static boolean accepts(int token, int c, boolean fold) {
    return switch (token) {
      case ONE, MANY -> true;
      case ONE_IN_SEGMENT, MANY_IN_SEGMENT -> c != ':';
      default -> token == c || (fold && foldCase(token) == foldCase(c));
    };
  }

  private static int foldCase(int c) {
    return Character.toLowerCase(Character.toUpperCase(c));
  }

  /// Returns the patterns of all texts that begin with `prefix` and match, as the policy would
  /// write them; empty where there is none.
  public List<String> startingWith(String prefix) {
    return new GlobWalk(tokens, fold).rests(prefix).stream().map(at -> prefix + text(at)).toList();
  }

  private String text(int from) {
    StringBuilder text = new StringBuilder();
    for (int at = from; at < tokens.length; at++) {
      int token = tokens[at];
      text.appendCodePoint(isMany(token) ? '*' : token < 0 ? '?' : token);
    }
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Glob glob && fold == glob.fold && Arrays.equals(tokens, glob.tokens);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(tokens);
  }

  @Override
  public String toString() {
    return text(0);
  }
}
