package io.labelguard.core.fix.cors;

import static io.labelguard.core.guard.CorsAccount.job;
import static io.labelguard.core.guard.TestAccount.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.CorsNeed;
import io.labelguard.core.labeling.CorsRule;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/// Any rules, and any requests of browsers, answered here as S3 documents it: by the first rule
/// whose origin, method and headers fit.
class CorsFixPropertiesTest {

  private static final List<String> METHODS = List.of("GET", "PUT", "HEAD", "POST", "DELETE");
  private static final List<String> ORIGINS =
      List.of(
          "https://www.example.com",
          "https://gt.example.com",
          "http://localhost:3000",
          "https://labeling.example.org");
  private static final List<String> ORIGIN_PATTERNS =
      List.of("*", "https://*", "https://*.example.com", "https://www.example.com", "http://*");
  private static final List<String> HEADERS = List.of("x-amz-meta-a", "authorization");
  private static final List<String> HEADER_PATTERNS = List.of("*", "x-amz-*", "authorization");
  private static final List<String> EXPOSED =
      List.of("Access-Control-Allow-Origin", "access-control-allow-origin", "ETag");

  /// A request of a browser.
  record Asked(String origin, String method, List<String> headers) {}

  @Property
  void everyOldRuleStaysAndAnswersWhatItAnswered(
      @ForAll("rules") List<CorsRule> rules,
      @ForAll("functions") String function,
      @ForAll("requests") List<Asked> requests) {
    CorsFixPlan plan = CorsFixPlanner.plan(BUCKET, rules, CorsNeed.of(job("j", function)));
    Statistics.collect(plan.getClass().getSimpleName());
    if (plan instanceof CorsFixPlan.Append append) {
      List<CorsRule> after = append.after();
      assertThat(after.subList(0, rules.size())).isEqualTo(rules);
      assertThat(after).hasSize(rules.size() + 1);
      for (Asked asked : requests) {
        Optional<Integer> before = answeredBy(asked, rules);
        if (before.isPresent()) {
          assertThat(answeredBy(asked, after)).isEqualTo(before);
        }
      }
    }
    Statistics.coverage(
        coverage -> {
          coverage.check("Append").percentage(percent -> percent > 20);
          coverage.check("Nothing").percentage(percent -> percent > 1);
          coverage.check("NoSafeFix").percentage(percent -> percent > 1);
        });
  }

  @Property
  void theNeededRequestPassesFromAnyOriginAndTheHeaderIsExposed(
      @ForAll("rules") List<CorsRule> rules,
      @ForAll("functions") String function,
      @ForAll("origins") String origin) {
    List<CorsNeed> needs = CorsNeed.of(job("j", function));
    CorsFixPlan plan = CorsFixPlanner.plan(BUCKET, rules, needs);
    Assume.that(plan instanceof CorsFixPlan.Append);
    List<CorsRule> after = ((CorsFixPlan.Append) plan).after();
    for (CorsNeed need : needs) {
      assertThat(need.misfit(after)).isEmpty();
      for (String method : need.methods()) {
        List<String> headers = need.anyHeader() ? List.of("x-any", "authorization") : List.of();
        assertThat(answeredBy(new Asked(origin, method, headers), after))
            .as("%s from %s", method, origin)
            .isPresent();
      }
    }
  }

  @Property
  void planningAgainPlansNothing(
      @ForAll("rules") List<CorsRule> rules, @ForAll("functions") String function) {
    List<CorsNeed> needs = CorsNeed.of(job("j", function));
    CorsFixPlan plan = CorsFixPlanner.plan(BUCKET, rules, needs);
    Assume.that(plan instanceof CorsFixPlan.Append);
    assertThat(CorsFixPlanner.plan(BUCKET, ((CorsFixPlan.Append) plan).after(), needs))
        .isEqualTo(new CorsFixPlan.Nothing());
  }

  @Property
  void theTextOfRulesIsReadAsTheSameRules(@ForAll("rules") List<CorsRule> rules) {
    assertThat(CorsText.rules(CorsText.of(rules))).contains(rules);
  }

  private static Optional<Integer> answeredBy(Asked asked, List<CorsRule> rules) {
    return IntStream.range(0, rules.size())
        .filter(place -> fits(asked, rules.get(place)))
        .boxed()
        .findFirst();
  }

  private static boolean fits(Asked asked, CorsRule rule) {
    return rule.origins().stream().anyMatch(pattern -> matches(pattern, asked.origin()))
        && rule.methods().contains(asked.method())
        && asked.headers().stream()
            .allMatch(
                header -> rule.headers().stream().anyMatch(pattern -> matches(pattern, header)));
  }

  private static boolean matches(String pattern, String text) {
    return text.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"));
  }

  @Provide
  Arbitrary<List<CorsRule>> rules() {
    Arbitrary<Optional<String>> ids =
        Arbitraries.strings().ofMaxLength(8).optional(0.3).map(id -> id);
    return Combinators.combine(
            ids,
            some(ORIGIN_PATTERNS, 1),
            some(METHODS, 1),
            some(HEADER_PATTERNS, 0),
            some(EXPOSED, 0),
            Arbitraries.integers().between(0, 86_400).optional(0.3))
        .as(
            (id, origins, methods, headers, exposed, age) ->
                new CorsRule(
                    id, origins, methods, headers, exposed, age, Collections.emptySortedSet()))
        .list()
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<String> functions() {
    return Arbitraries.of(
        "PRE-BoundingBox", "PRE-VideoObjectTracking", "PRE-3DPointCloudObjectDetection");
  }

  @Provide
  Arbitrary<String> origins() {
    return Arbitraries.of(ORIGINS.stream().filter(each -> each.startsWith("https")).toList());
  }

  @Provide
  Arbitrary<List<Asked>> requests() {
    return Combinators.combine(Arbitraries.of(ORIGINS), Arbitraries.of(METHODS), some(HEADERS, 0))
        .as(Asked::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(10);
  }

  private static Arbitrary<List<String>> some(List<String> values, int least) {
    return Arbitraries.of(values).list().uniqueElements().ofMinSize(least).ofMaxSize(3);
  }
}
