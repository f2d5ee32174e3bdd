package io.labelguard.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import io.labelguard.policy.lint.StrictReading;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Problem;
import io.labelguard.policy.value.IpAddress;
import io.labelguard.policy.value.IpRange;
import io.labelguard.policy.value.Wildcards;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ReaderPropertiesTest {

  @Property(tries = 500)
  void everySpanHoldsTheTextOfItsValue(@ForAll("json") String text) throws Exception {
    holdSpans(text, JsonReader.read(text));
  }

  private static void holdSpans(String text, Json json) throws MalformedJsonException {
    assertThat(JsonReader.read(json.span().of(text))).satisfies(again -> same(json, again));
    switch (json) {
      case Json.Obj object -> {
        for (Json.Member member : object.members()) {
          assertThat(member.name().span().end()).isLessThan(member.value().span().start());
          holdSpans(text, member.name());
          holdSpans(text, member.value());
        }
      }
      case Json.Arr list -> {
        for (Json item : list.items()) {
          holdSpans(text, item);
        }
      }
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  private static void same(Json left, Json right) {
    switch (left) {
      case Json.Str text -> assertThat(((Json.Str) right).value()).isEqualTo(text.value());
      case Json.Num number -> assertThat(((Json.Num) right).literal()).isEqualTo(number.literal());
      case Json.Bool bool -> assertThat(((Json.Bool) right).value()).isEqualTo(bool.value());
      case Json.Null _ -> assertThat(right).isInstanceOf(Json.Null.class);
      case Json.Arr list -> assertThat(((Json.Arr) right).items()).hasSameSizeAs(list.items());
      case Json.Obj object ->
          assertThat(((Json.Obj) right).members())
              .extracting(member -> member.name().value())
              .containsExactlyElementsOf(
                  object.members().stream().map(member -> member.name().value()).toList());
    }
  }

  @Property(tries = 300)
  void aPolicyOfValidPartsHasNoErrorsAndIsReadTheSameByBothProfiles(
      @ForAll("statements") List<String> statements) throws Exception {
    String text =
        "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";

    StrictReading strict = PolicyReader.strict(text);

    assertThat(strict.problems()).noneMatch(p -> p.level() == Problem.Level.ERROR);
    Policy live = PolicyReader.live(text);
    assertThat(strict.policy()).contains(live);
    assertThat(live.statements())
        .hasSameSizeAs(statements)
        .allSatisfy(statement -> assertThat(statement.unreadable()).isEmpty());
    for (int i = 0; i < statements.size(); i++) {
      assertThat(live.statements().get(i).source().span().of(text)).isEqualTo(statements.get(i));
    }
  }

  @Property
  void twoPatternsMeetExactlyWhereSomeShortTextMatchesBoth(
      @ForAll("patterns") String left, @ForAll("patterns") String right) {
    boolean met = texts().stream().anyMatch(text -> matches(left, text) && matches(right, text));

    assertThat(Wildcards.meet(left, right)).isEqualTo(met);
    assertThat(Wildcards.meet(right, left)).isEqualTo(met);
  }

  @Property
  void aRangeHoldsExactlyTheAddressesThatShareItsFirstBits(
      @ForAll int base, @ForAll int other, @ForAll @IntRange(max = 32) int prefix) {
    IpRange range = IpRange.parse(v4(base) + "/" + prefix).orElseThrow();
    long shift = 32L - prefix;

    assertThat(range.contains(IpAddress.parse(v4(other)).orElseThrow()))
        .isEqualTo((base & 0xffff_ffffL) >>> shift == (other & 0xffff_ffffL) >>> shift);
    assertThat(range.contains(IpAddress.parse(v4(base)).orElseThrow())).isTrue();
  }

  @Property
  void anAddressIsReadBackFromItsText(@ForAll long high, @ForAll long low) {
    IpAddress v6 = new IpAddress(128, high, low);
    boolean mapped = high == 0 && low >>> 32 == 0xffff;

    assertThat(IpAddress.parse(v6.text()).filter(v6::equals).isPresent()).isEqualTo(!mapped);
  }

  private static String v4(int bits) {
    return new IpAddress(32, 0, bits & 0xffff_ffffL).text();
  }

  private static boolean matches(String pattern, String text) {
    String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return text.matches(regex);
  }

  // Every text of at most six letters of two: two patterns of three meet in one of them or in none.
  private static List<String> texts() {
    return TEXTS;
  }

  private static final List<String> TEXTS =
      java.util.stream.IntStream.rangeClosed(0, 6)
          .boxed()
          .flatMap(
              length ->
                  java.util.stream.IntStream.range(0, 1 << length)
                      .mapToObj(
                          bits -> {
                            StringBuilder text = new StringBuilder();
                            for (int i = 0; i < length; i++) {
                              text.append((bits >> i & 1) == 0 ? 'a' : 'b');
                            }
                            return text.toString();
                          }))
          .toList();

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars("ab*?").ofMaxLength(3);
  }

  @Provide
  Arbitrary<String> json() {
    Arbitrary<String> space = Arbitraries.of("", " ", "\n", "\t", "\r\n", "  ");
    Arbitrary<String> leaf =
        Arbitraries.oneOf(
            strings(),
            Arbitraries.of(
                "0", "-1", "1.5", "1e9", "-0.25E-3", "true", "false", "null", "{}", "[]"));
    return tree(leaf, space, 3);
  }

  private static Arbitrary<String> tree(
      Arbitrary<String> leaf, Arbitrary<String> space, int depth) {
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<String> child = tree(leaf, space, depth - 1);
    Arbitrary<String> item = Combinators.combine(space, child, space).as((a, b, c) -> a + b + c);
    Arbitrary<String> member =
        Combinators.combine(space, strings(), space, item).as((a, b, c, d) -> a + b + c + ":" + d);
    return Arbitraries.oneOf(
        leaf,
        item.list().ofMinSize(1).ofMaxSize(3).map(items -> "[" + String.join(",", items) + "]"),
        member.list().ofMinSize(1).ofMaxSize(3).map(all -> "{" + String.join(",", all) + "}"));
  }

  private static Arbitrary<String> strings() {
    return Arbitraries.of(
            "", "a", "\\\"", "\\\\", "\\u0041", "é", "😀", "\\ud83d\\ude00", "/", "\\/", "{", "]")
        .list()
        .ofMaxSize(4)
        .map(parts -> "\"" + String.join("", parts) + "\"");
  }

  @Provide
  Arbitrary<List<String>> statements() {
    Arbitrary<String> principal =
        Arbitraries.of(
            "\"Principal\":\"*\"",
            "\"Principal\":{\"AWS\":\"111122223333\"}",
            "\"Principal\":{\"AWS\":[\"arn:aws:iam::111122223333:role/a/b\",\"*\"]}",
            "\"NotPrincipal\":{\"AWS\":[\"111122223333\"]}",
            "\"Principal\":{\"Service\":[\"config.amazonaws.com\"]}");
    Arbitrary<String> action =
        Arbitraries.of(
            "\"Action\":\"s3:*\"", "\"NotAction\":[\"s3:GetObject\"]", "\"Action\":[\"*\"]");
    Arbitrary<String> resource =
        Arbitraries.of(
            "\"Resource\":\"arn:aws:s3:::b\"",
            "\"NotResource\":[\"arn:aws:s3:::b/x\",\"arn:aws:s3:::b*\"]",
            "\"Resource\":[\"arn:aws:s3:::b/${aws:userid}\"]");
    Arbitrary<String> condition =
        Arbitraries.of(
            "\"Condition\":{}",
            "\"Condition\":{\"Bool\":{\"aws:SecureTransport\":false}}",
            "\"Condition\":{\"StringNotEquals\":{\"aws:SourceVpce\":[\"vpce-1\",2]},\"Null\":{\"a:b\":\"true\"}}",
            "\"Sid\":\"x\"");
    return Combinators.combine(
            principal, action, resource, condition, Arbitraries.of("Allow", "Deny"))
        .as(
            (p, a, r, c, effect) ->
                "{" + String.join(",", c, r, "\"Effect\":\"" + effect + "\"", p, a) + "}")
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }
}
