package io.labelguard.policy.model;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A condition operator as IAM writes it: an optional set operator, a base and an optional
/// `IfExists`.
///
/// Source: AWS IAM User Guide, "IAM JSON policy elements: Condition operators"
/// (reference_policies_elements_condition_operators.html).
public record ConditionOperator(SetOperator set, Base base, boolean ifExists) {

  /// How a condition reads a key that has several values.
  public enum SetOperator {
    NONE(""),
    FOR_ALL_VALUES("ForAllValues:"),
    FOR_ANY_VALUE("ForAnyValue:");

    private final String prefix;

    SetOperator(String prefix) {
      this.prefix = prefix;
    }

    /// The text in front of the base, colon included.
    public String prefix() {
      return prefix;
    }
  }

  /// What a base operator compares.
  public enum Type {
    STRING,
    NUMERIC,
    DATE,
    BOOL,
    BINARY,
    IP_ADDRESS,
    ARN,
    NULL
  }

  /// The base operators.
  public enum Base {
    STRING_EQUALS("StringEquals", Type.STRING, false),
    STRING_NOT_EQUALS("StringNotEquals", Type.STRING, true),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", Type.STRING, false),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", Type.STRING, true),
    STRING_LIKE("StringLike", Type.STRING, false),
    STRING_NOT_LIKE("StringNotLike", Type.STRING, true),
    NUMERIC_EQUALS("NumericEquals", Type.NUMERIC, false),
    NUMERIC_NOT_EQUALS("NumericNotEquals", Type.NUMERIC, true),
    NUMERIC_LESS_THAN("NumericLessThan", Type.NUMERIC, false),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", Type.NUMERIC, false),
    NUMERIC_GREATER_THAN("NumericGreaterThan", Type.NUMERIC, false),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", Type.NUMERIC, false),
    DATE_EQUALS("DateEquals", Type.DATE, false),
    DATE_NOT_EQUALS("DateNotEquals", Type.DATE, true),
    DATE_LESS_THAN("DateLessThan", Type.DATE, false),
    DATE_LESS_THAN_EQUALS("DateLessThanEquals", Type.DATE, false),
    DATE_GREATER_THAN("DateGreaterThan", Type.DATE, false),
    DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", Type.DATE, false),
    BOOL("Bool", Type.BOOL, false),
    BINARY_EQUALS("BinaryEquals", Type.BINARY, false),
    IP_ADDRESS("IpAddress", Type.IP_ADDRESS, false),
    NOT_IP_ADDRESS("NotIpAddress", Type.IP_ADDRESS, true),
    ARN_EQUALS("ArnEquals", Type.ARN, false),
    ARN_NOT_EQUALS("ArnNotEquals", Type.ARN, true),
    ARN_LIKE("ArnLike", Type.ARN, false),
    ARN_NOT_LIKE("ArnNotLike", Type.ARN, true),
    NULL("Null", Type.NULL, false);

    private final String text;
    private final Type type;
    private final boolean negated;

    Base(String text, Type type, boolean negated) {
      this.text = text;
      this.type = type;
      this.negated = negated;
    }

    /// The operator's name as IAM spells it.
    public String text() {
      return text;
    }

    public Type type() {
      return type;
    }

    /// Whether the operator holds when no value matches (and so on a missing key).
    public boolean negated() {
      return negated;
    }
  }

  private static final String IF_EXISTS = "IfExists";

  private static final Map<String, ConditionOperator> BY_TEXT =
      Stream.of(Base.values())
          .flatMap(ConditionOperator::forms)
          .collect(Collectors.toUnmodifiableMap(ConditionOperator::text, form -> form));

  /// Reads an operator's name, in exactly the letter case that IAM documents; empty for all else.
  ///
  /// `Null` stands alone: `IfExists` on it is refused, and no page defines it under a set operator.
  public static Optional<ConditionOperator> parse(String text) {
    return Optional.ofNullable(BY_TEXT.get(text));
  }

  private static Stream<ConditionOperator> forms(Base base) {
    if (base == Base.NULL) {
      return Stream.of(new ConditionOperator(SetOperator.NONE, base, false));
    }
    return Stream.of(SetOperator.values())
        .flatMap(
            set ->
                Stream.of(
                    new ConditionOperator(set, base, false),
                    new ConditionOperator(set, base, true)));
  }

  /// Returns the operator as a policy writes it, such as `ForAnyValue:StringNotLikeIfExists`.
  public String text() {
    return set.prefix() + base.text() + (ifExists ? IF_EXISTS : "");
  }
}
