package io.labelguard.policy.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.Request.IdentityPolicies;
import io.labelguard.policy.request.RequestContext;
import io.labelguard.policy.request.RequestResource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// Three-valued answers against brute force: every filling of the unknown keys is decided one by
/// one.
public class FillingsProperties {

  public static final String TEXT = "aws:SourceVpc";
  public static final String OTHER_TEXT = "aws:SourceVpce";
  public static final String NUMBER = "s3:signatureAge";
  public static final String TAGS = "aws:TagKeys";
  static final List<String> TEXT_VALUES = texts(4, "az*?");
  private static final List<String> OTHER_VALUES = texts(3, "abz");
  private static final List<String> NUMBER_VALUES =
      List.of("0", "1", "1.5", "2", "2.5", "3", "3.5", "4");

  static List<String> texts(int length, String alphabet) {
    List<String> all = new ArrayList<>(List.of(""));
    for (int from = 0, round = 0; round < length; round++) {
      int to = all.size();
      for (; from < to; from++) {
        for (int at = 0; at < alphabet.length(); at++) {
          all.add(all.get(from) + alphabet.charAt(at));
        }
      }
    }
    return List.copyOf(all);
  }

  private static Arbitrary<String> statements() {
    Arbitrary<String> pattern =
        Arbitraries.strings().withChars('a', '*', '?').ofMinLength(0).ofMaxLength(2);
    Arbitrary<String> patterns =
        pattern.list().ofMinSize(1).ofMaxSize(2).map(FillingsProperties::list);
    Arbitrary<String> text =
        Combinators.combine(
                Arbitraries.of(
                    "StringEquals",
                    "StringNotEquals",
                    "StringLike",
                    "StringNotLike",
                    "StringEqualsIfExists",
                    "ForAnyValue:StringLike",
                    "ForAllValues:StringNotLike"),
                Arbitraries.of(TEXT, TEXT, OTHER_TEXT),
                patterns)
            .as(
                (operator, key, values) ->
                    key.equals(TEXT)
                        ? condition(operator, key, values)
                        : condition(operator, key, values.replace("*", "b").replace("?", "")));
    Arbitrary<String> number =
        Combinators.combine(
                Arbitraries.of(
                    "NumericEquals",
                    "NumericNotEquals",
                    "NumericLessThan",
                    "NumericGreaterThanEquals",
                    "NumericLessThanEqualsIfExists"),
                Arbitraries.integers().between(1, 3))
            .as((operator, value) -> condition(operator, NUMBER, value.toString()));
    Arbitrary<String> tags =
        Combinators.combine(
                Arbitraries.of(
                    "ForAnyValue:StringEquals",
                    "ForAllValues:StringEquals",
                    "ForAnyValue:StringNotEquals",
                    "ForAllValues:StringNotEquals"),
                Arbitraries.of("a", "b").list().uniqueElements().ofMinSize(1).ofMaxSize(2))
            .as((operator, values) -> condition(operator, TAGS, list(values)));
    Arbitrary<String> presence =
        Combinators.combine(
                Arbitraries.of(TEXT, NUMBER, TAGS), Arbitraries.of("\"true\"", "\"false\""))
            .as((key, value) -> condition("Null", key, value));
    Arbitrary<String> conditions =
        Arbitraries.frequencyOf(
                Tuple.of(4, text), Tuple.of(2, number), Tuple.of(2, tags), Tuple.of(1, presence))
            .list()
            .ofMinSize(0)
            .ofMaxSize(2)
            .filter(
                list ->
                    list.stream().map(c -> c.substring(0, c.indexOf(":{"))).distinct().count()
                        == list.size())
            .map(list -> String.join(",", list));
    return Combinators.combine(
            Arbitraries.of("Allow", "Deny"),
            Arbitraries.of("\"*\"", "{\"AWS\":\"111122223333\"}"),
            conditions)
        .as(
            (effect, principal, block) ->
                "{\"Effect\":\"%s\",\"Principal\":%s,\"Action\":\"s3:*\",\"Resource\":\"*\",\"Condition\":{%s}}"
                    .formatted(effect, principal, block));
  }

  private static String condition(String operator, String key, String values) {
    return "\"%s\":{\"%s\":%s}".formatted(operator, key, values);
  }

  private static String list(List<String> values) {
    return values.stream().map(v -> "\"" + v + "\"").collect(Collectors.joining(",", "[", "]"));
  }

  @Provide
  Arbitrary<String> policies() {
    return smallPolicies();
  }

  public static Arbitrary<String> smallPolicies() {
    return statements()
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(all -> "{\"Statement\":[" + String.join(",", all) + "]}");
  }

