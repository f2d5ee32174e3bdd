package io.labelguard.policy.atoms;

import io.labelguard.policy.match.Glob;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Cuts the texts that begin with a prefix into the atoms that patterns distinguish.
public final class PrefixAtoms {

  private static final int MOST_STATES = 20_000;

  /// A text and the patterns, by number, that it matches.
  public record Text(BitSet globs, String text) {
    public Text {
      globs = (BitSet) globs.clone();
    }

    @Override
    public BitSet globs() {
      return (BitSet) globs.clone();
    }
  }

  private PrefixAtoms() {}

  /// Returns which patterns, by number, each atom matches; empty where there are too many to find.
  public static Optional<List<BitSet>> of(String prefix, List<Glob> globs) {
    return texts(prefix, globs).map(all -> all.stream().map(Text::globs).distinct().toList());
  }

  /// Returns a text of each atom; empty where there are too many to find.
  public static Optional<List<Text>> texts(String prefix, List<Glob> globs) {
    return new GlobAutomaton(globs)
        .matches(prefix, MOST_STATES)
        .map(all -> all.stream().map(match -> new Text(match.globs(), match.text())).toList());
  }
}
