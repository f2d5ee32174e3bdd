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
/// @param open what the policy lists without an offset: some date of the span, or none
public record DateMatch(OrderRelation relation, List<Instant> dates, List<DateValue.Span> open)
    implements ValueMatch {

  public DateMatch {
    dates = List.copyOf(dates);
    open = List.copyOf(open);
  }

  static DateMatch of(OrderRelation relation, List<String> values) {
    List<Instant> dates = new ArrayList<>();
    List<DateValue.Span> open = new ArrayList<>();
    for (String value : values) {
      DateValue.parse(value).ifPresent(dates::add);
      DateValue.withoutOffset(value).ifPresent(open::add);
    }
    return new DateMatch(relation, dates, open);
  }

  @Override
  public boolean matches(String value) {
    Optional<Instant> date = DateValue.parse(value);
    return date.isPresent()
        && dates.stream().anyMatch(other -> relation.holds(date.get().compareTo(other)));
  }

  /// Whether `value` matches for some reading of the dates without an offset.
  boolean mayMatch(String value) {
    Optional<Instant> date = DateValue.parse(value);
    return matches(value)
        || (date.isPresent() && open.stream().anyMatch(span -> mayHold(date.get(), span)));
  }

  private boolean mayHold(Instant date, DateValue.Span span) {
    int first = date.compareTo(span.first());
    int last = date.compareTo(span.last());
    return relation.holds(first)
        || relation.holds(last)
        || (first > 0 && last < 0 && relation.holds(0));
  }
}
