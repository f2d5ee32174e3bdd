package io.labelguard.policy.read;

import io.labelguard.policy.json.Quoted;
import java.util.Optional;
import java.util.Set;

/// The names of a policy's elements; they are case-sensitive.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar
///     of the IAM JSON policy language</a>
public final class PolicyElements {

  public static final Set<String> DOCUMENT = Set.of("Version", "Id", "Statement");

  public static final Set<String> STATEMENT =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");

  private PolicyElements() {}

  /// Returns the name in `known` that differs from `name` only in letter case.
  static Optional<String> otherCase(String name, Set<String> known) {
    return known.stream().filter(name::equalsIgnoreCase).findFirst();
  }

  /// Explains that `name` is not one of `known`, and which of them it resembles.
  public static String unknown(String name, Set<String> known) {
    return "unknown element "
        + Quoted.text(name)
        + otherCase(name, known)
            .map(meant -> "; element names are case-sensitive: write " + meant)
            .orElse("; remove it or correct its name");
  }
}
