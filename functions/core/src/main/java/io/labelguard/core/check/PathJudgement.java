package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.policy.model.Policy;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/// What one job needs of one bucket on one access path, decided under the bucket's policy.
///
/// @param at the bucket
record PathJudgement(BucketJudgement at, LabelingJob job, AccessPath path, List<JudgedNeed> needs) {
  PathJudgement {
    needs = List.copyOf(needs);
  }

  Bucket bucket() {
    return at.bucket();
  }

  Policy policy() {
    return at.policy();
  }

  About.Access about() {
    return About.access(bucket().name(), job.name(), path);
  }

  /// Whether the policy is only the event's copy.
  boolean stale() {
    return at.stale();
  }

  /// Returns the needs that are explicitly denied, in whole or in part.
  ///
  /// A need that is not essential counts only where nothing but the statements that deny essential
  /// ones denies it: a bucket that no one may write to is a good place for a manifest.
  List<JudgedNeed> denied() {
    NavigableSet<Integer> deciding =
        denyIndexes(needs.stream().filter(PathJudgement::isEssentialAndDenied).toList());
    return needs.stream()
        .filter(
            need ->
                isEssentialAndDenied(need)
                    || (need.denied() && deciding.containsAll(need.denying())))
        .toList();
  }

  private static boolean isEssentialAndDenied(JudgedNeed need) {
    return need.need().essential() && (need.denied() || need.partlyDenied());
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
    return StatementRef.of(policy(), denyIndexes(some));
  }

  /// Returns the statements that may hold for one of these needs, in policy order.
  List<StatementRef> possibleStatements(Collection<JudgedNeed> some) {
    NavigableSet<Integer> indexes = new TreeSet<>();
    some.forEach(need -> indexes.addAll(need.evaluation().mayHold()));
    return StatementRef.of(policy(), indexes);
  }

  private static NavigableSet<Integer> denyIndexes(Collection<JudgedNeed> some) {
    NavigableSet<Integer> indexes = new TreeSet<>();
    some.forEach(need -> indexes.addAll(need.denying()));
    return indexes;
  }
}
