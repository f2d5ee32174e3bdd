package io.labelguard.policy.compare;

import io.labelguard.policy.match.CompiledStatement;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.tables.S3Actions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Predicate;

/// Turns a request that the search found into one that can exist and that a person recognizes: by a
/// role of an account that the policies name rather than by an anonymous caller, with keys that
/// such a caller has.
///
/// @param callers the callers to try, the most recognizable first
/// @param keys says what the keys of a caller and of a network are
record RequestWitnesses(List<Principal> callers, WitnessKeys keys) {

  /// Actions that people know, most of all the first.
  static final List<String> KNOWN_ACTIONS =
      List.of("s3:GetObject", "s3:PutObject", "s3:ListBucket", "s3:DeleteObject");

  RequestWitnesses {
    callers = List.copyOf(callers);
  }

  /// Prepares the callers that the statements distinguish.
  static RequestWitnesses of(JointSlots slots) {
    List<CompiledStatement> statements = slots.statements();
    WitnessKeys keys = WitnessKeys.of(statements);
    if (slots.forIdentities()) {
      return new RequestWitnesses(List.of(CallerAtoms.ATTACHED), keys);
    }
    SequencedSet<Principal> callers = new LinkedHashSet<>(CallerAtoms.of(statements));
    callers.addAll(NamedCallers.of(statements));
    return new RequestWitnesses(
        callers.stream().sorted(Comparator.comparingInt(RequestWitnesses::rank)).toList(), keys);
  }

  private static int rank(Principal caller) {
    int stranger = caller.name().contains(":" + CallerAtoms.STRANGER + ":") ? 3 : 0;
    return switch (caller.kind()) {
      case ROLE, ANY_ROLE -> stranger;
      case USER -> stranger + (caller.name().endsWith(":root") ? 2 : 1);
      case SERVICE -> 6;
      case ANONYMOUS -> 7;
    };
  }

  /// Returns a request that can exist and is confirmed; empty where none is found.
  ///
  /// @param found a request that the search found
  /// @param confirmed whether a request shows the difference that is asked for
  Optional<Request> best(Request found, Predicate<Request> confirmed) {
    List<Principal> tried = new ArrayList<>(callers);
    tried.addAll(keys.usersNamedBy(found.context(), callers));
    tried.add(found.principal());
    for (Principal caller : tried) {
      for (Request possible : keys.possible(found.by(caller))) {
        if (confirmed.test(possible)) {
          return Optional.of(knownAction(possible, confirmed));
        }
      }
    }
    return Optional.empty();
  }

  private static Request knownAction(Request request, Predicate<Request> confirmed) {
    return KNOWN_ACTIONS.stream()
        .filter(action -> onSameKind(action, request.action()))
        .map(request::asking)
        .filter(confirmed)
        .findFirst()
        .orElse(request);
  }

  private static boolean onSameKind(String action, String other) {
    return S3Actions.targets(other).stream().anyMatch(S3Actions.targets(action)::contains);
  }
}
