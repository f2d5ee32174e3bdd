package io.labelguard.policy.model;

/// Thrown where a policy's text cannot be read at all.
public final class MalformedPolicyException extends Exception {

  private final transient Problem problem;

  /// Reports a problem; the message is its text with line and column.
  public MalformedPolicyException(Problem problem) {
    super(problem.text());
    this.problem = problem;
  }

  /// {@return what is wrong and where}
  public Problem problem() {
    return problem;
  }
}
