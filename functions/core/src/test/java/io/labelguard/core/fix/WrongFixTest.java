package io.labelguard.core.fix;

import static io.labelguard.core.fix.Policies.GT;
import static io.labelguard.core.fix.Policies.OHIO;
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
import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Checks;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.JudgedSituation;
import io.labelguard.core.check.Situation;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.PolicyEvaluator;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.RequestContext;
import io.labelguard.policy.request.RequestResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Plants wrong fixes; the verifier, which sees only the two texts, must refuse every one.
final class WrongFixTest {

  private static final String PUBLIC_READ =
      statement("PublicRead", "Allow", "\"Principal\":\"*\"", "\"Action\":\"s3:GetObject\"", "");

  /// A Deny like the one that is to be edited, but for one role that no job uses.
  private static final String OTHERS =
      statement(
          "Others",
          "Deny",
          "\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:role/Analyst\"}",
          "\"Action\":\"s3:GetObject\"",
          "{\"StringNotEquals\":{\"aws:SourceVpce\":[\"" + OWN + "\"]}}");

  static final String BEFORE = policy(ONLY_TLS, ONLY_OWN_ENDPOINT, PUBLIC_READ, OTHERS);
  private static final String LIST = "[\"" + OWN + "\"]";
  private static final String EDITED =
      ONLY_OWN_ENDPOINT.replace(LIST, "[\"" + OWN + "\",\"" + GT + "\"]");
  private static final String COMPANION =
      deny(
          "LabelguardCompanion1",
          "{\"StringNotEquals\":{\"aws:SourceVpce\":"
              + LIST
              + ",\"aws:PrincipalAccount\":[\"111122223333\"]},\"StringEquals\":{\"aws:SourceVpce\":[\""
              + GT
              + "\"]}}");
  static final String RIGHT = policy(ONLY_TLS, EDITED, PUBLIC_READ, OTHERS, COMPANION);

  private static final String NO_COMPANION =
      "was added and is not the companion of a statement as it was before";

