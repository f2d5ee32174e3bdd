package io.labelguard.core.check;

import static io.labelguard.core.check.Given.job;
import static io.labelguard.core.check.Given.statements;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.need.Needs;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What AWS or a person gives may be nonsense: it leaves a question open, and no check fails by it.
class OddInputsTest {

  private static final String OF_A_ROLE =
      """
      {'Effect': 'Deny', 'Principal': {'AWS': 'arn:aws:iam::111122223333:role/Gt'},
       'Action': 's3:*', 'Resource': ['arn:aws:s3:::in', 'arn:aws:s3:::in/*']}
      """;

  private static final String OF_EVERYONE =
      "{'Effect': 'Deny', 'Principal': '*', 'Action': 's3:*', 'Resource': '*'}";

  private static LabelingJob odd(String text) {
    return job(
        """
        {'LabelingJobName': '%1$s', 'LabelingJobStatus': 'InProgress', 'LabelingJobArn': '%1$s',
         'RoleArn': '%1$s', 'HumanTaskConfig': {'WorkteamArn': '%1$s'},
         'InputConfig': {'DataSource': {'S3DataSource': {'ManifestS3Uri': 's3://in/m'}}},
         'OutputConfig': {'S3OutputPath': 's3://in/out/', 'KmsKeyId': '%1$s'}}
        """
            .formatted(text));
  }

  private static Situation situation(String text, LabelingJob job, BucketPolicyState state) {
    Bucket bucket = new Bucket("in", Optional.of(text), Optional.of(text), state);
    return new Situation(
            Optional.of(text),
            Optional.of(text),
            List.of(bucket),
            List.of(job),
            List.of(),
            Optional.empty(),
            Optional.of(text),
            GroundTruthEndpoints.bundled())
        .changedBy(new ChangedBy(text, Optional.of(text), Optional.of(text), Optional.of(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "not-an-arn",
        "arn:aws:iam::111122223333:role/ ",
        "arn:aws:iam::111122223333:role/a b",
        "arn:aws:iam::12:role/Gt",
        "arn:aws:iam::111122223333:user/ann",
        "arn:aws:sts::111122223333:assumed-role/Gt",
        "arn:::::",
        "1",
        "mars-north-1",
        "cloudtrail.amazonaws.com"
      })
  void noCheckFailsByWhatIsOdd(String text) {
    BucketPolicyState denied = statements(OF_A_ROLE, OF_EVERYONE);
    Policy policy = denied.toJudgeBy().orElseThrow();
    for (BucketPolicyState state :
        List.of(denied, new BucketPolicyState.LockedOut("Access Denied", Optional.of(policy)))) {
      List<Finding> findings = Checks.run(new JudgedSituation(situation(text, odd(text), state)));
      assertThat(findings).isNotEmpty();
      assertThat(findings).noneMatch(finding -> finding.check() == CheckId.CHECK_FAILED);
    }
  }

  @Test
  void aDenyOfOneRoleIsNotDecidedForAJobWhoseRoleIsNotKnown() {
    Situation situation = situation("not-an-arn", odd("not-an-arn"), statements(OF_A_ROLE));
    Bucket bucket = situation.buckets().getFirst();
    PolicyEvaluator evaluator = new PolicyEvaluator(bucket.policy().toJudgeBy().orElseThrow());
    assertThat(
            Needs.at("in", Optional.empty(), bucket.owner())
                .groundTruth(situation.jobs().getFirst(), situation.endpoints()))
        .isNotEmpty()
        .allMatch(need -> evaluator.evaluate(need.request()).decision() == Decision.UNDETERMINED);
  }
}
