package io.labelguard.policy.read;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.Pointer;
import io.labelguard.policy.json.Span;
import io.labelguard.policy.model.ActionElement;
import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.PrincipalElement;
import io.labelguard.policy.model.PrincipalElement.Kind;
import io.labelguard.policy.model.PrincipalElement.PrincipalName;
import io.labelguard.policy.model.ResourceElement;
import io.labelguard.policy.model.Statement;
import java.util.List;
import java.util.Optional;

/// Reads one statement of text that S3 returned.
///
/// An element that cannot be read is read as one that matches everything: the statement is
/// Undetermined wherever the rest of it holds, and elsewhere it surely does not hold. A statement
/// of a bucket policy without any principal covers nobody.
final class LiveStatement {

  private static final PrincipalElement ANYBODY =
      new PrincipalElement(false, List.of(new PrincipalName(Kind.EVERYONE, "*")));
  private static final PrincipalElement NOBODY = new PrincipalElement(false, List.of());
  private static final List<String> ANYTHING = List.of("*");

  private final int index;
  private final Pointer at;
  private final ProblemLog problems;
  private final boolean forCaller;
  private final boolean ofRole;

  /// @param forCaller whether the statement covers the caller where it has no Principal
  /// @param ofRole whether the policy is attached to a role, so that a statement needs no Resource
  LiveStatement(int index, Pointer at, ProblemLog problems, boolean forCaller, boolean ofRole) {
    this.forCaller = forCaller;
    this.ofRole = ofRole;
    this.index = index;
    this.at = at;
    this.problems = problems;
  }

  Statement read(Json json) {
    if (!(json instanceof Json.Obj object)) {
      LiveProblem.add(problems, at, json.span(), "a statement must be an object");
      return statement(
          new Json.Obj(List.of(), json.span()),
          Optional.empty(),
          Effect.UNREADABLE,
          ANYBODY,
          new ActionElement(false, ANYTHING),
          new ResourceElement(false, ANYTHING),
          List.of());
    }
    LiveMembers members = LiveMembers.of(object, at, PolicyElements.STATEMENT, problems);
    LiveValues values = new LiveValues(problems);
    return statement(
        object,
        members.only("Sid").flatMap(sid -> values.text(at.to("Sid"), sid)),
        effect(object, members),
        principals(object, members, values),
        either(
                object,
                members,
                "Action",
                (negated, value) ->
                    values
                        .texts(at.to(name("Action", negated)), value)
                        .map(patterns -> new ActionElement(negated, patterns)))
            .orElseGet(() -> new ActionElement(false, ANYTHING)),
        resources(object, members, values),
        members
            .only("Condition")
            .map(value -> new LiveConditions(values, problems).read(at.to("Condition"), value))
            .orElseGet(List::of));
  }

  private ResourceElement resources(Json.Obj object, LiveMembers members, LiveValues values) {
    ResourceElement anything = new ResourceElement(false, ANYTHING);
    if (ofRole && !members.has("Resource") && !members.has("NotResource")) {
      return anything;
    }
    return either(
            object,
            members,
            "Resource",
            (negated, value) ->
                values
                    .texts(at.to(name("Resource", negated)), value)
                    .map(patterns -> new ResourceElement(negated, patterns)))
        .orElse(anything);
  }

  private PrincipalElement principals(Json.Obj object, LiveMembers members, LiveValues values) {
    if (!members.has("Principal") && !members.has("NotPrincipal")) {
      if (forCaller) {
        return ANYBODY;
      }
      LiveProblem.add(
          problems,
          at,
          object.span(),
          "a statement must have either Principal or NotPrincipal; neither is given: in a bucket"
              + " policy it covers nobody");
      return NOBODY;
    }
    return either(
            object,
            members,
            "Principal",
            (negated, value) ->
                new LivePrincipals(values, problems)
                    .read(at.to(name("Principal", negated)), value)
                    .map(names -> new PrincipalElement(negated, names)))
        .orElse(ANYBODY);
  }

  private Statement statement(
      Json.Obj source,
      Optional<String> sid,
      Effect effect,
      PrincipalElement principals,
      ActionElement actions,
      ResourceElement resources,
      List<Condition> conditions) {
    return new Statement(
        index, sid, effect, principals, actions, resources, conditions, problems.sorted(), source);
  }

  private Effect effect(Json.Obj object, LiveMembers members) {
    Optional<Json> value = members.only("Effect");
    if (value.isPresent() && value.get() instanceof Json.Str text) {
      switch (text.value()) {
        case "Allow" -> {
          return Effect.ALLOW;
        }
        case "Deny" -> {
          return Effect.DENY;
        }
        default -> {}
      }
    }
    Span span = value.map(Json::span).orElse(object.span());
    LiveProblem.add(problems, at.to("Effect"), span, "Effect must be \"Allow\" or \"Deny\"");
    return Effect.UNREADABLE;
  }

  /// Turns the value of an element, or of its negated form, into what the statement keeps of it.
  private interface Reading<T> {
    Optional<T> read(boolean negated, Json value);
  }

  private <T> Optional<T> either(
      Json.Obj object, LiveMembers members, String name, Reading<T> reading) {
    String negatedName = name(name, true);
    if (members.has(name) == members.has(negatedName)) {
      String found = members.has(name) ? "both are given" : "neither is given";
      LiveProblem.add(
          problems,
          at,
          object.span(),
          "a statement must have either " + name + " or " + negatedName + "; " + found);
      return Optional.empty();
    }
    boolean negated = members.has(negatedName);
    return members.only(name(name, negated)).flatMap(value -> reading.read(negated, value));
  }

  private static String name(String element, boolean negated) {
    return negated ? "Not" + element : element;
  }
}
