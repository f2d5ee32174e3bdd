package io.labelguard.policy.layer;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.Span;
import io.labelguard.policy.match.CompiledStatement;
import io.labelguard.policy.model.ActionElement;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.PrincipalElement;
import io.labelguard.policy.model.PrincipalElement.PrincipalName;
import io.labelguard.policy.model.Problem;
import io.labelguard.policy.model.ResourceElement;
import io.labelguard.policy.model.Statement;
import io.labelguard.policy.value.CallerNames;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A grant of a KMS key, as ListGrants prints it.
///
/// @param granteePrincipal an ARN, or a service's name
/// @param operations what it allows, such as `GenerateDataKey`
/// @param constrained whether it has constraints on the encryption context; what they allow is not
///     evaluated, so such a grant may allow or not
/// @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/grants.html">Grants in AWS
///     KMS</a>
public record Grant(String granteePrincipal, List<String> operations, boolean constrained) {

  private static final Pattern ACCOUNT = Pattern.compile("arn:[^:]+:iam::[0-9]{12}:root");

  public Grant {
    operations = List.copyOf(operations);
  }

  /// Returns the statement that allows what the grant allows. It may hold or not where the grant
  /// has constraints, and where it is for a whole account: which principals of it may then use the
  /// key is not documented.
  CompiledStatement statement(int index) {
    boolean open = constrained || ACCOUNT.matcher(granteePrincipal).matches();
    return CompiledStatement.of(
        new Statement(
            index,
            Optional.empty(),
            Effect.ALLOW,
            new PrincipalElement(false, List.of(new PrincipalName(kind(), granteePrincipal))),
            new ActionElement(false, operations.stream().map(Grant::action).toList()),
            new ResourceElement(false, List.of("*")),
            List.of(),
            open ? List.of(Problem.error("", 1, 1, "may allow or not")) : List.of(),
            new Json.Obj(List.of(), new Span(0, 0))),
        false);
  }

  private PrincipalElement.Kind kind() {
    return CallerNames.isService(granteePrincipal)
        ? PrincipalElement.Kind.SERVICE
        : PrincipalElement.Kind.AWS;
  }

  /// An operation is a name and no pattern: one with a wildcard allows nothing.
  private static String action(String operation) {
    return operation.indexOf('*') >= 0 || operation.indexOf('?') >= 0 ? "" : "kms:" + operation;
  }
}
