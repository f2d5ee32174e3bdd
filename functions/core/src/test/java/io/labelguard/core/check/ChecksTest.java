package io.labelguard.core.check;

import static io.labelguard.core.check.Given.bucket;
import static io.labelguard.core.check.Given.job;
import static io.labelguard.core.check.Given.situation;
import static io.labelguard.core.check.Given.statements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.core.labeling.Workteam.PresignConstraint;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How findings of several jobs, buckets and checks are ordered and kept apart.
class ChecksTest {

  private static final String FIVE =
      "['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload', 's3:ListBucket',"
          + " 's3:GetBucketLocation']";

  private static String deny(String sid, String action, String condition) {
    return """
    {'Sid': '%s', 'Effect': 'Deny', 'Principal': '*', 'Action': %s, 'Resource': '*',
     'Condition': {%s}}
    """
        .formatted(sid, action, condition);
  }

  private static final String OUTSIDE =
      "'StringNotEquals': {'aws:SourceVpce': 'vpce-0c1d2e3f4a5b60789'}";
  private static final String UNKNOWN = "'StringNotEquals': {'aws:PrincipalTag/team': 'labels'}";

  private static List<String> named(List<Finding> findings) {
    return findings.stream()
        .map(
            finding ->
                String.join(
                    " ",
                    finding.check().text(),
                    finding.bucket().orElse("-"),
                    finding.job().or(finding::team).orElse("-")))
        .toList();
  }

  @Test
  void oneFindingPerCheckJobAndBucketInAFixedOrder() {
    BucketPolicyState closed = statements(deny("Outside", FIVE, OUTSIDE));
    Situation situation =
        situation(
            List.of(bucket("b2", closed), bucket("b1", closed)),
            List.of(job("zebras", "b1", "b2"), job("cats", "b2", "b2"), job("far", "b3", "b3")),
            List.of(
                Workteam.of(
                    "night-shift",
                    Optional.empty(),
                    Workteam.Kind.PRIVATE,
                    PresignConstraint.NONE)),
            Optional.of(
                Workforce.of("default", Optional.empty(), List.of(), Optional.empty(), false)));
    List<Finding> findings = Checks.run(new JudgedSituation(situation));
    assertThat(named(findings))
        .containsExactly(
            "LG101 b1 zebras",
            "LG101 b2 cats",
            "LG101 b2 zebras",
            "LG103 b1 zebras",
            "LG103 b2 cats",
            "LG301 - night-shift",
            "LG303 - -");
    assertThat(findings).isSortedAccordingTo(java.util.Comparator.comparing(Finding::severity));
  }

  @Test
  void everyStatementThatDecidesIsNamedAndNoOther() {
    Finding finding =
        Checks.run(
                new JudgedSituation(
                    situation(
                        List.of(
                            bucket(
                                "b",
                                statements(
                                    deny(
                                        "Tls",
                                        "'s3:*'",
                                        "'Bool': {'aws:SecureTransport': 'false'}"),
                                    deny("Reads", "'s3:GetObject'", OUTSIDE),
                                    deny("Deletes", "'s3:DeleteObject'", OUTSIDE),
                                    deny("Lists", "'s3:List*'", OUTSIDE)))),
                        List.of(job("cats", "b", "b")))))
            .getFirst();
    assertThat(finding.actions()).containsExactly("s3:GetObject", "s3:ListBucket");
    assertThat(finding.statements())
        .containsExactly(
            new StatementRef(1, Optional.of("Reads")), new StatementRef(3, Optional.of("Lists")));
  }

