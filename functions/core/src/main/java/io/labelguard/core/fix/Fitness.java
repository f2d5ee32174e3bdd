package io.labelguard.core.fix;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.ConditionOperator.Base;
import io.labelguard.policy.model.ConditionOperator.SetOperator;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.PrincipalElement;
import io.labelguard.policy.model.Problem;
import io.labelguard.policy.model.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Decides whether a policy, or one statement of it, may be edited. Each reason against it is a
/// sentence for a person.
public final class Fitness {

  private static final Pattern ACCOUNT_OR_ARN = Pattern.compile("[0-9]{12}|arn:.*|\\*");

  private Fitness() {}

  /// Returns why the policy may not be written at all; empty where it may.
  static Optional<String> againstWriting(Policy policy) {
    Set<String> names = new HashSet<>();
    for (Json.Member member : policy.source().members()) {
      if (!names.add(member.name().value())) {
        return Optional.of(
            "The policy has its element \""
                + member.name().value()
                + "\" twice, and it is not defined which one counts.");
      }
    }
    if (!policy.problems().isEmpty()) {
      return Optional.of(
          "S3 would not store the policy as it is: " + policy.problems().getFirst().text() + ".");
    }
    return policy.statements().stream()
        .flatMap(
            statement ->
                statement.principals().names().stream()
                    .filter(Fitness::isUniqueId)
                    .map(
                        name ->
                            named(statement)
                                + " names the principal "
                                + name.value()
                                + ", the unique id of a deleted role or user: S3 refuses to store"
                                + " such a text again. Remove that principal, then try again."))
        .findFirst();
  }

  private static boolean isUniqueId(PrincipalElement.PrincipalName name) {
    return name.kind() == PrincipalElement.Kind.AWS
        && !ACCOUNT_OR_ARN.matcher(name.value()).matches();
  }

  /// Returns why a statement may not be edited at all; empty where it may.
  public static Optional<String> againstEditing(Policy policy, Statement statement) {
    if (statement.effect() != Effect.DENY) {
      return Optional.of(named(statement) + " is not a Deny; Labelguard edits nothing else.");
    }
    if (!statement.unreadable().isEmpty()) {
      Problem first = statement.unreadable().getFirst();
      return Optional.of(
          named(statement)
              + " cannot be read with certainty ("
              + first.text()
              + "), so the effect of an edit cannot be decided.");
    }
    if (statement.principals().negated()) {
      return Optional.of(
          named(statement)
              + " denies by NotPrincipal, which leaves out only the exact principals and sessions"
              + " that it lists; no edit of it is provably safe. Rewrite it with Principal \"*\""
              + " and a condition on aws:PrincipalArn.");
    }
    if (hasVariable(statement.source())) {
      return Optional.of(
          named(statement)
              + " uses policy variables, whose values are known only when a request is made.");
    }
    return Optional.empty();
  }

  /// Whether a string or name in a value begins a policy variable, however its characters are
  /// escaped in the text.
  private static boolean hasVariable(Json value) {
    return switch (value) {
      case Json.Str(String text, _) -> text.contains("${");
      case Json.Arr(List<Json> items, _) -> items.stream().anyMatch(Fitness::hasVariable);
      case Json.Obj(List<Json.Member> members, _) ->
          members.stream()
              .anyMatch(member -> hasVariable(member.name()) || hasVariable(member.value()));
      case Json.Num _, Json.Bool _, Json.Null _ -> false;
    };
  }

  /// Returns why a Deny cannot exempt the endpoint by edit (a) or (b), or why its companion cannot
  /// be written; empty where both can.
  static Optional<String> againstExemption(Statement statement) {
    List<Condition> endpoints = NetworkConditions.onSourceVpce(statement);
    if (endpoints.isEmpty() && !NetworkConditions.blocksOtherNetworks(statement)) {
      return Optional.of(
          named(statement)
              + " has no condition on the network that a fix could extend. Labelguard exempts no"
              + " principal and removes no Deny.");
    }
    if (!endpoints.isEmpty() && endpoints.stream().noneMatch(NetworkConditions::extensible)) {
      return Optional.of(named(statement) + reasonAgainst(endpoints));
    }
    if (NetworkConditions.hasPlain(statement, Base.STRING_EQUALS, NetworkConditions.SOURCE_VPCE)
        || NetworkConditions.hasPlain(
            statement, Base.STRING_NOT_EQUALS, NetworkConditions.PRINCIPAL_ACCOUNT)) {
      return Optional.of(
          named(statement)
              + " already has StringEquals aws:SourceVpce or StringNotEquals"
              + " aws:PrincipalAccount, the place that its companion needs.");
    }
    return Optional.empty();
  }

  private static String reasonAgainst(List<Condition> endpoints) {
    if (endpoints.stream().anyMatch(each -> each.operator().set() == SetOperator.FOR_ANY_VALUE)) {
      return " tests aws:SourceVpce under ForAnyValue, which exempts every request without that"
          + " key. An edit would keep that hole. Rewrite it with plain StringNotEquals.";
    }
    return " tests aws:SourceVpce under "
        + endpoints.getFirst().operator().text()
        + ", which is not one of the negated operators whose lists may be extended.";
  }

  /// Returns `Statement "OnlyOurVpc"`; one without a Sid has its number, from 1.
  static String named(Statement statement) {
    return "Statement "
        + statement
            .sid()
            .map(sid -> "\"" + sid + "\"")
            .orElseGet(() -> String.valueOf(statement.index() + 1));
  }
}
