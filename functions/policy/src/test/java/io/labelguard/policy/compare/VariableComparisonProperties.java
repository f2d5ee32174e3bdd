package io.labelguard.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.compare.Comparison.Answer;
import io.labelguard.policy.compare.Comparison.Identity;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestContext;
import io.labelguard.policy.request.RequestResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/// The comparison of policies with policy variables against brute force over short texts.
class VariableComparisonProperties {

  private static final List<String> TEXTS = texts(3);
  private static final List<String> VALUES = texts(2);

  @Provide
  Arbitrary<String> policies() {
    Arbitrary<String> pattern =
        Arbitraries.of("a", "b", "/", "*", "?", "${aws:username}", "${aws:username}")
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(parts -> String.join("", parts));
    Arbitrary<String> patterns =
        pattern.list().ofMinSize(1).ofMaxSize(2).map(all -> String.join("\",\"", all));
    Arbitrary<String> operator =
        Arbitraries.of(
            "StringLike",
            "StringNotLike",
            "StringEquals",
            "StringNotEquals",
            "StringEqualsIgnoreCase",
            "StringLikeIfExists",
            "StringNotLikeIfExists",
            "ForAllValues:StringLike");
    Arbitrary<String> key = Arbitraries.of("s3:prefix", "s3:prefix", "s3:prefix", "aws:username");
    Arbitrary<String> condition =
        Combinators.combine(operator, key, patterns)
            .as(
                (how, what, values) ->
                    ",\"Condition\":{\"%s\":{\"%s\":[\"%s\"]}}".formatted(how, what, values));
    Arbitrary<String> resource =
        Combinators.combine(Arbitraries.of("Resource", "Resource", "NotResource"), patterns)
            .as(
                (element, all) ->
                    "\"%s\":[\"arn:aws:s3:::x/%s\"]"
                        .formatted(element, all.replace("\",\"", "\",\"arn:aws:s3:::x/")));
    Arbitrary<String> statement =
        Combinators.combine(
                Arbitraries.of("Allow", "Allow", "Deny"),
                Arbitraries.oneOf(resource, Arbitraries.of("\"Resource\":\"arn:aws:s3:::x/*\"")),
                Arbitraries.oneOf(condition, Arbitraries.of("")))
            .as(
                (effect, on, when) ->
                    """
                    {"Effect":"%s","Principal":"*","Action":"s3:GetObject",%s%s}\
                    """
                        .formatted(effect, on, when));
    return statement
        .list()
        .ofMinSize(1)
        .ofMaxSize(2)
        .map(all -> "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", all) + "]}");
  }

  @Property(tries = 60)
  void noDifferenceIsMissed(
      @ForAll("policies") String before,
      @ForAll("policies") String after,
      @ForAll Identity identity)
      throws MalformedPolicyException {
    PolicyEvaluator first = new PolicyEvaluator(PolicyReader.live(before));
    PolicyEvaluator second = new PolicyEvaluator(PolicyReader.live(after));
    Comparison comparison = PolicyComparisonTest.compare(before, after, identity);
    boolean rulesOut = comparison.more() == Answer.NO || comparison.less() == Answer.NO;
    Statistics.label("an answer is no")
        .collect(rulesOut)
        .coverage(seen -> seen.check(true).count(times -> times >= 10));
    if (!rulesOut) {
      return;
    }
    boolean onlyTarget = !(before + after).contains("s3:prefix");
    for (String name : TEXTS) {
      for (String prefix : onlyTarget ? List.of("") : withAbsent(VALUES)) {
        for (String user : withAbsent(VALUES)) {
          Request request = request(name, prefix, user);
          boolean then = through(first.evaluate(request), identity);
          boolean now = through(second.evaluate(request), identity);
          if (now && !then) {
            assertThat(comparison.more()).as(request.toString()).isNotEqualTo(Answer.NO);
          }
          if (then && !now) {
            assertThat(comparison.less()).as(request.toString()).isNotEqualTo(Answer.NO);
          }
        }
      }
    }
  }

  private static List<String> texts(int longest) {
    List<String> texts = new ArrayList<>(List.of(""));
    List<String> last = List.of("");
    for (int length = 1; length <= longest; length++) {
      List<String> longer = new ArrayList<>();
      for (String text : last) {
        for (String more : List.of("a", "b", "/", "A")) {
          longer.add(text + more);
        }
      }
      texts.addAll(longer);
      last = longer;
    }
    return texts;
  }

  private static List<String> withAbsent(List<String> values) {
    List<String> all = new ArrayList<>(values);
    all.add("absent");
    return all;
  }

  private static Request request(String name, String prefix, String user) {
    RequestContext context = RequestContext.of(Map.of());
    if (!prefix.equals("absent")) {
      context = context.with("s3:prefix", KeyState.of(prefix));
    }
    if (!user.equals("absent")) {
      context = context.with("aws:username", KeyState.of(user));
    }
    return new Request(
        Principal.anonymous(),
        "s3:GetObject",
        new RequestResource.Exact("arn:aws:s3:::x/" + (name.isEmpty() ? "a" : name)),
        Optional.empty(),
        context,
        Request.IdentityPolicies.UNKNOWN);
  }

  private static boolean through(Evaluation evaluation, Identity identity) {
    return evaluation.denyStatements().isEmpty()
        && (identity == Identity.ALL || !evaluation.allowStatements().isEmpty());
  }
}
