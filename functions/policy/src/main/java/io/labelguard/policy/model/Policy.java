package io.labelguard.policy.model;

import io.labelguard.policy.json.Json;
import java.util.List;
import java.util.Optional;

/// A resource policy and the text it was read from.
///
/// @param text the text, to the character; spans point into it
/// @param version as written, empty where it is absent or cannot be read
/// @param statements in the order written
/// @param source the object it was read from
/// @param problems what cannot be read outside the statements: repeated or unknown elements
public record Policy(
    String text,
    Optional<String> version,
    List<Statement> statements,
    Json.Obj source,
    List<Problem> problems) {
  public Policy {
    statements = List.copyOf(statements);
    problems = List.copyOf(problems);
  }

  /// Returns a policy of other statements; its text and source stay those that it was read from.
  public Policy with(List<Statement> others) {
    return new Policy(text, version, others, source, problems);
  }

  /// {@return whether policy variables such as `${aws:username}` are replaced: only under Version
  /// 2012-10-17}
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">Policy
  ///     variables</a>
  public boolean replacesVariables() {
    return version.filter("2012-10-17"::equals).isPresent();
  }

  /// {@return whether no statement has a Principal or NotPrincipal, as in an identity policy}
  public boolean namesNobody() {
    return statements.stream()
        .map(Statement::source)
        .allMatch(
            source -> source.all("Principal").isEmpty() && source.all("NotPrincipal").isEmpty());
  }
}
