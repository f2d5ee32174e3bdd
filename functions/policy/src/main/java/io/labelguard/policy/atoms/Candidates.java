package io.labelguard.policy.atoms;

import io.labelguard.policy.match.AddressMatch;
import io.labelguard.policy.match.DateMatch;
import io.labelguard.policy.match.NumberMatch;
import io.labelguard.policy.value.DateValue;
import io.labelguard.policy.value.IpAddress;
import io.labelguard.policy.value.IpRange;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Values that represent all intervals that numbers, dates or address ranges cut their line into.
final class Candidates {

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private Candidates() {}

  /// Returns a number from each interval and each end.
  ///
  /// @param ends whether the ends themselves belong to the domain
  static List<String> numbers(List<NumberMatch> matches, boolean ends) {
    SortedSet<BigDecimal> cuts = new TreeSet<>();
    matches.forEach(match -> cuts.addAll(match.numbers()));
    List<BigDecimal> found = new ArrayList<>();
    if (cuts.isEmpty()) {
      return List.of("0");
    }
    found.add(cuts.first().subtract(BigDecimal.ONE));
    BigDecimal before = cuts.first();
    for (BigDecimal cut : cuts) {
      if (cut.compareTo(before) != 0) {
        found.add(before.add(cut).divide(TWO));
      }
      if (ends) {
        found.add(cut);
      }
      before = cut;
    }
    found.add(cuts.last().add(BigDecimal.ONE));
    return found.stream().map(BigDecimal::toString).toList();
  }

  /// Returns a date from each interval and each end.
  static List<String> dates(List<DateMatch> matches, boolean ends) {
    SortedSet<Instant> cuts = new TreeSet<>();
    matches.forEach(match -> cuts.addAll(match.dates()));
    List<Instant> found = new ArrayList<>();
    if (cuts.isEmpty()) {
      return List.of(Instant.EPOCH.toString());
    }
    found.add(cuts.first().minusSeconds(1));
    Instant before = cuts.first();
    for (Instant cut : cuts) {
      Instant between = before.plus(Duration.between(before, cut).dividedBy(2));
      if (between.isAfter(before)) {
        found.add(between);
      }
      if (ends) {
        found.add(cut);
      }
      before = cut;
    }
    found.add(cuts.last().plusSeconds(1));
    return found.stream().map(Candidates::text).toList();
  }

  private static String text(Instant date) {
    String text = date.toString();
    return DateValue.parse(text).isPresent() ? text : Long.toString(date.getEpochSecond());
  }

  /// Returns an address from each interval, of IPv4 and IPv6.
  ///
  /// @param hosts whether single hosts that the policy names belong to the domain
  static List<String> addresses(List<AddressMatch> matches, boolean hosts) {
    List<String> found = new ArrayList<>();
    for (int bits : new int[] {32, 128}) {
      SortedSet<BigInteger> cuts = new TreeSet<>();
      SortedSet<BigInteger> named = new TreeSet<>();
      cuts.add(BigInteger.ZERO);
      for (AddressMatch match : matches) {
        for (IpRange range : match.ranges()) {
          if (range.first().bits() == bits) {
            BigInteger first = number(range.first());
            cuts.add(first);
            cuts.add(first.add(BigInteger.ONE.shiftLeft(bits - range.prefix())));
            if (range.isHost()) {
              named.add(first);
            }
          }
        }
      }
      if (!hosts) {
        cuts.removeAll(named);
      }
      cuts.remove(BigInteger.ONE.shiftLeft(bits));
      cuts.forEach(cut -> found.add(address(bits, cut).text()));
    }
    return found;
  }

  private static BigInteger number(IpAddress address) {
    return unsigned(address.high()).shiftLeft(64).add(unsigned(address.low()));
  }

  private static BigInteger unsigned(long bits) {
    return new BigInteger(Long.toUnsignedString(bits));
  }

  private static IpAddress address(int bits, BigInteger number) {
    return new IpAddress(bits, number.shiftRight(64).longValue(), number.longValue());
  }
}
