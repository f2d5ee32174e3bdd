package io.labelguard.core.fix.cors;

import static io.labelguard.core.guard.CorsAccount.IMAGES;
import static io.labelguard.core.guard.CorsAccount.SITE;
import static io.labelguard.core.guard.CorsAccount.job;
import static io.labelguard.core.guard.TestAccount.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.labelguard.core.check.CorsNeed;
import io.labelguard.core.labeling.CorsRule;
import io.labelguard.core.labeling.LabelingJob;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CorsFixPlannerTest {

  private static final LabelingJob CATS = job("cats", "PRE-BoundingBox");
  private static final LabelingJob CLOUDS = job("clouds", "PRE-3DPointCloudObjectDetection");
  private static final LabelingJob TEXTS = job("texts", "PRE-TextMultiClass");

  private static final String RULE_OF_CLOUDS =
      "{\"AllowedHeaders\":[\"*\"],\"AllowedMethods\":[\"GET\",\"HEAD\",\"PUT\"],"
          + "\"AllowedOrigins\":[\"*\"],\"ExposeHeaders\":[\"Access-Control-Allow-Origin\"],"
          + "\"MaxAgeSeconds\":3000}";

  @Test
  void aBucketWithoutRulesGetsTheRuleThatAwsAsksFor() {
    assertThat(append(List.of(), CATS).after()).containsExactly(IMAGES);
    assertThat(IMAGES.json())
        .isEqualTo(
            "{\"AllowedHeaders\":[],\"AllowedMethods\":[\"GET\"],\"AllowedOrigins\":[\"*\"],"
                + "\"ExposeHeaders\":[\"Access-Control-Allow-Origin\"]}");
  }

  @Test
  void theRuleComesBehindAllThatAreThere() {
    CorsRule named =
        new CorsRule(
            Optional.of("site"),
            List.of("https://*.example.com", "https://example.com"),
            List.of("GET", "PUT"),
            List.of("x-*", "authorization"),
            List.of("ETag"),
            Optional.of(600),
            Collections.emptySortedSet());
    assertThat(append(List.of(named, SITE), CATS).after()).containsExactly(named, SITE, IMAGES);
  }

  @Test
  void pointCloudsGetTheRuleWithWritesAndAnyHeader() {
    assertThat(append(List.of(SITE), CLOUDS).rule().json()).isEqualTo(RULE_OF_CLOUDS);
  }

  @Test
  void oneRuleServesTheJobsOfBothKinds() {
    assertThat(append(List.of(), CATS, CLOUDS, TEXTS).rule().json()).isEqualTo(RULE_OF_CLOUDS);
  }

  @Test
  void onlyWhatIsLackingIsAppended() {
    assertThat(append(List.of(IMAGES), CATS, CLOUDS).rule().json()).isEqualTo(RULE_OF_CLOUDS);
  }

  @Test
  void rulesWithNarrowerOriginsStayInFront() {
    CorsRule narrow =
        new CorsRule(List.of("https://www.example.com"), List.of("GET"), List.of(), List.of());
    assertThat(append(List.of(narrow), CATS).after()).containsExactly(narrow, IMAGES);
  }

  @Test
  void rulesThatFitNeedNothing() {
    assertThat(plan(List.of(SITE, IMAGES), CATS)).isEqualTo(new CorsFixPlan.Nothing());
    assertThat(plan(List.of(), TEXTS)).isEqualTo(new CorsFixPlan.Nothing());
  }

  @Test
  void anotherBucketsNeedsAreNotThisOnes() {
    assertThat(CorsFixPlanner.plan("other", List.of(), needs(CATS)))
        .isEqualTo(new CorsFixPlan.Nothing());
  }

  @Test
  void aRuleInFrontThatDoesNotExposeTheHeaderIsLeftToAPerson() {
    CorsRule silent = new CorsRule(List.of("*"), List.of("GET"), List.of(), List.of());
    assertThat(reason(List.of(silent), CATS))
        .isEqualTo(
            "An earlier CORS rule of bucket gt-labeling-data answers the browsers of labeling job"
                + " cats first, and it does not expose the header Access-Control-Allow-Origin. A"
                + " rule that is appended would change nothing. Change that rule by hand.");
  }

  @Test
  void anElementThatIsNotKnownStopsTheFix() {
    CorsRule unknown =
        new CorsRule(
            Optional.empty(),
            SITE.origins(),
            SITE.methods(),
            SITE.headers(),
            SITE.exposed(),
            Optional.empty(),
            new TreeSet<>(Set.of("AllowCredentials")));
    assertThat(reason(List.of(unknown), CATS)).contains("(AllowCredentials)").endsWith("by hand.");
  }

  @Test
  void theHundredthRuleIsAppendedAndNoMore() {
    assertThat(append(Collections.nCopies(99, SITE), CATS).after()).hasSize(100);
    assertThat(reason(Collections.nCopies(100, SITE), CATS))
        .isEqualTo(
            "Bucket gt-labeling-data already has 100 CORS rules, and S3 takes at most 100. Remove"
                + " one that nobody needs.");
  }

  @Test
  void rulesThatWouldGrowBeyond64KbStopTheFix() {
    int room = CorsLimits.MOST_BYTES - CorsLimits.bytes(List.of(sized(0), IMAGES));
    assertThat(CorsLimits.bytes(append(List.of(sized(room)), CATS).after())).isEqualTo(65_536);
    assertThat(reason(List.of(sized(room + 1)), CATS)).contains("65537 bytes");
  }

  private static CorsRule sized(int more) {
    return new CorsRule(
        List.of("https://" + "a".repeat(more)), List.of("PUT"), List.of(), List.of());
  }

  private static CorsFixPlan.Append append(List<CorsRule> rules, LabelingJob... jobs) {
    return assertThat(plan(rules, jobs)).asInstanceOf(type(CorsFixPlan.Append.class)).actual();
  }

  private static String reason(List<CorsRule> rules, LabelingJob... jobs) {
    return assertThat(plan(rules, jobs))
        .asInstanceOf(type(CorsFixPlan.NoSafeFix.class))
        .actual()
        .reasons()
        .getFirst();
  }

  private static CorsFixPlan plan(List<CorsRule> rules, LabelingJob... jobs) {
    return CorsFixPlanner.plan(BUCKET, rules, needs(jobs));
  }

  private static List<CorsNeed> needs(LabelingJob... jobs) {
    return Arrays.stream(jobs).flatMap(job -> CorsNeed.of(job).stream()).toList();
  }
}
