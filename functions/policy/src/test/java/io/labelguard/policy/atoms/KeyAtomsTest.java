package io.labelguard.policy.atoms;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.match.ConditionClause;
import io.labelguard.policy.match.Glob;
import io.labelguard.policy.value.IpRange;
import io.labelguard.policy.value.Truth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class KeyAtomsTest {

  private static List<ConditionClause> clauses(String... conditions) throws Exception {
    String statements =
        Stream.of(conditions)
            .map(
                condition ->
                    "{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\","
                        + "\"Condition\":{"
                        + condition.replace('\'', '"')
                        + "}}")
            .collect(Collectors.joining(","));
    List<ConditionClause> clauses = new ArrayList<>();
    PolicyReader.live("{\"Statement\":[" + statements + "]}")
        .statements()
        .forEach(
            statement ->
                statement
                    .conditions()
                    .forEach(condition -> clauses.add(ConditionClause.of(condition, false))));
    return clauses;
  }

  /// The atoms as text: for each, the clauses that hold, and a `?` where no values are known to
  /// show it; those that are known confirm it.
  private static List<String> vectors(KeyDomain domain, String... conditions) throws Exception {
    List<ConditionClause> clauses = clauses(conditions);
    List<String> vectors = new ArrayList<>();
    for (Atom atom : KeyAtoms.of(domain, clauses).orElseThrow()) {
      atom.witness()
          .ifPresent(values -> assertThat(truths(clauses, values)).isEqualTo(atom.holds()));
      vectors.add(atom.holds() + (atom.witness().isPresent() ? "" : " ?"));
    }
    return vectors.stream().sorted().toList();
  }

  private static BitSet truths(List<ConditionClause> clauses, List<String> values) {
    BitSet holds = new BitSet();
    for (int at = 0; at < clauses.size(); at++) {
      Truth truth = clauses.get(at).holds(values, _ -> List.of());
      assertThat(truth).isNotEqualTo(Truth.UNKNOWN);
      holds.set(at, truth == Truth.TRUE);
    }
    return holds;
  }

  @Provide
  Arbitrary<String> conditions() {
    Arbitrary<String> operators =
        Combinators.combine(
                Arbitraries.of("", "ForAllValues:", "ForAnyValue:"),
                Arbitraries.of(
                    "StringEquals", "StringNotEquals", "StringLike", "StringNotLike", "ArnLike"),
                Arbitraries.of("", "IfExists"))
            .as((set, base, ifExists) -> set + base + ifExists);
    return Combinators.combine(
            operators,
            Arbitraries.strings()
                .withChars("ab*?:")
                .ofMaxLength(4)
                .list()
                .ofMinSize(1)
                .ofMaxSize(2))
        .as(
            (operator, values) ->
                "'%s':{'example:Key':%s}"
                    .formatted(
                        operator, values.stream().map(v -> "'" + v + "'").toList().toString()));
  }

  @Property(tries = 300)
  void aWitnessConfirmsItsAtom(
      @ForAll("conditions") String first,
      @ForAll("conditions") String second,
      @ForAll("conditions") String third)
      throws Exception {
    List<ConditionClause> clauses = clauses(first, second, third);
    for (Atom atom : KeyAtoms.of(KeyDomain.anything("example:key"), clauses).orElseThrow()) {
      if (atom.witness().isEmpty()) {
        continue;
      }
      for (int at = 0; at < clauses.size(); at++) {
        Truth truth = clauses.get(at).holds(atom.witness().get(), _ -> List.of());
        assertThat(truth).isEqualTo(Truth.of(atom.holds().get(at)));
      }
    }
  }

  @Test
  void literalsCutTheirTextsAndTheRest() throws Exception {
    assertThat(
            vectors(
                KeyDomain.anything("aws:sourcevpce"),
                "'StringEquals':{'aws:SourceVpce':'a'}",
                "'StringNotEquals':{'aws:SourceVpce':['a','b']}"))
        .containsExactly("{0}", "{1}", "{}");
  }

  @Test
  void whatTwoPatternsCannotMatchAtOnceIsNoAtom() throws Exception {
    assertThat(
            vectors(
                KeyDomain.anything("aws:sourcevpce"),
                "'StringLike':{'aws:SourceVpce':'a*'}",
                "'StringLike':{'aws:SourceVpce':'*b'}",
                "'StringLike':{'aws:SourceVpce':'b*'}"))
        .containsExactly("{0, 1}", "{0}", "{1, 2}", "{1}", "{2}", "{}");
  }

  @Test
  void aForeignValueIsNoLiteralOfThePolicy() throws Exception {
    KeyDomain foreign = new KeyDomain("aws:sourcevpce", KeyDomain.Kind.FOREIGN, Optional.empty());
    assertThat(
            vectors(
                foreign,
                "'StringEqualsIgnoreCase':{'aws:SourceVpce':'a'}",
                "'StringLike':{'aws:SourceVpce':'?'}",
                "'Null':{'aws:SourceVpce':'true'}"))
        .containsExactly("{1}", "{}");
  }

  @Test
  void aPatternNarrowsTheDomain() throws Exception {
    KeyDomain role =
        new KeyDomain("aws:userid", KeyDomain.Kind.MATCHING, Optional.of(Glob.of("AROA1:*")));
    assertThat(
            vectors(
                role,
                "'StringLike':{'aws:userId':'AROA1:*'}",
                "'StringLike':{'aws:userId':'AROA2:*'}",
                "'StringEquals':{'aws:userId':'AROA1:job'}"))
        .containsExactly("{0, 2}", "{0}");
  }

  @Test
  void aPatternThatNoClauseKnowsIsAPartOfItsOwn() throws Exception {
    KeyDomain role =
        new KeyDomain("aws:userid", KeyDomain.Kind.MATCHING, Optional.of(Glob.of("AROA1:*")));
    assertThat(vectors(role, "'StringLike':{'aws:userId':'AROA2:*'}")).containsExactly("{}");
  }

  @Test
  void boundedNumberIsCutWithinItsBounds() throws Exception {
    KeyDomain tls =
        KeyDomain.between("s3:tlsversion", new BigDecimal("1.2"), new BigDecimal("1.3"));
    assertThat(vectors(tls, "'NumericLessThan':{'s3:TlsVersion':'1.2'}")).containsExactly("{}");
    assertThat(vectors(tls, "'NumericLessThan':{'s3:TlsVersion':'1.4'}")).containsExactly("{0}");
    assertThat(vectors(tls, "'NumericLessThan':{'s3:TlsVersion':'1.3'}"))
        .containsExactly("{0}", "{}");
    assertThat(vectors(tls, "'NumericLessThanIfExists':{'s3:TlsVersion':'1.2'}"))
        .containsExactly("{}");
    assertThat(vectors(tls, "'Null':{'s3:TlsVersion':'true'}")).containsExactly("{}");
    assertThat(vectors(tls, "'StringEquals':{'s3:TlsVersion':'1.3'}")).containsExactly("{0}", "{}");
  }

  @Test
  void addressInRangesIsCutWithinThem() throws Exception {
    KeyDomain workers =
        KeyDomain.within(
            "aws:sourceip",
            Stream.of("203.0.113.0/25", "2001:db8::/64")
                .map(range -> IpRange.parse(range).orElseThrow())
                .toList());
    assertThat(vectors(workers, "'IpAddress':{'aws:SourceIp':['203.0.113.0/24','2001:db8::/32']}"))
        .containsExactly("{0}");
    assertThat(vectors(workers, "'NotIpAddress':{'aws:SourceIp':['203.0.113.0/24']}"))
        .containsExactly("{0}", "{}");
    assertThat(vectors(workers, "'NotIpAddress':{'aws:SourceIp':['198.51.100.0/24']}"))
        .containsExactly("{0}");
    assertThat(vectors(workers, "'IpAddress':{'aws:SourceIp':['203.0.113.0/26']}"))
        .containsExactly("{0}", "{}");
    assertThat(KeyAtoms.of(workers, clauses("'StringLike':{'aws:SourceIp':'203.*'}")))
        .as("text decides in ways that ranges do not show")
        .isEmpty();
  }

  @Test
  void aForeignNumberIsNoLiteralOfThePolicyEither() throws Exception {
    KeyDomain foreign = new KeyDomain("example:size", KeyDomain.Kind.FOREIGN, Optional.empty());
    assertThat(
            vectors(
                foreign,
                "'NumericGreaterThan':{'example:size':'5'}",
                "'StringEquals':{'example:size':'6'}"))
        .containsExactly("{0} ?", "{}");
  }

  @Test
  void aNumericKeyHasNumbersOnly() throws Exception {
    assertThat(
            vectors(
                KeyDomain.anything("s3:signatureage"),
                "'NumericLessThan':{'s3:signatureAge':'5'}",
                "'NumericGreaterThanEquals':{'s3:signatureAge':'5'}",
                "'Null':{'s3:signatureAge':'true'}"))
        .containsExactly("{0}", "{1}", "{2}");
  }

  @Test
  void aKeyOfNoKnownTypeUnderOneTypeOfOperatorIsExact() throws Exception {
    assertThat(
            vectors(
                KeyDomain.anything("aws:epochtime"),
                "'DateLessThan':{'aws:EpochTime':'100'}",
                "'DateGreaterThanEquals':{'aws:EpochTime':'200'}"))
        .containsExactly("{0}", "{1}", "{}");
  }

  /// One of the named cases that are not exact: operators of several types on one key.
  @Test
  void operatorsOfSeveralTypesAreCombinedFreely() throws Exception {
    assertThat(
            vectors(
                KeyDomain.anything("aws:sourceip"),
                "'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}",
                "'StringLike':{'aws:SourceIp':'192.*'}"))
        .containsExactly("{0, 1} ?", "{0}", "{1}", "{}");
  }

  @Test
  void aLiteralIsHeldAgainstOperatorsOfAllTypes() throws Exception {
    assertThat(
            vectors(
                KeyDomain.anything("aws:sourceip"),
                "'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}",
                "'StringEquals':{'aws:SourceIp':'10.1.2.3'}"))
        .containsExactly("{0, 1}", "{0}", "{}");
  }

  @Test
  void setsOfValuesMeetWhatNoSingleValueCan() throws Exception {
    assertThat(
            vectors(
                KeyDomain.anything("aws:tagkeys"),
                "'ForAnyValue:StringEquals':{'aws:TagKeys':'a'}",
                "'ForAnyValue:StringEquals':{'aws:TagKeys':'b'}",
                "'ForAllValues:StringEquals':{'aws:TagKeys':['a','b']}"))
        .containsExactly("{0, 1, 2}", "{0, 1}", "{0, 2}", "{0}", "{1, 2}", "{1}", "{2}", "{}");
  }

  @Test
  void plainOperatorOnValuesThatDifferMayHoldOrNot() throws Exception {
    assertThat(
            vectors(
                KeyDomain.anything("aws:tagkeys"),
                "'StringEquals':{'aws:TagKeys':'a'}",
                "'ForAnyValue:StringEquals':{'aws:TagKeys':'a'}"))
        .containsExactly("{0, 1}", "{1} ?", "{}");
    assertThat(
            vectors(
                KeyDomain.anything("aws:tagkeys"),
                "'StringEquals':{'aws:TagKeys':'a'}",
                "'StringEquals':{'aws:TagKeys':'b'}",
                "'ForAllValues:StringEquals':{'aws:TagKeys':['a','b']}"))
        .containsExactly(
            "{0, 1, 2} ?", "{0, 1} ?", "{0, 2}", "{0} ?", "{1, 2}", "{1} ?", "{2}", "{}");
  }

  @Test
  void keyThatNoDocumentKnowsHasSetsOnlyUnderASetOperator() throws Exception {
    KeyDomain unheardOf = KeyDomain.anything("example:labels");
    assertThat(
            vectors(
                unheardOf,
                "'ForAnyValue:StringEquals':{'example:labels':'a'}",
                "'StringEquals':{'example:labels':'b'}"))
        .containsExactly("{0, 1} ?", "{0}", "{1}", "{}");
    assertThat(
            vectors(
                unheardOf,
                "'StringLike':{'example:labels':'a*'}",
                "'StringEquals':{'example:labels':'b'}"))
        .containsExactly("{0}", "{1}", "{}");
  }

  /// Each pair of conditions, against what one by one up to three values of the key make of them.
  @Test
  void everyCombinationOfValuesHasItsAtomAndEveryAtomItsValues() throws Exception {
    List<String> operators =
        List.of("", "ForAnyValue:", "ForAllValues:").stream()
            .flatMap(
                set ->
                    Stream.of("StringEquals", "StringNotEquals", "StringLikeIfExists")
                        .map(base -> set + base))
            .toList();
    List<String> conditions =
        operators.stream()
            .flatMap(
                operator ->
                    Stream.of("'a'", "['a','b']", "''")
                        .map(values -> "'" + operator + "':{'aws:TagKeys':" + values + "}"))
            .toList();
    List<String> wrong = new ArrayList<>();
    for (String first : conditions) {
      for (String second : conditions) {
        List<ConditionClause> clauses = clauses(first, second);
        Set<BitSet> atoms =
            KeyAtoms.of(KeyDomain.anything("aws:tagkeys"), clauses).orElseThrow().stream()
                .map(Atom::holds)
                .collect(Collectors.toSet());
        if (!atoms.equals(possible(clauses))) {
          wrong.add(first + " and " + second + ": " + atoms);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static Set<BitSet> possible(List<ConditionClause> clauses) {
    List<String> values = List.of("", "a", "b", "c");
    Set<BitSet> possible = new HashSet<>();
    for (int chosen = 0; chosen < 1 << values.size(); chosen++) {
      BitSet which = BitSet.valueOf(new long[] {chosen});
      List<String> some = which.stream().mapToObj(values::get).toList();
      List<BitSet> outcomes = new ArrayList<>(List.of(new BitSet()));
      for (int at = 0; at < clauses.size(); at++) {
        int clause = at;
        Truth truth = clauses.get(at).holds(some, _ -> List.of());
        List<BitSet> holding =
            outcomes.stream()
                .map(
                    bits -> {
                      BitSet more = (BitSet) bits.clone();
                      more.set(clause);
                      return more;
                    })
                .toList();
        if (truth == Truth.TRUE) {
          outcomes.clear();
        }
        if (truth != Truth.FALSE) {
          outcomes.addAll(holding);
        }
      }
      possible.addAll(outcomes);
    }
    return possible;
  }

  @Test
  void pastTheBoundOfAtomsThereIsNoAnswer() throws Exception {
    assertThat(KeyAtoms.of(KeyDomain.anything("aws:tagkeys"), anyOfTags(6))).isPresent();
    assertThat(KeyAtoms.of(KeyDomain.anything("aws:tagkeys"), anyOfTags(13))).isEmpty();
    assertThat(KeyAtoms.of(KeyDomain.anything("aws:tagkeys"), nested(6))).isPresent();
    assertThat(KeyAtoms.of(KeyDomain.anything("aws:tagkeys"), nested(13))).isEmpty();
  }

  private static List<ConditionClause> anyOfTags(int count) throws Exception {
    return clauses(
        IntStream.range(0, count)
            .mapToObj(tag -> "'ForAnyValue:StringEquals':{'aws:TagKeys':'t" + tag + "'}")
            .toArray(String[]::new));
  }

  /// Plain conditions, all of which one value meets and another does not.
  private static List<ConditionClause> nested(int count) throws Exception {
    return clauses(
        IntStream.rangeClosed(1, count)
            .mapToObj(length -> "'StringLike':{'aws:TagKeys':'" + "a".repeat(length) + "*'}")
            .toArray(String[]::new));
  }

  @Test
  void numbersUnderADateOperatorAreCombinedFreely() throws Exception {
    assertThat(
            vectors(
                KeyDomain.anything("s3:signatureage"),
                "'NumericLessThan':{'s3:signatureAge':'5'}",
                "'DateLessThan':{'s3:signatureAge':'2026-01-01T00:00:00Z'}"))
        .containsExactly("{0, 1}", "{0} ?", "{1}", "{}");
  }

  @Test
  void trueAndFalseAreAllThatABooleanKeyHas() throws Exception {
    assertThat(
            vectors(
                KeyDomain.anything("aws:securetransport"),
                "'Bool':{'aws:SecureTransport':'true'}",
                "'StringEquals':{'aws:SecureTransport':'false'}",
                "'StringLike':{'aws:SecureTransport':'x*'}"))
        .containsExactly("{0}", "{1}", "{}");
  }

  @Test
  void aSingleValuedKeyHasNoSets() throws Exception {
    assertThat(
            vectors(
                KeyDomain.anything("aws:sourcevpce"),
                "'ForAnyValue:StringEquals':{'aws:SourceVpce':'a'}",
                "'ForAnyValue:StringEquals':{'aws:SourceVpce':'b'}"))
        .containsExactly("{0}", "{1}", "{}");
  }
}
