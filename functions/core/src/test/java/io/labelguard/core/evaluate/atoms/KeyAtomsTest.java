package io.labelguard.core.evaluate.atoms;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.evaluate.match.ConditionClause;
import io.labelguard.core.evaluate.match.Glob;
import io.labelguard.core.evaluate.match.Truth;
import io.labelguard.core.policy.PolicyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

  /// The atoms as text: for each, the clauses that hold.
  private static List<String> vectors(KeyDomain domain, String... conditions) throws Exception {
    return KeyAtoms.of(domain, clauses(conditions)).orElseThrow().stream()
        .map(atom -> atom.holds().toString())
        .sorted()
        .toList();
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
        .containsExactly("{0, 1}", "{0}", "{1}", "{}");
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
  void aSingleValuedKeyHasNoSets() throws Exception {
    assertThat(
            vectors(
                KeyDomain.anything("aws:sourcevpce"),
                "'ForAnyValue:StringEquals':{'aws:SourceVpce':'a'}",
                "'ForAnyValue:StringEquals':{'aws:SourceVpce':'b'}"))
        .containsExactly("{0}", "{1}", "{}");
  }
}
