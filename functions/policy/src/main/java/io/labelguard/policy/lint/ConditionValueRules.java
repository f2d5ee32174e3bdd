package io.labelguard.policy.lint;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.Pointer;
import io.labelguard.policy.json.Quoted;
import io.labelguard.policy.model.ConditionOperator;
import io.labelguard.policy.model.ConditionOperator.Base;
import io.labelguard.policy.model.ConditionOperator.Type;
import io.labelguard.policy.model.LintRule;
import io.labelguard.policy.read.ProblemLog;
import io.labelguard.policy.value.ArnText;
import io.labelguard.policy.value.BinaryValue;
import io.labelguard.policy.value.BoolValue;
import io.labelguard.policy.value.DateValue;
import io.labelguard.policy.value.IpRange;
import io.labelguard.policy.value.NumericValue;
import io.labelguard.policy.value.Wildcards;
import java.util.Optional;

/// What holds for the values of a condition key: their JSON types, and what the operator can
/// compare.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Condition
///     operators</a>
final class ConditionValueRules {

  private final ProblemLog problems;
  private final VariableRules variables;

  ConditionValueRules(ProblemLog problems, VariableRules variables) {
    this.problems = problems;
    this.variables = variables;
  }

  /// @param operator empty where it is unknown: then only the JSON types are judged
  void check(Pointer at, Optional<ConditionOperator> operator, Json value) {
    if (!(value instanceof Json.Arr list)) {
      checkOne(at, operator, value);
      return;
    }
    if (list.items().isEmpty()) {
      problems.error(
          at,
          list.span(),
          "the list is empty: a plain operator would never match and a negated one always; give at"
              + " least one value");
    }
    for (int i = 0; i < list.items().size(); i++) {
      checkOne(at.to(i), operator, list.items().get(i));
    }
    if (operator.filter(known -> known.base() == Base.NULL).isPresent() && asksBoth(list)) {
      problems.warning(
          LintRule.NULL_WITH_BOTH_VALUES,
          at,
          list.span(),
          "Null with both true and false always holds: write the one that you mean");
    }
  }

  private void checkOne(Pointer at, Optional<ConditionOperator> operator, Json value) {
    switch (value) {
      case Json.Str text -> operator.ifPresent(known -> checkText(at, known.base(), text));
      case Json.Num number ->
          operator.ifPresent(known -> checkLiteral(at, known.base(), number, number.literal()));
      case Json.Bool bool ->
          operator.ifPresent(
              known -> checkLiteral(at, known.base(), bool, Boolean.toString(bool.value())));
      case Json.Obj _, Json.Arr _, Json.Null _ ->
          problems.error(
              at,
              value.span(),
              "a condition value must be a string, a number or a boolean, or a list of them");
    }
  }

  private void checkText(Pointer at, Base base, Json.Str text) {
    checkLiteral(at, base, text, text.value());
    if (base.type() == Type.STRING || base.type() == Type.ARN) {
      variables.check(at, text.span(), text.value());
    }
    if (comparesExactly(base) && text.value().replace("${*}", "").contains("*")) {
      problems.warning(
          LintRule.WILDCARD_COMPARED_AS_TEXT,
          at,
          text.span(),
          base.text()
              + " reads \"*\" in "
              + Quoted.text(text.value())
              + " as that character: write "
              + (base.negated() ? "StringNotLike" : "StringLike")
              + " for a wildcard");
    }
  }

  private void checkLiteral(Pointer at, Base base, Json value, String text) {
    Optional<String> reason =
        switch (base.type()) {
          case STRING -> Optional.empty();
          case NUMERIC -> unless(NumericValue.parse(text), "a number, such as 60");
          case DATE ->
              unless(
                  DateValue.parse(text),
                  "a date, such as 2026-11-22T00:00:00Z, or seconds since 1970");
          case BOOL, NULL -> unless(BoolValue.parse(text), "true or false");
          case BINARY -> unless(BinaryValue.parse(text), "base64, with its padding");
          case IP_ADDRESS ->
              unless(IpRange.parse(text), "an IP address or a range, such as 203.0.113.0/24");
          case ARN -> whyNoArn(text);
        };
    reason.ifPresent(
        why -> problems.error(at, value.span(), base.text() + " " + why + Quoted.text(text)));
    if (base.type() == Type.ARN && reason.isEmpty() && neverMatches(text)) {
      problems.warning(
          LintRule.PATTERN_OF_NO_ARN,
          at,
          value.span(),
          Quoted.text(text)
              + " matches no ARN: a wildcard covers only one of the six components, so all five"
              + " colons must be written");
    }
  }

  private static Optional<String> unless(Optional<?> read, String expected) {
    return read.isPresent() ? Optional.empty() : Optional.of("needs " + expected + ", not ");
  }

  private Optional<String> whyNoArn(String text) {
    boolean complete = ArnText.parse(text).filter(arn -> arn.prefix().equals("arn")).isPresent();
    return complete || Wildcards.any(text) || text.contains("${")
        ? Optional.empty()
        : Optional.of("needs an ARN, such as arn:aws:iam::111122223333:role/Name, not ");
  }

  // A lone "*" matches every ARN.
  private boolean neverMatches(String text) {
    String widened = variables.widened(text);
    return !widened.equals("*") && !text.contains("${") && ArnText.parse(text).isEmpty();
  }

  private static boolean comparesExactly(Base base) {
    return base.type() == Type.STRING && base != Base.STRING_LIKE && base != Base.STRING_NOT_LIKE;
  }

  private static boolean asksBoth(Json.Arr list) {
    return list.items().stream().anyMatch(item -> is(item, true))
        && list.items().stream().anyMatch(item -> is(item, false));
  }

  private static boolean is(Json item, boolean value) {
    return switch (item) {
      case Json.Bool bool -> bool.value() == value;
      case Json.Str text -> BoolValue.parse(text.value()).filter(read -> read == value).isPresent();
      case Json.Obj _, Json.Arr _, Json.Num _, Json.Null _ -> false;
    };
  }
}
