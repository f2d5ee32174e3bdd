package io.labelguard.policy.atoms;

import io.labelguard.policy.match.Glob;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// All patterns on one key read side by side: finds which sets of patterns a text can match at
/// once, with a text for each.
///
/// A state is the set of places that the patterns have come to. Only the characters that some
/// pattern waits for there, and one that none does, lead anywhere new, so that literals cost no
/// more than a walk along them.
final class GlobAutomaton {

  /// A set of patterns (by number) that `text`, and no other pattern, matches.
  ///
  /// @param sole whether `text` is the only text there is to match them
  record Match(BitSet globs, String text, boolean sole) {}

  private final List<Glob> globs;
  private final int[] token;
  private final int[] owner;
  private final int[] first;
  private final int other;
  private final int loose;

  GlobAutomaton(List<Glob> globs) {
    this(globs, globs.size());
  }

  /// @param loose from which pattern on a mark matches any text, as [MarkedTexts] says; marks
  ///     are characters like others where there is none
  GlobAutomaton(List<Glob> globs, int loose) {
    this.loose = loose;
    this.globs = List.copyOf(globs);
    this.first = new int[globs.size()];
    int places = 0;
    for (Glob glob : globs) {
      places += glob.tokens().length + 1;
    }
    this.token = new int[places];
    this.owner = new int[places];
    int at = 0;
    for (int glob = 0; glob < globs.size(); glob++) {
      first[glob] = at;
      for (int t : globs.get(glob).tokens()) {
        owner[at] = glob;
        token[at++] = t;
      }
      owner[at] = glob;
      token[at++] = END;
    }
    this.other = unusedCharacter();
  }

  private static final int END = Integer.MIN_VALUE;

  /// The places that the patterns have come to, ascending.
  private static final class State {
    private final int[] places;

    State(int[] places) {
      this.places = places;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof State state && Arrays.equals(places, state.places);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(places);
    }
  }

  private record Step(Optional<Step> before, int character, State state) {
    String text(String start) {
      StringBuilder back = new StringBuilder();
      for (Step step = this; step.before.isPresent(); step = step.before.get()) {
        back.insert(0, Character.toString(step.character));
      }
      return start + back;
    }
  }

  /// Returns every set of patterns that a text beginning with `start` can match; where `start`
  /// itself matches a set, it is listed on its own. Empty where there are more than `bound` states.
  Optional<List<Match>> matches(String start, int bound) {
    Step begin = new Step(Optional.empty(), 0, startState(start));
    List<Match> found = new ArrayList<>();
    found.add(match(begin, start));
    Map<BitSet, Boolean> sets = new HashMap<>();
    Set<State> seen = new HashSet<>();
    Deque<Step> open = new ArrayDeque<>();
    open.add(begin);
    while (!open.isEmpty()) {
      Step step = open.remove();
      for (int c : characters(step.state)) {
        Step next = new Step(Optional.of(step), c, after(step.state, c));
        if (!seen.add(next.state)) {
          continue;
        }
        if (seen.size() > bound) {
          return Optional.empty();
        }
        if (sets.putIfAbsent(accepted(next.state), true) == null) {
          found.add(match(next, start));
        }
        open.add(next);
      }
    }
    return Optional.of(found);
  }

  private Match match(Step step, String start) {
    BitSet accepted = accepted(step.state);
    boolean sole =
        accepted.stream().mapToObj(globs::get).anyMatch(g -> g.isLiteral() && !g.ignoresCase());
    return new Match(accepted, step.text(start), sole);
  }

  /// The patterns are walked one by one, for none leads into another; along a pattern's literal
  /// beginning there is one place to keep.
  private State startState(String start) {
    int[] read = start.codePoints().toArray();
    BitSet live = new BitSet();
    for (int glob = 0; glob < first.length; glob++) {
      int taken = literals(glob, read);
      if (taken == read.length || mayGoOn(glob, taken)) {
        BitSet own = new BitSet();
        enter(own, first[glob] + taken);
        State state = new State(own.stream().toArray());
        for (int at = taken; at < read.length; at++) {
          state = after(state, read[at]);
        }
        for (int place : state.places) {
          live.set(place);
        }
      }
    }
    return new State(live.stream().toArray());
  }

  /// How many characters a pattern's literal beginning takes.
  private int literals(int glob, int[] read) {
    int taken = 0;
    boolean fold = globs.get(glob).ignoresCase();
    while (taken < read.length
        && token[first[glob] + taken] >= 0
        && !(hasLoose() && MarkedTexts.isMark(read[taken]))
        && Glob.accepts(token[first[glob] + taken], read[taken], fold)) {
      taken++;
    }
    return taken;
  }

  /// Whether the place at which a pattern's literals end may take a character more: it is a
  /// wildcard, or the character may be a mark.
  private boolean mayGoOn(int glob, int taken) {
    int next = token[first[glob] + taken];
    return (next < 0 && next != END) || hasLoose();
  }

  private boolean hasLoose() {
    return loose < globs.size();
  }

  private State after(State state, int c) {
    BitSet live = new BitSet();
    boolean mark = hasLoose() && MarkedTexts.isMark(c);
    for (int at : state.places) {
      if (mark) {
        enterByMark(live, at, c);
      } else if (token[at] != END
          && Glob.accepts(token[at], c, globs.get(owner[at]).ignoresCase())) {
        enter(live, Glob.isMany(token[at]) ? at : at + 1);
      }
    }
    return new State(live.stream().toArray());
  }

  /// A mark represents a text that is not known: a pattern surely gets over it by `*` or by the
  /// same mark, and perhaps to any later place.
  private void enterByMark(BitSet live, int at, int mark) {
    if (owner[at] < loose) {
      if (token[at] == Glob.MANY) {
        enter(live, at);
      } else if (MarkedTexts.accepts(token[at], mark)) {
        enter(live, at + 1);
      }
      return;
    }
    int place = at;
    live.set(place);
    while (token[place] != END) {
      live.set(++place);
    }
  }

  private void enter(BitSet live, int place) {
    int at = place;
    live.set(at);
    while (Glob.isMany(token[at])) {
      live.set(++at);
    }
  }

  private BitSet accepted(State state) {
    BitSet accepted = new BitSet();
    for (int at : state.places) {
      if (token[at] == END) {
        accepted.set(owner[at]);
      }
    }
    return accepted;
  }

  private Set<Integer> characters(State state) {
    Set<Integer> characters = new TreeSet<>();
    characters.add(other);
    for (int at : state.places) {
      int t = token[at];
      if (t >= 0 && globs.get(owner[at]).ignoresCase()) {
        characters.add(Character.toLowerCase(t));
        characters.add(Character.toUpperCase(t));
      } else if (t >= 0) {
        characters.add(t);
      } else if (t == Glob.ONE_IN_SEGMENT || t == Glob.MANY_IN_SEGMENT) {
        characters.add((int) ':');
      }
    }
    return characters;
  }

  private int unusedCharacter() {
    Set<Integer> used = new HashSet<>(Set.of((int) ':', (int) '*', (int) '?'));
    for (int t : token) {
      if (t >= 0) {
        used.add(Character.toLowerCase(t));
        used.add(Character.toUpperCase(t));
      }
    }
    int c = 'a';
    while (used.contains(c)) {
      c = c == 'z' ? '0' : c == '9' ? 0x4e00 : c + 1;
    }
    return c;
  }
}
