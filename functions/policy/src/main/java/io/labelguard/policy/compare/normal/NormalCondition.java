package io.labelguard.policy.compare.normal;

import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.ConditionOperator;
import io.labelguard.policy.model.ConditionOperator.Base;
import io.labelguard.policy.value.BoolValue;
import io.labelguard.policy.value.DateValue;
import io.labelguard.policy.value.IpRange;
import io.labelguard.policy.value.NumericValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Writes a condition in one way: one of each two operators that mean the same, and each value as
/// its type is usually written.
final class NormalCondition {

  private NormalCondition() {}

  static Condition of(Condition condition) {
    ConditionOperator operator = condition.operator();
    Base base = base(operator.base(), condition.values());
    return new Condition(
        new ConditionOperator(
            operator.set(), base, operator.ifExists() && !holdsIfAbsent(operator)),
        condition.key().toLowerCase(Locale.ROOT),
        condition.values().stream().map(value -> value(base, value)).distinct().sorted().toList(),
        condition.source());
  }

  private static Base base(Base base, List<String> values) {
    boolean literal = values.stream().noneMatch(value -> value.matches("(?s).*[*?].*"));
    return switch (base) {
      case ARN_EQUALS -> Base.ARN_LIKE;
      case ARN_NOT_EQUALS -> Base.ARN_NOT_LIKE;
      case STRING_LIKE -> literal ? Base.STRING_EQUALS : base;
      case STRING_NOT_LIKE -> literal ? Base.STRING_NOT_EQUALS : base;
      case STRING_EQUALS,
          STRING_NOT_EQUALS,
          STRING_EQUALS_IGNORE_CASE,
          STRING_NOT_EQUALS_IGNORE_CASE,
          NUMERIC_EQUALS,
          NUMERIC_NOT_EQUALS,
          NUMERIC_LESS_THAN,
          NUMERIC_LESS_THAN_EQUALS,
          NUMERIC_GREATER_THAN,
          NUMERIC_GREATER_THAN_EQUALS,
          DATE_EQUALS,
          DATE_NOT_EQUALS,
          DATE_LESS_THAN,
          DATE_LESS_THAN_EQUALS,
          DATE_GREATER_THAN,
          DATE_GREATER_THAN_EQUALS,
          BOOL,
          BINARY_EQUALS,
          IP_ADDRESS,
          NOT_IP_ADDRESS,
          ARN_LIKE,
          ARN_NOT_LIKE,
          NULL ->
          base;
    };
  }

  /// Whether the operator holds without its key even if it does not end in `IfExists`.
  private static boolean holdsIfAbsent(ConditionOperator operator) {
    return switch (operator.set()) {
      case NONE -> operator.base().negated();
      case FOR_ALL_VALUES -> true;
      case FOR_ANY_VALUE -> false;
    };
  }

  private static String value(Base base, String value) {
    return switch (base.type()) {
      case NUMERIC ->
          NumericValue.parse(value)
              .map(BigDecimal::stripTrailingZeros)
              .map(BigDecimal::toString)
              .orElse(value);
      case DATE ->
          DateValue.parse(value)
              .map(Instant::toString)
              .filter(text -> DateValue.parse(text).isPresent())
              .orElse(value);
      case BOOL, NULL -> BoolValue.parse(value).map(String::valueOf).orElse(value);
      case IP_ADDRESS -> IpRange.parse(value).map(IpRange::text).orElse(value);
      case STRING, BINARY, ARN -> value;
    };
  }
}
