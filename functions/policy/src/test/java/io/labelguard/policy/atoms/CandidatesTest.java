package io.labelguard.policy.atoms;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.match.AddressMatch;
import io.labelguard.policy.match.DateMatch;
import io.labelguard.policy.match.NumberMatch;
import io.labelguard.policy.match.OrderRelation;
import io.labelguard.policy.value.DateValue;
import io.labelguard.policy.value.IpRange;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Values from every interval that the values of a policy cut numbers, dates and addresses into.
class CandidatesTest {

  @Test
  void numbersLieBelowBetweenAndAboveThoseNamed() {
    List<NumberMatch> tests = List.of(numbers("5"), numbers("10", "5.0"));
    assertThat(Candidates.numbers(tests, true)).containsExactly("4", "5", "7.5", "10", "11");
    assertThat(Candidates.numbers(tests, false)).containsExactly("4", "7.5", "11");
    assertThat(Candidates.numbers(List.of(numbers("3")), true)).containsExactly("2", "3", "4");
    assertThat(Candidates.numbers(List.of(), true)).containsExactly("0");
  }

  @Test
  void datesLieBeforeBetweenAndAfterThoseNamed() {
    List<DateMatch> tests = List.of(dates("2026-01-01T00:00:00Z"), dates("2026-01-03T00:00:00Z"));
    assertThat(Candidates.dates(tests, true))
        .containsExactly(
            "2025-12-31T23:59:59Z",
            "2026-01-01T00:00:00Z",
            "2026-01-02T00:00:00Z",
            "2026-01-03T00:00:00Z",
            "2026-01-03T00:00:01Z");
    assertThat(Candidates.dates(tests, false))
        .containsExactly("2025-12-31T23:59:59Z", "2026-01-02T00:00:00Z", "2026-01-03T00:00:01Z");
    assertThat(Candidates.dates(List.of(), true)).containsExactly("1970-01-01T00:00:00Z");
  }

  @Test
  void nothingLiesBetweenTwoDatesThatAreNeighbours() {
    List<DateMatch> tests =
        List.of(dates("2026-01-01T00:00:00.000000001Z", "2026-01-01T00:00:00.000000002Z"));
    assertThat(Candidates.dates(tests, false))
        .containsExactly("2025-12-31T23:59:59.000000001Z", "2026-01-01T00:00:01.000000002Z");
  }

  @Test
  void dateAfterTheYear9999IsInSeconds() {
    assertThat(Candidates.dates(List.of(dates("253402300800")), true))
        .containsExactly("9999-12-31T23:59:59Z", "253402300800", "253402300801");
  }

  @Test
  void addressesLieBelowWithinAndAboveTheRanges() {
    assertThat(Candidates.addresses(List.of(addresses("10.0.0.0/8", "10.1.0.0/16")), true))
        .containsExactly(
            "0.0.0.0", "10.0.0.0", "10.1.0.0", "10.2.0.0", "11.0.0.0", "0:0:0:0:0:0:0:0");
    assertThat(Candidates.addresses(List.of(addresses("2001:db8::/32")), true))
        .containsExactly(
            "0.0.0.0", "0:0:0:0:0:0:0:0", "2001:db8:0:0:0:0:0:0", "2001:db9:0:0:0:0:0:0");
  }

  @Test
  void nothingLiesAboveTheLastAddress() {
    assertThat(Candidates.addresses(List.of(addresses("255.0.0.0/8", "ff00::/8")), true))
        .containsExactly("0.0.0.0", "255.0.0.0", "0:0:0:0:0:0:0:0", "ff00:0:0:0:0:0:0:0");
    assertThat(Candidates.addresses(List.of(addresses("0.0.0.0/0", "::/0")), true))
        .containsExactly("0.0.0.0", "0:0:0:0:0:0:0:0");
  }

  @Test
  void hostThatAPolicyNamesIsLeftOutWhereTheValueIsForeign() {
    List<AddressMatch> host = List.of(addresses("203.0.113.7", "2001:db8::7"));
    assertThat(Candidates.addresses(host, true))
        .containsExactly(
            "0.0.0.0",
            "203.0.113.7",
            "203.0.113.8",
            "0:0:0:0:0:0:0:0",
            "2001:db8:0:0:0:0:0:7",
            "2001:db8:0:0:0:0:0:8");
    assertThat(Candidates.addresses(host, false))
        .containsExactly("0.0.0.0", "203.0.113.8", "0:0:0:0:0:0:0:0", "2001:db8:0:0:0:0:0:8");
  }

  private static NumberMatch numbers(String... numbers) {
    return new NumberMatch(OrderRelation.EQUAL, Stream.of(numbers).map(BigDecimal::new).toList());
  }

  private static DateMatch dates(String... dates) {
    return new DateMatch(
        OrderRelation.EQUAL,
        Stream.of(dates).map(date -> DateValue.parse(date).orElseThrow()).toList(),
        List.of());
  }

  private static AddressMatch addresses(String... ranges) {
    return new AddressMatch(
        Stream.of(ranges).map(range -> IpRange.parse(range).orElseThrow()).toList());
  }
}
