package io.labelguard.policy.decide;

import io.labelguard.policy.filling.Knowledge;
import io.labelguard.policy.match.ConditionClause;
import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.ConditionOperator;
import io.labelguard.policy.model.ConditionOperator.Base;
import io.labelguard.policy.model.ConditionOperator.SetOperator;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.value.IpRange;
import io.labelguard.policy.value.Truth;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/// Says in words why a condition holds or not.
record ConditionWords(Knowledge knowledge) {

  /// Returns a reason such as `aws:SourceVpce is vpce-0, not in [vpce-1]`.
  String of(ConditionClause clause, Truth truth) {
    Condition condition = clause.condition();
    String key = condition.key();
    String state =
        switch (knowledge.context().state(clause.key())) {
          case KeyState.Absent _ -> absent(condition, truth);
          case KeyState.Known(List<String> values) -> known(clause, values, truth);
          case KeyState.Unknown _ -> key + " is not known; " + asked(condition);
          case KeyState.Foreign _ ->
              key + " is a value of AWS that the policy does not name; " + asked(condition);
          case KeyState.Between(BigDecimal lowest, BigDecimal highest) ->
              key + " is between " + lowest + " and " + highest + "; " + asked(condition);
          case KeyState.Within(List<IpRange> ranges) ->
              key + " is an address in " + ranges(ranges) + "; " + asked(condition);
          case KeyState.Matching(String pattern) ->
              key + " is some value like " + pattern + "; " + asked(condition);
        };
    return state + variables(clause);
  }

  private static String ranges(List<IpRange> ranges) {
    return ranges.stream().map(IpRange::text).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String absent(Condition condition, Truth truth) {
    String key = condition.key() + " is not in the request";
    ConditionOperator operator = condition.operator();
    if (operator.base() == Base.NULL) {
      return key;
    }
    String outcome = truth == Truth.TRUE ? "holds" : "does not hold";
    return key + ", and without its key " + operator.text() + " " + outcome;
  }

  private String known(ConditionClause clause, List<String> values, Truth truth) {
    Condition condition = clause.condition();
    String is = condition.key() + " is " + shown(values);
    if (truth == Truth.UNKNOWN && (clause.isOpen() || knowledge.isEmptyText(clause.key()))) {
      return is + "; AWS does not document " + open(clause);
    }
    if (condition.operator().base() == Base.NULL) {
      return is + ", so it is in the request";
    }
    if (truth == Truth.UNKNOWN && values.size() > 1) {
      return is
          + "; AWS does not document how "
          + condition.operator().text()
          + " reads several values";
    }
    boolean matched = (truth == Truth.TRUE) != condition.operator().base().negated();
    String relation =
        switch (condition.operator().base().type()) {
          case STRING, BOOL, BINARY, NULL -> matched ? "in" : "not in";
          case IP_ADDRESS -> matched ? "within" : "not within";
          case ARN -> matched ? "like" : "not like";
          case NUMERIC, DATE -> (matched ? "" : "not ") + comparison(condition.operator().base());
        };
    return is + ", " + quantity(condition, values, truth) + relation + " " + listed(condition);
  }

  private static String open(ConditionClause clause) {
    Condition condition = clause.condition();
    if (!clause.isOpen()) {
      return "whether " + condition.operator().text() + " counts an empty value as one";
    }
    return condition.operator().base() == Base.BOOL
        ? "whether policy variables are replaced under Bool: " + listed(condition)
        : "what a date without its offset means: " + listed(condition);
  }

  /// For several values under a set operator, of how many of them the relation holds.
  private static String quantity(Condition condition, List<String> values, Truth truth) {
    SetOperator set = condition.operator().set();
    if (values.size() < 2 || set == SetOperator.NONE) {
      return "";
    }
    boolean all = (set == SetOperator.FOR_ALL_VALUES) == (truth == Truth.TRUE);
    return all ? "all " : "at least one ";
  }

  private static String comparison(Base base) {
    String text = base.text();
    if (text.endsWith("LessThan")) {
      return "less than";
    }
    if (text.endsWith("LessThanEquals")) {
      return "at most";
    }
    if (text.endsWith("GreaterThan")) {
      return "greater than";
    }
    return text.endsWith("GreaterThanEquals") ? "at least" : "equal to";
  }

  private static String asked(Condition condition) {
    return condition.operator().text() + " asks for " + listed(condition);
  }

  private static String listed(Condition condition) {
    return "[" + String.join(", ", condition.values()) + "]";
  }

  private static String shown(List<String> values) {
    return values.size() == 1 ? quoted(values.getFirst()) : "[" + String.join(", ", values) + "]";
  }

  private static String quoted(String value) {
    return value.isEmpty() ? "empty" : value;
  }

  private String variables(ConditionClause clause) {
    return new VariableWords(knowledge).of(clause.variables());
  }
}
