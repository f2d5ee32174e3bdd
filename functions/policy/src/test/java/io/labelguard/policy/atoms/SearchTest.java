package io.labelguard.policy.atoms;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.value.Truth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SearchTest {

  @Test
  void theAtomsChosenLetWhatIsRequiredHoldAndStopWhatIsAvoided() {
    List<List<BitSet>> dimensions =
        List.of(
            List.of(slots(0, 1, 2), slots(0, 2), slots(1, 2)),
            List.of(slots(0, 1, 2), slots(0, 1)));
    assertThat(new Search(dimensions).witness(slots(0), slots(1, 2)))
        .hasValueSatisfying(chosen -> assertThat(chosen).containsExactly(1, 1));
    assertThat(new Search(dimensions).witness(slots(0), slots(1)))
        .hasValueSatisfying(chosen -> assertThat(chosen[0]).isEqualTo(1));
    assertThat(new Search(dimensions).witness(slots(0, 1), slots(2)))
        .hasValueSatisfying(chosen -> assertThat(chosen).containsExactly(0, 1));
    assertThat(new Search(dimensions).witness(slots(2), slots(0, 1))).isEmpty();
  }

  @Test
  void whatNoDimensionIsAskedForHoldsAlways() {
    assertThat(new Search(List.of()).find(slots(), slots())).isEqualTo(Truth.TRUE);
    assertThat(new Search(List.of()).find(slots(0), slots(1))).isEqualTo(Truth.FALSE);
  }

  /// Two dimensions of two atoms each over three slots: all there are.
  @Test
  void searchFindsWhatTryingEveryFillingFinds() {
    List<BitSet> sets = IntStream.range(0, 8).mapToObj(SearchTest::set).toList();
    List<String> wrong = new ArrayList<>();
    for (int code = 0; code < 8 * 8 * 8 * 8; code++) {
      List<List<BitSet>> dimensions =
          List.of(
              List.of(sets.get(code & 7), sets.get(code >> 3 & 7)),
              List.of(sets.get(code >> 6 & 7), sets.get(code >> 9 & 7)));
      for (BitSet required : List.of(slots(), slots(0))) {
        for (BitSet avoided : List.of(slots(), slots(1), slots(1, 2))) {
          if (!findsWhatThereIs(dimensions, required, avoided)) {
            wrong.add(dimensions + ": " + required + " without " + avoided);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean findsWhatThereIs(
      List<List<BitSet>> dimensions, BitSet required, BitSet avoided) {
    Search search = new Search(dimensions);
    boolean possible =
        IntStream.range(0, 4)
            .mapToObj(choice -> held(dimensions, choice & 1, choice >> 1))
            .anyMatch(held -> fits(held, required, avoided));
    return search.find(required, avoided) == Truth.of(possible)
        && search
            .witness(required, avoided)
            .map(chosen -> fits(held(dimensions, chosen[0], chosen[1]), required, avoided))
            .orElse(!possible);
  }

  /// Each dimension can stop any one slot, and there is one slot more than dimensions.
  @Test
  void pastTheBoundOfStepsTheAnswerIsUnknown() {
    assertThat(new Search(stoppingOneEach(6)).find(slots(), all(7))).isEqualTo(Truth.FALSE);
    assertThat(new Search(stoppingOneEach(6)).find(slots(), all(6))).isEqualTo(Truth.TRUE);
    Search large = new Search(stoppingOneEach(10));
    assertThat(large.find(slots(), all(11))).isEqualTo(Truth.UNKNOWN);
    assertThat(large.witness(slots(), all(11))).isEmpty();
    assertThat(large.find(slots(), all(2))).isEqualTo(Truth.TRUE);
  }

  /// Too many steps if each atom came twice, once without stopping slot 8.
  @Test
  void atomsThatStopNoMoreThanOthersTakeNoSteps() {
    List<List<BitSet>> dimensions = new ArrayList<>();
    for (List<BitSet> atoms : stoppingOneEach(7)) {
      List<BitSet> twice = new ArrayList<>();
      for (BitSet atom : atoms) {
        BitSet worse = (BitSet) atom.clone();
        worse.set(8);
        twice.add(worse);
        twice.add(atom);
      }
      dimensions.add(twice);
    }
    assertThat(new Search(dimensions).find(slots(), all(9))).isEqualTo(Truth.FALSE);
  }

  @Test
  void whatNothingStopsIsSeenAtOnceThoughThereIsMuchElseToStop() {
    List<List<BitSet>> dimensions =
        stoppingOneEach(10).stream()
            .map(
                atoms ->
                    atoms.stream()
                        .map(
                            atom -> {
                              BitSet more = (BitSet) atom.clone();
                              more.set(11);
                              return more;
                            })
                        .toList())
            .toList();
    assertThat(new Search(dimensions).find(slots(), all(12))).isEqualTo(Truth.FALSE);
  }

  private static List<List<BitSet>> stoppingOneEach(int dimensions) {
    List<List<BitSet>> all = new ArrayList<>();
    for (int at = 0; at < dimensions; at++) {
      List<BitSet> atoms = new ArrayList<>();
      for (int stopped = 0; stopped <= dimensions; stopped++) {
        BitSet atom = all(dimensions + 1);
        atom.clear(stopped);
        atoms.add(atom);
      }
      all.add(atoms);
    }
    return all;
  }

  private static BitSet held(List<List<BitSet>> dimensions, int first, int second) {
    BitSet held = (BitSet) dimensions.get(0).get(first).clone();
    held.and(dimensions.get(1).get(second));
    return held;
  }

  private static boolean fits(BitSet held, BitSet required, BitSet avoided) {
    BitSet missing = (BitSet) required.clone();
    missing.andNot(held);
    return missing.isEmpty() && !held.intersects(avoided);
  }

  private static BitSet set(int bits) {
    return BitSet.valueOf(new long[] {bits});
  }

  private static BitSet slots(int... slots) {
    BitSet set = new BitSet();
    IntStream.of(slots).forEach(set::set);
    return set;
  }

  private static BitSet all(int count) {
    BitSet set = new BitSet();
    set.set(0, count);
    return set;
  }
}
