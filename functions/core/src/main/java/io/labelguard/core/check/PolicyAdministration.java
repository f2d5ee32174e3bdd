package io.labelguard.core.check;

import io.labelguard.core.labeling.Arn;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.lint.WrongValue;
import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.ConditionOperator.SetOperator;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.PrincipalElement;
import io.labelguard.policy.model.PrincipalElement.PrincipalName;
import io.labelguard.policy.model.Statement;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestContext;
import io.labelguard.policy.request.RequestResource;
import io.labelguard.policy.value.CallerNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Decides for a policy whether anyone but the root user may read and change it, where it is not
/// known who looks after it, nor from where.
///
/// @param denied the actions that are denied to everyone, whoever asks from whatever network,
///     sorted
/// @param denying the statements that do so
/// @param deciding the statements on whose conditions or principals the rest depends
record PolicyAdministration(
    List<String> denied, List<Statement> denying, List<Statement> deciding) {

  private static final List<String> ACTIONS = List.of("s3:GetBucketPolicy", "s3:PutBucketPolicy");

  static PolicyAdministration of(Bucket bucket, Policy policy) {
    Policy general = withoutNamedCallers(policy);
    PolicyEvaluator evaluator = new PolicyEvaluator(general);
    List<String> denied = new ArrayList<>();
    NavigableSet<Integer> denying = new TreeSet<>();
    NavigableSet<Integer> deciding = new TreeSet<>();
    for (String action : ACTIONS) {
      Evaluation evaluation = evaluator.evaluate(request(bucket, action));
      List<Integer> holding =
          evaluation.denyStatements().stream()
              .filter(index -> !exemptsSomebody(general.statements().get(index)))
              .toList();
      if (evaluation.decision() == Decision.EXPLICITLY_DENIED && !holding.isEmpty()) {
        denied.add(action);
        denying.addAll(holding);
      } else {
        Stream.concat(evaluation.denyStatements().stream(), evaluation.mayHold().stream())
            .filter(index -> general.statements().get(index).effect() != Effect.ALLOW)
            .forEach(deciding::add);
      }
    }
    return new PolicyAdministration(
        denied, statements(general, denying), statements(general, deciding));
  }

  private static List<Statement> statements(Policy policy, NavigableSet<Integer> indexes) {
    return indexes.stream().map(policy.statements()::get).toList();
  }

  /// A Deny that names roles, users or services leaves everyone else as they are.
  private static Policy withoutNamedCallers(Policy policy) {
    return policy.with(
        policy.statements().stream()
            .filter(statement -> !namesCallersOnly(statement.principals()))
            .map(statement -> withoutEmptyExemptions(policy, statement))
            .toList());
  }

  /// A condition that exempts only what no request has, such as a placeholder that was left in,
  /// exempts nobody.
  private static Statement withoutEmptyExemptions(Policy policy, Statement statement) {
    return statement.with(
        statement.conditions().stream()
            .filter(condition -> !exemptsNobody(policy, condition))
            .toList());
  }

  private static boolean exemptsNobody(Policy policy, Condition condition) {
    return condition.operator().base().negated()
        && condition.operator().set() != SetOperator.FOR_ANY_VALUE
        && WrongValue.only(policy, condition);
  }

  private static boolean namesCallersOnly(PrincipalElement principals) {
    return !principals.negated()
        && !principals.names().isEmpty()
        && principals.names().stream().allMatch(PolicyAdministration::isCaller);
  }

  private static boolean isCaller(PrincipalName name) {
    return switch (name.kind()) {
      case SERVICE, FEDERATED, CANONICAL_USER -> true;
      case EVERYONE -> false;
      case AWS -> Arn.parse(name.value()).filter(arn -> !arn.resource().equals("root")).isPresent();
    };
  }

  /// A NotPrincipal that lists more than accounts exempts those callers.
  private static boolean exemptsSomebody(Statement statement) {
    return statement.principals().negated()
        && statement.principals().names().stream().anyMatch(PolicyAdministration::isCaller);
  }

  private static Request request(Bucket bucket, String action) {
    Optional<String> owner = bucket.owner().filter(CallerNames::isAccountId);
    TreeMap<String, KeyState> keys = new TreeMap<>();
    // What every caller may choose, or has.
    keys.put("aws:SecureTransport", KeyState.of("true"));
    keys.put("s3:TlsVersion", KeyState.of("1.3"));
    keys.put("s3:authType", KeyState.of("REST-HEADER"));
    keys.put("s3:signatureversion", KeyState.of("AWS4-HMAC-SHA256"));
    keys.put("s3:signatureAge", new KeyState.Absent());
    keys.put("s3:x-amz-server-side-encryption", new KeyState.Absent());
    keys.put("aws:PrincipalIsAWSService", KeyState.of("false"));
    owner.ifPresent(account -> keys.put("aws:PrincipalAccount", KeyState.of(account)));
    return new Request(
        owner
            .flatMap(
                account ->
                    Principal.find(
                        Principal.Kind.ROLE,
                        "arn:aws:iam::" + account + ":role/any",
                        Optional.of(Principal.NO_NAMED_SESSION)))
            .orElseGet(Principal::anyRole),
        action,
        new RequestResource.Exact("arn:aws:s3:::" + bucket.name()),
        owner,
        new RequestContext(keys, true),
        Request.IdentityPolicies.ALLOW);
  }

  /// Returns who else may read and change the policy, where that depends on something: "only
  /// through vpce-…".
  Optional<String> onlyWhere() {
    List<String> parts =
        deciding.stream()
            .map(
                statement ->
                    exemptions(statement)
                        + " ("
                        + Wording.statements(List.of(StatementRef.of(statement)))
                        + ")")
            .toList();
    return parts.isEmpty() ? Optional.empty() : Optional.of(Wording.list(parts));
  }

  private static String exemptions(Statement statement) {
    List<String> ways = new ArrayList<>();
    if (statement.principals().negated()) {
      ways.add(
          "by "
              + Wording.list(
                  statement.principals().names().stream().map(PrincipalName::value).toList()));
    }
    statement.conditions().forEach(condition -> ways.add(way(condition)));
    return ways.isEmpty() ? "as it cannot be read in full" : "only " + String.join(" or ", ways);
  }

  private static String way(Condition condition) {
    if (!condition.operator().base().negated()) {
      return "where " + condition.key() + " is other than " + Wording.list(condition.values());
    }
    String values =
        condition.values().equals(List.of("*"))
            ? "any " + condition.key()
            : Wording.list(condition.values());
    return switch (condition.key().toLowerCase(Locale.ROOT)) {
      case "aws:sourcevpce", "aws:sourcevpc", "aws:sourcevpcarn" -> "through " + values;
      case "aws:sourceip", "aws:vpcsourceip" -> "from " + values;
      case "aws:principalarn", "aws:principalaccount" -> "by " + values;
      default -> "where " + condition.key() + " is " + values;
    };
  }
}
