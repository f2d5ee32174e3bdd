package io.labelguard.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.decide.FillingsProperties;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.Request.IdentityPolicies;
import java.util.HashMap;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/// What several policies deny together against brute force over small domains.
class DeniedByAllProperties {

  @Provide
  Arbitrary<String> policies() {
    return FillingsProperties.smallPolicies();
  }

  @Property(tries = 200)
  void whatIsFoundByBruteForceIsNeverSurelyEmpty(
      @ForAll("policies") String one,
      @ForAll("policies") String other,
      @ForAll("policies") String silent)
      throws MalformedPolicyException {
    List<String> keys = FillingsProperties.keysIn(one + other + silent);
    Assume.that(keys.size() <= 3);
    List<PolicyEvaluator> denying = List.of(evaluator(one), evaluator(other));
    PolicyEvaluator not = evaluator(silent);
    boolean[] found = new boolean[1];
    FillingsProperties.fill(
        keys,
        new HashMap<>(),
        filling -> {
          Request request = FillingsProperties.request(filling, IdentityPolicies.UNKNOWN);
          found[0] |=
              denying.stream().allMatch(policy -> denies(policy, request)) && !denies(not, request);
        });
    boolean empty =
        new DeniedByAll(
                List.of(PolicyReader.live(one), PolicyReader.live(other)),
                List.of(PolicyReader.live(silent)))
            .isSurelyEmpty();
    Statistics.label("found by brute force")
        .collect(found[0])
        .coverage(
            seen -> {
              seen.check(true).count(times -> times >= 5);
              seen.check(false).count(times -> times >= 5);
            });
    if (found[0]) {
      assertThat(empty).isFalse();
    }
    // The brute force has one caller and one object; so the search may find more than it.
    Statistics.label("surely empty")
        .collect(empty)
        .coverage(seen -> seen.check(true).count(times -> times >= 5));
  }

  private static PolicyEvaluator evaluator(String text) throws MalformedPolicyException {
    return new PolicyEvaluator(PolicyReader.live(text));
  }

  private static boolean denies(PolicyEvaluator policy, Request request) {
    return !policy.evaluate(request).denyStatements().isEmpty();
  }
}
