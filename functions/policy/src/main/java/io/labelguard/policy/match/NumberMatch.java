package io.labelguard.policy.match;

import io.labelguard.policy.value.NumericValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The numeric operators.
public record NumberMatch(OrderRelation relation, List<BigDecimal> numbers) implements ValueMatch {

  public NumberMatch {
    numbers = List.copyOf(numbers);
  }

  static NumberMatch of(OrderRelation relation, List<String> values) {
    List<BigDecimal> numbers = new ArrayList<>();
    values.forEach(value -> NumericValue.parse(value).ifPresent(numbers::add));
    return new NumberMatch(relation, numbers);
  }

  @Override
  public boolean matches(String value) {
    Optional<BigDecimal> number = NumericValue.parse(value);
    if (number.isEmpty()) {
      return false;
    }
    for (int at = 0; at < numbers.size(); at++) {
      if (relation.holds(number.get().compareTo(numbers.get(at)))) {
        return true;
      }
    }
    return false;
  }
}
