package io.labelguard.policy.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.layer.LayersByHand.Filling;
import io.labelguard.policy.layer.LayersByHand.PlainGrant;
import io.labelguard.policy.layer.LayersByHand.PlainLayer;
import io.labelguard.policy.layer.LayersByHand.PlainStatement;
import io.labelguard.policy.layer.LayersByHand.Situation;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.Request.IdentityPolicies;
import io.labelguard.policy.request.RequestContext;
import io.labelguard.policy.request.RequestResource;
import io.labelguard.policy.request.ResourceType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/// Decisions by layers against brute force: every filling of keys, layers that were not read, the
/// session and open questions is decided by the rule as it is written, one by one.
class LayersProperties {

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void decisionsAreThoseOfAllFillings(@ForAll("situations") Situation situation)
      throws MalformedPolicyException {
    LayeredEvaluation answer = evaluate(situation);

    Map<Filling, Set<Decision>> decided = new HashMap<>();
    situation.fillings().forEach(each -> decided.put(each, situation.decisions(each)));
    Set<Decision> all = EnumSet.noneOf(Decision.class);
    decided.values().forEach(all::addAll);
    Decision expected = Decision.among(all);

    assertThat(answer.evaluation().decision()).isEqualTo(expected);
    boolean open = expected == Decision.UNDETERMINED;
    assertThat(answer.evaluation().unknownKeys())
        .isEqualTo(
            LayersByHand.KEYS.stream()
                .filter(key -> open && matters(decided, filling -> filling.withoutKey(key)))
                .toList());
    assertThat(answer.unknownLayers())
        .isEqualTo(
            Stream.of(LayerKind.values())
                .filter(kind -> open && matters(decided, filling -> filling.withoutLayer(kind)))
                .toList());
    Statistics.label("decision")
        .collect(expected)
        .coverage(
            checker -> {
              for (Decision each : Decision.values()) {
                checker.check(each).count(count -> count > 30);
              }
            });
    Statistics.label("unknown layers")
        .collect(answer.unknownLayers().size())
        .coverage(
            checker -> {
              checker.check(1).count(count -> count > 30);
              checker.check(2).count(count -> count > 10);
            });
    Statistics.label("unknown keys")
        .collect(answer.evaluation().unknownKeys().size())
        .coverage(
            checker -> {
              checker.check(1).count(count -> count > 30);
              checker.check(2).count(count -> count > 10);
            });
  }

  /// Whether two fillings that differ only in one thing are decided differently.
  private static boolean matters(
      Map<Filling, Set<Decision>> decided, UnaryOperator<Filling> without) {
    Map<Filling, Set<Set<Decision>>> byRest = new HashMap<>();
    decided.forEach(
        (filling, decisions) ->
            byRest.computeIfAbsent(without.apply(filling), _ -> new HashSet<>()).add(decisions));
    return byRest.values().stream().anyMatch(each -> each.size() > 1);
  }

  private static LayeredEvaluation evaluate(Situation situation) throws MalformedPolicyException {
    List<Layer> scps = new ArrayList<>();
    for (PlainLayer level : situation.scps()) {
      scps.add(layer(level));
    }
    Layers layers =
        new Layers(
            layer(situation.identity()),
            layer(situation.boundary()),
            scps,
            situation.rcp().equals(PlainLayer.NOT_GIVEN)
                ? List.of()
                : List.of(layer(situation.rcp())),
            Layer.NOT_GIVEN,
            Optional.of(
                situation.grants().stream()
                    .map(grant -> new Grant(grant.to(), List.of("Decrypt"), grant.constrained()))
                    .toList()),
            Optional.empty());
    Optional<Policy> resource =
        situation.resource().isEmpty()
            ? Optional.empty()
            : Optional.of(PolicyReader.live(text(situation.resource())));
    Map<String, KeyState> keys = new TreeMap<>();
    LayersByHand.KEYS.forEach(key -> keys.put(key, new KeyState.Unknown()));
    Request request =
        new Request(
            new Principal(Principal.Kind.ROLE, LayersByHand.ROLE, situation.session()),
            "kms:Decrypt",
            new RequestResource.Exact("arn:aws:kms:us-east-1:111122223333:key/k"),
            situation.resourceAccount(),
            RequestContext.of(keys),
            IdentityPolicies.ALLOW);
    return new LayeredEvaluator(
            resource, layers, situation.key() ? ResourceType.KEY : ResourceType.OTHER)
        .evaluate(request);
  }

