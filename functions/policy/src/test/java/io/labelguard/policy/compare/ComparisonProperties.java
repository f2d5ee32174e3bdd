package io.labelguard.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.compare.Comparison.Answer;
import io.labelguard.policy.compare.Comparison.Identity;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.decide.FillingsProperties;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.Request.IdentityPolicies;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCoverage;

/// The comparison of two policies against brute force over small domains.
class ComparisonProperties {

  @Provide
  Arbitrary<String> policies() {
    return FillingsProperties.smallPolicies();
  }

  @Property(tries = 60)
  void theAnswersAreThoseOfAllRequests(
      @ForAll("policies") String before,
      @ForAll("policies") String after,
      @ForAll Identity identity)
      throws MalformedPolicyException {
    List<String> keys = FillingsProperties.keysIn(before + after);
    Assume.that(keys.size() <= 3);
    PolicyEvaluator first = new PolicyEvaluator(PolicyReader.live(before));
    PolicyEvaluator second = new PolicyEvaluator(PolicyReader.live(after));
    boolean[] found = new boolean[2];
    // Under Null, the documents leave open what an empty text is; and some requests cannot exist.
    AtomicBoolean open = new AtomicBoolean();
    FillingsProperties.fill(
        keys,
        new HashMap<>(),
        filling -> {
          Request request = FillingsProperties.request(filling, IdentityPolicies.UNKNOWN);
          Evaluation one = first.evaluate(request);
          Evaluation other = second.evaluate(request);
          boolean then = through(one, identity);
          boolean now = through(other, identity);
          boolean certain = one.mayHold().isEmpty() && other.mayHold().isEmpty();
          if (!certain || (then != now && !canExist(filling))) {
            open.set(true);
            return;
          }
          found[0] |= now && !then;
          found[1] |= then && !now;
        });
    Comparison comparison = PolicyComparisonTest.compare(before, after, identity);
    Statistics.label("more").collect(found[0]).coverage(ComparisonProperties::both);
    Statistics.label("less").collect(found[1]).coverage(ComparisonProperties::both);
    if (found[0]) {
      assertThat(comparison.more()).isEqualTo(Answer.YES);
    }
    if (found[1]) {
      assertThat(comparison.less()).isEqualTo(Answer.YES);
    }
    // The brute force has one caller only, of an account that the policies name.
    if (!open.get()) {
      assertThat(comparison.more()).isNotEqualTo(Answer.UNKNOWN);
      assertThat(comparison.less()).isNotEqualTo(Answer.UNKNOWN);
    }
    comparison
        .moreWitness()
        .ifPresent(
            request -> {
              assertThat(through(second.evaluate(request), identity)).isTrue();
              assertThat(through(first.evaluate(request), identity)).isFalse();
            });
  }

  /// What comes through an endpoint comes from a VPC.
  private static boolean canExist(Map<String, KeyState> filling) {
    return !(filling.get(FillingsProperties.OTHER_TEXT) instanceof KeyState.Known)
        || !(filling.get(FillingsProperties.TEXT) instanceof KeyState.Absent);
  }

  /// With and without a difference, each at least a few times.
  private static void both(StatisticsCoverage seen) {
    seen.check(true).count(times -> times >= 5);
    seen.check(false).count(times -> times >= 5);
  }

  private static boolean through(Evaluation evaluation, Identity identity) {
    return evaluation.denyStatements().isEmpty()
        && (identity == Identity.ALL || !evaluation.allowStatements().isEmpty());
  }
}
