package io.labelguard.core.fix;

import static io.labelguard.core.fix.Jobs.job;
import static io.labelguard.core.fix.Jobs.plan;
import static io.labelguard.core.fix.Policies.GT;
import static io.labelguard.core.fix.Policies.ONLY_OWN_ENDPOINT;
import static io.labelguard.core.fix.Policies.ONLY_OWN_VPC;
import static io.labelguard.core.fix.Policies.ONLY_TLS;
import static io.labelguard.core.fix.Policies.OWN;
import static io.labelguard.core.fix.Policies.VPC;
import static io.labelguard.core.fix.Policies.deny;
import static io.labelguard.core.fix.Policies.policy;
import static io.labelguard.core.fix.Policies.read;
import static io.labelguard.core.fix.Policies.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.Bucket;
import io.labelguard.core.check.BucketPolicyState;
import io.labelguard.core.check.Checks;
import io.labelguard.core.check.JudgedSituation;
import io.labelguard.core.check.Situation;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.policy.json.CompactText;
import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FixPlannerTest {

  private static final TreeSet<String> ACCOUNTS = new TreeSet<>(List.of("111122223333"));

  @Test
  void endpointIsAddedWhereTheDenyListsEndpoints() {
    FixPlan.Proven plan = proven(plan(policy(ONLY_TLS, ONLY_OWN_ENDPOINT), job("cats")));
    assertThat(plan.edits())
        .containsExactly(
            new Edit.AddEndpoint(1, GT),
            new Edit.AddCompanion(1, "LabelguardCompanion1", GT, ACCOUNTS));
    assertThat(plan.after())
        .isEqualTo(
            policy(
                ONLY_TLS,
                deny(
                    "OnlyOwnEndpoint",
                    "{\"StringNotEquals\":{\"aws:SourceVpce\":[\"" + OWN + "\",\"" + GT + "\"]}}"),
                deny(
                    "LabelguardCompanion1",
                    "{\"StringNotEquals\":{\"aws:SourceVpce\":[\""
                        + OWN
                        + "\"],\"aws:PrincipalAccount\":[\"111122223333\"]},"
                        + "\"StringEquals\":{\"aws:SourceVpce\":[\""
                        + GT
                        + "\"]}}")));
    assertThat(plan.fingerprint())
        .isEqualTo(Fingerprint.of(read(policy(ONLY_TLS, ONLY_OWN_ENDPOINT))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"StringNotEquals\":{\"aws:SourceVpce\":\"vpce-1a2b3c4d\"}}",
        "{\"StringNotEqualsIfExists\":{\"AWS:sourcevpce\":\"vpce-1a2b3c4d\"}}",
        "{\"StringNotEqualsIgnoreCase\":{\"aws:SourceVpce\":[\"vpce-1a2b3c4d\"]}}",
        "{\"StringNotLike\":{\"aws:SourceVpce\":[\"vpce-1a*\"]}}",
        "{\"ForAllValues:StringNotEquals\":{\"aws:SourceVpc\":\"vpc-1\",\"aws:sourceVpce\":[\"vpce-1a2b3c4d\"]}}",
        "{\"ForAllValues:StringNotLikeIfExists\":{\"aws:SourceVpce\":[\"vpce-1a*\"]}}",
      })
  void everyNegatedListOfEndpointsIsExtended(String condition) {
    assertThat(proven(plan(policy(deny("D", condition)), job("cats"))).edits())
        .startsWith(new Edit.AddEndpoint(0, GT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"StringNotEquals\":{\"aws:SourceVpc\":\"vpc-1\"}}",
        "{\"ArnNotEquals\":{\"aws:SourceVpcArn\":\"arn:aws:ec2:us-east-1:111122223333:vpc/vpc-1\"}}",
        "{\"NotIpAddress\":{\"aws:SourceIp\":\"203.0.113.0/24\"}}",
        "{\"StringNotEquals\":{\"aws:VpceAccount\":\"111122223333\"}}",
        "{\"StringNotEquals\":{\"aws:VpceOrgID\":\"o-1234567890\"}}",
        "{\"ForAnyValue:StringNotEquals\":{\"aws:SourceVpc\":\"vpc-1\"}}",
      })
  void endpointConditionIsAddedToADenyOfOtherNetworks(String condition) {
    FixPlan.Proven plan = proven(plan(policy(deny("D", condition)), job("cats")));
    assertThat(plan.edits())
        .containsExactly(
            new Edit.AddCondition(0, GT),
            new Edit.AddCompanion(0, "LabelguardCompanion1", GT, ACCOUNTS));
    assertThat(plan.after()).contains("\"aws:SourceVpce\":[\"" + GT + "\"]}}");
  }

  @Test
  void eachStatementOfASplitDenyIsEdited() {
    FixPlan.Proven plan = proven(plan(policy(ONLY_OWN_VPC, ONLY_OWN_ENDPOINT), job("cats")));
    assertThat(plan.edits())
        .containsExactly(
            new Edit.AddCondition(0, GT),
            new Edit.AddEndpoint(1, GT),
            new Edit.AddCompanion(0, "LabelguardCompanion1", GT, ACCOUNTS),
            new Edit.AddCompanion(1, "LabelguardCompanion2", GT, ACCOUNTS));
  }

  @Test
  void statementThatDeniesOnlyPartOfTheOutputIsEditedToo() {
    String part =
        ONLY_OWN_VPC.replace(
            "[\"arn:aws:s3:::gt-labeling-data\",\"arn:aws:s3:::gt-labeling-data/*\"]",
            "\"arn:aws:s3:::gt-labeling-data/output/cats/masks/*\"");
    assertThat(proven(plan(policy(ONLY_OWN_ENDPOINT, part), job("cats"))).edits())
        .contains(new Edit.AddEndpoint(0, GT), new Edit.AddCondition(1, GT));
    assertThat(proven(plan(policy(part), job("cats"))).edits())
        .contains(new Edit.AddCondition(0, GT));
  }

  @Test
  void severalJobsShareOneEdit() {
    assertThat(proven(plan(policy(ONLY_OWN_ENDPOINT), job("cats"), job("dogs"))).edits())
        .hasSize(2);
  }

  @Test
  void jobsOfTwoRegionsNeedBothEndpoints() {
    FixPlan.Proven plan =
        proven(
            plan(policy(ONLY_OWN_ENDPOINT), job("cats"), job("dogs", "us-east-2", "111122223333")));
    assertThat(plan.edits())
        .containsExactly(
            new Edit.AddEndpoint(0, Policies.OHIO),
            new Edit.AddEndpoint(0, GT),
            new Edit.AddCompanion(0, "LabelguardCompanion1", Policies.OHIO, ACCOUNTS),
            new Edit.AddCompanion(0, "LabelguardCompanion2", GT, ACCOUNTS));
  }

  @Test
  void planningAfterTheFixFindsNothingToDo() {
    FixPlan.Proven plan = proven(plan(policy(ONLY_OWN_VPC, ONLY_OWN_ENDPOINT), job("cats")));
    assertThat(plan(plan.after(), job("cats"))).isInstanceOf(FixPlan.Nothing.class);
  }

  @Test
  void companionIsNumberedAboveThoseThatAreThere() {
    FixPlan.Proven first = proven(plan(policy(ONLY_OWN_ENDPOINT), job("cats")));
    String grown =
        first.after().substring(0, first.after().length() - 2) + "," + ONLY_OWN_VPC + "]}";
    assertThat(proven(plan(grown, job("cats"))).edits())
        .contains(new Edit.AddCompanion(2, "LabelguardCompanion2", GT, ACCOUNTS));
  }

  @Test
  void accountIsAddedToOurOwnCompanion() {
    String other = "444455556666";
    String allow =
        statement(
            "Partner",
            "Allow",
            "\"Principal\":{\"AWS\":\"arn:aws:iam::" + other + ":role/Shared\"}",
            "\"Action\":\"s3:*\"",
            "");
    String fixed = proven(plan(policy(ONLY_OWN_ENDPOINT, allow), job("cats"))).after();
    FixPlan.Proven plan =
        proven(plan(Jobs.situation(Jobs.bucket(fixed), withRoleOf(other)), Set.of(other)));
    assertThat(plan.edits()).containsExactly(new Edit.AddAccount(2, other));
    assertThat(plan.after())
        .isEqualTo(fixed.replace("\"111122223333\"", "\"111122223333\",\"444455556666\""));
  }

  @Test
  void accountThatNobodyNamedIsNotLetThrough() {
    assertThat(reasons(plan(policy(ONLY_OWN_ENDPOINT), withRoleOf("444455556666"))))
        .contains("444455556666")
        .contains("companion accounts");
  }

  @Test
  void jobWithoutAKnownEndpointGetsNoFix() {
    assertThat(reasons(plan(policy(ONLY_OWN_VPC), job("cats", "eu-north-1", "111122223333"))))
        .contains("No Ground Truth endpoint is known");
  }

  @Test
  void notPrincipalIsLeftAlone() {
    assertThat(
            reasonsFor(
                statement(
                    "D",
                    "Deny",
                    "\"NotPrincipal\":{\"AWS\":\"arn:aws:iam::111122223333:role/Admin\"}",
                    "\"Action\":\"s3:*\"",
                    "{\"StringNotEquals\":{\"aws:SourceVpce\":\"vpce-1a2b3c4d\"}}")))
        .contains("NotPrincipal");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${aws:username}",
        "\\u0024{aws:username}",
        "$\\u007baws:username}",
        "\\u0024\\u007Baws:username}"
      })
  void policyVariablesAreLeftAlone(String variable) {
    assertThat(
            reasonsFor(
                ONLY_OWN_ENDPOINT.replace(
                    "gt-labeling-data/*\"",
                    "gt-labeling-data/*\",\"arn:aws:s3:::gt-labeling-data/" + variable + "/*\"")))
        .contains("policy variables");
  }

  @Test
  void conditionKeysThatDifferOnlyInLetterCaseAreLeftAlone() {
    String twice =
        ONLY_OWN_ENDPOINT.replace(
            "\"aws:SourceVpce\":",
            "\"aws:sourcevpce\":\"vpce-0c1d2e3f4a5b60789\",\"aws:SourceVpce\":");
    Policy policy = read(policy(twice));
    assertThat(Fitness.againstEditing(policy, policy.statements().getFirst()))
        .hasValueSatisfying(
            reason ->
                assertThat(reason)
                    .contains("\"aws:SourceVpce\" is given twice (letter case does not count)"));
    assertThat(plan(policy(twice), job("cats"))).isInstanceOf(FixPlan.Nothing.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"111122223333\"",
        "\"arn:aws:iam::111122223333:root\"",
        "[\"arn:aws:iam::111122223333:role/GroundTruthExecutionRole\",\"111122223333\"]"
      })
  void companionThatCouldNeverHoldIsNotAdded(String principal) {
    assertThat(proven(plan(policy(denyTo("{\"AWS\":" + principal + "}")), job("cats"))).edits())
        .containsExactly(new Edit.AddEndpoint(0, GT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"*\"",
        "{\"AWS\":\"*\"}",
        "{\"AWS\":[\"111122223333\",\"444455556666\"]}",
        "{\"AWS\":\"111122223333\",\"Service\":\"sagemaker.amazonaws.com\"}"
      })
  void companionThatMayHoldIsAdded(String principal) {
    assertThat(proven(plan(policy(denyTo(principal)), job("cats"))).edits())
        .containsExactly(
            new Edit.AddEndpoint(0, GT),
            new Edit.AddCompanion(0, "LabelguardCompanion1", GT, ACCOUNTS));
  }

  private static String denyTo(String principal) {
    return ONLY_OWN_ENDPOINT.replace("\"Principal\":\"*\"", "\"Principal\":" + principal);
  }

  @Test
  void denyThatNamesTheEndpointItselfIsLeftAlone() {
    assertThat(reasonsFor(deny("D", "{\"StringEquals\":{\"aws:SourceVpce\":\"" + GT + "\"}}")))
        .contains("StringEquals");
  }

  @Test
  void forAnyValueIsNeverExtended() {
    assertThat(
            reasonsFor(
                deny(
                    "D",
                    "{\"ForAnyValue:StringNotEquals\":{\"aws:SourceVpce\":\"vpce-1a2b3c4d\"}}")))
        .contains("ForAnyValue");
  }

  @Test
  void denyWithoutANetworkConditionIsLeftAlone() {
    assertThat(reasonsFor(deny("D", ""))).contains("no condition on the network");
  }

  @Test
  void uniqueIdOfADeletedRoleStopsTheFix() {
    String allow =
        statement(
            "A",
            "Allow",
            "\"Principal\":{\"AWS\":\"AROAEXAMPLEID1234567\"}",
            "\"Action\":\"s3:GetObject\"",
            "");
    assertThat(reasons(plan(policy(ONLY_OWN_ENDPOINT, allow), job("cats"))))
        .contains("AROAEXAMPLEID1234567")
        .contains("S3 refuses");
  }

  @Test
  void repeatedOrUnknownElementOfThePolicyStopsTheFix() {
    String policy = policy(ONLY_OWN_ENDPOINT);
    assertThat(
            reasons(
                plan(
                    policy.replace("{\"Version\"", "{\"Id\":\"1\",\"Id\":\"2\",\"Version\""),
                    job("cats"))))
        .contains("\"Id\"")
        .contains("twice");
    assertThat(
            reasons(
                plan(policy.replace("{\"Version\"", "{\"Owner\":\"me\",\"Version\""), job("cats"))))
        .contains("Owner");
  }

  @Test
  void takenPlaceOfTheCompanionStopsTheFix() {
    assertThat(
            reasonsFor(
                deny(
                    "D",
                    "{\"StringNotEquals\":{\"aws:SourceVpc\":\"vpc-1\",\"aws:PrincipalAccount\":\"444455556666\"}}")))
        .contains("StringNotEquals aws:PrincipalAccount");
  }

  @Test
  void personsStatementUnderOurNameStopsTheFix() {
    assertThat(
            reasons(
                plan(
                    policy(
                        ONLY_OWN_ENDPOINT,
                        deny("LabelguardCompanion1", "{\"Bool\":{\"aws:SecureTransport\":false}}")),
                    job("cats"))))
        .contains("has a name that Labelguard gives to companions");
  }

  @Test
  void policyThatWouldGrowTooLargeIsLeftAlone() {
    String filler =
        deny("F" + "x".repeat(19_400), "{\"Bool\":{\"aws:SecureTransport\":\"false\"}}");
    assertThat(reasons(plan(policy(ONLY_OWN_ENDPOINT, filler), job("cats")))).contains("20480");
  }

  @Test
  void policyThatIsLargeOnlyByItsWhiteSpaceIsFixedWithoutIt() {
    String indented = policy(ONLY_OWN_ENDPOINT).replaceFirst("\\{", "{" + " ".repeat(30_000));
    FixPlan.Proven proven = (FixPlan.Proven) plan(indented, job("cats"));
    assertThat(proven.after().length()).isLessThan(FixVerifier.LARGEST_POLICY);
    assertThat(proven.before()).isEqualTo(CompactText.of(indented));
  }

  @Test
  void oneStatementThatMustNotBeEditedStopsTheWhole() {
    assertThat(
            reasons(
                plan(
                    policy(ONLY_OWN_ENDPOINT, deny("Freeze", "{\"Null\":{\"aws:userid\":false}}")),
                    job("cats"))))
        .contains("Freeze");
  }

  @Test
  void foreignBucketIsNeverPlannedFor() {
    Bucket own = Jobs.bucket(policy(ONLY_OWN_ENDPOINT));
    Bucket foreign =
        new Bucket(own.name(), own.region(), Optional.of("444455556666"), own.policy());
    assertThat(reasons(plan(Jobs.situation(foreign, job("cats")), Set.of())))
        .contains("444455556666");
  }

  @Test
  void bucketWhosePolicyIsNotThereToBeEditedGetsNoFix() {
    assertThat(reasonsIn(new BucketPolicyState.NotChecked())).contains("policy was not given");
    assertThat(reasonsIn(new BucketPolicyState.NoPolicy())).contains("has no policy any more");
    assertThat(reasonsIn(new BucketPolicyState.NoSuchBucket())).contains("has no policy any more");
    assertThat(reasonsIn(new BucketPolicyState.Unreadable("{", "it ends early")))
        .isEqualTo("The bucket's policy cannot be read: it ends early.");
    assertThat(reasonsIn(new BucketPolicyState.OtherAccount()))
        .contains("only its owner can change its policy");
  }

  /// Why there is no fix where the policy was readable when the finding was made, and is so no
  /// more.
  private static String reasonsIn(BucketPolicyState state) {
    Bucket then = Jobs.bucket(policy(ONLY_OWN_ENDPOINT));
    Situation situation = Jobs.situation(then, job("cats"));
    Bucket now = new Bucket(then.name(), then.region(), then.owner(), state);
    return reasons(planAt(now, situation));
  }

  /// What is planned for one bucket with what was found in the situation.
  private static FixPlan planAt(Bucket bucket, Situation situation) {
    JudgedSituation judged = new JudgedSituation(situation);
    return new FixPlanner(judged, Set.of()).plan(bucket, Checks.run(judged));
  }

  @Test
  void withoutAKnownAccountThereIsNoFix() {
    Situation known = Jobs.situation(Jobs.bucket(policy(ONLY_OWN_ENDPOINT)), job("cats"));
    Situation unknown =
        new Situation(
            Optional.empty(),
            known.region(),
            known.buckets(),
            known.jobs(),
            known.teams(),
            known.workforce(),
            known.guardRole(),
            known.endpoints());
    assertThat(reasons(plan(unknown, Set.of()))).contains("The account is not known");
  }

  @Test
  void jobWhoseRoleCannotBeReadGetsNoFix() {
    assertThat(reasons(plan(policy(ONLY_OWN_ENDPOINT), withRole("GroundTruthExecutionRole"))))
        .contains("account of the execution role of labeling job cats cannot be read");
  }

  @Test
  void findingsOfAnotherBucketAreNotPlannedFor() {
    Situation situation = Jobs.situation(Jobs.bucket(policy(ONLY_OWN_ENDPOINT)), job("cats"));
    Bucket other =
        new Bucket(
            "other-bucket",
            Optional.of("us-east-1"),
            Optional.of(Jobs.ACCOUNT),
            situation.buckets().getFirst().policy());
    assertThat(planAt(other, situation)).isInstanceOf(FixPlan.Nothing.class);
  }

  @Test
  void eventsCopyIsNeverTheBaseOfAFix() {
    Bucket locked =
        new Bucket(
            Jobs.BUCKET,
            Optional.empty(),
            Optional.of(Jobs.ACCOUNT),
            new BucketPolicyState.LockedOut(
                "explicit deny", Optional.of(read(policy(ONLY_OWN_ENDPOINT)))));
    assertThat(reasons(plan(Jobs.situation(locked, job("cats")), Set.of())))
        .contains("no fix is based on it");
  }

  @Test
  void untouchedStatementOnAnUnknownKeyStopsNoFix() {
    String unknown = deny("Acl", "{\"StringEquals\":{\"s3:x-amz-grant-read\":\"id=someone\"}}");
    assertThat(proven(plan(policy(ONLY_OWN_ENDPOINT, unknown), job("cats"))).edits()).hasSize(2);
  }

  @Test
  void vpcIdAmongEndpointsIsKept() {
    assertThat(
            proven(
                    plan(
                        policy(
                            deny(
                                "D",
                                "{\"StringNotEquals\":{\"aws:SourceVpce\":[\"" + VPC + "\"]}}")),
                        job("cats")))
                .after())
        .contains("[\"" + VPC + "\",\"" + GT + "\"]");
  }

  private static LabelingJob withRoleOf(String account) {
    return withRole("arn:aws:iam::" + account + ":role/Shared");
  }

  private static LabelingJob withRole(String role) {
    LabelingJob own = job("cats");
    return new LabelingJob(
        own.name(),
        own.arn(),
        own.region(),
        own.account(),
        own.status(),
        Optional.of(role),
        own.workteamArn(),
        own.locations(),
        own.automated(),
        own.outputKmsKeyId(),
        own.created(),
        own.unreadable());
  }

  private static String reasonsFor(String statement) {
    return reasons(plan(policy(statement), job("cats")));
  }

  private static String reasons(FixPlan plan) {
    assertThat(plan).isInstanceOf(FixPlan.NoSafeFix.class);
    return String.join(" ", ((FixPlan.NoSafeFix) plan).reasons());
  }

  private static FixPlan.Proven proven(FixPlan plan) {
    assertThat(plan).isInstanceOf(FixPlan.Proven.class);
    return (FixPlan.Proven) plan;
  }
}
