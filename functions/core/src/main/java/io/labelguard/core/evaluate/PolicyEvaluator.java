package io.labelguard.core.evaluate;

import io.labelguard.core.policy.Policy;
import java.util.List;

/// Decides requests under one bucket policy; immutable, compiled once, safe for many threads.
public final class PolicyEvaluator {

  private final Policy policy;

  public PolicyEvaluator(Policy policy) {
    this.policy = policy;
  }

  /// Decides one request.
  public Evaluation evaluate(Request request) {
    throw new IllegalStateException("evaluator not written yet: " + policy.statements() + request);
  }

  /// Returns the evaluation of a request where the bucket has no policy.
  public static Evaluation withoutPolicy(Request request) {
    throw new IllegalStateException("evaluator not written yet: " + List.of(request));
  }
}
