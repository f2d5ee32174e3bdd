package io.labelguard.core.fix;

import static java.util.stream.Collectors.joining;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Writes the statements that a fix edits or adds, as JSON for the template or code that the policy
/// is deployed from. YAML and Terraform's `jsonencode` accept this JSON.
public final class SourceLines {

  private SourceLines() {}

  /// Returns the changed statements, each as it is after the fix.
  public static String of(FixPlan.Proven plan) {
    Policy before = read(plan.before());
    Set<String> kept = new HashSet<>(texts(before));
    Policy after = read(plan.after());
    return after.statements().stream()
        .filter(statement -> !kept.contains(text(after, statement)))
        .map(statement -> PrettyJson.of(after.text(), statement.source()))
        .collect(joining(",\n"));
  }

  private static List<String> texts(Policy policy) {
    return policy.statements().stream().map(statement -> text(policy, statement)).toList();
  }

  private static String text(Policy policy, Statement statement) {
    return statement.source().span().of(policy.text());
  }

  private static Policy read(String proven) {
    try {
      return PolicyReader.live(proven);
    } catch (MalformedPolicyException e) {
      throw new IllegalStateException("the verifier read this text", e);
    }
  }
}
