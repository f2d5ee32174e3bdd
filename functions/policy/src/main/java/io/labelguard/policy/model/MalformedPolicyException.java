package io.labelguard.policy.model;

/// Thrown where a policy's text cannot be read at all.
public final class MalformedPolicyException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public MalformedPolicyException(Problem problem) {
    super(problem.text());
    this.problem = problem;
  }

  /// Returns what is wrong and where.
  public Problem problem() {
    return problem;
  }
}
