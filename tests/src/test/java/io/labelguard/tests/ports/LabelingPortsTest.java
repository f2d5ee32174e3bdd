package io.labelguard.tests.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.aws.sagemaker.SageMakerLabelingJobs;
import io.labelguard.aws.sagemaker.SageMakerWorkteamWriter;
import io.labelguard.aws.sagemaker.SageMakerWorkteams;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.labeling.Workteam.PresignConstraint;
import io.labelguard.core.port.BucketPolicies.TagReading;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.Pause;
import io.labelguard.core.port.write.BucketPolicyWriter.PutResult;
import io.labelguard.local.wire.Fault;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeLabelingJobResponse;
import software.amazon.awssdk.services.sagemaker.model.LabelingJobStatus;
import software.amazon.awssdk.services.sagemaker.model.MemberDefinition;

/// Reading labeling jobs, teams and the workforce, and writing a team, from end to end.
class LabelingPortsTest {

  private static final PresignConstraint SOURCE_IP = new PresignConstraint(true, false);

  private LocalAccount account;
  private SageMakerLabelingJobs jobs;
  private SageMakerWorkteams teams;
  private SageMakerWorkteamWriter writer;

  @BeforeEach
  void start() {
    account = new LocalAccount();
    SageMakerClient sageMaker = account.client(SageMakerClient.builder());
    jobs =
        new SageMakerLabelingJobs(sageMaker, LocalAccount.ACCOUNT, LocalAccount.REGION, Pause.NONE);
    teams = new SageMakerWorkteams(sageMaker);
    writer = new SageMakerWorkteamWriter(sageMaker);
  }

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void onlyLiveJobsAreListed() {
    assertThat(jobs.live().all())
        .extracting(LabelingJob::name)
        .containsExactly("cats-and-dogs", "ending");
    assertThat(jobs.live().all().getFirst().buckets()).containsExactly("gt-labeling-data");
  }

  @Test
  void severalPagesOfJobsAreListed() {
    for (int i = 0; i < 230; i++) {
      account
          .aws()
          .state()
          .putJob(
              DescribeLabelingJobResponse.builder()
                  .labelingJobName("many-" + i)
                  .labelingJobStatus(
                      i % 2 == 0 ? LabelingJobStatus.IN_PROGRESS : LabelingJobStatus.INITIALIZING)
                  .build());
    }
    List<LabelingJob> live = jobs.live().all();
    assertThat(live).hasSize(232).isSortedAccordingTo((a, b) -> a.name().compareTo(b.name()));
    assertThat(live).extracting(LabelingJob::name).doesNotHaveDuplicates();
  }

  @Test
  void aJobThatVanishesBetweenListAndDescribeIsLeftOut() {
    account
        .aws()
        .faults()
        .before("DescribeLabelingJob", () -> account.aws().state().removeJob("ending"));
    assertThat(jobs.live().all()).extracting(LabelingJob::name).startsWith("cats-and-dogs");
  }

  @Test
  void throttlingIsWaitedOutOrLetOut() {
    account.aws().faults().next(2, "ListLabelingJobs", Fault.THROTTLED);
    assertThat(jobs.live().all()).hasSize(2);
    account.aws().faults().next(9, "DescribeLabelingJob", Fault.THROTTLED);
    assertThatThrownBy(() -> jobs.live().all()).isInstanceOf(CallFailedException.class);
  }

  @Test
  void aJobIsFoundWhateverItsStatus() {
    assertThat(jobs.find("archived").map(LabelingJob::status))
        .contains(LabelingJob.Status.COMPLETED);
    assertThat(jobs.find("never-was")).isEmpty();
  }

  @Test
  void teamsTheirTagsAndTheWorkforceAreRead() {
    assertThat(teams.all()).extracting(Workteam::name).containsExactly("annotators", "reviewers");
    assertThat(teams.find("nobody")).isEmpty();
    assertThat(teams.modeTag(team("reviewers")))
        .isEqualTo(new TagReading.Value(Optional.of("ignore"), Optional.empty()));
    assertThat(teams.modeTag(team("annotators")))
        .isEqualTo(new TagReading.Value(Optional.empty(), Optional.empty()));
    assertThat(teams.workforce().orElseThrow().cidrs()).containsExactly("198.51.100.0/24");
  }

  @Test
  void onlyTheConstraintOfATeamIsWritten() {
    Workteam before = team("reviewers");
    assertThat(writer.setConstraint(before, SOURCE_IP)).isEqualTo(new PutResult.Accepted());
    Workteam after = team("reviewers");
    assertThat(after.constraint()).isEqualTo(SOURCE_IP);
    assertThat(after.otherFields()).isEqualTo(before.otherFields());
    assertThat(after.lastUpdated()).isNotEqualTo(before.lastUpdated());
  }

  @Test
  void theOrderOfATeamsGroupsIsNoDifference() {
    Workteam before = team("annotators");
    account
        .aws()
        .state()
        .changeTeam(
            "annotators",
            team ->
                team.toBuilder()
                    .memberDefinitions(
                        MemberDefinition.builder()
                            .oidcMemberDefinition(oidc -> oidc.groups("a", "b"))
                            .build())
                    .build());
    assertThat(team("annotators").otherFields()).isEqualTo(new TreeMap<>(before.otherFields()));
  }

  @Test
  void aTeamThatSomeoneElseChangedIsNotWritten() {
    Workteam before = team("reviewers");
    account
        .aws()
        .state()
        .changeTeam("reviewers", team -> team.toBuilder().description("changed").build());
    assertThat(writer.setConstraint(before, SOURCE_IP)).isInstanceOf(PutResult.Refused.class);
    assertThat(team("reviewers").constraint()).isEqualTo(PresignConstraint.NONE);
  }

  @Test
  void aWriteWithoutAnAnswerIsUnclearAndNotMadeTwice() {
    Workteam before = team("reviewers");
    account.aws().faults().next(1, "UpdateWorkteam", Fault.LOST_ANSWER);
    assertThat(writer.setConstraint(before, SOURCE_IP)).isInstanceOf(PutResult.Unclear.class);
    assertThat(account.aws().takeEvents()).hasSize(1);
    assertThat(team("reviewers").constraint()).isEqualTo(SOURCE_IP);
  }

  private Workteam team(String name) {
    return teams.find(name).orElseThrow();
  }
}
