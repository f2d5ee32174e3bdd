package io.labelguard.policy.lint;

import io.labelguard.policy.json.Pointer;
import io.labelguard.policy.json.Quoted;
import io.labelguard.policy.json.Span;
import io.labelguard.policy.model.LintRule;
import io.labelguard.policy.read.ProblemLog;
import java.util.regex.Pattern;

/// What holds for policy variables in resources and condition values.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">Policy
///     variables and tags</a>
final class VariableRules {

  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{(?:[*?$]|[^{}\\s,:]+:[^{}',]+(?:, ?'[^']*')?)\\}");

  private final ProblemLog problems;
  private final boolean replacesVariables;

  VariableRules(ProblemLog problems, boolean replacesVariables) {
    this.problems = problems;
    this.replacesVariables = replacesVariables;
  }

  /// Warns where a text begins as a variable does but is not one.
  void check(Pointer at, Span span, String text) {
    if (!text.contains("${")) {
      return;
    }
    if (!replacesVariables) {
      if (VARIABLE.matcher(text).find()) {
        problems.warning(
            LintRule.VARIABLE_OF_OLD_VERSION,
            at,
            span,
            "policy variables are replaced only under \"Version\": \"2012-10-17\"; here "
                + Quoted.text(text)
                + " is compared letter by letter");
      }
    } else if (VARIABLE.matcher(text).replaceAll("").contains("${")) {
      problems.warning(
          LintRule.MALFORMED_VARIABLE,
          at,
          span,
          "what follows \"${\" in "
              + Quoted.text(text)
              + " is not a policy variable such as ${aws:username} or ${aws:username, 'default'}");
    }
  }

  /// Returns the text with each variable, where variables are replaced, made a `*`.
  String widened(String text) {
    return replacesVariables ? VARIABLE.matcher(text).replaceAll("*") : text;
  }
}