  private static Layer layer(PlainLayer layer) throws MalformedPolicyException {
    return switch (layer) {
      case PlainLayer.NotGiven _ -> Layer.NOT_GIVEN;
      case PlainLayer.NotRead _ -> Layer.NOT_READ;
      // One policy for each statement, so that policies of a layer are joined as well.
      case PlainLayer.Statements(List<PlainStatement> statements) -> {
        List<Policy> policies = new ArrayList<>();
        for (PlainStatement statement : statements) {
          policies.add(PolicyReader.liveOfLayer(text(List.of(statement))));
        }
        yield new Layer.Policies(policies);
      }
    };
  }

  private static String text(List<PlainStatement> statements) {
    return statements.stream()
        .map(PlainStatement::text)
        .collect(Collectors.joining(",", "{\"Version\":\"2012-10-17\",\"Statement\":[", "]}"));
  }

  @Provide
  Arbitrary<Situation> situations() {
    Arbitrary<List<PlainStatement>> resource =
        statements(
                Arbitraries.of(
                    "*",
                    LayersByHand.ACCOUNT,
                    LayersByHand.ROLE,
                    LayersByHand.SESSION,
                    LayersByHand.ROLE + "2"))
            .list()
            .ofMaxSize(2);
    Arbitrary<List<PlainGrant>> grants =
        Combinators.combine(
                Arbitraries.of(
                    LayersByHand.ROLE,
                    LayersByHand.SESSION,
                    LayersByHand.ACCOUNT,
                    LayersByHand.ROLE + "2"),
                Arbitraries.of(true, false, false))
            .as(PlainGrant::new)
            .list()
            .ofMaxSize(1);
    return Combinators.combine(
            Arbitraries.of(true, false),
            Arbitraries.of("111122223333", "444455556666").optional(),
            Arbitraries.just(LayersByHand.SESSION).optional(0.5),
            resource,
            layers(),
            layers(),
            layers().list().ofMaxSize(2),
            Combinators.combine(layers(), grants).as(Tuple::of))
        .as(
            (key, account, session, policy, identity, boundary, scps, rest) ->
                new Situation(
                    key,
                    account,
                    session,
                    policy,
                    identity,
                    boundary,
                    scps,
                    rest.get1(),
                    key ? rest.get2() : List.of()));
  }

  private static Arbitrary<PlainLayer> layers() {
    Arbitrary<PlainLayer> read =
        statements(Arbitraries.just(""))
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .map(PlainLayer.Statements::new);
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.just(PlainLayer.NOT_GIVEN)),
        Tuple.of(3, Arbitraries.just(PlainLayer.NOT_READ)),
        Tuple.of(1, Arbitraries.just(new PlainLayer.Statements(List.of()))),
        Tuple.of(8, read));
  }

  private static Arbitrary<PlainStatement> statements(Arbitrary<String> principals) {
    return Combinators.combine(
            Arbitraries.frequency(Tuple.of(7, true), Tuple.of(1, false)),
            principals,
            Arbitraries.frequency(
                Tuple.of(5, ""),
                Tuple.of(1, "StringEquals"),
                Tuple.of(1, "StringNotEquals"),
                Tuple.of(1, "StringLike")),
            Arbitraries.of(LayersByHand.KEYS),
            Arbitraries.of("a", "b"))
        .as(PlainStatement::new);
  }
}
