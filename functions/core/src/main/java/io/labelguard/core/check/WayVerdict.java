package io.labelguard.core.check;

import io.labelguard.core.labeling.need.Need;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.layer.LayeredEvaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// How a bucket's policy and an endpoint's own decide what is needed of the bucket by one way out
/// of a VPC.
///
/// @param path under the bucket's policy; empty where there is none to judge by
/// @param deniedByEndpoint the actions that the endpoint's own policy denies, or does not allow
/// @param openAtEndpoint those of which its policy does not say for certain
/// @param unknownAtEndpoint the condition keys on which that depends; none where the policy cannot
///     be read
record WayVerdict(
    WayOut way,
    Optional<PathJudgement> path,
    List<String> deniedByEndpoint,
    List<String> openAtEndpoint,
    List<String> unknownAtEndpoint) {

  WayVerdict {
    deniedByEndpoint = List.copyOf(deniedByEndpoint);
    openAtEndpoint = List.copyOf(openAtEndpoint);
    unknownAtEndpoint = List.copyOf(unknownAtEndpoint);
  }

  /// @param needs with what is known of the caller under the endpoint's policy
  static WayVerdict of(WayOut way, Optional<PathJudgement> path, List<Need> needs) {
    List<String> denied = new ArrayList<>();
    List<String> open = new ArrayList<>();
    NavigableSet<String> keys = new TreeSet<>();
    way.through()
        .map(EndpointDecisions::new)
        .ifPresent(
            decisions -> {
              for (Need need : needs) {
                if (need.essential()) {
                  LayeredEvaluation answer = decisions.of(need.request());
                  String action = need.request().action();
                  if (answer.evaluation().decision().denied()) {
                    denied.add(action);
                  } else if (answer.evaluation().decision() == Decision.UNDETERMINED) {
                    open.add(action);
                    keys.addAll(answer.evaluation().unknownKeys());
                  }
                }
              }
            });
    return new WayVerdict(way, path, sorted(denied), sorted(open), List.copyOf(keys));
  }

  private static List<String> sorted(List<String> actions) {
    return actions.stream().distinct().sorted().toList();
  }

  /// Returns the needs that the bucket's policy denies.
  List<JudgedNeed> deniedByBucket() {
    return path.map(PathJudgement::denied).orElse(List.of());
  }

  /// Returns the Deny statements of the bucket's policy that hold.
  List<StatementRef> statements() {
    return path.map(judged -> judged.denyStatements(judged.denied())).orElse(List.of());
  }

  /// Returns the actions that are denied this way, sorted.
  NavigableSet<String> denied() {
    NavigableSet<String> actions = new TreeSet<>(PathJudgement.actions(deniedByBucket()));
    actions.addAll(deniedByEndpoint);
    return actions;
  }

  /// Returns the actions that may be denied this way, sorted.
  NavigableSet<String> open() {
    NavigableSet<String> actions =
        new TreeSet<>(
            path.map(judged -> PathJudgement.actions(judged.undetermined())).orElse(List.of()));
    actions.addAll(openAtEndpoint);
    actions.removeAll(denied());
    return actions;
  }

  /// Returns the condition keys on which what is open depends, sorted.
  NavigableSet<String> unknownKeys() {
    NavigableSet<String> keys = new TreeSet<>(unknownAtEndpoint);
    path.ifPresent(
        judged ->
            judged.undetermined().forEach(need -> keys.addAll(need.evaluation().unknownKeys())));
    return keys;
  }

  /// Returns which policy denies, as it stands after "denied".
  String why() {
    List<String> policies = new ArrayList<>();
    if (!statements().isEmpty()) {
      policies.add(Wording.statements(statements()) + " of the bucket's policy");
    }
    if (!deniedByEndpoint.isEmpty()) {
      policies.add("the endpoint's own policy, which does not allow it");
    }
    return way.words() + " by " + Wording.list(policies);
  }
}
