package io.labelguard.policy.lint;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.Pointer;
import io.labelguard.policy.read.PolicyElements;
import io.labelguard.policy.read.ProblemLog;
import java.util.List;

/// What holds for each statement: its elements, which are required, and which exclude each other.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html">IAM
///     JSON policy element reference</a>
final class StatementRules {

  private final ProblemLog problems;
  private final PrincipalRules principals;
  private final ActionRules actions;
  private final ResourceRules resources;
  private final ConditionRules conditions;

  StatementRules(ProblemLog problems, boolean replacesVariables, BucketRules buckets) {
    StrictValues values = new StrictValues(problems);
    VariableRules variables = new VariableRules(problems, replacesVariables);
    this.problems = problems;
    this.principals = new PrincipalRules(problems, values);
    this.actions = new ActionRules(problems, values);
    this.resources = new ResourceRules(problems, values, variables, buckets);
    this.conditions = new ConditionRules(problems, variables);
  }

  void check(Pointer at, Json json) {
    if (!(json instanceof Json.Obj statement)) {
      problems.error(at, json.span(), "a statement must be an object");
      return;
    }
    boolean allows =
        statement.all("Effect").stream()
            .anyMatch(effect -> effect instanceof Json.Str text && text.value().equals("Allow"));
    for (Json.Member member : statement.members()) {
      checkElement(at.to(member.name().value()), member, statement, allows);
    }
    if (statement.all("Effect").isEmpty()) {
      problems.error(at, statement.span(), "Effect is missing: write \"Allow\" or \"Deny\"");
    }
    checkEither(at, statement, "Principal");
    checkEither(at, statement, "Action");
    checkEither(at, statement, "Resource");
    actions.checkTargets(at, statement);
    actions.checkKeys(at, statement);
  }

  private void checkElement(Pointer at, Json.Member member, Json.Obj statement, boolean allows) {
    Json value = member.value();
    switch (member.name().value()) {
      case "Sid" -> {
        if (!(value instanceof Json.Str)) {
          problems.error(at, value.span(), "Sid must be a string");
        }
      }
      case "Effect" -> checkEffect(at, value);
      case "Principal" -> principals.check(at, value);
      case "NotPrincipal" -> principals.checkNegated(at, value, allows);
      case "Action", "NotAction" -> actions.check(at, value);
      case "Resource", "NotResource" -> resources.check(at, value);
      case "Condition" -> conditions.check(at, value, statement, allows);
      default ->
          problems.error(
              at,
              member.name().span(),
              PolicyElements.unknown(member.name().value(), PolicyElements.STATEMENT));
    }
  }

  private void checkEffect(Pointer at, Json value) {
    boolean known =
        value instanceof Json.Str text && List.of("Allow", "Deny").contains(text.value());
    if (!known) {
      problems.error(
          at, value.span(), "Effect must be \"Allow\" or \"Deny\", in exactly this letter case");
    }
  }

  private void checkEither(Pointer at, Json.Obj statement, String name) {
    boolean plain = !statement.all(name).isEmpty();
    boolean negated = !statement.all("Not" + name).isEmpty();
    if (plain && negated) {
      problems.error(
          at, statement.span(), name + " and Not" + name + " exclude each other: remove one");
    } else if (!plain && !negated) {
      problems.error(
          at, statement.span(), name + " is missing: a statement must have it or Not" + name);
    }
  }
}
