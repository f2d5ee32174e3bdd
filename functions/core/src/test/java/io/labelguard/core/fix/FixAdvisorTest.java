package io.labelguard.core.fix;

import static io.labelguard.core.fix.Jobs.job;
import static io.labelguard.core.fix.Policies.GT;
import static io.labelguard.core.fix.Policies.OHIO;
import static io.labelguard.core.fix.Policies.ONLY_OWN_ENDPOINT;
import static io.labelguard.core.fix.Policies.ONLY_OWN_VPC;
import static io.labelguard.core.fix.Policies.OWN;
import static io.labelguard.core.fix.Policies.deny;
import static io.labelguard.core.fix.Policies.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.Checks;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.check.FixAdvice.Status;
import io.labelguard.core.check.Situation;
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
    FixAdvice advice = advice("LG101", policy(ONLY_OWN_ENDPOINT), job("cats"));
    assertThat(advice.status()).isEqualTo(Status.PROVEN);
    assertThat(advice.policy().orElseThrow()).contains("LabelguardCompanion1");
    assertThat(advice.diff().orElseThrow()).startsWith("--- bucket policy before");
    assertThat(advice.reasons()).isEmpty();
  }

  @Test
  void halfAFixIsNone() {
    String closed = deny("Closed", "");
    FixAdvice advice = advice("LG101", policy(ONLY_OWN_ENDPOINT, closed), job("cats"));
    assertThat(advice.status()).isEqualTo(Status.NONE);
    assertThat(advice.reasons().getFirst()).contains("Closed");
    assertThat(advice.policy()).isEmpty();
  }

  @Test
  void wrongRegionsEndpointStaysAndTheRightOneJoinsIt() {
    FixAdvice advice = advice("LG401", policy(OF_OHIO), job("cats"));
    assertThat(advice.status()).isEqualTo(Status.PROVEN);
    assertThat(advice.policy().orElseThrow())
        .contains("[\"" + OWN + "\",\"" + OHIO + "\",\"" + GT + "\"]");
  }

  @Test
  void wrongRegionsEndpointWithoutAJobIsOnlyProposed() {
    FixAdvice advice = advice("LG401", policy(OF_OHIO));
    assertThat(advice.status()).isEqualTo(Status.PROPOSED);
    assertThat(advice.policy().orElseThrow()).contains(OHIO).contains(GT);
    assertThat(advice.diff()).isPresent();
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
    List<Finding> denied =
        new FixAdvisor(Set.of())
            .advise(situation, Checks.run(situation)).stream()
                .filter(finding -> finding.check().equals("LG101"))
                .toList();
    assertThat(denied).hasSize(count);
    return denied;
  }

  @Test
  void otherJobsTroubleDoesNotSpoilAProvenFix() {
    Situation situation =
        Jobs.situation(
            Jobs.bucket(policy(ONLY_OWN_VPC)),
            job("cats"),
            job("lost", "eu-north-1", "111122223333"));
    List<Finding> advised = new FixAdvisor(Set.of()).advise(situation, Checks.run(situation));
    assertThat(advised)
        .filteredOn(finding -> finding.check().equals("LG101"))
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
                new Workforce("default", Optional.empty(), List.of(), Optional.empty(), false)),
            Optional.empty(),
            GroundTruthEndpoints.bundled());
    List<Finding> advised = new FixAdvisor(Set.of()).advise(situation, Checks.run(situation));
    assertThat(advised)
        .filteredOn(finding -> finding.check().equals("LG103"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.fix().status()).isEqualTo(Status.PROPOSED));
    assertThat(advised)
        .filteredOn(finding -> finding.check().equals("LG101"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.fix().status()).isEqualTo(Status.PROVEN));
  }

  private static FixAdvice advice(String check, String policy, LabelingJob... jobs) {
    Situation situation = Jobs.situation(Jobs.bucket(policy), jobs);
    return new FixAdvisor(Set.of())
        .advise(situation, Checks.run(situation)).stream()
            .filter(finding -> finding.check().equals(check))
            .findFirst()
            .orElseThrow()
            .fix();
  }
}
