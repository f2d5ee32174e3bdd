package io.labelguard.core.check;

import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.value.IpRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/// The address ranges from which a request is denied, where it is not denied from all of those that
/// it may come from.
///
/// @param ranges in words: a CIDR, or `part of` one
/// @param statements indexes of the Deny statements that hold there
record DeniedAddresses(List<String> ranges, NavigableSet<Integer> statements) {

  /// None: the addresses make no difference.
  static final DeniedAddresses NONE = new DeniedAddresses(List.of(), new TreeSet<>());

  DeniedAddresses {
    ranges = List.copyOf(ranges);
    statements = Collections.unmodifiableNavigableSet(new TreeSet<>(statements));
  }

  /// Decides a request anew for each range that its address may lie in.
  ///
  /// @param evaluation how the policy decides the request as it is
  static DeniedAddresses of(Request request, Evaluation evaluation, Decisions decisions) {
    if (evaluation.decision() != Decision.UNDETERMINED) {
      return NONE;
    }
    List<String> denied = new ArrayList<>();
    NavigableSet<Integer> statements = new TreeSet<>();
    for (Map.Entry<String, KeyState> entry : request.context().keys().entrySet()) {
      if (entry.getValue() instanceof KeyState.Within(List<IpRange> ranges)) {
        for (IpRange range : ranges) {
          Evaluation one = decisions.of(from(request, entry.getKey(), range));
          if (one.decision() == Decision.EXPLICITLY_DENIED) {
            denied.add(range.text());
            statements.addAll(one.denyStatements());
          } else if (dependsOn(one, entry.getKey())) {
            denied.add("part of " + range.text());
            statements.addAll(denying(one, decisions.policy()));
          }
        }
      }
    }
    return new DeniedAddresses(denied, statements);
  }

  private static boolean dependsOn(Evaluation evaluation, String key) {
    return evaluation.decision() == Decision.UNDETERMINED
        && evaluation.unknownKeys().size() == 1
        && evaluation.unknownKeys().getFirst().equalsIgnoreCase(key);
  }

  private static List<Integer> denying(Evaluation evaluation, Policy policy) {
    return evaluation.mayHold().stream()
        .filter(index -> policy.statements().get(index).effect() == Effect.DENY)
        .toList();
  }

  private static Request from(Request request, String key, IpRange range) {
    return request.with(request.context().with(key, new KeyState.Within(List.of(range))));
  }
}
