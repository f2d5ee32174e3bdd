package io.labelguard.policy.match;

import io.labelguard.policy.value.DateValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The date operators: W3C's profile of ISO 8601, or seconds since 1970.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date">Date
///     condition operators</a>
public record DateMatch(OrderRelation relation, List<Instant> dates) implements ValueMatch {

  public DateMatch {
    dates = List.copyOf(dates);
  }

  static DateMatch of(OrderRelation relation, List<String> values) {
    List<Instant> dates = new ArrayList<>();
    values.forEach(value -> DateValue.parse(value).ifPresent(dates::add));
    return new DateMatch(relation, dates);
  }

  @Override
  public boolean matches(String value) {
    Optional<Instant> date = DateValue.parse(value);
    return date.isPresent()
        && dates.stream().anyMatch(other -> relation.holds(date.get().compareTo(other)));
  }
}
