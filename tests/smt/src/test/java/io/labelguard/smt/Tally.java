package io.labelguard.smt;

import io.labelguard.policy.compare.Comparison.Answer;
import io.labelguard.smt.Requests.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts how two opinions stand to each other.
final class Tally {

  private final Map<String, Integer> leftOut = new TreeMap<>();
  private final List<String> disagreements = new ArrayList<>();
  private int agreed;
  private int unanswered;
  private int undecided;
  private int pairs;

  /// @param ours the engine's answer
  /// @param theirs the solver's
  void add(String question, Answer ours, Found theirs, String script) {
    if (theirs == Found.UNANSWERED) {
      unanswered++;
    } else if (ours == Answer.UNKNOWN) {
      undecided++;
    } else if ((ours == Answer.YES) == (theirs == Found.YES)) {
      agreed++;
    } else {
      disagreements.add(question + ": ours " + ours.text() + ", theirs " + theirs + "\n" + script);
    }
  }

  void pairDone() {
    pairs++;
  }

  void leaveOut(LeftOutException why) {
    leftOut.merge(String.valueOf(why.getMessage()), 1, Integer::sum);
  }

  List<String> disagreements() {
    return List.copyOf(disagreements);
  }

  int agreed() {
    return agreed;
  }

  int pairs() {
    return pairs;
  }

  /// One line for people.
  String text(String what) {
    return what
        + ": "
        + pairs
        + " pairs; questions agreed "
        + agreed
        + ", disagreed "
        + disagreements.size()
        + ", unknown to us "
        + undecided
        + ", out of the solver's time "
        + unanswered
        + "; pairs left out "
        + leftOut;
  }
}
