package io.labelguard.core.compose;

import static io.labelguard.core.compose.Orders.ACCOUNT;
import static io.labelguard.core.compose.Orders.ADMIN;
import static io.labelguard.core.compose.Orders.BUCKET;
import static io.labelguard.core.compose.Orders.ENDPOINT;
import static io.labelguard.core.compose.Orders.ROLE;
import static io.labelguard.core.compose.Orders.TEAM;
import static io.labelguard.core.compose.Orders.VPC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.Checks;
import io.labelguard.core.check.JudgedSituation;
import io.labelguard.core.fix.FixPlan;
import io.labelguard.core.fix.FixPlanner;
import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.labeling.Workforce;
import io.labelguard.core.labeling.Workteam;
import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.MalformedPolicyException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompositionTest {

  @Test
  void theTextHasOneDenyAndItsCompanion() {
    assertThat(policy(Orders.order(Orders.job(), VPC, ENDPOINT, ADMIN)).text())
        .isEqualTo(
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "OnlyOurNetworkAndGroundTruth",
                  "Effect": "Deny",
                  "Principal": "*",
                  "NotAction": ["s3:DeleteBucketPolicy", "s3:GetBucketPolicy", "s3:PutBucketPolicy"],
                  "Resource": ["arn:aws:s3:::gt-labeling-data", "arn:aws:s3:::gt-labeling-data/*"],
                  "Condition": {
                    "StringNotEquals": {
                      "aws:SourceVpc": ["vpc-0a1b2c3d4e5f60718"],
                      "aws:SourceVpce": ["vpce-08408e335ebf95b40", "vpce-0c1d2e3f4a5b60789"]
                    },
                    "ArnNotEquals": {
                      "aws:PrincipalArn": ["arn:aws:iam::111122223333:role/Admin"]
                    }
                  }
                },
                {
                  "Sid": "LabelguardCompanion1",
                  "Effect": "Deny",
                  "Principal": "*",
                  "NotAction": ["s3:DeleteBucketPolicy", "s3:GetBucketPolicy", "s3:PutBucketPolicy"],
                  "Resource": ["arn:aws:s3:::gt-labeling-data", "arn:aws:s3:::gt-labeling-data/*"],
                  "Condition": {
                    "StringNotEquals": {
                      "aws:SourceVpc": ["vpc-0a1b2c3d4e5f60718"],
                      "aws:SourceVpce": ["vpce-0c1d2e3f4a5b60789"],
                      "aws:PrincipalAccount": ["111122223333"]
                    },
                    "ArnNotEquals": {
                      "aws:PrincipalArn": ["arn:aws:iam::111122223333:role/Admin"]
                    },
                    "StringEquals": {
                      "aws:SourceVpce": ["vpce-08408e335ebf95b40"]
                    }
                  }
                }
              ]
            }
            """);
  }

  @Test
  void workersWhoseNetworkIsNotKnownAreProvenForTheRestrictionAndANoteSaysSo() {
    Composed.BucketPolicy policy = policy(Orders.order(Orders.job(), VPC));
    assertThat(policy.paths()).containsExactly(AccessPath.GROUND_TRUTH, AccessPath.WORKERS);
    assertThat(policy.notes())
        .anyMatch(note -> note.startsWith("Workers must open") && note.contains(VPC));
  }

  @Test
  void workersInTheVpcNeedNoNote() {
    Composed.BucketPolicy policy =
        policy(Orders.with(Orders.order(Orders.job(), VPC), Orders.workforce(Optional.of(VPC))));
    assertThat(policy.paths()).containsExactly(AccessPath.GROUND_TRUTH, AccessPath.WORKERS);
    assertThat(policy.notes())
        .noneMatch(note -> note.startsWith("Workers must open"))
        .anyMatch(note -> note.startsWith("LG303"));
  }

  @ParameterizedTest
  @CsvSource({
    "vpc-1a2b3c4d, The workers are in vpc-1a2b3c4d: give --vpc vpc-1a2b3c4d",
    ", The workers of the job come from the internet"
  })
  void workersElsewhereStopIt(String vpc, String reason) {
    Workforce workforce = Orders.workforce(Optional.ofNullable(vpc));
    assertThat(reasons(Orders.with(Orders.order(Orders.job(), VPC), workforce)).getFirst())
        .startsWith(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vendor-crowd/them", "public-crowd/default"})
  void workersOfAnotherCompanyStopIt(String team) {
    LabelingJob job = Orders.jobWith("private-crowd/ours", team);
    assertThat(reasons(Orders.order(job, VPC))).anyMatch(reason -> reason.startsWith("LG202"));
  }

  @Test
  void nobodyButAPrincipalLeavesTheWorkersOut() {
    assertThat(reasons(Orders.order(Orders.job(), ADMIN)))
        .singleElement()
        .asString()
        .contains("workers", "s3:GetObject", "--vpc or --vpce");
  }

  @Test
  void aBucketForOutputAloneNeedsNoWorkers() {
    LabelingJob job = Orders.jobWith("s3://gt-labeling-data/out/", "s3://gt-output/");
    Order all = Orders.order(job, ADMIN);
    Order output =
        new Order(
            job,
            List.of("gt-output"),
            all.restriction(),
            Optional.empty(),
            Optional.empty(),
            all.endpoints());
    assertThat(policy(output).paths()).containsExactly(AccessPath.GROUND_TRUTH, AccessPath.CONSOLE);
    assertThat(Composition.of(all)).isInstanceOf(Composed.NotProven.class);
  }

  @Test
  void eachBucketGetsItsPolicy() {
    LabelingJob job = Orders.jobWith("s3://gt-labeling-data/out/", "s3://gt-output/");
    assertThat(proven(Orders.order(job, VPC)).policies())
        .extracting(Composed.BucketPolicy::bucket)
        .containsExactly(BUCKET, "gt-output");
  }

  @Test
  void anExemptedRoleIsRefusedUnlessItsTeamBindsTheLinks() {
    Order order = Orders.order(Orders.job(), ROLE);
    assertThat(reasons(order)).anyMatch(reason -> reason.startsWith("LG305"));
    Workteam bound =
        Workteam.of(
            "ours",
            Optional.of(TEAM),
            Workteam.Kind.PRIVATE,
            new Workteam.PresignConstraint(true, false));
    assertThat(policy(Orders.with(order, bound)).paths())
        .contains(AccessPath.GROUND_TRUTH, AccessPath.WORKERS);
  }

  @Test
  void automatedLabelingWithoutAVpcStopsIt() {
    assertThat(reasons(Orders.order(Orders.automated(), VPC)))
        .anyMatch(reason -> reason.startsWith("LG107") && reason.contains("VpcConfig"));
  }

  @Test
  void automatedLabelingInAVpcIsProvenForTheRestriction() {
    LabelingJob job =
        Orders.jobWith(
            "\"OutputConfig\": {\"S3OutputPath\": \"s3://gt-labeling-data/out/\"",
            Orders.AUTOMATED
                + ", \"LabelingJobResourceConfig\": {\"VpcConfig\": {\"SecurityGroupIds\":"
                + " [\"sg-0a1b2c3d4e5f60718\"], \"Subnets\": [\"subnet-0a1b2c3d4e5f60718\"]}}");
    Composed.BucketPolicy policy = policy(Orders.order(job, VPC, ENDPOINT));
    assertThat(policy.paths()).contains(AccessPath.AUTOMATED_LABELING);
    assertThat(policy.notes())
        .anyMatch(note -> note.contains("subnet-0a1b2c3d4e5f60718") && note.contains(ENDPOINT));
  }

  @Test
  void aFunctionIsProvenForTheRestriction() {
    String own = "arn:aws:lambda:us-east-1:111122223333:function:SageMaker-pre";
    LabelingJob job =
        Orders.jobWith("arn:aws:lambda:us-east-1:432418664414:function:PRE-BoundingBox", own);
    Composed.BucketPolicy policy = policy(Orders.order(job, VPC));
    assertThat(policy.paths()).contains(AccessPath.FUNCTIONS);
    assertThat(policy.denials())
        .contains(new Denial("custom function " + own + ", if it runs elsewhere", "s3:GetObject"));
  }

  @Test
  void thePersonInTheConsoleIsProven() {
    assertThat(policy(Orders.order(Orders.job(), VPC, ADMIN)).paths()).contains(AccessPath.CONSOLE);
    Composed.BucketPolicy foreign =
        policy(Orders.order(Orders.job(), VPC, "arn:aws:iam::444455556666:user/ann"));
    assertThat(foreign.paths()).doesNotContain(AccessPath.CONSOLE);
    assertThat(foreign.notes())
        .anyMatch(note -> note.contains("444455556666") && note.contains("Allow"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "us-east-1                              | eu-north-1 | eu-north-1 is not in Labelguard's"
            + " table",
        "\"s3://gt-labeling-data/in/            | \"s3://gt-*/in/ | gt-* is not a valid bucket"
            + " name",
        "111122223333:role                      | 444455556666:role | LG101",
      })
  void whatCannotBeProvenIsNotPrinted(String part, String instead, String reason) {
    LabelingJob job = Orders.jobWith(part, instead);
    assertThat(reasons(Orders.order(job, VPC))).anyMatch(text -> text.contains(reason));
  }

  @Test
  void aJobOfNoKnownAccountOrRegionGetsNone() {
    LabelingJob job =
        Orders.job(
            """
            {"LabelingJobName": "cats",
             "InputConfig": {"DataSource": {"S3DataSource": {"ManifestS3Uri": "s3://data/m"}}}}
            """);
    assertThat(reasons(Orders.order(job, VPC)))
        .hasSize(2)
        .anyMatch(reason -> reason.contains("account") && reason.contains("RoleArn"))
        .anyMatch(reason -> reason.contains("--region"));
  }

  @Test
  void settingsThatSageMakerRefusesStopIt() {
    LabelingJob job = Orders.jobWith("function:PRE-BoundingBox", "function:PRE-NoSuchTask");
    assertThat(reasons(Orders.order(job, VPC))).anyMatch(reason -> reason.startsWith("LG211"));
  }

  @Test
  void aPolicyThatIsTooLargeIsNotPrinted() {
    String[] names =
        IntStream.range(0, 400)
            .mapToObj("arn:aws:iam::111122223333:role/administrators/of-labeling-%04d"::formatted)
            .toArray(String[]::new);
    String[] all = Arrays.copyOf(names, names.length + 1);
    all[names.length] = VPC;
    assertThat(reasons(Orders.order(Orders.job(), all)))
        .anyMatch(reason -> reason.contains("20480") && reason.contains("fewer"));
  }

  @Test
  void thereIsNothingToFixInItAndAJobElsewhereIsLetInByTheUsualEdit() {
    String text = policy(Orders.order(Orders.job(), VPC, ADMIN)).text();
    assertThat(plan(text, Orders.job())).isEqualTo(new FixPlan.Nothing());
    LabelingJob elsewhere = Orders.jobWith("us-east-1", "us-east-2");
    assertThat(plan(text, elsewhere))
        .isInstanceOfSatisfying(
            FixPlan.Proven.class,
            proven -> assertThat(proven.after()).contains("LabelguardCompanion2"));
  }

  @Test
  void anOrderNamesABucket() {
    assertThatThrownBy(
            () ->
                new Order(
                    Orders.job(),
                    List.of(),
                    Orders.to(VPC),
                    Optional.empty(),
                    Optional.empty(),
                    GroundTruthEndpoints.bundled()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static FixPlan plan(String text, LabelingJob job) {
    try {
      Bucket bucket =
          new Bucket(
              BUCKET,
              Optional.empty(),
              Optional.of(ACCOUNT),
              new BucketPolicyState.Readable(PolicyReader.live(text)));
      JudgedSituation judged =
          new JudgedSituation(Orders.order(job, VPC).situation(List.of(bucket)));
      return new FixPlanner(judged, Set.of()).plan(bucket, Checks.run(judged));
    } catch (MalformedPolicyException e) {
      throw new AssertionError(text, e);
    }
  }

  static Composed.Proven proven(Order order) {
    Composed composed = Composition.of(order);
    assertThat(composed).isInstanceOf(Composed.Proven.class);
    return (Composed.Proven) composed;
  }

  private static Composed.BucketPolicy policy(Order order) {
    return proven(order).policies().getFirst();
  }

  private static List<String> reasons(Order order) {
    Composed composed = Composition.of(order);
    assertThat(composed).isInstanceOf(Composed.NotProven.class);
    assertThat(composed.toString()).doesNotContain("vpce-*");
    return ((Composed.NotProven) composed).reasons();
  }
}
