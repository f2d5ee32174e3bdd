package io.labelguard.policy.atoms;

import io.labelguard.policy.match.AddressMatch;
import io.labelguard.policy.match.DateMatch;
import io.labelguard.policy.match.Glob;
import io.labelguard.policy.match.NumberMatch;
import io.labelguard.policy.match.TextMatch;
import io.labelguard.policy.match.ValueMatch;
import io.labelguard.policy.tables.KeyTypes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds which sets of value matches one value of a key can pass at once.
///
/// Exact where all matches are of text, or all of one other type. Where the types differ on one key
/// (text and numbers, say), a value that the policy spells out is tried on all matches, and for
/// all other values each outcome of one type is combined with each of the others, which may name
/// sets that no value has: sound, not exact.
final class SingleValues {

  /// A set of matches (by number) and a value that passes just these; empty text for none found.
  record Value(BitSet passed, Optional<String> witness) {}

  /// The matches of one type other than text, and values that represent all of that type.
  private record Typed(BitSet matches, List<String> values) {}

  private static final int MOST_STATES = 20_000;

  private final KeyDomain domain;
  private final List<ValueMatch> matches;
  private final List<Typed> typed = new ArrayList<>();
  private final BitSet textTests = new BitSet();

  private SingleValues(KeyDomain domain, List<ValueMatch> matches) {
    this.domain = domain;
    this.matches = matches;
  }

  /// Returns all sets; empty where there are too many to find.
  static Optional<List<Value>> of(KeyDomain domain, List<ValueMatch> matches) {
    return new SingleValues(domain, matches).all();
  }

  private Optional<List<Value>> all() {
    boolean ends = domain.kind() != KeyDomain.Kind.FOREIGN;
    List<NumberMatch> numbers = new ArrayList<>();
    List<DateMatch> dates = new ArrayList<>();
    List<AddressMatch> addresses = new ArrayList<>();
    BitSet ofNumbers = new BitSet();
    BitSet ofDates = new BitSet();
    BitSet ofAddresses = new BitSet();
    for (int at = 0; at < matches.size(); at++) {
      switch (matches.get(at)) {
        case TextMatch(List<Glob> globs, _) -> textTests.set(at, !globs.isEmpty());
        case NumberMatch match -> {
          numbers.add(match);
          ofNumbers.set(at);
        }
        case DateMatch match -> {
          dates.add(match);
          ofDates.set(at);
        }
        case AddressMatch match -> {
          addresses.add(match);
          ofAddresses.set(at);
        }
      }
    }
    if (domain.kind() == KeyDomain.Kind.BOUNDED) {
      return bounded(numbers, addresses, !dates.isEmpty());
    }
    KeyTypes.Type type = domain.type();
    if (!numbers.isEmpty() || type == KeyTypes.Type.NUMERIC) {
      typed.add(new Typed(ofNumbers, Candidates.numbers(numbers, ends)));
    }
    if (!dates.isEmpty() || type == KeyTypes.Type.DATE) {
      typed.add(new Typed(ofDates, Candidates.dates(dates, ends)));
    }
    if (!addresses.isEmpty() || type == KeyTypes.Type.IP_ADDRESS) {
      typed.add(new Typed(ofAddresses, Candidates.addresses(addresses, ends)));
    }
    if (type == KeyTypes.Type.BOOL && ends && domain.kind() != KeyDomain.Kind.MATCHING) {
      return Optional.of(confirmed(List.of("true", "false")));
    }
    boolean onlyType = hasAType(type) && typed.size() == 1 && textTests.isEmpty();
    if (onlyType && domain.kind() != KeyDomain.Kind.MATCHING) {
      return Optional.of(confirmed(typed.getFirst().values()));
    }
    Optional<Set<BitSet>> others = others();
    return others.isEmpty() ? Optional.empty() : texts().map(all -> combined(all, others.get()));
  }

  /// Values that represent all within the bounds. Text is compared with the numbers that are
  /// spelled out alone; among addresses it decides in ways that ranges do not show.
  private Optional<List<Value>> bounded(
      List<NumberMatch> numbers, List<AddressMatch> addresses, boolean dates) {
    for (ValueMatch bound : domain.bounds()) {
      switch (bound) {
        case NumberMatch match -> numbers.add(match);
        case AddressMatch match -> addresses.add(match);
        case TextMatch _, DateMatch _ -> throw new IllegalStateException("not a bound: " + bound);
      }
    }
    boolean ofAddresses = !addresses.isEmpty();
    if (dates || (ofAddresses && (!textTests.isEmpty() || !numbers.isEmpty()))) {
      return Optional.empty();
    }
    List<String> values =
        ofAddresses ? Candidates.addresses(addresses, true) : Candidates.numbers(numbers, true);
    return Optional.of(confirmed(values.stream().filter(domain::admits).toList()));
  }

