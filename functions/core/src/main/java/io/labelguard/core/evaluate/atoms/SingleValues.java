package io.labelguard.core.evaluate.atoms;

import io.labelguard.core.evaluate.match.AddressTest;
import io.labelguard.core.evaluate.match.DateTest;
import io.labelguard.core.evaluate.match.Glob;
import io.labelguard.core.evaluate.match.KeyTypes;
import io.labelguard.core.evaluate.match.NumberTest;
import io.labelguard.core.evaluate.match.TextTest;
import io.labelguard.core.evaluate.match.ValueTest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds which sets of value tests one value of a key can pass at once.
///
/// Exact where all tests are of text, or all of one other type. Where the types differ on one key
/// (text and numbers, say), a value that the policy spells out is held against all tests, and for
/// all other values each outcome of one type is combined with each of the others, which may name
/// sets that no value has: sound, not exact.
final class SingleValues {

  /// A set of tests (by number) and a value that passes just these; empty text for none found.
  record Value(BitSet passed, Optional<String> witness) {}

  private static final int MOST_STATES = 20_000;

  private final KeyDomain domain;
  private final List<ValueTest> tests;
  private final List<String> typed = new ArrayList<>();
  private final BitSet textTests = new BitSet();

  private SingleValues(KeyDomain domain, List<ValueTest> tests) {
    this.domain = domain;
    this.tests = tests;
  }

  /// Returns all sets; empty where there are too many to tell.
  static Optional<List<Value>> of(KeyDomain domain, List<ValueTest> tests) {
    return new SingleValues(domain, tests).all();
  }

  private Optional<List<Value>> all() {
    boolean ends = domain.kind() != KeyDomain.Kind.FOREIGN;
    List<NumberTest> numbers = new ArrayList<>();
    List<DateTest> dates = new ArrayList<>();
    List<AddressTest> addresses = new ArrayList<>();
    for (int at = 0; at < tests.size(); at++) {
      switch (tests.get(at)) {
        case TextTest(List<Glob> globs, _) -> textTests.set(at, !globs.isEmpty());
        case NumberTest test -> numbers.add(test);
        case DateTest test -> dates.add(test);
        case AddressTest test -> addresses.add(test);
      }
    }
    KeyTypes.Type type = domain.type();
    int families = textTests.isEmpty() ? 0 : 1;
    if (!numbers.isEmpty() || type == KeyTypes.Type.NUMERIC) {
      typed.addAll(Candidates.numbers(numbers, ends));
      families++;
    }
    if (!dates.isEmpty() || type == KeyTypes.Type.DATE) {
      typed.addAll(Candidates.dates(dates, ends));
      families++;
    }
    if (!addresses.isEmpty() || type == KeyTypes.Type.IP_ADDRESS) {
      typed.addAll(Candidates.addresses(addresses, ends));
      families++;
    }
    if (type == KeyTypes.Type.BOOL && ends) {
      return Optional.of(confirmed(List.of("true", "false")));
    }
    boolean onlyType = typedKey(numbers, dates, addresses) && textTests.isEmpty();
    if (onlyType && families == 1 && domain.kind() != KeyDomain.Kind.MATCHING) {
      return Optional.of(confirmed(typed));
    }
    boolean mixed = families > (textTests.isEmpty() ? 0 : 1);
    return texts().map(matches -> combined(matches, mixed));
  }

  /// Whether the documents give the key the type of all its tests, so that no other text occurs.
  private boolean typedKey(
      List<NumberTest> numbers, List<DateTest> dates, List<AddressTest> addresses) {
    return switch (domain.type()) {
      case NUMERIC -> dates.isEmpty() && addresses.isEmpty();
      case DATE -> numbers.isEmpty() && addresses.isEmpty();
      case IP_ADDRESS -> numbers.isEmpty() && dates.isEmpty();
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
    for (int at = 0; at < tests.size(); at++) {
      passed.set(at, tests.get(at).matches(value));
    }
    return passed;
  }

  private final List<Integer> ownerTest = new ArrayList<>();

  private Optional<List<GlobAutomaton.Match>> texts() {
    List<Glob> globs = new ArrayList<>();
    BitSet forbidden = new BitSet();
    for (int at = 0; at < tests.size(); at++) {
      if (tests.get(at) instanceof TextTest(List<Glob> all, List<Glob> named)) {
        for (Glob glob : all) {
          forbidden.set(
              globs.size(), domain.kind() == KeyDomain.Kind.FOREIGN && named.contains(glob));
          globs.add(glob);
          ownerTest.add(at);
        }
      }
    }
    Optional<Glob> pattern = domain.pattern();
    pattern.ifPresent(globs::add);
    int required = pattern.isPresent() ? globs.size() - 1 : -1;
    return new GlobAutomaton(globs)
        .matches("", MOST_STATES)
        .map(
            all ->
                all.stream()
                    .filter(match -> !match.globs().intersects(forbidden))
                    .filter(match -> required < 0 || match.globs().get(required))
                    .filter(match -> domain.admits(match.text()))
                    .toList());
  }

  private List<Value> combined(List<GlobAutomaton.Match> matches, boolean mixed) {
    Map<List<Object>, Value> found = new LinkedHashMap<>();
    Set<BitSet> others = new LinkedHashSet<>();
    if (mixed) {
      others.add(new BitSet());
      for (String value : typed) {
        BitSet passed = passed(value);
        passed.andNot(textTests);
        others.add(passed);
      }
      crossTypes(others);
    }
    for (GlobAutomaton.Match match : matches) {
      BitSet confirmed = passed(match.text());
      add(found, confirmed, Optional.of(match.text()));
      if (mixed && !match.sole() && !match.text().isEmpty()) {
        BitSet text = (BitSet) confirmed.clone();
        text.and(textTests);
        for (BitSet other : others) {
          BitSet both = (BitSet) other.clone();
          both.or(text);
          add(found, both, Optional.empty());
        }
      }
    }
    return List.copyOf(found.values());
  }

  /// One value can be of several types (digits are a number and a date).
  private static void crossTypes(Set<BitSet> others) {
    List<BitSet> once = List.copyOf(others);
    for (BitSet a : once) {
      for (BitSet b : once) {
        BitSet both = (BitSet) a.clone();
        both.or(b);
        others.add(both);
      }
    }
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