  static Stream<Arguments> wrongFixes() {
    return Stream.of(
        wrong("nothing changed", "Nothing was changed", BEFORE),
        wrong("no JSON", "cannot be read: 1:", RIGHT + "}"),
        wrong("no policy", "must be a JSON object", "[]"),
        // Statements added, removed, moved.
        wrong(
            "an Allow added",
            "\"Added\" was added and is not the companion",
            policy(ONLY_TLS, EDITED, PUBLIC_READ, OTHERS, COMPANION, allow())),
        wrong(
            "an Allow instead of the companion",
            "\"Added\" was added and is not the companion",
            policy(ONLY_TLS, EDITED, PUBLIC_READ, OTHERS, allow())),
        wrong("the Deny removed", "A statement was removed", policy(ONLY_TLS, PUBLIC_READ, OTHERS)),
        wrong(
            "the Deny replaced by its companion",
            "has another Sid",
            policy(ONLY_TLS, COMPANION, PUBLIC_READ, OTHERS)),
        wrong(
            "a sibling dropped",
            "Statement \"OnlyOwnEndpoint\" has other elements",
            policy(EDITED, PUBLIC_READ, OTHERS, COMPANION)),
        wrong("every Deny dropped", "A statement was removed", policy(PUBLIC_READ)),
        wrong(
            "siblings swapped",
            "lost or gained a condition operator",
            policy(EDITED, ONLY_TLS, PUBLIC_READ, OTHERS, COMPANION)),
        wrong(
            "companion put first",
            "Statement \"PublicRead\" is not a Deny",
            policy(COMPANION, ONLY_TLS, EDITED, PUBLIC_READ, OTHERS)),
        wrong(
            "an unrelated Deny added",
            "\"OnlyOwnVpc\" was added and is not the companion",
            RIGHT.replace(COMPANION, COMPANION + "," + ONLY_OWN_VPC)),
        wrong(
            "a statement written twice",
            "\"OnlyTls\" was added and is not the companion",
            RIGHT.replace(COMPANION, COMPANION + "," + ONLY_TLS)),
        // Siblings and the frame altered.
        wrong(
            "a compliant sibling altered",
            "has other values of aws:SecureTransport",
            RIGHT.replace("\"false\"", "\"true\"")),
        wrong(
            "a sibling's layout altered",
            "was rewritten",
            RIGHT.replace("\"Bool\":", "\"Bool\": ")),
        wrong(
            "an Allow widened",
            "has another Action",
            RIGHT.replace(PUBLIC_READ, PUBLIC_READ.replace("s3:GetObject", "s3:*"))),
        wrong(
            "an Allow's resource widened",
            "is not a Deny; Labelguard edits nothing else",
            RIGHT.replace(
                PUBLIC_READ,
                PUBLIC_READ.replace("arn:aws:s3:::gt-labeling-data/*", "arn:aws:s3:::*"))),
        wrong(
            "another Version",
            "text outside the statements",
            RIGHT.replace("2012-10-17", "2008-10-17")),
        wrong(
            "an Id added",
            "text outside the statements",
            RIGHT.replace("{\"Version\"", "{\"Id\":\"x\",\"Version\"")),
        wrong(
            "a comma's space added",
            "text between statements 1 and 2",
            RIGHT.replace("}," + PUBLIC_READ, "}, " + PUBLIC_READ)),
        // The Deny edited in other ways.
        wrong(
            "the old value removed",
            "has other values of aws:SourceVpce",
            edited(LIST, "[\"" + GT + "\"]")),
        wrong(
            "the values reordered",
            "has other values of aws:SourceVpce",
            edited(LIST, "[\"" + GT + "\",\"" + OWN + "\"]")),
        wrong(
            "every endpoint exempted",
            "would exempt *, which is not a Ground Truth endpoint",
            edited(LIST, "[\"" + OWN + "\",\"*\"]")),
        wrong(
            "a foreign endpoint exempted",
            "would exempt vpce-0aaaaaaaaaaaaaaaa without a companion",
            edited(LIST, "[\"" + OWN + "\",\"" + GT + "\",\"vpce-0aaaaaaaaaaaaaaaa\"]")),
        wrong(
            "an endpoint's neighbours exempted",
            "would exempt vpce-0*, which is not a Ground Truth endpoint",
            edited(LIST, "[\"" + OWN + "\",\"vpce-0*\"]")),
        wrong("the Deny made an Allow", "has another Effect", edited("\"Deny\"", "\"Allow\"")),
        wrong("an action removed", "has another Action", edited("\"s3:PutObject\",", "")),
        wrong(
            "a resource removed",
            "has another Resource",
            edited("\"arn:aws:s3:::gt-labeling-data\",", "")),
        wrong(
            "a resource added",
            "has another Resource",
            edited(
                "[\"arn:aws:s3:::gt-labeling-data\"",
                "[\"arn:aws:s3:::other\",\"arn:aws:s3:::gt-labeling-data\"")),
        wrong(
            "the role exempted by its ARN",
            "lost or gained a condition operator",
            edited(
                "{\"StringNotEquals\":{",
                "{\"ArnNotLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::111122223333:role/*\"},\"StringNotEquals\":{")),
        wrong(
            "an account exempted instead of the endpoint",
            "gained a condition under StringNotEquals",
            edited(LIST, LIST + ",\"aws:PrincipalAccount\":[\"111122223333\"]")),
        wrong(
            "the operator made IfExists",
            "lost or gained a condition operator",
            edited("{\"StringNotEquals\":", "{\"StringNotEqualsIfExists\":")),
        wrong(
            "the operator turned round",
            "though that statement exempts nothing more",
            edited("{\"StringNotEquals\":", "{\"StringEquals\":")),
        wrong("the condition removed", "has other elements", edited(condition(EDITED), "")),
        wrong(
            "a value written in another way",
            "has other values of aws:SourceVpce",
            edited(LIST, "[ \"" + OWN + "\"]")),
        wrong(
            "a number among the values",
            "has other values of aws:SourceVpce",
            edited(LIST, "[\"" + OWN + "\",5]")),
        wrong("null for the values", "has other values of aws:SourceVpce", edited(LIST, "null")),
        wrong("true for the values", "has other values of aws:SourceVpce", edited(LIST, "true")),
        wrong("an object for the values", "has other values of aws:SourceVpce", edited(LIST, "{}")),
        wrong(
            "the key replaced by another",
            "lost or gained a condition key under StringNotEquals",
            edited("aws:SourceVpce", "aws:SourceVpc")),
        wrong(
            "the keys replaced by a word",
            "has another condition than before",
            edited("{\"aws:SourceVpce\":[\"" + OWN + "\",\"" + GT + "\"]}", "\"never\"")),
        wrong(
            "an operator added that has no keys",
            "gained a condition that cannot be read",
            edited("\"]}}", "\"]},\"Bool\":\"never\"}")),
        wrong(
            "the principal narrowed",
            "has another Principal",
            edited("\"Principal\":\"*\"", principal("Admin"))),
        wrong(
            "NotPrincipal",
            "has other elements",
            edited("\"Principal\":\"*\"", "\"Not" + principal("G").substring(1))),
        wrong(
            "a second key of the same name",
            "can no longer be read after the change",
            edited(LIST, LIST + ",\"aws:SourceVpce\":[\"" + OWN + "\",\"" + GT + "\"]")),
        wrong(
            "a key of the same name in capitals",
            "gained a condition under StringNotEquals",
            edited(LIST, LIST + ",\"AWS:SOURCEVPCE\":[\"" + GT + "\"]")),
        wrong(
            "an unknown element",
            "can no longer be read after the change",
            edited("\"Effect\":", "\"Comment\":\"x\",\"Effect\":")),
        wrong("another Sid", "has another Sid", edited("OnlyOwnEndpoint", "OnlyOwnEndpoints")),
        wrong(
            "a statement edited that no finding names",
            "Statement \"Others\" was edited, though no finding names it",
            policy(
                ONLY_TLS,
                EDITED,
                PUBLIC_READ,
                OTHERS.replace(LIST, "[\"" + OWN + "\",\"" + GT + "\"]"),
                COMPANION,
                companion("LabelguardCompanion1", "LabelguardCompanion2"))),
        // The endpoint of another Region.
        wrong(
            "the wrong Region",
            "which is not a Ground Truth endpoint that the jobs need",
            RIGHT.replace(GT, OHIO)),
        wrong(
            "the wrong Region in the Deny",
            "without a companion",
            RIGHT.replace(EDITED, EDITED.replace(GT, OHIO))),
        wrong(
            "the wrong Region in the companion",
            "though that statement exempts nothing more",
            companionWith(GT, OHIO)),
        // The companion.
        wrong("no companion", "without a companion", policy(ONLY_TLS, EDITED, PUBLIC_READ, OTHERS)),
        wrong(
            "two companions",
            "\"LabelguardCompanion1\" was added and is not the companion",
            twice(COMPANION)),
        wrong(
            "two companions under two names",
            "\"LabelguardCompanion2\" was added and is not the companion",
            twice(renamed("LabelguardCompanion2"))),
        wrong(
            "a companion under a person's name",
            NO_COMPANION,
            companionWith("LabelguardCompanion1", "Ours")),
        wrong(
            "a companion under a name that is taken",
            NO_COMPANION,
            companionWith("LabelguardCompanion1", "OnlyTls")),
        wrong("a companion that allows", NO_COMPANION, companionWith("\"Deny\"", "\"Allow\"")),
        wrong(
            "a companion without accounts",
            NO_COMPANION,
            companionWith(",\"aws:PrincipalAccount\":[\"111122223333\"]", "")),
        wrong(
            "a companion for another account",
            "exempts the accounts 444455556666 instead of 111122223333",
            companionWith("111122223333", "444455556666")),
        wrong(
            "a companion with one account more",
            "exempts the accounts 111122223333, 444455556666 instead of",
            companionWith("[\"111122223333\"]", "[\"111122223333\",\"444455556666\"]")),
        wrong(
            "a companion that exempts every account",
            NO_COMPANION,
            companionWith("[\"111122223333\"]", "[\"111122223333\",\"*\"]")),
        wrong(
            "a companion without the endpoint",
            NO_COMPANION,
            companionWith(",\"StringEquals\":{\"aws:SourceVpce\":[\"" + GT + "\"]}", "")),
        wrong(
            "a companion for more endpoints",
            NO_COMPANION,
            companionWith("[\"" + GT + "\"]", "[\"" + GT + "\",\"" + OHIO + "\"]")),
        wrong("a companion of fewer actions", NO_COMPANION, companionWith("\"s3:PutObject\",", "")),
        wrong(
            "a companion of more actions",
            NO_COMPANION,
            companionWith("[\"s3:GetObject\"", "[\"s3:*\"")),
        wrong(
            "a companion of fewer resources",
            NO_COMPANION,
            companionWith("\"arn:aws:s3:::gt-labeling-data\",", "")),
        wrong(
            "a companion of fewer principals",
            NO_COMPANION,
            companionWith("\"Principal\":\"*\"", principal("X"))),
        wrong(
            "a companion without the old condition",
            NO_COMPANION,
            companionWith("\"aws:SourceVpce\":" + LIST + ",", "")),
        wrong(
            "a companion with one condition more",
            NO_COMPANION,
            companionWith(
                "\"StringEquals\":",
                "\"Bool\":{\"aws:SecureTransport\":\"true\"},\"StringEquals\":")),
        wrong(
            "a companion that holds without the key",
            NO_COMPANION,
            companionWith("\"StringEquals\"", "\"StringEqualsIfExists\"")),
        wrong(
            "a companion of any value",
            NO_COMPANION,
            companionWith("\"StringEquals\"", "\"ForAnyValue:StringEquals\"")),
        wrong(
            "a companion whose accounts are patterns",
            NO_COMPANION,
            companionWith("\"StringNotEquals\"", "\"StringNotLike\"")),
        wrong(
            "too large",
            "bytes, more than the 20480 that S3 accepts",
            RIGHT.replace(COMPANION, " ".repeat(20_000) + COMPANION)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongFixes")
  void isRefused(String what, String reason, String after) {
    assertThat(verdict(BEFORE, after))
        .as(what)
        .isInstanceOfSatisfying(
            Verdict.Refusal.class,
            refusal -> assertThat(String.join(" ", refusal.reasons())).contains(reason));
  }

  @Test
  void rightFixIsProven() {
    assertThat(verdict(BEFORE, RIGHT))
        .isEqualTo(
            new Verdict.Proof(
                List.of(
                    new Edit.AddEndpoint(1, GT),
                    new Edit.AddCompanion(
                        1, "LabelguardCompanion1", GT, new TreeSet<>(List.of("111122223333")))),
                Fingerprint.of(read(BEFORE)),
                Fingerprint.of(read(RIGHT))));
  }

  @Test
  void keyInAForAnyValueBlockIsRefused() {
    String hole = deny("Hole", "{\"ForAnyValue:StringNotEquals\":{\"aws:SourceVpc\":[\"vpc-1\"]}}");
    String companion =
        deny(
            "LabelguardCompanion1",
            "{\"ForAnyValue:StringNotEquals\":{\"aws:SourceVpc\":[\"vpc-1\"]},\"StringEquals\":{\"aws:SourceVpce\":[\""
                + GT
                + "\"]},\"StringNotEquals\":{\"aws:PrincipalAccount\":[\"111122223333\"]}}");
    String inside = hole.replace("[\"vpc-1\"]", "[\"vpc-1\"],\"aws:SourceVpce\":[\"" + GT + "\"]");
    String beside =
        hole.replace(
            "[\"vpc-1\"]}",
            "[\"vpc-1\"]},\"StringNotEquals\":{\"aws:SourceVpce\":[\"" + GT + "\"]}");
    assertThat(verdict(policy(hole), policy(inside, companion)))
        .isInstanceOf(Verdict.Refusal.class);
    assertThat(verdict(policy(hole), policy(beside, companion))).isInstanceOf(Verdict.Proof.class);
  }

  @Test
  void halfOfASplitDenyIsRefused() {
    String half = policy(ONLY_OWN_VPC, EDITED, COMPANION);
    assertThat(verdict(policy(ONLY_OWN_VPC, ONLY_OWN_ENDPOINT), half).toString())
        .contains("would still be denied by Statement \"OnlyOwnVpc\"");
  }

  @Test
  void accountPutIntoAPersonsStatementIsRefused() {
    String persons =
        deny("Partners", "{\"StringNotEquals\":{\"aws:PrincipalAccount\":[\"444455556666\"]}}");
    String before = policy(ONLY_OWN_ENDPOINT, persons);
    String after =
        policy(
            EDITED,
            persons.replace("[\"444455556666\"]", "[\"444455556666\",\"111122223333\"]"),
            COMPANION);
    assertThat(verdict(before, after).toString())
        .contains("had a value of aws:PrincipalAccount added under StringNotEquals");
  }

  @Test
  void anotherRegionsEndpointPutIntoADenyOfOtherNetworksIsRefused() {
    String before = policy(ONLY_OWN_VPC);
    String let =
        ONLY_OWN_VPC.replace(
            "\"" + VPC + "\"", "\"" + VPC + "\",\"aws:SourceVpce\":[\"" + OHIO + "\"]");
    String companion =
        deny(
            "LabelguardCompanion1",
            "{\"StringNotEquals\":{\"aws:SourceVpc\":\""
                + VPC
                + "\",\"aws:PrincipalAccount\":[\"111122223333\"]},\"StringEquals\":{\"aws:SourceVpce\":[\""
                + OHIO
                + "\"]}}");
    assertThat(verdict(before, policy(let, companion)).toString())
        .contains(OHIO + ", which is not a Ground Truth endpoint that the jobs need");
    assertThat(verdict(before, policy(let.replace(OHIO, GT), companion.replace(OHIO, GT))))
        .isInstanceOf(Verdict.Proof.class);
  }

  @Test
  void foreignAccountPutIntoOurCompanionIsRefused() {
    String after = RIGHT.replace("[\"111122223333\"]", "[\"111122223333\",\"444455556666\"]");
    FixVerifier.Claim claim =
        new FixVerifier.Claim(
            new FixVerifier.Change(
                RIGHT, after, Set.of(4), Set.of(GT), new TreeSet<>(List.of("111122223333"))),
            List.of(),
            new TreeSet<>(),
            _ -> List.of());
    assertThat(FixVerifier.verify(claim).toString())
        .contains("would exempt account 444455556666, which is not one of yours");
  }

  @Test
  void denyWithoutAPlaceForItsCompanionIsRefused() {
    String taken =
        deny(
            "OnlyOwnEndpoint",
            "{\"StringNotEquals\":{\"aws:SourceVpce\":"
                + LIST
                + ",\"aws:PrincipalAccount\":[\"444455556666\"]}}");
    String after = policy(taken.replace(LIST, "[\"" + OWN + "\",\"" + GT + "\"]"), COMPANION);
    assertThat(verdict(policy(taken), after).toString())
        .contains("the place that its companion needs");
  }

  @Test
  void companionThatCouldNeverHoldIsRefused() {
    String own = "\"Principal\":{\"AWS\":\"111122223333\"}";
    String before = policy(deniedTo(ONLY_OWN_ENDPOINT, own));
    assertThat(verdict(before, policy(deniedTo(EDITED, own), deniedTo(COMPANION, own))).toString())
        .contains("with a companion that it does not need");
    assertThat(verdict(before, policy(deniedTo(EDITED, own)))).isInstanceOf(Verdict.Proof.class);
  }

  @Test
  void companionThatCouldHoldForOnePrincipalIsNotLeftOut() {
    String two = "\"Principal\":{\"AWS\":[\"111122223333\",\"444455556666\"]}";
    assertThat(
            verdict(policy(deniedTo(ONLY_OWN_ENDPOINT, two)), policy(deniedTo(EDITED, two)))
                .toString())
        .contains("without a companion");
  }

  private static String deniedTo(String statement, String principal) {
    return statement.replace("\"Principal\":\"*\"", principal);
  }

  @Test
  void foreignAccountGainsNothingOnAPublicBucket() {
    Request foreign =
        new Request(
            Principal.role("arn:aws:iam::444455556666:role/GroundTruthExecutionRole"),
            "s3:GetObject",
            new RequestResource.Exact("arn:aws:s3:::gt-labeling-data/cat.jpg"),
            Optional.of(Jobs.ACCOUNT),
            RequestContext.of(
                Map.of(
                    "aws:SourceVpce", KeyState.of(GT),
                    "aws:SecureTransport", KeyState.of("true"),
                    "aws:PrincipalAccount", KeyState.of("444455556666"))),
            Request.IdentityPolicies.ALLOW);
    String bare = policy(ONLY_TLS, EDITED, PUBLIC_READ, OTHERS);
    assertThat(decision(BEFORE, foreign)).isEqualTo(Decision.EXPLICITLY_DENIED);
    assertThat(decision(bare, foreign)).isEqualTo(Decision.ALLOWED);
    assertThat(decision(RIGHT, foreign)).isEqualTo(Decision.EXPLICITLY_DENIED);
  }

  private static Decision decision(String policy, Request request) {
    return new PolicyEvaluator(read(policy)).evaluate(request).decision();
  }

  private static Verdict verdict(String before, String after) {
    Bucket bucket = Jobs.bucket(before);
    Situation situation = Jobs.situation(bucket, Jobs.job("cats"));
    JudgedSituation judged = new JudgedSituation(situation);
    List<Finding> findings =
        Checks.run(judged).stream()
            .filter(finding -> finding.check() == CheckId.GROUND_TRUTH_DENIED)
            .toList();
    assertThat(findings).hasSize(1);
    BucketClaims claims =
        new BucketClaims(
            judged.at(bucket).orElseThrow(),
            situation.endpoints(),
            new TreeSet<>(List.of("111122223333")));
    return FixVerifier.verify(claims.claim(findings, claims.change(findings, after)));
  }

  private static Arguments wrong(String what, String reason, String after) {
    if (after.equals(RIGHT)) {
      throw new AssertionError(what + " is the right fix: the test plants nothing");
    }
    return Arguments.of(what, reason, after);
  }

  /// The right fix with something else of the edited Deny changed, its companion a copy as it was.
  private static String edited(String what, String with) {
    String base = what.equals(LIST) ? ONLY_OWN_ENDPOINT : EDITED;
    String deny = base.replace(what, with);
    if (deny.equals(base)) {
      throw new AssertionError("nothing replaced: " + what);
    }
    return policy(ONLY_TLS, deny, PUBLIC_READ, OTHERS, COMPANION);
  }

  private static String companionWith(String what, String with) {
    return policy(ONLY_TLS, EDITED, PUBLIC_READ, OTHERS, companion(what, with));
  }

  private static String companion(String what, String with) {
    String companion = COMPANION.replace(what, with);
    if (companion.equals(COMPANION)) {
      throw new AssertionError("nothing replaced: " + what);
    }
    return companion;
  }

  private static String renamed(String sid) {
    return companion("LabelguardCompanion1", sid);
  }

  private static String twice(String second) {
    return policy(ONLY_TLS, EDITED, PUBLIC_READ, OTHERS, COMPANION, second);
  }

  private static String allow() {
    return statement(
        "Added",
        "Allow",
        "\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:role/GroundTruthExecutionRole\"}",
        "\"Action\":\"s3:GetObject\"",
        "");
  }

  private static String principal(String role) {
    return "\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:role/" + role + "\"}";
  }

  private static String condition(String statement) {
    return statement.substring(statement.indexOf(",\"Condition\""), statement.length() - 1);
  }
}
