package io.labelguard.policy.match;

import io.labelguard.policy.model.ConditionOperator.Base;

/// How a number or date of the request compares with one of the policy.
public enum OrderRelation {
  EQUAL,
  LESS,
  LESS_OR_EQUAL,
  GREATER,
  GREATER_OR_EQUAL;

  /// Whether a comparison result (negative, zero, positive) is of this kind.
  public boolean holds(int order) {
    return switch (this) {
      case EQUAL -> order == 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
    };
  }

  /// Returns what a numeric or date operator compares; the negated ones negate an equality.
  static OrderRelation of(Base base) {
    return switch (base) {
      case NUMERIC_LESS_THAN, DATE_LESS_THAN -> LESS;
      case NUMERIC_LESS_THAN_EQUALS, DATE_LESS_THAN_EQUALS -> LESS_OR_EQUAL;
      case NUMERIC_GREATER_THAN, DATE_GREATER_THAN -> GREATER;
      case NUMERIC_GREATER_THAN_EQUALS, DATE_GREATER_THAN_EQUALS -> GREATER_OR_EQUAL;
      case NUMERIC_EQUALS,
          NUMERIC_NOT_EQUALS,
          DATE_EQUALS,
          DATE_NOT_EQUALS,
          STRING_EQUALS,
          STRING_NOT_EQUALS,
          STRING_EQUALS_IGNORE_CASE,
          STRING_NOT_EQUALS_IGNORE_CASE,
          STRING_LIKE,
          STRING_NOT_LIKE,
          BOOL,
          BINARY_EQUALS,
          IP_ADDRESS,
          NOT_IP_ADDRESS,
          ARN_EQUALS,
          ARN_NOT_EQUALS,
          ARN_LIKE,
          ARN_NOT_LIKE,
          NULL ->
          EQUAL;
    };
  }
}
