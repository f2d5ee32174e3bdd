package io.labelguard.smt;

import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.ConditionOperator;
import io.labelguard.policy.model.ConditionOperator.Base;
import io.labelguard.policy.model.ConditionOperator.SetOperator;
import io.labelguard.policy.value.BoolValue;
import io.labelguard.policy.value.DateValue;
import io.labelguard.policy.value.IpRange;
import io.labelguard.policy.value.NumericValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says when one key under one operator holds.
record ConditionTerms(KeyTerms keys, boolean replacesVariables) {

  String holds(Condition condition) throws LeftOutException {
    String key = KeyTerms.key(condition);
    ConditionOperator operator = condition.operator();
    if (operator.base() == Base.NULL) {
      String absent = Term.truth(lists(condition, true));
      return Term.either(KeyTerms.present(key), Term.truth(lists(condition, false)), absent);
    }
    String present =
        keys.form(key) == KeyTerms.Form.SEVERAL_TEXTS
            ? ofSeveral(condition, key)
            : ofOne(condition, key);
    boolean absent =
        operator.ifExists()
            || switch (operator.set()) {
              case FOR_ALL_VALUES -> true;
              case FOR_ANY_VALUE -> false;
              case NONE -> operator.base().negated();
            };
    return Term.either(KeyTerms.present(key), present, Term.truth(absent));
  }

  private static boolean lists(Condition condition, boolean truth) {
    return condition.values().stream()
        .anyMatch(value -> BoolValue.parse(value).filter(read -> read == truth).isPresent());
  }

  private String ofOne(Condition condition, String key) throws LeftOutException {
    String value = KeyTerms.value(key);
    return switch (keys.form(key)) {
      case TEXT, BOOL -> notEmpty(condition, value, meets(condition, value));
      case NUMBER -> signed(condition, KeyTerms.ifValid(key, Term.or(numbers(condition, value))));
      case DATE -> signed(condition, KeyTerms.ifValid(key, Term.or(dates(condition, value))));
      case ADDRESS -> signed(condition, KeyTerms.ifValid(key, Term.or(ranges(condition, key))));
      case SEVERAL_TEXTS -> throw new IllegalStateException(key);
    };
  }

  private String ofSeveral(Condition condition, String key) throws LeftOutException {
    SetOperator set = condition.operator().set();
    if (set == SetOperator.NONE) {
      throw new LeftOutException("several values under no set operator");
    }
    List<String> each = new ArrayList<>();
    for (int at = 0; at < KeyTerms.MOST; at++) {
      String has = "(< " + at + " " + KeyTerms.count(key) + ")";
      String meets = meets(condition, KeyTerms.value(key, at));
      each.add(set == SetOperator.FOR_ALL_VALUES ? Term.implies(has, meets) : Term.and(has, meets));
    }
    String lone = Term.equal(KeyTerms.count(key), "1");
    return Term.either(
        lone,
        notEmpty(condition, KeyTerms.value(key, 0), meets(condition, KeyTerms.value(key, 0))),
        set == SetOperator.FOR_ALL_VALUES ? Term.and(each) : Term.or(each));
  }

  /// Under a set operator one empty text is no value.
  private static String notEmpty(Condition condition, String value, String otherwise) {
    SetOperator set = condition.operator().set();
    return set == SetOperator.NONE
        ? otherwise
        : Term.either(
            Term.equal(value, "\"\""), Term.truth(set == SetOperator.FOR_ALL_VALUES), otherwise);
  }

  private static String signed(Condition condition, String passes) {
    return condition.operator().base().negated() ? Term.not(passes) : passes;
  }

  private String meets(Condition condition, String value) throws LeftOutException {
    List<String> matches = new ArrayList<>();
    for (String listed : condition.values()) {
      Base base = condition.operator().base();
      if (replacesVariables && VariableTerms.in(listed)) {
        if (base.text().endsWith("IgnoreCase") || base.type() != ConditionOperator.Type.STRING) {
          throw new LeftOutException("a policy variable in any letter case, or in an ARN");
        }
        matches.add(VariableTerms.matches(value, listed, base.text().endsWith("Like"), keys));
      } else {
        match(base, listed).ifPresent(regex -> matches.add(Term.in(value, regex)));
      }
    }
    return signed(condition, Term.or(matches));
  }

  private static Optional<String> match(Base base, String listed) {
    return switch (base.type()) {
      case ARN -> Regex.arn(listed);
      case BOOL -> BoolValue.parse(listed).map(_ -> Regex.ignoringCase(listed));
      case BINARY -> Optional.of(Regex.literal(listed));
      case STRING ->
          Optional.of(
              base == Base.STRING_LIKE || base == Base.STRING_NOT_LIKE
                  ? Regex.wildcards(listed)
                  : base == Base.STRING_EQUALS || base == Base.STRING_NOT_EQUALS
                      ? Regex.literal(listed)
                      : Regex.ignoringCase(listed));
      case NUMERIC, DATE, IP_ADDRESS, NULL -> throw new IllegalStateException(base.text());
    };
  }

  private static List<String> numbers(Condition condition, String value) {
    List<String> passes = new ArrayList<>();
    for (String listed : condition.values()) {
      NumericValue.parse(listed)
          .ifPresent(number -> passes.add(compared(condition, value, real(number))));
    }
    return passes;
  }

  private static List<String> dates(Condition condition, String value) {
    List<String> passes = new ArrayList<>();
    for (String listed : condition.values()) {
      DateValue.parse(listed)
          .ifPresent(date -> passes.add(compared(condition, value, real(seconds(date)))));
    }
    return passes;
  }

  private static BigDecimal seconds(Instant date) {
    return BigDecimal.valueOf(date.getEpochSecond()).add(BigDecimal.valueOf(date.getNano(), 9));
  }

  private static String real(BigDecimal number) {
    String plain = number.abs().toPlainString();
    String decimal = plain.contains(".") ? plain : plain + ".0";
    return number.signum() < 0 ? "(- " + decimal + ")" : decimal;
  }

  private static String compared(Condition condition, String value, String with) {
    String name = condition.operator().base().text();
    String relation =
        name.endsWith("LessThanEquals")
            ? "<="
            : name.endsWith("GreaterThanEquals")
                ? ">="
                : name.endsWith("LessThan") ? "<" : name.endsWith("GreaterThan") ? ">" : "=";
    return "(" + relation + " " + value + " " + with + ")";
  }

  private static List<String> ranges(Condition condition, String key) {
    List<String> passes = new ArrayList<>();
    for (String listed : condition.values()) {
      IpRange.parse(listed).ifPresent(range -> passes.add(within(range, key)));
    }
    return passes;
  }

  /// The first bits are the range's; an IPv4 address stands in the lower 32.
  private static String within(IpRange range, String key) {
    int bits = range.first().bits();
    String family = bits == 32 ? KeyTerms.isV4(key) : Term.not(KeyTerms.isV4(key));
    if (range.prefix() == 0) {
      return family;
    }
    String first = String.format("#x%016x%016x", range.first().high(), range.first().low());
    String slice = "((_ extract " + (bits - 1) + " " + (bits - range.prefix()) + ") ";
    return Term.and(family, Term.equal(slice + KeyTerms.value(key) + ")", slice + first + ")"));
  }
}
