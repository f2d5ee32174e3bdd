package io.labelguard.policy.compare;

import io.labelguard.policy.match.PatternClause;
import io.labelguard.policy.tables.S3Actions;
import io.labelguard.policy.tables.S3Actions.Target;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Finds pairs of an S3 action and a resource of its type that actions and resources of statements
/// can distinguish.
///
/// Actions that have no resource (such as s3:ListAllMyBuckets) are never decided by a bucket
/// policy, so they are left out; identity policies grant them on `*` or on all buckets.
final class TargetAtoms {

  /// An action on a resource, and the statements, by slot, that cover it.
  record Pair(String action, String resource, BitSet slots) {}

  private static final List<Target> KNOWN_FIRST =
      List.of(Target.OBJECT, Target.BUCKET, Target.OTHER, Target.NONE);

  private static final List<S3Actions.Action> ACTIONS =
      Stream.concat(
              RequestWitnesses.KNOWN_ACTIONS.stream()
                  .flatMap(name -> S3Actions.matching(name).stream()),
              S3Actions.all().stream())
          .distinct()
          .toList();

  private TargetAtoms() {}

  /// Returns the pairs. Objects and buckets come first, so that a witness is a request that people
  /// know.
  ///
  /// @param actions the action element of each slot
  /// @param byTarget for each kind of resource the slots that cover one, with such a resource
  static List<Pair> of(List<PatternClause> actions, Map<Target, Map<BitSet, String>> byTarget) {
    Map<String, BitSet> covered = new HashMap<>();
    S3Actions.all()
        .forEach(
            action -> covered.put(action.name(), ResourceAtoms.covering(actions, action.name())));
    Map<BitSet, Pair> found = new LinkedHashMap<>();
    for (Target target : KNOWN_FIRST) {
      Set<BitSet> seen = new HashSet<>();
      for (S3Actions.Action action : ACTIONS) {
        BitSet byAction = covered.getOrDefault(action.name(), new BitSet());
        if (action.targets().contains(target) && seen.add(byAction)) {
          byTarget
              .getOrDefault(target, Map.of())
              .forEach(
                  (byResource, resource) -> {
                    BitSet both = (BitSet) byResource.clone();
                    // Bits after the slots are about the resource alone.
                    for (int slot = 0; slot < actions.size(); slot++) {
                      both.set(slot, byResource.get(slot) && byAction.get(slot));
                    }
                    found.putIfAbsent(both, new Pair(action.written(), resource, both));
                  });
        }
      }
    }
    return List.copyOf(found.values());
  }
}
