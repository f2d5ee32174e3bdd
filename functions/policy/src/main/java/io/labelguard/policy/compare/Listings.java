package io.labelguard.policy.compare;

import io.labelguard.policy.atoms.MarkedTexts;
import io.labelguard.policy.match.Glob;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds which lists of patterns, some with policy variables, one text can be on at once, for any
/// the variables' values.
///
/// What is found includes all that there is: for any text and values, the lists that the text is on
/// are among the outcomes; and if it matches a pattern with variables, so it is in an outcome in
/// which that pattern surely matches.
///
/// @param lists the patterns without variables of each list
/// @param templates the patterns with variables, each once
record Listings(List<List<Glob>> lists, List<Marks.Listed> templates) {

  private static final int MOST_FREE = 6;
  private static final int MOST_OUTCOMES = 4_000;

  Listings {
    lists = lists.stream().map(List::copyOf).toList();
    templates = List.copyOf(templates);
  }

  /// One outcome.
  ///
  /// @param plain one of the given sets
  /// @param matched the templates that match
  /// @param surely those of them that match by their marks
  record Outcome(BitSet plain, BitSet matched, BitSet surely) {}

  /// Returns the outcomes; empty past a bound.
  ///
  /// @param plain for texts without regard to values, which lists (by number) they are on by a
  ///     pattern without variables and, after these, which templates they match with some value;
  ///     more may follow
  Optional<List<Outcome>> outcomes(Iterable<BitSet> plain) {
    List<Glob> fixed = lists.stream().flatMap(List::stream).distinct().toList();
    Optional<List<MarkedTexts.Text>> marked =
        MarkedTexts.of(fixed, new Marks().patterns(templates));
    if (marked.isEmpty()) {
      return Optional.empty();
    }
    Set<MarkedTexts.Text> byList = new LinkedHashSet<>();
    // An absent key has no text, so not even `*` matches it.
    byList.add(new MarkedTexts.Text(new BitSet(), new BitSet()));
    for (MarkedTexts.Text text : marked.get()) {
      byList.add(
          new MarkedTexts.Text(byList(fixed, text.surely()), byList(fixed, text.possibly())));
    }
    Set<Outcome> outcomes = new LinkedHashSet<>();
    for (BitSet each : plain) {
      for (MarkedTexts.Text text : byList) {
        if (isOne(each, text) && !add(outcomes, each, text)) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new ArrayList<>(outcomes));
  }

  private BitSet byList(List<Glob> fixed, BitSet globs) {
    BitSet on = new BitSet();
    for (int list = 0; list < lists.size(); list++) {
      on.set(list, lists.get(list).stream().anyMatch(glob -> globs.get(fixed.indexOf(glob))));
    }
    for (int at = 0; at < templates.size(); at++) {
      on.set(lists.size() + at, globs.get(fixed.size() + at));
    }
    return on;
  }

  /// Whether a text can fit both.
  private boolean isOne(BitSet plain, MarkedTexts.Text text) {
    BitSet distinguished = plain.get(0, lists.size() + templates.size());
    return within(text.surely(), distinguished) && within(distinguished, text.possibly());
  }

  private static boolean within(BitSet small, BitSet large) {
    BitSet rest = (BitSet) small.clone();
    rest.andNot(large);
    return rest.isEmpty();
  }

  /// What matches with some value may match or not, unless its marks decide that it does. Where any
  /// matches, one can be assumed to be marked.
  private boolean add(Set<Outcome> outcomes, BitSet plain, MarkedTexts.Text text) {
    int size = lists.size();
    BitSet surely = text.surely().get(size, size + templates.size());
    BitSet free = plain.get(size, size + templates.size());
    free.andNot(surely);
    int[] open = free.stream().toArray();
    if (open.length > MOST_FREE) {
      return false;
    }
    for (int chosen = 0; chosen < 1 << open.length; chosen++) {
      BitSet matched = (BitSet) surely.clone();
      for (int at = 0; at < open.length; at++) {
        matched.set(open[at], (chosen >> at & 1) == 1);
      }
      if (matched.isEmpty() || !surely.isEmpty()) {
        outcomes.add(new Outcome(plain, matched, surely));
      }
    }
    return outcomes.size() <= MOST_OUTCOMES;
  }
}
