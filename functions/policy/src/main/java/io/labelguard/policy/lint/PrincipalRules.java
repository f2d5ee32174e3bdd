package io.labelguard.policy.lint;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.Pointer;
import io.labelguard.policy.json.Quoted;
import io.labelguard.policy.lint.StrictValues.Text;
import io.labelguard.policy.model.LintRule;
import io.labelguard.policy.model.PrincipalElement.Kind;
import io.labelguard.policy.read.PolicyElements;
import io.labelguard.policy.read.PrincipalKinds;
import io.labelguard.policy.read.ProblemLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Checks Principal and NotPrincipal.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal</a>
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html">NotPrincipal</a>
final class PrincipalRules {

  private final ProblemLog problems;
  private final StrictValues values;

  PrincipalRules(ProblemLog problems, StrictValues values) {
    this.problems = problems;
    this.values = values;
  }

  void check(Pointer at, Json value) {
    names(at, value);
  }

  void checkNegated(Pointer at, Json value, boolean allows) {
    List<Text> names = names(at, value);
    boolean everyone = value instanceof Json.Str || names.stream().anyMatch(PrincipalRules::isStar);
    if (allows) {
      problems.warning(
          LintRule.NOT_PRINCIPAL_WITH_ALLOW,
          at,
          value.span(),
          "NotPrincipal with Allow allows everyone else, anonymous callers too: name in Principal"
              + " whom you mean");
    } else if (everyone) {
      problems.warning(
          LintRule.NOT_PRINCIPAL_OF_EVERYONE,
          at,
          value.span(),
          "NotPrincipal \"*\" denies no caller: name in Principal whom you mean");
    } else {
      names.forEach(name -> checkAccountBeside(name, names));
    }
  }

  // The page: "You must also specify the account ARN of the not-denied principal".
  private void checkAccountBeside(Text name, List<Text> names) {
    Optional<String> account = AwsPrincipal.accountOfMember(name.value());
    boolean missing =
        account.isPresent()
            && names.stream()
                .noneMatch(other -> AwsPrincipal.isAccount(other.value(), account.get()));
    if (missing) {
      problems.warning(
          LintRule.NOT_PRINCIPAL_WITHOUT_ACCOUNT,
          name.at(),
          name.span(),
          "NotPrincipal names this principal but not its account: the whole account may be denied."
              + " Add the account's root ARN, or deny \"*\" with a condition on aws:PrincipalArn");
    }
  }

  private static boolean isStar(Text name) {
    return name.value().equals("*");
  }

  // Returns the values under AWS.
  private List<Text> names(Pointer at, Json value) {
    switch (value) {
      case Json.Str text when text.value().equals("*") -> {
        return List.of();
      }
      case Json.Obj object -> {
        return names(at, object);
      }
      case Json.Str text -> {
        String advice = "write {\"AWS\": " + Quoted.text(text.value()) + "} or \"*\"";
        problems.error(at, value.span(), "only \"*\" can be written here alone: " + advice);
      }
      case Json.Arr _, Json.Num _, Json.Bool _, Json.Null _ ->
          problems.error(
              at, value.span(), "must be \"*\" or an object such as {\"AWS\": \"111122223333\"}");
    }
    return List.of();
  }

  private List<Text> names(Pointer at, Json.Obj object) {
    List<Text> aws = new ArrayList<>();
    if (object.members().isEmpty()) {
      problems.error(
          at, object.span(), "names no principal: give AWS, Service, Federated or CanonicalUser");
    }
    for (Json.Member member : object.members()) {
      String name = member.name().value();
      Optional<Kind> kind = PrincipalKinds.of(name);
      if (kind.isEmpty()) {
        problems.error(
            at.to(name),
            member.name().span(),
            PolicyElements.unknown(name, PrincipalKinds.NAMES)
                + " (a principal is AWS, Service, Federated or CanonicalUser)");
        continue;
      }
      List<Text> texts = values.texts(at.to(name), member.value());
      texts.forEach(text -> check(kind.get(), text));
      if (kind.get() == Kind.AWS) {
        aws.addAll(texts);
      }
    }
    return aws;
  }

  private void check(Kind kind, Text text) {
    Optional<String> reason =
        switch (kind) {
          case AWS -> AwsPrincipal.whyNone(text.value());
          case SERVICE -> OtherPrincipal.whyNoService(text.value());
          case FEDERATED -> OtherPrincipal.whyNotFederated(text.value());
          case CANONICAL_USER -> OtherPrincipal.whyNoCanonicalUser(text.value());
          case EVERYONE -> Optional.empty();
        };
    if (reason.isPresent()) {
      problems.error(text.at(), text.span(), reason.get());
    } else if (kind == Kind.FEDERATED) {
      problems.warning(
          LintRule.FEDERATED_PRINCIPAL,
          text.at(),
          text.span(),
          "a caller reaches S3 with a role's session, never as a federated provider, so this"
              + " matches no caller: name the role");
    }
  }
}
