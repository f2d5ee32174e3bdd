package io.labelguard.core.check;

import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a bucket policy decides for one caller whether the policy may be read and changed.
///
/// @param denied the actions that are explicitly denied, sorted
/// @param open the actions that cannot be decided although everything that decides is known, such
///     as
///     those of a NotPrincipal that lists the role and not its session; sorted
/// @param statements those that decide, in policy order
record PolicyAccess(List<String> denied, List<String> open, List<StatementRef> statements) {

  static final String READ = "s3:GetBucketPolicy";
  static final String WRITE = "s3:PutBucketPolicy";

  PolicyAccess {
    denied = List.copyOf(denied);
    open = List.copyOf(open);
    statements = List.copyOf(statements);
  }

  /// @param request returns the caller's request for an action
  static PolicyAccess of(Policy policy, Function<String, Request> request) {
    PolicyEvaluator evaluator = new PolicyEvaluator(policy);
    List<String> denied = new ArrayList<>();
    List<String> open = new ArrayList<>();
    NavigableSet<Integer> statements = new TreeSet<>();
    for (String action : List.of(READ, WRITE)) {
      Evaluation evaluation = evaluator.evaluate(request.apply(action));
      List<Integer> possible = possible(policy, evaluation);
      if (evaluation.decision() == Decision.EXPLICITLY_DENIED) {
        denied.add(action);
        statements.addAll(evaluation.denyStatements());
      } else if (evaluation.unknownKeys().isEmpty() && !possible.isEmpty()) {
        open.add(action);
        statements.addAll(possible);
      }
    }
    return new PolicyAccess(denied, open, StatementRef.of(policy, statements));
  }

  private static List<Integer> possible(Policy policy, Evaluation evaluation) {
    return evaluation.mayHold().stream()
        .filter(index -> policy.statements().get(index).effect() != Effect.ALLOW)
        .toList();
  }

  /// Whether nothing is denied, or may be.
  boolean free() {
    return denied.isEmpty() && open.isEmpty();
  }

  /// Returns the actions that are denied or may be, sorted.
  Collection<String> actions() {
    return Stream.concat(denied.stream(), open.stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Says what is denied on a bucket, from where and by which statements, as it stands after the
  /// caller.
  String words(String bucket, String from) {
    List<String> parts = new ArrayList<>();
    if (!denied.isEmpty()) {
      parts.add("is denied " + Wording.list(denied));
    }
    if (!open.isEmpty()) {
      parts.add("is likely denied " + Wording.list(open));
    }
    return String.join(" and ", parts)
        + " on bucket "
        + bucket
        + from
        + " by "
        + Wording.statements(statements)
        + (open.isEmpty()
            ? ""
            : ", whose NotPrincipal does not list both the role and its session");
  }
}
