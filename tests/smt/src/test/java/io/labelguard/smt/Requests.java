package io.labelguard.smt;

import com.microsoft.z3.Context;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.Map;

/// All requests that two policies could be asked, in SMT-LIB, and a solver that looks for one.
final class Requests {

  private static final int PATIENCE_MILLIS = 20_000;

  private final KeyTerms keys;
  private final String declarations;

  /// Whether there is such a request; no answer within the solver's time is UNANSWERED.
  enum Found {
    YES,
    NO,
    UNANSWERED
  }

  private Requests(KeyTerms keys, String declarations) {
    this.keys = keys;
    this.declarations = declarations;
  }

  static Requests of(List<Policy> policies) throws LeftOutException {
    KeyTerms keys = KeyTerms.of(policies);
    return new Requests(
        keys,
        CallerTerms.declarations(policies)
            + TargetTerms.declarations(policies)
            + keys.declarations());
  }

  PolicyTerms terms(Policy policy) {
    return new PolicyTerms(policy, keys);
  }

  /// The question as a file for any solver.
  String script(String condition) {
    return declarations + "(assert " + condition + ")\n";
  }

  Found any(String condition) {
    try (Context context = new Context(Map.of("timeout", Integer.toString(PATIENCE_MILLIS)))) {
      Solver solver = context.mkSolver();
      solver.add(context.parseSMTLIB2String(script(condition), null, null, null, null));
      Status status = solver.check();
      return switch (status) {
        case SATISFIABLE -> Found.YES;
        case UNSATISFIABLE -> Found.NO;
        case UNKNOWN -> Found.UNANSWERED;
      };
    }
  }
}
