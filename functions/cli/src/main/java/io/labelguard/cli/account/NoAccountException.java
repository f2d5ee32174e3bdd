package io.labelguard.cli.account;

/// Thrown before any call to AWS, where the Region or the credentials are missing.
public final class NoAccountException extends RuntimeException {

  private final transient AccountProblem problem;

  NoAccountException(AccountProblem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  /// Returns what is missing.
  public AccountProblem problem() {
    return problem;
  }
}
