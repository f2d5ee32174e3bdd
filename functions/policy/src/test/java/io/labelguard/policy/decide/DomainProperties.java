package io.labelguard.policy.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.match.Glob;
import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.ConditionOperator.Base;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.Request.IdentityPolicies;
import io.labelguard.policy.request.RequestContext;
import io.labelguard.policy.request.RequestResource;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/// Foreign keys, keys like a pattern and prefixes against brute force; and what holds of any
/// policy.
class DomainProperties {

  private static final String KEY = FillingsProperties.TEXT;

  @Provide
  Arbitrary<String> policies() {
    return FillingsProperties.smallPolicies();
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars("a*?").ofMinLength(1).ofMaxLength(3);
  }

  @Property(tries = 150)
  void aForeignKeyIsAnyValueThatNoLiteralEquals(
      @ForAll("policies") String text, @ForAll IdentityPolicies identity)
      throws MalformedPolicyException {
    Policy policy = PolicyReader.live(text);
    Set<String> literals = new HashSet<>(Set.of(""));
    for (Statement statement : policy.statements()) {
      for (Condition condition : statement.conditions()) {
        Base base = condition.operator().base();
        boolean like = base == Base.STRING_LIKE || base == Base.STRING_NOT_LIKE;
        condition.values().stream()
            .filter(value -> !like || !(value.contains("*") || value.contains("?")))
            .forEach(literals::add);
      }
    }
    check(
        policy,
        new KeyState.Foreign(),
        FillingsProperties.TEXT_VALUES.stream().filter(value -> !literals.contains(value)),
        identity);
  }

  @Property(tries = 150)
  void aKeyLikeAPatternIsAnyValueThatMatchesIt(
      @ForAll("policies") String text,
      @ForAll("patterns") String pattern,
      @ForAll IdentityPolicies identity)
      throws MalformedPolicyException {
    check(
        PolicyReader.live(text),
        new KeyState.Matching(pattern),
        FillingsProperties.TEXT_VALUES.stream().filter(Glob.of(pattern)::matches),
        identity);
  }

  private static void check(
      Policy policy, KeyState state, Stream<String> values, IdentityPolicies identity) {
    PolicyEvaluator evaluator = new PolicyEvaluator(policy);
    Set<Decision> decisions = EnumSet.noneOf(Decision.class);
    values.forEach(
        value -> decisions.add(decide(evaluator, KeyState.of(value), identity).decision()));
    assertThat(decide(evaluator, state, identity).decision()).isEqualTo(Decision.among(decisions));
  }

  private static Evaluation decide(
      PolicyEvaluator evaluator, KeyState state, IdentityPolicies identity) {
    return evaluator.evaluate(FillingsProperties.request(Map.of(KEY, state), identity));
  }

  @Provide
  Arbitrary<String> resourcePolicies() {
    Arbitrary<String> resource =
        Arbitraries.strings()
            .withChars("a/*?")
            .ofMaxLength(4)
            .map(key -> "\"arn:aws:s3:::b/" + key + "\"");
    return Combinators.combine(
            Arbitraries.of("Allow", "Deny"),
            Arbitraries.of("Resource", "NotResource"),
            resource.list().ofMinSize(1).ofMaxSize(2))
        .as(
            (effect, element, list) ->
                "{\"Effect\":\"%s\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"%s\":%s}"
                    .formatted(effect, element, list))
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(list -> "{\"Statement\":[" + String.join(",", list) + "]}");
  }

  @Property(tries = 200)
  void aPrefixIsAllItsObjects(
      @ForAll("resourcePolicies") String text,
      @ForAll("prefixes") String prefix,
      @ForAll IdentityPolicies identity)
      throws MalformedPolicyException {
    PolicyEvaluator evaluator = new PolicyEvaluator(PolicyReader.live(text));
    Request all = request(new RequestResource.Prefix(prefix), identity);
    Evaluation answer = evaluator.evaluate(all);
    Set<Decision> decisions = EnumSet.noneOf(Decision.class);
    for (String rest : FillingsProperties.texts(6, "a/z")) {
      Evaluation one =
          evaluator.evaluate(request(new RequestResource.Exact(prefix + rest), identity));
      decisions.add(one.decision());
      boolean inPart =
          answer.deniedPart().stream().anyMatch(part -> Glob.of(part).matches(prefix + rest));
      if (inPart) {
        assertThat(one.decision()).isEqualTo(Decision.EXPLICITLY_DENIED);
      } else if (!text.contains("NotResource") && answer.decision() != Decision.EXPLICITLY_DENIED) {
        assertThat(one.decision()).isNotEqualTo(Decision.EXPLICITLY_DENIED);
      }
    }
    assertThat(answer.decision()).isEqualTo(Decision.among(decisions));
    Statistics.label("a part is denied")
        .collect(!answer.deniedPart().isEmpty())
        .coverage(seen -> seen.check(true).count(times -> times >= 10));
  }

  @Provide
  Arbitrary<String> prefixes() {
    return Arbitraries.of("arn:aws:s3:::b/", "arn:aws:s3:::b/a", "arn:aws:s3:::b/a/");
  }

  private static Request request(RequestResource resource, IdentityPolicies identity) {
    return new Request(
        Principal.role("arn:aws:iam::111122223333:role/Labeling"),
        "s3:GetObject",
        resource,
        Optional.of("111122223333"),
        RequestContext.of(new TreeMap<>()),
        identity);
  }

  @Property(tries = 300)
  void aFurtherDenyNeverLetsAnythingThrough(
      @ForAll("policies") String text,
      @ForAll("policies") String other,
      @ForAll("values") KeyState state,
      @ForAll IdentityPolicies identity)
      throws MalformedPolicyException {
    Evaluation before = decide(new PolicyEvaluator(PolicyReader.live(text)), state, identity);
    String denies = other.replace("\"Allow\"", "\"Deny\"");
    String more =
        text.substring(0, text.length() - 2) + "," + denies.substring(denies.indexOf('[') + 1);
    Evaluation after = decide(new PolicyEvaluator(PolicyReader.live(more)), state, identity);
    Statistics.label("before")
        .collect(before.decision())
        .coverage(
            seen -> {
              seen.check(Decision.EXPLICITLY_DENIED).count(times -> times >= 10);
              seen.check(Decision.IMPLICITLY_DENIED).count(times -> times >= 10);
            });
    if (before.decision() == Decision.EXPLICITLY_DENIED) {
      assertThat(after.decision()).isEqualTo(Decision.EXPLICITLY_DENIED);
    }
    if (before.decision() == Decision.IMPLICITLY_DENIED) {
      assertThat(after.decision()).isNotEqualTo(Decision.ALLOWED);
    }
    assertThat(after.denyStatements()).containsAll(before.denyStatements());
    assertThat(after.allowStatements()).isEqualTo(before.allowStatements());
  }

  @Provide
  Arbitrary<KeyState> values() {
    return Arbitraries.of(
        new KeyState.Unknown(),
        new KeyState.Absent(),
        new KeyState.Foreign(),
        KeyState.of("a"),
        KeyState.of("ab"),
        new KeyState.Known(List.of("a", "b")));
  }
}