  @Test
  void aJobThatOnlyReadsThereIsToldAllFiveActionsOfTheSameDeny() {
    List<Finding> findings =
        Checks.run(
            new JudgedSituation(
                situation(
                    List.of(bucket("b", statements(deny("Outside", FIVE, OUTSIDE)))),
                    List.of(job("cats", "b", "elsewhere")))));
    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().actions()).hasSize(5);
  }

  @Test
  void aDoubtAboutTheSameStatementNamesAllFiveActionsToo() {
    List<Finding> findings =
        Checks.run(
            new JudgedSituation(
                situation(
                    List.of(bucket("b", statements(deny("Tag", FIVE, UNKNOWN)))),
                    List.of(job("cats", "b", "elsewhere")))));
    assertThat(named(findings)).containsExactly("LG801 b cats");
    assertThat(findings.getFirst().actions()).hasSize(5);
  }

  @Test
  void aReadOnlyBucketIsNoPartOfANetworkDenial() {
    List<Finding> findings =
        Checks.run(
            new JudgedSituation(
                situation(
                    List.of(
                        bucket(
                            "b",
                            statements(
                                deny("Outside", "'s3:GetObject'", OUTSIDE),
                                deny(
                                    "ReadOnly", "'s3:Put*'", "'Null': {'aws:SourceIp': 'true'}")))),
                    List.of(job("cats", "b", "elsewhere")))));
    assertThat(findings.getFirst().actions()).containsExactly("s3:GetObject");
    assertThat(findings.getFirst().statements()).hasSize(1);
  }

  @Test
  void whatIsDeniedForCertainIsNotDoubtedAsWell() {
    List<Finding> findings =
        Checks.run(
            new JudgedSituation(
                situation(
                    List.of(
                        bucket(
                            "b",
                            statements(
                                deny("Outside", FIVE, OUTSIDE), deny("Tag", FIVE, UNKNOWN)))),
                    List.of(job("cats", "b", "b")))));
    assertThat(named(findings)).containsExactly("LG101 b cats");
  }

  @Test
  void onlyTheActionsThatAreOpenAreDoubted() {
    List<Finding> findings =
        Checks.run(
            new JudgedSituation(
                situation(
                    List.of(
                        bucket(
                            "b",
                            statements(
                                deny("Reads", "'s3:GetObject'", OUTSIDE),
                                deny("Tag", FIVE, UNKNOWN)))),
                    List.of(job("cats", "b", "b")))));
    assertThat(named(findings)).containsExactly("LG101 b cats", "LG801 b cats");
    assertThat(findings.getLast().actions())
        .containsExactly(
            "s3:AbortMultipartUpload", "s3:GetBucketLocation", "s3:ListBucket", "s3:PutObject");
    assertThat(findings.getLast().unknownKeys()).containsExactly("aws:PrincipalTag/team");
  }

  @Test
  void aJobThatHasEndedIsNoConcern() {
    for (String status : List.of("Completed", "Failed", "Stopped")) {
      LabelingJob ended =
          job(
              """
              {'LabelingJobName': 'cats', 'LabelingJobStatus': '%s',
               'LabelingJobArn': 'arn:aws:sagemaker:us-east-1:111122223333:labeling-job/cats',
               'RoleArn': 'arn:aws:iam::111122223333:role/Gt',
               'OutputConfig': {'S3OutputPath': 's3://b/out/'}}
              """
                  .formatted(status));
      assertThat(
              Checks.run(
                  new JudgedSituation(
                      situation(
                          List.of(bucket("b", statements(deny("Outside", FIVE, OUTSIDE)))),
                          List.of(ended)))))
          .isEmpty();
    }
  }

  @Test
  void aBucketThatNobodyLookedAtIsNotJudged() {
    for (BucketPolicyState state :
        List.of(new BucketPolicyState.NotChecked(), new BucketPolicyState.NoPolicy())) {
      assertThat(
              Checks.run(
                  new JudgedSituation(
                      situation(List.of(bucket("b", state)), List.of(job("cats", "b", "b"))))))
          .isEmpty();
    }
  }

  @Test
  void anImplicitDenyInAForeignBucketIsNotClaimedToBeExplicit() {
    Bucket foreign =
        new Bucket(
            "b",
            Optional.empty(),
            Optional.of("444455556666"),
            statements(deny("Tls", "'s3:*'", "'Bool': {'aws:SecureTransport': 'false'}")));
    assertThat(
            Checks.run(
                new JudgedSituation(situation(List.of(foreign), List.of(job("cats", "b", "b"))))))
        .extracting(Finding::check, Finding::severity)
        .containsExactly(tuple(CheckId.OUTPUT_ENCRYPTION, Severity.LOW));
  }

  @Test
  void aPolicyThatCannotBeReadIsToldThoughNoJobIsKnown() {
    List<Finding> findings =
        Checks.run(
            new JudgedSituation(
                situation(
                    List.of(
                        bucket("b", new BucketPolicyState.Unreadable("nonsense", "1:1: no JSON"))),
                    List.of())));
    assertThat(named(findings)).containsExactly("LG801 b -");
    assertThat(findings.getFirst().severity()).isEqualTo(Severity.MEDIUM);
    assertThat(findings.getFirst().message()).contains("1:1: no JSON");
  }

  @Test
  void aJobOfWhichNothingIsKnownIsJudgedAsFarAsThatGoes() {
    LabelingJob bare = job("{'OutputConfig': {'S3OutputPath': 's3://b/out/'}}");
    Situation situation =
        situation(
            List.of(
                new Bucket(
                    "b",
                    Optional.empty(),
                    Optional.empty(),
                    statements(deny("Outside", FIVE, "'Null': {'aws:SourceIp': 'true'}")))),
            List.of(bare));
    assertThat(named(Checks.run(new JudgedSituation(situation))))
        .containsExactly("LG101 b (unnamed job)");
  }

  @Test
  void namesFromOutsideStandInMessagesAsTheyAre() {
    String name = "<!channel>\u001b[31m\nevil";
    LabelingJob job =
        job(
            "{'LabelingJobName': '<!channel>\\u001b[31m\\nevil', 'LabelingJobStatus': 'InProgress',"
                + " 'OutputConfig': {'S3OutputPath': 's3://b/out/'}}");
    Finding finding =
        Checks.run(
                new JudgedSituation(
                    situation(
                        List.of(
                            bucket(
                                "b",
                                statements(
                                    deny("<@U1>", FIVE, OUTSIDE.replace("Equals", "Like"))))),
                        List.of(job))))
            .getFirst();
    assertThat(finding.job()).contains(name);
    assertThat(finding.message()).contains(name).contains("<@U1>");
    assertThat(FindingJson.line(finding)).contains("\\u001B[31m\\nevil").doesNotContain("\n");
  }

  @Test
  void everyIdIsOfOneCheckAndIdsAreSorted() {
    assertThat(Checks.ALL).extracting(Check::id).containsExactly(CheckId.values());
    assertThat(CheckId.values()).extracting(CheckId::text).isSorted().doesNotHaveDuplicates();
  }
}