  /// Whether the documents give the key a type whose values are neither text nor few, so that no
  /// other text occurs.
  private static boolean hasAType(KeyTypes.Type type) {
    return switch (type) {
      case NUMERIC, DATE, IP_ADDRESS -> true;
      case BOOL, ANY -> false;
    };
  }

  private List<Value> confirmed(List<String> values) {
    Map<BitSet, Value> found = new LinkedHashMap<>();
    for (String value : values) {
      BitSet passed = passed(value);
      found.putIfAbsent(passed, new Value(passed, Optional.of(value)));
    }
    return List.copyOf(found.values());
  }

  private BitSet passed(String value) {
    BitSet passed = new BitSet();
    for (int at = 0; at < matches.size(); at++) {
      passed.set(at, matches.get(at).matches(value));
    }
    return passed;
  }

  private Optional<List<GlobAutomaton.Match>> texts() {
    List<Glob> globs = new ArrayList<>();
    BitSet forbidden = new BitSet();
    for (int at = 0; at < matches.size(); at++) {
      if (matches.get(at) instanceof TextMatch(List<Glob> all, List<Glob> named)) {
        for (Glob glob : all) {
          forbidden.set(
              globs.size(), domain.kind() == KeyDomain.Kind.FOREIGN && named.contains(glob));
          globs.add(glob);
        }
      }
    }
    domain.pattern().ifPresent(globs::add);
    return new GlobAutomaton(globs)
        .matches("", MOST_STATES)
        .map(
            all ->
                all.stream()
                    .filter(match -> !match.globs().intersects(forbidden))
                    .filter(match -> domain.admits(match.text()))
                    .toList());
  }

  private List<Value> combined(List<GlobAutomaton.Match> matches, Set<BitSet> others) {
    Map<List<Object>, Value> found = new LinkedHashMap<>();
    for (GlobAutomaton.Match match : matches) {
      BitSet confirmed = passed(match.text());
      add(found, confirmed, Optional.of(match.text()));
      if (!typed.isEmpty() && !match.sole() && !match.text().isEmpty()) {
        BitSet text = (BitSet) confirmed.clone();
        text.and(textTests);
        for (BitSet other : others) {
          BitSet both = (BitSet) other.clone();
          both.or(text);
          add(found, both, Optional.empty());
        }
      }
    }
    for (Typed one : typed) {
      one.values().stream()
          .filter(value -> domain.kind() != KeyDomain.Kind.FOREIGN && domain.admits(value))
          .forEach(value -> add(found, passed(value), Optional.of(value)));
    }
    return List.copyOf(found.values());
  }

  /// What a value can pass of the matches that are not of text: of each type what a value of that
  /// type passes, or nothing. One value can be of several types (digits are a number and a date).
  private Optional<Set<BitSet>> others() {
    Set<BitSet> others = new LinkedHashSet<>(Set.of(new BitSet()));
    for (Typed one : typed) {
      Set<BitSet> ofType = new LinkedHashSet<>();
      for (String value : one.values()) {
        BitSet passed = passed(value);
        passed.and(one.matches());
        ofType.add(passed);
      }
      Set<BitSet> more = new LinkedHashSet<>(others);
      for (BitSet other : others) {
        for (BitSet passed : ofType) {
          BitSet both = (BitSet) other.clone();
          both.or(passed);
          more.add(both);
        }
      }
      if (more.size() > MOST_STATES) {
        return Optional.empty();
      }
      others = more;
    }
    return Optional.of(others);
  }

  /// The empty text is kept apart: set operators read it as no value.
  private static void add(Map<List<Object>, Value> found, BitSet passed, Optional<String> witness) {
    boolean empty = witness.filter(String::isEmpty).isPresent();
    List<Object> id = List.of(passed, empty);
    Value before = found.get(id);
    if (before == null || before.witness().isEmpty()) {
      found.put(id, new Value(passed, witness));
    }
  }
}
