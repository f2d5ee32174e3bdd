package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/// What one job needs of one bucket on one access path, decided under the bucket's policy.
///
/// @param stale whether the policy is only the event's copy
record PathJudgement(
    Bucket bucket,
    Policy policy,
    boolean stale,
    LabelingJob job,
    AccessPath path,
    List<JudgedNeed> needs) {
  PathJudgement {
    needs = List.copyOf(needs);
  }

  /// Returns the needs that are explicitly denied, in whole or in part.
  ///
  /// A need that is not essential counts only where nothing but the statements that deny essential
  /// ones denies it: a bucket that nobody may write to is a fine place for a manifest.
  List<JudgedNeed> denied() {
    List<JudgedNeed> essential =
        needs.stream()
            .filter(need -> need.need().essential())
            .filter(need -> need.denied() || need.partlyDenied())
            .toList();
    NavigableSet<Integer> deciding = denyIndexes(essential);
    return needs.stream()
        .filter(
            need ->
                essential.contains(need)
                    || (need.denied() && deciding.containsAll(denyIndexes(List.of(need)))))
        .toList();
  }

  /// Returns the needs that cannot be decided; one that is not essential counts as in [#denied].
  List<JudgedNeed> undetermined() {
    Set<Integer> possible = new HashSet<>();
    for (JudgedNeed need : needs) {
      if (need.need().essential() && need.undetermined()) {
        possible.addAll(need.evaluation().mayHold());
      }
    }
    return needs.stream()
        .filter(JudgedNeed::undetermined)
        .filter(
            need -> need.need().essential() || possible.containsAll(need.evaluation().mayHold()))
        .toList();
  }

  /// Returns the actions of some needs, sorted.
  static List<String> actions(Collection<JudgedNeed> some) {
    return some.stream().map(JudgedNeed::action).distinct().sorted().toList();
  }

  /// Returns the Deny statements that hold for one of these needs, in policy order.
  List<StatementRef> denyStatements(Collection<JudgedNeed> some) {
    return StatementRef.of(policy, denyIndexes(some));
  }

  /// Returns the statements that may hold for one of these needs, in policy order.
  List<StatementRef> possibleStatements(Collection<JudgedNeed> some) {
    NavigableSet<Integer> indexes = new TreeSet<>();
    some.forEach(need -> indexes.addAll(need.evaluation().mayHold()));
    return StatementRef.of(policy, indexes);
  }

  /// A Deny that covers only part of a prefix decides, too, beside one that covers all of it: both
  /// must let the request through.
  private NavigableSet<Integer> denyIndexes(Collection<JudgedNeed> some) {
    NavigableSet<Integer> indexes = new TreeSet<>();
    for (JudgedNeed need : some) {
      indexes.addAll(need.evaluation().denyStatements());
      if (need.denied() || need.partlyDenied()) {
        indexes.addAll(denyingPart(need));
      }
    }
    return indexes;
  }

  /// Returns the statements that by themselves deny part of what the need asks for; where none
  /// does, they do so only together, and each that may hold is one.
  private List<Integer> denyingPart(JudgedNeed need) {
    List<Integer> possible =
        need.evaluation().mayHold().stream()
            .filter(index -> statement(index).effect() != Effect.ALLOW)
            .toList();
    List<Integer> alone = possible.stream().filter(index -> deniesPart(index, need)).toList();
    return alone.isEmpty() && need.partlyDenied() ? possible : alone;
  }

  private boolean deniesPart(int index, JudgedNeed need) {
    Policy alone =
        new Policy(
            policy.text(),
            policy.version(),
            List.of(statement(index)),
            policy.source(),
            policy.problems());
    return !new PolicyEvaluator(alone).evaluate(need.need().request()).deniedPart().isEmpty();
  }

  private Statement statement(int index) {
    return policy.statements().get(index);
  }
}
