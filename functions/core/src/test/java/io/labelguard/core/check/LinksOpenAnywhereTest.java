package io.labelguard.core.check;

import static io.labelguard.core.check.ExemptedJob.TEAM;
import static io.labelguard.core.check.ExemptedJob.job;
import static io.labelguard.core.check.ExemptedJob.links;
import static io.labelguard.core.check.ExemptedJob.situation;
import static io.labelguard.core.check.ExemptedJob.team;
import static io.labelguard.core.check.ExemptedJob.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.labeling.Workteam.PresignConstraint;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// For which jobs and teams it is said that a leaked link opens from anywhere.
class LinksOpenAnywhereTest {

  private static final String VENDOR =
      "arn:aws:sagemaker:us-east-1:444455556666:workteam/vendor-crowd/t";
  private static final String PUBLIC =
      "arn:aws:sagemaker:us-east-1:394669845002:workteam/public-crowd/default";

  @Test
  void onlyForAPrivateTeamWithoutAConstraint() {
    assertThat(check(job(TEAM, "InProgress"), team(TEAM, PresignConstraint.NONE))).hasSize(1);
    assertThat(check(job(TEAM, "InProgress"), team(TEAM, new PresignConstraint(true, false))))
        .isEmpty();
    assertThat(check(job(TEAM, "InProgress"), team(TEAM, new PresignConstraint(false, true))))
        .isEmpty();
    assertThat(check(job(VENDOR, "InProgress"), team(VENDOR, PresignConstraint.NONE))).isEmpty();
    assertThat(check(job(PUBLIC, "InProgress"), team(PUBLIC, PresignConstraint.NONE))).isEmpty();
  }

  @Test
  void theTeamAloneIsNeededAndNotTheWorkforce() {
    Workforce force = Workforce.of("default", Optional.empty(), List.of(), Optional.empty(), false);
    Situation without = situation(job(TEAM, "InProgress"), team(TEAM, PresignConstraint.NONE));
    Situation with =
        Given.situation(without.buckets(), without.jobs(), without.teams(), Optional.of(force));

    assertThat(links(with)).isEqualTo(links(without)).hasSize(1);
  }

  @Test
  void aTeamThatIsNotKnownMayHaveNoConstraint() {
    for (Workteam[] teams :
        List.of(new Workteam[] {}, new Workteam[] {team(TEAM + "2", PresignConstraint.NONE)})) {
      assertThat(check(job(TEAM, "InProgress"), teams))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.about())
                    .isEqualTo(About.access("b", "cats", AccessPath.WORKERS));
                assertThat(finding.message())
                    .contains(
                        "whether the work team has an S3 presign constraint is not known (check:"
                            + " --workteam FILE); where it has none, anyone");
              });
    }
    assertThat(check(job(VENDOR, "InProgress"))).isEmpty();
    assertThat(check(job(PUBLIC, "InProgress"))).isEmpty();
  }

  @Test
  void aJobThatHasEndedIsJudgedOnlyWhereEndedJobsAre() {
    Situation ended = situation(job(TEAM, "Completed"), team(TEAM, PresignConstraint.NONE));

    assertThat(links(ended)).isEmpty();
    assertThat(links(ended.withEndedJobs())).hasSize(1);
  }

  @Test
  void aBucketWithoutTheManifestHoldsNoDataOfTheJob() {
    LabelingJob elsewhere =
        Given.job(text(TEAM, "InProgress").replace("s3://b/folder", "s3://other/folder"));

    assertThat(check(elsewhere, team(TEAM, PresignConstraint.NONE))).isEmpty();
  }

  @Test
  void aJobWhoseRoleIsNotKnownIsNotSaidToBeExempted() {
    LabelingJob unknown =
        Given.job(text(TEAM, "InProgress").replaceFirst("'RoleArn': '[^']*',", ""));

    assertThat(unknown.roleArn()).isEmpty();
    assertThat(check(unknown, team(TEAM, PresignConstraint.NONE))).isEmpty();
  }

  @Test
  void eachJobOfTheTeamIsAFindingOfItsOwnThatSaysHowSureItIs() {
    Finding finding = check(job(TEAM, "InProgress"), team(TEAM, PresignConstraint.NONE)).getFirst();

    assertThat(finding.severity()).isEqualTo(Severity.LOW);
    assertThat(finding.about())
        .isEqualTo(About.access("b", "cats", AccessPath.WORKERS).by(Optional.of("t")));
    assertThat(finding.actions()).containsExactly("s3:GetObject");
    assertThat(finding.message())
        .contains("likely signs the workers' links (AWS does not document who does)");
    assertThat(finding.fix().status()).isEqualTo(FixAdvice.Status.PROPOSED);
    assertThat(finding.fix().policy()).isEmpty();
  }

  private static List<Finding> check(LabelingJob job, Workteam... teams) {
    return links(situation(job, teams));
  }
}
