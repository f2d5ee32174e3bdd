package io.labelguard.core.check;

import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.Request;
import java.util.HashMap;
import java.util.Map;

/// Decides requests under one policy and remembers the answers: jobs that write to the same place
/// as the same role ask the same.
///
/// For one event on one thread; what it remembers grows with the requests that differ.
public final class Decisions {

  private final Policy policy;
  private final PolicyEvaluator evaluator;
  private final Map<Request, Evaluation> decided = new HashMap<>();

  /// Creates the decisions of a policy; none is made before it is asked for.
  public Decisions(Policy policy) {
    this.policy = policy;
    this.evaluator = new PolicyEvaluator(policy);
  }

  /// Returns the policy that decides.
  public Policy policy() {
    return policy;
  }

  /// Returns how the policy decides the request.
  public Evaluation of(Request request) {
    return decided.computeIfAbsent(request, evaluator::evaluate);
  }
}
