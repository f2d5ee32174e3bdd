package io.labelguard.policy.atoms;

import io.labelguard.policy.match.Glob;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Texts in which the values of policy variables are marked, and what patterns make of them
/// whatever these values are.
///
/// A mark is one character of the private use area that represents the whole value of one variable.
/// A pattern in which the variable is the mark matches a marked text where it would match with any
/// value. Each text that such a pattern matches with some value can be marked so; whatever else the
/// text matches is then between what the marked text surely and possibly matches.
public final class MarkedTexts {

  /// The first mark; those who hand them out count on from it by twos.
  public static final int FIRST_MARK = 0x10F000;

  private static final int MOST_STATES = 20_000;

  /// A pattern with policy variables.
  ///
  /// @param marked the pattern with marks for its variables
  /// @param widest the pattern with `*` for them
  public record Pattern(Glob marked, Glob widest) {}

  /// What a marked text matches: the patterns without variables by number, then those with.
  public record Text(BitSet surely, BitSet possibly) {
    public Text {
      surely = (BitSet) surely.clone();
      possibly = (BitSet) possibly.clone();
    }
  }

  private MarkedTexts() {}

  /// Returns the mark for the value that another mark represents, in any letter case.
  public static int inAnyCase(int mark) {
    return mark + 1;
  }

  /// Whether a pattern that has one mark gets over another.
  static boolean accepts(int pattern, int mark) {
    return pattern == mark || (isMark(pattern) && pattern % 2 == 1 && pattern == inAnyCase(mark));
  }

  static boolean isMark(int c) {
    return c >= FIRST_MARK;
  }

  /// Returns what marked texts, and texts without marks, match; empty where there are too many to
  /// tell, or where a pattern spells out a character that would be a mark.
  public static Optional<List<Text>> of(List<Glob> fixed, List<Pattern> patterns) {
    for (Glob glob : fixed) {
      for (int token : glob.tokens()) {
        if (isMark(token)) {
          return Optional.empty();
        }
      }
    }
    List<Glob> globs = new ArrayList<>(fixed);
    patterns.forEach(pattern -> globs.add(pattern.marked()));
    int size = globs.size();
    globs.addAll(fixed);
    patterns.forEach(pattern -> globs.add(pattern.widest()));
    return new GlobAutomaton(globs, size)
        .matches("", MOST_STATES)
        .map(all -> all.stream().map(match -> text(match.globs(), size)).distinct().toList());
  }

  private static Text text(BitSet globs, int size) {
    return new Text(globs.get(0, size), globs.get(size, 2 * size));
  }
}