  @Property(tries = 60)
  void answersAreThoseOfAllFillings(
      @ForAll("policies") String text, @ForAll IdentityPolicies identity)
      throws MalformedPolicyException {
    PolicyEvaluator evaluator = new PolicyEvaluator(PolicyReader.live(text));
    List<String> keys = keysIn(text);
    Assume.that(keys.size() <= 3);
    Map<Map<String, KeyState>, Evaluation> fillings = new HashMap<>();
    fill(
        keys,
        new HashMap<>(),
        filling -> fillings.put(filling, evaluator.evaluate(request(filling, identity))));
    Map<String, KeyState> unknown = new HashMap<>();
    keys.forEach(key -> unknown.put(key, new KeyState.Unknown()));
    Evaluation answer = evaluator.evaluate(request(unknown, identity));

    Set<Decision> decisions = EnumSet.noneOf(Decision.class);
    fillings.values().forEach(each -> decisions.add(each.decision()));
    assertThat(answer.decision()).isEqualTo(Decision.among(decisions));
    Set<Integer> some = new TreeSet<>();
    Set<Integer> all = new TreeSet<>(List.of(0, 1, 2, 3));
    fillings
        .values()
        .forEach(
            each -> {
              Set<Integer> holding = new HashSet<>(each.denyStatements());
              holding.addAll(each.allowStatements());
              some.addAll(holding);
              some.addAll(each.mayHold());
              all.retainAll(holding);
            });
    Set<Integer> certain = new TreeSet<>(answer.denyStatements());
    certain.addAll(answer.allowStatements());
    assertThat(certain).isEqualTo(all);
    some.removeAll(all);
    assertThat(answer.mayHold()).containsExactlyElementsOf(some);
    List<String> deciding =
        answer.decision() == Decision.UNDETERMINED
            ? List.copyOf(deciding(keys, fillings))
            : List.of();
    // An empty text under Null has several readings, and between these a key decides as well.
    if (fillings.values().stream().allMatch(each -> each.mayHold().isEmpty())) {
      assertThat(answer.unknownKeys()).isEqualTo(deciding);
    } else {
      assertThat(answer.unknownKeys()).containsAll(deciding);
    }
  }

  private static SortedSet<String> deciding(
      List<String> keys, Map<Map<String, KeyState>, Evaluation> fillings) {
    SortedSet<String> deciding = new TreeSet<>();
    for (String key : keys) {
      Map<Map<String, KeyState>, Set<Decision>> byRest = new HashMap<>();
      fillings.forEach(
          (filling, evaluation) -> {
            Map<String, KeyState> rest = new HashMap<>(filling);
            rest.remove(key);
            byRest
                .computeIfAbsent(rest, _ -> EnumSet.noneOf(Decision.class))
                .add(evaluation.decision());
          });
      if (byRest.values().stream().anyMatch(set -> set.size() > 1)) {
        deciding.add(key);
      }
    }
    return deciding;
  }

  /// Returns the condition keys that policies name.
  public static List<String> keysIn(String policies) {
    return Stream.of(TEXT, OTHER_TEXT, NUMBER, TAGS)
        .filter(key -> policies.contains('"' + key + '"'))
        .toList();
  }

  public interface Sink {
    void take(Map<String, KeyState> filling);
  }

  public static void fill(List<String> keys, Map<String, KeyState> filling, Sink sink) {
    if (filling.size() == keys.size()) {
      sink.take(Map.copyOf(filling));
      return;
    }
    String key = keys.get(filling.size());
    for (KeyState state : states(key)) {
      filling.put(key, state);
      fill(keys, filling, sink);
      filling.remove(key);
    }
  }

  private static List<KeyState> states(String key) {
    List<KeyState> states = new ArrayList<>(List.of(new KeyState.Absent()));
    if (key.equals(TAGS)) {
      List.of(
              List.of("a"),
              List.of("b"),
              List.of("z"),
              List.of("a", "b"),
              List.of("a", "z"),
              List.of("b", "z"),
              List.of("a", "b", "z"),
              List.of(""))
          .forEach(values -> states.add(new KeyState.Known(values)));
    } else {
      (key.equals(NUMBER) ? NUMBER_VALUES : key.equals(TEXT) ? TEXT_VALUES : OTHER_VALUES)
          .forEach(value -> states.add(KeyState.of(value)));
    }
    return states;
  }

  public static Request request(Map<String, KeyState> keys, IdentityPolicies identity) {
    return new Request(
        Principal.role("arn:aws:iam::111122223333:role/Labeling"),
        "s3:GetObject",
        new RequestResource.Exact("arn:aws:s3:::labels/1"),
        Optional.of("111122223333"),
        RequestContext.of(new TreeMap<>(keys)),
        identity);
  }
}
