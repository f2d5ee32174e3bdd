package io.labelguard.core.fix;

import static io.labelguard.core.fix.Jobs.job;
import static io.labelguard.core.fix.Policies.GT;
import static io.labelguard.core.fix.Policies.ONLY_OWN_ENDPOINT;
import static io.labelguard.core.fix.Policies.ONLY_OWN_VPC;
import static io.labelguard.core.fix.Policies.ONLY_TLS;
import static io.labelguard.core.fix.Policies.policy;
import static io.labelguard.core.fix.Policies.read;
import static io.labelguard.core.fix.Policies.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.BucketJudgement;
import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Checks;
import io.labelguard.core.check.Decisions;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.JudgedSituation;
import io.labelguard.core.check.Situation;
import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.labeling.need.Need;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a fix is held to: what it must fix and what it must leave as good as it was.
final class BucketClaimsTest {

  private static final TreeSet<String> ACCOUNTS = new TreeSet<>(List.of(Jobs.ACCOUNT));

  @Test
  void allThatTheFindingsJobIsDeniedIsToBeFixed() {
    FixVerifier.Claim claim = claim(policy(ONLY_OWN_ENDPOINT), "cats", job("cats"));
    assertThat(fixed(claim))
        .extracting(BucketClaimsTest::words)
        .containsExactlyInAnyOrder(
            "s3:AbortMultipartUpload manifests/cats.manifest",
            "s3:GetObject manifests/cats.manifest",
            "s3:PutObject manifests/cats.manifest",
            "s3:AbortMultipartUpload output/cats/",
            "s3:GetObject output/cats/",
            "s3:PutObject output/cats/",
            "s3:GetBucketLocation ",
            "s3:ListBucket ");
    assertThat(others(claim)).isEmpty();
    assertThat(claim.change().statements()).containsExactly(0);
    assertThat(claim.change().endpoints()).containsExactly(GT);
  }

  @Test
  void whatAnotherJobIsDeniedIsOnlyToStayAsGood() {
    FixVerifier.Claim claim = claim(policy(ONLY_OWN_ENDPOINT), "cats", job("cats"), job("dogs"));
    assertThat(fixed(claim)).extracting(need -> need.job().name()).containsOnly("cats");
    assertThat(others(claim)).extracting(need -> need.job().name()).containsOnly("dogs");
  }

  @Test
  void whatNothingDeniesIsNotToBeFixed() {
    String writing =
        statement(
            "NoWriting",
            "Deny",
            "\"Principal\":\"*\"",
            "\"Action\":\"s3:PutObject\"",
            "{\"StringNotEquals\":{\"aws:SourceVpce\":[\"vpce-0c1d2e3f4a5b60789\"]}}");
    FixVerifier.Claim claim = claim(policy(writing), "cats", job("cats"));
    assertThat(fixed(claim))
        .extracting(BucketClaimsTest::words)
        .containsExactlyInAnyOrder(
            "s3:PutObject manifests/cats.manifest", "s3:PutObject output/cats/");
    assertThat(others(claim)).hasSize(6);
  }

  @Test
  void actionThatTheFindingDoesNotNameIsNotToBeFixed() {
    Situation situation = situation(policy(ONLY_OWN_ENDPOINT), job("cats"));
    Finding denied = denied(situation, "cats").getFirst();
    Finding listing =
        new Finding(
            denied.check(),
            denied.severity(),
            denied.consequence(),
            denied.about(),
            new Finding.Evidence(List.of("s3:ListBucket"), denied.statements(), List.of()),
            denied.message(),
            denied.fix());
    assertThat(fixed(claim(situation, List.of(listing))))
        .extracting(BucketClaimsTest::words)
        .containsExactly("s3:ListBucket ");
  }

  @Test
  void writingToWhatTheJobOnlyReadsMayStayDeniedByAnotherStatement() {
    String frozen =
        statement(
                "FrozenManifests", "Deny", "\"Principal\":\"*\"", "\"Action\":\"s3:PutObject\"", "")
            .replace("data/*", "data/manifests/*");
    FixVerifier.Claim claim = claim(policy(ONLY_OWN_ENDPOINT, frozen), "cats", job("cats"));
    assertThat(others(claim))
        .extracting(BucketClaimsTest::words)
        .containsExactly("s3:PutObject manifests/cats.manifest");
    assertThat(Jobs.plan(policy(ONLY_OWN_ENDPOINT, frozen), job("cats")))
        .isInstanceOf(FixPlan.Proven.class);
  }

