package io.labelguard.policy.model;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A condition operator as IAM writes it: an optional set operator, a base and an optional
/// `IfExists`.
///
/// @param set how the operator reads a key that has several values
/// @param base what the operator compares, and how
/// @param ifExists whether the condition also holds where the key is not in the request
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Condition
///     operators</a>
public record ConditionOperator(SetOperator set, Base base, boolean ifExists) {

  /// How a condition reads a key that has several values.
  ///
  /// @see <a
  ///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html">Single-valued
  ///     vs. multivalued context keys</a>
  public enum SetOperator {
    /// None is written: the key is read as one that has a single value.
    NONE(""),
    /// `ForAllValues`: holds where every value does, and where the key is not in the request.
    FOR_ALL_VALUES("ForAllValues:"),
    /// `ForAnyValue`: holds where some value does.
    FOR_ANY_VALUE("ForAnyValue:");

    private final String prefix;

    SetOperator(String prefix) {
      this.prefix = prefix;
    }

    /// {@return the text in front of the base, colon included; empty for [#NONE]}
    public String prefix() {
      return prefix;
    }
  }

  /// What a base operator compares.
  public enum Type {
    /// Text, character by character.
    STRING,
    /// Numbers, by their value.
    NUMERIC,
    /// Points in time.
    DATE,
    /// `true` or `false`.
    BOOL,
    /// Bytes, written in base64.
    BINARY,
    /// IP addresses, against ranges of them.
    IP_ADDRESS,
    /// ARNs, component by component.
    ARN,
    /// Whether the key is in the request.
    NULL
  }

  /// The base operators.
  public enum Base {
    /// Holds where a value is equal.
    STRING_EQUALS("StringEquals", Type.STRING, false),
    /// Holds where no value is equal.
    STRING_NOT_EQUALS("StringNotEquals", Type.STRING, true),
    /// Holds where a value is equal in any letter case.
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", Type.STRING, false),
    /// Holds where no value is equal in any letter case.
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", Type.STRING, true),
    /// Holds where a value with wildcards matches.
    STRING_LIKE("StringLike", Type.STRING, false),
    /// Holds where no value with wildcards matches.
    STRING_NOT_LIKE("StringNotLike", Type.STRING, true),
    /// Holds where a number is equal.
    NUMERIC_EQUALS("NumericEquals", Type.NUMERIC, false),
    /// Holds where no number is equal.
    NUMERIC_NOT_EQUALS("NumericNotEquals", Type.NUMERIC, true),
    /// Holds where the key is less than a number.
    NUMERIC_LESS_THAN("NumericLessThan", Type.NUMERIC, false),
    /// Holds where the key is at most a number.
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", Type.NUMERIC, false),
    /// Holds where the key is greater than a number.
    NUMERIC_GREATER_THAN("NumericGreaterThan", Type.NUMERIC, false),
    /// Holds where the key is at least a number.
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", Type.NUMERIC, false),
    /// Holds where a date is equal.
    DATE_EQUALS("DateEquals", Type.DATE, false),
    /// Holds where no date is equal.
    DATE_NOT_EQUALS("DateNotEquals", Type.DATE, true),
    /// Holds where the key is before a date.
    DATE_LESS_THAN("DateLessThan", Type.DATE, false),
    /// Holds where the key is not after a date.
    DATE_LESS_THAN_EQUALS("DateLessThanEquals", Type.DATE, false),
    /// Holds where the key is after a date.
    DATE_GREATER_THAN("DateGreaterThan", Type.DATE, false),
    /// Holds where the key is not before a date.
    DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", Type.DATE, false),
    /// Holds where the key has that truth value.
    BOOL("Bool", Type.BOOL, false),
    /// Holds where the bytes are equal.
    BINARY_EQUALS("BinaryEquals", Type.BINARY, false),
    /// Holds where the address is in a range.
    IP_ADDRESS("IpAddress", Type.IP_ADDRESS, false),
    /// Holds where the address is in no range.
    NOT_IP_ADDRESS("NotIpAddress", Type.IP_ADDRESS, true),
    /// Holds where an ARN with wildcards matches; the same as `ArnLike`.
    ARN_EQUALS("ArnEquals", Type.ARN, false),
    /// Holds where no ARN with wildcards matches; the same as `ArnNotLike`.
    ARN_NOT_EQUALS("ArnNotEquals", Type.ARN, true),
    /// Holds where an ARN with wildcards matches.
    ARN_LIKE("ArnLike", Type.ARN, false),
    /// Holds where no ARN with wildcards matches.
    ARN_NOT_LIKE("ArnNotLike", Type.ARN, true),
    /// Holds where the key is absent (`true`) or present (`false`).
    NULL("Null", Type.NULL, false);

    private final String text;
    private final Type type;
    private final boolean negated;

    Base(String text, Type type, boolean negated) {
      this.text = text;
      this.type = type;
      this.negated = negated;
    }

    /// {@return the operator's name as IAM spells it}
    public String text() {
      return text;
    }

    /// {@return what the operator compares}
    public Type type() {
      return type;
    }

    /// {@return whether the operator holds where no value matches, and so where the key is not in
    /// the request}
    public boolean negated() {
      return negated;
    }
  }

  private static final String IF_EXISTS = "IfExists";

  private static final Map<String, ConditionOperator> BY_TEXT =
      Stream.of(Base.values())
          .flatMap(ConditionOperator::forms)
          .collect(Collectors.toUnmodifiableMap(ConditionOperator::text, form -> form));

  /// Reads an operator's name, in exactly the letter case that IAM documents; empty for any other
  /// text.
  ///
  /// `Null` has one form: `IfExists` on it is refused, and no page defines it under a set operator.
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
