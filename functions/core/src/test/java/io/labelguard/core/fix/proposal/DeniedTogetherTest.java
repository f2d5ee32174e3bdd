package io.labelguard.core.fix.proposal;

import static io.labelguard.core.fix.Jobs.job;
import static io.labelguard.core.fix.Policies.ONLY_OWN_ENDPOINT;
import static io.labelguard.core.fix.Policies.ONLY_OWN_VPC;
import static io.labelguard.core.fix.Policies.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Checks;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.JudgedSituation;
import io.labelguard.core.check.Situation;
import io.labelguard.core.fix.Jobs;
import io.labelguard.core.labeling.LabelingJob;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DeniedTogetherTest {

  @Test
  void jobsOfOneRegionWithRolesOfOneAccountDeniedByTheSameStatementsAreFixedTogether() {
    assertThat(
            with(
                "cats",
                policy(ONLY_OWN_ENDPOINT),
                job("cats"),
                job("dogs"),
                job("ohio", "us-east-2", Jobs.ACCOUNT),
                job("partner", "us-east-1", "444455556666")))
        .containsExactly("LG101 cats", "LG101 dogs");
  }

  @Test
  void jobOfAnotherRegionOrAccountIsFixedAlone() {
    LabelingJob[] jobs = {
      job("cats"),
      job("ohio", "us-east-2", Jobs.ACCOUNT),
      job("partner", "us-east-1", "444455556666")
    };
    assertThat(with("ohio", policy(ONLY_OWN_ENDPOINT), jobs)).containsExactly("LG101 ohio");
    assertThat(with("partner", policy(ONLY_OWN_ENDPOINT), jobs)).containsExactly("LG101 partner");
  }

  @Test
  void jobThatOneStatementMoreDeniesIsFixedAlone() {
    String dogs =
        ONLY_OWN_VPC
            .replace("\"arn:aws:s3:::gt-labeling-data\",", "")
            .replace("data/*", "data/manifests/dogs*");
    assertThat(with("cats", policy(ONLY_OWN_ENDPOINT, dogs), job("cats"), job("dogs")))
        .containsExactly("LG101 cats");
  }

  @Test
  void whatTheSameStatementsDenyToTheWorkersIsNotFixedWithIt() {
    Situation onTheInternet =
        Jobs.withWorkersOnTheInternet(
            Jobs.situation(Jobs.bucket(policy(ONLY_OWN_ENDPOINT)), job("cats")));
    assertThat(Checks.run(new JudgedSituation(onTheInternet)))
        .extracting(Finding::check)
        .contains(CheckId.WORKERS_DENIED);
    assertThat(with("cats", onTheInternet)).containsExactly("LG101 cats");
  }

  private static List<String> with(String job, String policy, LabelingJob... jobs) {
    return with(job, Jobs.situation(Jobs.bucket(policy), jobs));
  }

  private static List<String> with(String job, Situation situation) {
    List<Finding> findings = Checks.run(new JudgedSituation(situation));
    DeniedTogether together = new DeniedTogether(situation, findings);
    return together.groups().stream()
        .filter(group -> group.stream().anyMatch(each -> each.job().orElse("").equals(job)))
        .flatMap(List::stream)
        .map(finding -> finding.check().text() + " " + finding.job().orElse(""))
        .toList();
  }
}
