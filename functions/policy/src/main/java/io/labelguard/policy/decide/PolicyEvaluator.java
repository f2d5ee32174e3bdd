package io.labelguard.policy.decide;

import io.labelguard.policy.decide.DecisionRule.Outcome;
import io.labelguard.policy.filling.KnownTruth;
import io.labelguard.policy.match.Caller;
import io.labelguard.policy.match.CompiledPolicy;
import io.labelguard.policy.match.CompiledStatement;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.value.Truth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Decides requests under one resource policy.
///
/// It is compiled once, immutable and safe for many threads.
///
/// Every decision is sound: where two fillings of what is unknown give two decisions, the decision
/// is [Decision#UNDETERMINED]. In a few cases it is undetermined though only one decision is
/// possible: several values of a key that differ under no set operator, two unknown keys in one
/// condition, and what passes a bound.
public final class PolicyEvaluator {

  private final CompiledPolicy policy;

  /// Compiles a policy.
  public PolicyEvaluator(Policy policy) {
    this.policy = CompiledPolicy.of(policy);
  }

  /// Decides one request.
  public Evaluation evaluate(Request request) {
    Caller caller = Caller.of(request.principal());
    KnownTruth known = KnownTruth.of(policy, request, caller);
    List<Integer> denies = new ArrayList<>();
    List<Integer> allows = new ArrayList<>();
    boolean byName = false;
    for (CompiledStatement statement : policy.statements()) {
      switch (known.truth(statement)) {
        case UNKNOWN -> {
          return new Fillings(policy, known).evaluation();
        }
        case TRUE -> {
          boolean deny = statement.statement().effect() == Effect.DENY;
          (deny ? denies : allows).add(statement.index());
          byName |= !deny && statement.principals().grip(caller).direct() == Truth.TRUE;
        }
        case FALSE -> {}
      }
    }
    Outcome outcome =
        !denies.isEmpty()
            ? Outcome.DENIED
            : byName
                ? Outcome.ALLOWED_BY_NAME
                : allows.isEmpty() ? Outcome.SILENT : Outcome.ALLOWED_BY_ACCOUNT;
    Set<Decision> decisions = new DecisionRule(request, caller).decisions(EnumSet.of(outcome));
    return new Evaluation(
        Decision.among(decisions), denies, allows, List.of(), List.of(), List.of());
  }

  /// Returns whether one Deny statement holds for all of what is unknown, so that [#evaluate] would
  /// find the request explicitly denied.
  ///
  /// It is many times faster than [#evaluate]. Where it is false, only [#evaluate] decides.
  public boolean isPlainlyDenied(Request request) {
    Caller caller = Caller.of(request.principal());
    KnownTruth known = KnownTruth.of(policy, request, caller);
    for (CompiledStatement statement : policy.statements()) {
      if (statement.statement().effect() == Effect.DENY && known.truth(statement) == Truth.TRUE) {
        DecisionRule rule = new DecisionRule(request, caller);
        return Decision.among(rule.decisions(EnumSet.of(Outcome.DENIED)))
            == Decision.EXPLICITLY_DENIED;
      }
    }
    return false;
  }

  /// Explains for each statement, in the policy's order, why it does or does not hold for a
  /// request.
  public List<StatementExplanation> explain(Request request) {
    KnownTruth known = KnownTruth.of(policy, request, Caller.of(request.principal()));
    Explainer explainer = new Explainer(request, known, evaluate(request));
    return policy.statements().stream().map(explainer::explain).toList();
  }

  /// Decides a request for a resource that has no policy.
  public static Evaluation withoutPolicy(Request request) {
    DecisionRule rule = new DecisionRule(request, Caller.of(request.principal()));
    return new Evaluation(
        Decision.among(rule.decisions(EnumSet.of(Outcome.SILENT))),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /// {@return the effect of a statement}
  ///
  /// @param index the statement's place in the policy, from 0
  /// @throws IndexOutOfBoundsException where the policy has no such statement
  public Effect effect(int index) {
    return policy.statements().get(index).statement().effect();
  }
}
