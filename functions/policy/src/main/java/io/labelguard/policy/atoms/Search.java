package io.labelguard.policy.atoms;

import io.labelguard.policy.value.Truth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Searches the product of independent dimensions for a filling in which given slots hold and
/// others do not. A slot is a conjunction: it holds where it can hold with each dimension's atom.
public final class Search {

  private static final int MOST_STEPS = 100_000;

  private final List<List<BitSet>> dimensions;
  private int steps;

  /// @param dimensions for each dimension, for each of its atoms, the slots that can hold with it
  public Search(List<List<BitSet>> dimensions) {
    this.dimensions = List.copyOf(dimensions);
  }

  /// Whether there is such a filling; unknown past a bound of steps.
  public Truth find(BitSet required, BitSet avoided) {
    return witness(required, avoided).isPresent()
        ? Truth.TRUE
        : steps > MOST_STEPS ? Truth.UNKNOWN : Truth.FALSE;
  }

  /// An atom that is still of use: its number and which of the avoided slots can hold with it.
  private record Choice(int atom, BitSet left) {}

  /// Returns the atom chosen in each dimension; empty where there is none or the bound is passed.
  public Optional<int[]> witness(BitSet required, BitSet avoided) {
    steps = 0;
    List<List<Choice>> choices = new ArrayList<>();
    for (List<BitSet> atoms : dimensions) {
      List<Choice> useful = useful(atoms, required, avoided);
      if (useful.isEmpty()) {
        return Optional.empty();
      }
      choices.add(useful);
    }
    int[] chosen = new int[choices.size()];
    BitSet left = (BitSet) avoided.clone();
    BitSet open = new BitSet();
    for (int at = 0; at < chosen.length; at++) {
      chosen[at] = choices.get(at).getFirst().atom();
      if (choices.get(at).size() == 1) {
        left.and(choices.get(at).getFirst().left());
      } else {
        open.set(at);
      }
    }
    return search(choices, open, left, chosen) ? Optional.of(chosen) : Optional.empty();
  }

  /// Those atoms that let all required slots hold, without those that let more of the avoided ones
  /// hold than another does.
  private static List<Choice> useful(List<BitSet> atoms, BitSet required, BitSet avoided) {
    List<Choice> all = new ArrayList<>();
    for (int atom = 0; atom < atoms.size(); atom++) {
      BitSet missing = (BitSet) required.clone();
      missing.andNot(atoms.get(atom));
      if (missing.isEmpty()) {
        BitSet left = (BitSet) avoided.clone();
        left.and(atoms.get(atom));
        all.add(new Choice(atom, left));
      }
    }
    all.sort(Comparator.comparingInt(choice -> choice.left().cardinality()));
    List<Choice> least = new ArrayList<>();
    for (Choice choice : all) {
      if (least.stream().noneMatch(better -> within(better.left(), choice.left()))) {
        least.add(choice);
      }
    }
    return least;
  }

  private static boolean within(BitSet small, BitSet large) {
    BitSet rest = (BitSet) small.clone();
    rest.andNot(large);
    return rest.isEmpty();
  }

  private boolean search(List<List<Choice>> choices, BitSet open, BitSet left, int[] chosen) {
    if (left.isEmpty()) {
      return true;
    }
    if (++steps > MOST_STEPS) {
      return false;
    }
    int slot = hardest(choices, open, left);
    for (int at = open.nextSetBit(0); at >= 0; at = open.nextSetBit(at + 1)) {
      for (Choice choice : choices.get(at)) {
        if (choice.left().get(slot)) {
          continue;
        }
        BitSet rest = (BitSet) left.clone();
        rest.and(choice.left());
        BitSet others = (BitSet) open.clone();
        others.clear(at);
        chosen[at] = choice.atom();
        if (search(choices, others, rest, chosen)) {
          return true;
        }
      }
    }
    return false;
  }

  /// The slot with the fewest ways to make it not hold.
  private static int hardest(List<List<Choice>> choices, BitSet open, BitSet left) {
    int hardest = -1;
    int fewest = Integer.MAX_VALUE;
    for (int slot = left.nextSetBit(0); slot >= 0; slot = left.nextSetBit(slot + 1)) {
      int ways = 0;
      for (int at = open.nextSetBit(0); at >= 0; at = open.nextSetBit(at + 1)) {
        for (Choice choice : choices.get(at)) {
          ways += choice.left().get(slot) ? 0 : 1;
        }
      }
      if (ways < fewest) {
        fewest = ways;
        hardest = slot;
      }
    }
    return hardest;
  }
}
