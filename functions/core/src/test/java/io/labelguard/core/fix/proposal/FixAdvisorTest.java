package io.labelguard.core.fix.proposal;

import static io.labelguard.core.fix.Jobs.job;
import static io.labelguard.core.fix.Policies.GT;
import static io.labelguard.core.fix.Policies.OHIO;
import static io.labelguard.core.fix.Policies.ONLY_OWN_ENDPOINT;
import static io.labelguard.core.fix.Policies.ONLY_OWN_VPC;
import static io.labelguard.core.fix.Policies.OWN;
import static io.labelguard.core.fix.Policies.deny;
import static io.labelguard.core.fix.Policies.policy;
import static io.labelguard.core.fix.Policies.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Checks;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.check.FixAdvice.Status;
import io.labelguard.core.check.JudgedSituation;
import io.labelguard.core.check.Situation;
import io.labelguard.core.fix.FixPlan;
import io.labelguard.core.fix.Jobs;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workforce;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FixAdvisorTest {

  private static final String OF_OHIO =
      deny(
          "Endpoints",
          "{\"StringNotEquals\":{\"aws:SourceVpce\":[\"" + OWN + "\",\"" + OHIO + "\"]}}");

  @Test
  void deniedJobGetsTheProvenPolicyAndItsDiff() {
    FixAdvice advice = advice(CheckId.GROUND_TRUTH_DENIED, policy(ONLY_OWN_ENDPOINT), job("cats"));
    assertThat(advice.status()).isEqualTo(Status.PROVEN);
    assertThat(advice.policy().orElseThrow()).contains("LabelguardCompanion1");
    assertThat(advice.diff().orElseThrow()).startsWith("--- bucket policy before");
    assertThat(advice.reasons()).isEmpty();
  }

  @Test
  void halfAFixIsNone() {
    String closed = deny("Closed", "");
    FixAdvice advice =
        advice(CheckId.GROUND_TRUTH_DENIED, policy(ONLY_OWN_ENDPOINT, closed), job("cats"));
    assertThat(advice.status()).isEqualTo(Status.NONE);
    assertThat(advice.reasons().getFirst()).contains("Closed");
    assertThat(advice.policy()).isEmpty();
  }

  @Test
  void wrongRegionsEndpointStaysAndTheRightOneJoinsIt() {
    FixAdvice advice = advice(CheckId.WRONG_REGION_ENDPOINT, policy(OF_OHIO), job("cats"));
    assertThat(advice.status()).isEqualTo(Status.PROVEN);
    assertThat(advice.policy().orElseThrow())
        .contains("[\"" + OWN + "\",\"" + OHIO + "\",\"" + GT + "\"]");
  }

  @Test
  void wrongRegionsEndpointWithoutAJobIsOnlyProposed() {
    FixAdvice advice = advice(CheckId.WRONG_REGION_ENDPOINT, policy(OF_OHIO));
    assertThat(advice.status()).isEqualTo(Status.PROPOSED);
    assertThat(advice.policy().orElseThrow()).contains(OHIO).contains(GT);
    assertThat(advice.diff()).isPresent();
  }

  @Test
  void wrongRegionsEndpointWhereNothingMayBeWrittenIsNotProposed() {
    String deleted =
        statement(
            "Old",
            "Allow",
            "\"Principal\":{\"AWS\":\"AROAEXAMPLEID1234567\"}",
            "\"Action\":\"s3:GetObject\"",
            "");
    FixAdvice advice = advice(CheckId.WRONG_REGION_ENDPOINT, policy(OF_OHIO, deleted));
    assertThat(advice.status()).isEqualTo(Status.NONE);
    assertThat(advice.policy()).isEmpty();
    assertThat(advice.reasons()).singleElement().asString().contains("AROAEXAMPLEID1234567");
  }

  @Test
  void wrongRegionsEndpointInAStatementThatStopsNoJobIsOnlyProposed() {
    String analysts =
        OF_OHIO.replace(
            "\"Principal\":\"*\"",
            "\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:role/Analyst\"}");
    FixAdvice advice =
        advice(CheckId.WRONG_REGION_ENDPOINT, policy(analysts, ONLY_OWN_ENDPOINT), job("cats"));
    assertThat(advice.status()).isEqualTo(Status.PROPOSED);
    assertThat(advice.policy().orElseThrow())
        .contains(analysts.replace(OHIO + "\"", OHIO + "\",\"" + GT + "\""))
        .contains(ONLY_OWN_ENDPOINT);
  }

  @Test
  void denialsAtAnotherBucketProveNothingHere() {
    Situation at =
        Jobs.situation(
            Jobs.bucket(policy(ONLY_OWN_ENDPOINT.replace("OnlyOwnEndpoint", "Endpoints"))),
            job("cats"));
    Bucket archive =
        new Bucket(
            "archive",
            Optional.of("us-east-1"),
            Optional.of(Jobs.ACCOUNT),
            Jobs.bucket(policy(OF_OHIO.replace(Jobs.BUCKET, "archive"))).policy());
    Situation both =
        new Situation(
            at.account(),
            at.region(),
            List.of(at.buckets().getFirst(), archive),
            at.jobs(),
            at.teams(),
            at.workforce(),
            at.guardRole(),
            at.endpoints());
    assertThat(advised(CheckId.WRONG_REGION_ENDPOINT, both))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.fix().status()).isEqualTo(Status.PROPOSED);
              assertThat(finding.fix().policy().orElseThrow()).contains("archive").contains(GT);
            });
  }

  @Test
  void findingsOfABucketThatWasNotGivenGetNoFix() {
    Situation given = Jobs.situation(Jobs.bucket(policy(OF_OHIO)), job("cats"));
    Situation without =
        new Situation(
            given.account(),
            given.region(),
            List.of(),
            given.jobs(),
            given.teams(),
            given.workforce(),
            given.guardRole(),
            given.endpoints());
    List<Finding> findings = Checks.run(new JudgedSituation(given));
    assertThat(advise(without, findings))
        .filteredOn(
            finding ->
                List.of(CheckId.GROUND_TRUTH_DENIED, CheckId.WRONG_REGION_ENDPOINT)
                    .contains(finding.check()))
        .extracting(Finding::fix)
        .containsOnly(FixAdvice.none("The bucket's policy was not given."));
    List<Finding> ofNoJob =
        findings.stream()
            .filter(finding -> finding.check() == CheckId.WRONG_REGION_ENDPOINT)
            .toList();
    assertThat(advise(without, ofNoJob)).extracting(Finding::fix).containsExactly(FixAdvice.none());
  }

  @Test
  void wrongRegionsEndpointWhereTheOwnIsNotKnownIsNotReplacedByAGuess() {
    Bucket ohio = Jobs.bucket(policy(OF_OHIO));
    Bucket stockholm =
        new Bucket(ohio.name(), Optional.of("eu-north-1"), ohio.owner(), ohio.policy());
    List<Finding> findings = Checks.run(new JudgedSituation(Jobs.situation(ohio)));
    assertThat(advise(Jobs.situation(stockholm), findings))
        .filteredOn(finding -> finding.check() == CheckId.WRONG_REGION_ENDPOINT)
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.fix().reasons())
                    .singleElement()
                    .asString()
                    .contains("once that is known"));
  }

  @Test
  void notPrincipalThatLeavesTheAnswerOpenSaysWhyItIsLeftAlone() {
    String others =
        statement(
            "Others",
            "Deny",
            "\"NotPrincipal\":{\"AWS\":\"arn:aws:iam::111122223333:role/GroundTruthExecutionRole\"}",
            "\"Action\":\"s3:*\"",
            "");
    FixAdvice advice = advice(CheckId.CANNOT_TELL, policy(others), job("cats"));
    assertThat(advice.status()).isEqualTo(Status.NONE);
    assertThat(advice.reasons()).singleElement().asString().contains("denies by NotPrincipal");
    String allow =
        statement(
            "Others",
            "Allow",
            "\"NotPrincipal\":{\"CanonicalUser\":\"" + "79a59d90".repeat(8) + "\"}",
            "\"Action\":\"s3:*\"",
            "");
    LabelingJob partners = job("partners", "us-east-1", "444455556666");
    assertThat(advice(CheckId.CANNOT_TELL, policy(allow), partners)).isEqualTo(FixAdvice.none());
  }

  @Test
  void unknownKeyThatLeavesTheAnswerOpenIsNoReasonAgainstAFix() {
    String unknown = deny("Acl", "{\"StringEquals\":{\"s3:x-amz-grant-read\":\"id=someone\"}}");
    assertThat(advice(CheckId.CANNOT_TELL, policy(unknown), job("cats")))
        .isEqualTo(FixAdvice.none());
    String variable = unknown.replace("id=someone", "id=${aws:PrincipalTag/grantee}");
    assertThat(advice(CheckId.CANNOT_TELL, policy(variable), job("cats")))
        .isEqualTo(FixAdvice.none());
  }

  @Test
  void jobsDeniedAlikeAreAdvisedAsEachOfThemAlone() {
    String before = policy(ONLY_OWN_ENDPOINT, ONLY_OWN_VPC);
    LabelingJob[] jobs = {
      job("cats"),
      job("dogs"),
      job("ohio", "us-east-2", Jobs.ACCOUNT),
      job("x", "us-east-1", "444455556666")
    };
    List<Finding> together = advised(Jobs.situation(Jobs.bucket(before), jobs), jobs.length);
    for (LabelingJob each : jobs) {
      Finding alone = advised(Jobs.situation(Jobs.bucket(before), each), 1).getFirst();
      assertThat(together)
          .filteredOn(finding -> finding.job().equals(alone.job()))
          .containsExactly(alone);
    }
    assertThat(together)
        .extracting(finding -> finding.fix().status())
        .containsExactly(Status.PROVEN, Status.PROVEN, Status.PROVEN, Status.NONE);
  }

  private static List<Finding> advised(Situation situation, int count) {
    List<Finding> denied = advised(CheckId.GROUND_TRUTH_DENIED, situation);
    assertThat(denied).hasSize(count);
    return denied;
  }

  private static List<Finding> advised(CheckId check, Situation situation) {
    return FixAdvisor.advise(situation, Set.of()).findings().stream()
        .filter(finding -> finding.check() == check)
        .toList();
  }

  /// What is advised in a situation on findings of another.
  private static List<Finding> advise(Situation situation, List<Finding> findings) {
    return FixAdvisor.advise(new JudgedSituation(situation), findings, Set.of()).findings();
  }

  @Test
  void jobsOfOneFixShareItsAdvice() {
    LabelingJob[] jobs = {job("cats"), job("dogs"), job("owls")};
    List<Finding> proven = advised(Jobs.situation(Jobs.bucket(policy(ONLY_OWN_VPC)), jobs), 3);
    assertThat(proven.getFirst().fix().status()).isEqualTo(Status.PROVEN);
    assertThat(proven).allSatisfy(each -> assertThat(each.fix()).isSameAs(proven.getFirst().fix()));
    String closed = policy(ONLY_OWN_VPC, deny("Closed", ""));
    List<Finding> unsafe = advised(Jobs.situation(Jobs.bucket(closed), jobs), 3);
    assertThat(unsafe.getFirst().fix().status()).isEqualTo(Status.NONE);
    assertThat(unsafe).allSatisfy(each -> assertThat(each.fix()).isSameAs(unsafe.getFirst().fix()));
  }

  @Test
  void oneChangeIsPlannedAndProvenOnce() {
    Situation situation =
        Jobs.situation(Jobs.bucket(policy(ONLY_OWN_VPC)), job("cats"), job("dogs"));
    Bucket bucket = situation.buckets().getFirst();
    AdvisedFindings advised = FixAdvisor.advise(situation, Set.of());
    FixPlan all = advised.plan(bucket, advised.findings());
    assertThat(all).isInstanceOf(FixPlan.Proven.class);
    assertThat(advised.plan(bucket, advised.findings().subList(0, 1))).isSameAs(all);
    assertThat(((FixPlan.Proven) all).diff())
        .isSameAs(advised.findings().getFirst().fix().diff().orElseThrow());
  }

  @Test
  void oneJobThatCannotBeFixedLeavesTheOthersTheirFix() {
    String unreadable =
        deny("Dogs", "{\"StringNotEqualz\":{\"aws:SourceVpce\":\"" + OWN + "\"}}")
            .replace("\"arn:aws:s3:::gt-labeling-data\",", "")
            .replace("data/*", "data/manifests/dogs*");
    List<Finding> advised =
        advised(
            Jobs.situation(
                Jobs.bucket(policy(ONLY_OWN_VPC, unreadable)),
                job("cats"),
                job("dogs"),
                job("owls")),
            3);
    assertThat(advised)
        .extracting(finding -> finding.job().orElse("") + " " + finding.fix().status())
        .containsExactly("cats PROVEN", "dogs NONE", "owls PROVEN");
    assertThat(advised.getLast().fix()).isSameAs(advised.getFirst().fix());
  }

  @Test
  void otherJobsTroubleDoesNotSpoilAProvenFix() {
    Situation situation =
        Jobs.situation(
            Jobs.bucket(policy(ONLY_OWN_VPC)),
            job("cats"),
            job("lost", "eu-north-1", "111122223333"));
    List<Finding> advised = FixAdvisor.advise(situation, Set.of()).findings();
    assertThat(advised)
        .filteredOn(finding -> finding.check() == CheckId.GROUND_TRUTH_DENIED)
        .extracting(finding -> finding.job().orElse("") + " " + finding.fix().status())
        .containsExactly("cats PROVEN", "lost NONE");
  }

  @Test
  void workersOnTheInternetGetAProposalAndNoOpenBucket() {
    Situation plain = Jobs.situation(Jobs.bucket(policy(ONLY_OWN_ENDPOINT)), job("cats"));
    Situation situation =
        new Situation(
            plain.account(),
            plain.region(),
            plain.buckets(),
            plain.jobs(),
            List.of(),
            Optional.of(
                Workforce.of("default", Optional.empty(), List.of(), Optional.empty(), false)),
            Optional.empty(),
            GroundTruthEndpoints.bundled());
    List<Finding> advised = FixAdvisor.advise(situation, Set.of()).findings();
    assertThat(advised)
        .filteredOn(finding -> finding.check() == CheckId.WORKERS_DENIED)
        .singleElement()
        .satisfies(finding -> assertThat(finding.fix().status()).isEqualTo(Status.PROPOSED));
    assertThat(advised)
        .filteredOn(finding -> finding.check() == CheckId.GROUND_TRUTH_DENIED)
        .singleElement()
        .satisfies(finding -> assertThat(finding.fix().status()).isEqualTo(Status.PROVEN));
  }

  private static FixAdvice advice(CheckId check, String policy, LabelingJob... jobs) {
    Situation situation = Jobs.situation(Jobs.bucket(policy), jobs);
    return advised(check, situation).stream().findFirst().orElseThrow().fix();
  }
}