  @Test
  void partOfTheOutputThatIsDeniedIsToBeFixed() {
    String masks = ONLY_OWN_VPC.replace("data/*", "data/output/cats/masks/*");
    assertThat(fixed(claim(policy(masks), "cats", job("cats"))))
        .extracting(BucketClaimsTest::words)
        .contains("s3:PutObject output/cats/");
  }

  @Test
  void workersOfWhateverTeamAreNotToLoseAnything() {
    assertThat(workersNeeds(Workteam.Kind.PRIVATE)).isNotEmpty();
    assertThat(workersNeeds(Workteam.Kind.VENDOR)).isNotEmpty();
  }

  @Test
  void planningAgainLooksForTheSameJobsDenials() {
    String before = policy(ONLY_OWN_ENDPOINT);
    FixVerifier.Claim claim = claim(before, "cats", job("cats"), job("dogs"));
    assertThat(claim.planAgain().apply(new Decisions(read(before))))
        .contains(new Edit.AddEndpoint(0, GT));
    assertThat(claim.planAgain().apply(new Decisions(read(policy(ONLY_TLS))))).isEmpty();
    String onlyDogs =
        ONLY_OWN_ENDPOINT
            .replace("\"arn:aws:s3:::gt-labeling-data\",", "")
            .replace("data/*", "data/manifests/dogs*");
    assertThat(claim.planAgain().apply(new Decisions(read(policy(onlyDogs))))).isEmpty();
  }

  private static List<Need> fixed(FixVerifier.Claim claim) {
    return claim.places().stream().map(claim.needs()::get).toList();
  }

  private static List<Need> others(FixVerifier.Claim claim) {
    return IntStream.range(0, claim.needs().size())
        .filter(at -> !claim.places().contains(at))
        .mapToObj(claim.needs()::get)
        .toList();
  }

  private static List<Need> workersNeeds(Workteam.Kind kind) {
    Situation plain = situation(policy(ONLY_OWN_ENDPOINT), job("cats"));
    Situation situation =
        new Situation(
            plain.account(),
            plain.region(),
            plain.buckets(),
            plain.jobs(),
            List.of(
                Workteam.of(
                    "reviewers",
                    plain.jobs().getFirst().workteamArn(),
                    kind,
                    Workteam.PresignConstraint.NONE)),
            Optional.of(
                Workforce.of("default", Optional.empty(), List.of(), Optional.empty(), false)),
            plain.guardRole(),
            plain.endpoints());
    return others(claim(situation, denied(situation, "cats"))).stream()
        .filter(need -> need.path() == AccessPath.WORKERS)
        .toList();
  }

  private static String words(Need need) {
    String resource = need.request().resource().arn().substring("arn:aws:s3:::".length());
    return need.request().action()
        + " "
        + resource.substring(Jobs.BUCKET.length()).replaceFirst("^/", "");
  }

  private static FixVerifier.Claim claim(String policy, String job, LabelingJob... jobs) {
    Situation situation = situation(policy, jobs);
    return claim(situation, denied(situation, job));
  }

  private static FixVerifier.Claim claim(Situation situation, List<Finding> findings) {
    BucketJudgement judged =
        new JudgedSituation(situation).at(situation.buckets().getFirst()).orElseThrow();
    BucketClaims claims = new BucketClaims(judged, situation.endpoints(), ACCOUNTS);
    return claims.claim(findings, claims.change(findings, judged.policy().text()));
  }

  private static Situation situation(String policy, LabelingJob... jobs) {
    return Jobs.situation(Jobs.bucket(policy), jobs);
  }

  private static List<Finding> denied(Situation situation, String job) {
    List<Finding> denied =
        Checks.run(new JudgedSituation(situation)).stream()
            .filter(finding -> finding.check() == CheckId.GROUND_TRUTH_DENIED)
            .filter(finding -> finding.job().equals(Optional.of(job)))
            .toList();
    assertThat(denied).hasSize(1);
    return denied;
  }
}
