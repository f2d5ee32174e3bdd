package io.labelguard.core.fix;

import static io.labelguard.core.fix.Policies.GT;
import static io.labelguard.core.fix.Policies.ONLY_OWN_ENDPOINT;
import static io.labelguard.core.fix.Policies.OWN;
import static io.labelguard.core.fix.Policies.deny;
import static io.labelguard.core.fix.Policies.policy;
import static io.labelguard.core.fix.Policies.statement;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.need.Need;
import io.labelguard.core.labeling.need.Needs;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.Request.IdentityPolicies;
import io.labelguard.policy.request.RequestContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the verifier holds a change to beside the edits themselves; those [WrongFixTest] plants.
final class FixVerifierTest {

  private static final TreeSet<String> ACCOUNTS = new TreeSet<>(List.of(Jobs.ACCOUNT));
  private static final String EDITED = let(GT, ONLY_OWN_ENDPOINT);
  private static final String COMPANION =
      deny(
          "LabelguardCompanion1",
          "{\"StringNotEquals\":{\"aws:SourceVpce\":[\""
              + OWN
              + "\"],\"aws:PrincipalAccount\":[\"111122223333\"]},\"StringEquals\":{\"aws:SourceVpce\":[\""
              + GT
              + "\"]}}");
  private static final String BEFORE = policy(ONLY_OWN_ENDPOINT);
  private static final String AFTER = policy(EDITED, COMPANION);

  @Test
  void everyNeedOfTheJobMayBeClaimed() {
    assertThat(verdict(BEFORE, AFTER, needs())).isInstanceOf(Verdict.Proof.class);
  }

  @Test
  void whatAPlannerWouldChangeOnceMoreIsRefused() {
    FixVerifier.Claim claim = claim(BEFORE, AFTER, needs(), GT);
    FixVerifier.Claim again =
        new FixVerifier.Claim(
            claim.change(),
            claim.needs(),
            claim.places(),
            _ -> List.of(new Edit.AddEndpoint(0, GT)));
    assertThat(reasons(FixVerifier.verify(again)))
        .isEqualTo("Planning again would change the policy once more.");
  }

  @Test
  void theLargestPolicyThatS3TakesMayBeWrittenAndNoByteMore() {
    int bytes = AFTER.getBytes(StandardCharsets.UTF_8).length;
    String room = " ".repeat(FixVerifier.LARGEST_POLICY - bytes);
    assertThat(verdict(BEFORE, policy(EDITED, room + COMPANION), needs()))
        .isInstanceOf(Verdict.Proof.class);
    assertThat(reasons(verdict(BEFORE, policy(EDITED, room + " " + COMPANION), needs())))
        .contains("would have 20481 bytes");
  }

  @Test
  void policyThatS3WouldNotStoreIsNotWritten() {
    String deleted =
        statement(
            "Old",
            "Allow",
            "\"Principal\":{\"AWS\":\"AROAEXAMPLEID1234567\"}",
            "\"Action\":\"s3:GetObject\"",
            "");
    assertThat(
            reasons(
                verdict(
                    policy(ONLY_OWN_ENDPOINT, deleted),
                    policy(EDITED, deleted, COMPANION),
                    needs())))
        .contains("AROAEXAMPLEID1234567")
        .contains("S3 refuses to store");
  }

  @Test
  void endpointThatIsAPatternWouldLetMoreThroughThanItself() {
    String pattern = "vpce-0*";
    String like = ONLY_OWN_ENDPOINT.replace("StringNotEquals", "StringNotLike");
    String companion =
        deny(
            "LabelguardCompanion1",
            "{\"StringNotLike\":{\"aws:SourceVpce\":[\""
                + OWN
                + "\"]},\"StringEquals\":{\"aws:SourceVpce\":[\""
                + pattern
                + "\"]},\"StringNotEquals\":{\"aws:PrincipalAccount\":[\"111122223333\"]}}");
    FixVerifier.Claim claim =
        claim(policy(like), policy(let(pattern, like), companion), needs(), pattern);
    assertThat(reasons(FixVerifier.verify(claim)))
        .startsWith("More would be allowed than Ground Truth's own access");
  }

  @Test
  void claimedNeedWhoseAccountIsNotKnownDependsOnTheCompanion() {
    assertThat(reasons(verdict(BEFORE, AFTER, without("aws:PrincipalAccount"))))
        .contains(
            "Cannot decide whether s3:GetObject on"
                + " arn:aws:s3:::gt-labeling-data/manifests/cats.manifest for labeling job cats"
                + " (ground-truth) would be denied: that depends on what is unknown"
                + " (aws:PrincipalAccount).");
  }

  @Test
  void claimedNeedWhoseEndpointIsNotKnownDependsOnTheEditedStatement() {
    assertThat(reasons(verdict(BEFORE, AFTER, without("aws:SourceVpce"))))
        .contains("that depends on what is unknown (aws:SourceVpce)");
  }

  @Test
  void untouchedStatementThatCannotBeReadStopsTheFix() {
    String odd = deny("Odd", "{\"StringIsNice\":{\"aws:SourceVpce\":\"x\"}}");
    assertThat(
            reasons(
                verdict(policy(ONLY_OWN_ENDPOINT, odd), policy(EDITED, odd, COMPANION), needs())))
        .contains("depends on what is unknown");
  }

  @Test
  void untouchedStatementOnAnUnknownKeyStopsNoFix() {
    String unknown = deny("Acl", "{\"StringEquals\":{\"s3:x-amz-grant-read\":\"id=someone\"}}");
    assertThat(
            verdict(
                policy(ONLY_OWN_ENDPOINT, unknown), policy(EDITED, unknown, COMPANION), needs()))
        .isInstanceOf(Verdict.Proof.class);
  }

  @Test
  void claimedNeedThatNoAllowCoversIsNotFixed() {
    List<Need> withoutIdentityPolicy =
        needs().stream().map(need -> with(need, IdentityPolicies.SILENT)).toList();
    assertThat(reasons(verdict(BEFORE, AFTER, withoutIdentityPolicy)))
        .contains("would still be denied, because no Allow covers it.");
  }

  @ParameterizedTest
  @CsvSource({
    "ALLOWED,           ALLOWED,           false",
    "ALLOWED,           EXPLICITLY_DENIED, true",
    "ALLOWED,           IMPLICITLY_DENIED, true",
    "ALLOWED,           UNDETERMINED,      true",
    "EXPLICITLY_DENIED, ALLOWED,           false",
    "EXPLICITLY_DENIED, EXPLICITLY_DENIED, false",
    "EXPLICITLY_DENIED, IMPLICITLY_DENIED, false",
    "EXPLICITLY_DENIED, UNDETERMINED,      false",
    "IMPLICITLY_DENIED, ALLOWED,           false",
    "IMPLICITLY_DENIED, EXPLICITLY_DENIED, true",
    "IMPLICITLY_DENIED, IMPLICITLY_DENIED, false",
    "IMPLICITLY_DENIED, UNDETERMINED,      true",
    "UNDETERMINED,      ALLOWED,           false",
    "UNDETERMINED,      EXPLICITLY_DENIED, true",
    "UNDETERMINED,      IMPLICITLY_DENIED, false",
    "UNDETERMINED,      UNDETERMINED,      false",
  })
  void needIsDecidedWorse(Decision old, Decision now, boolean worse) {
    assertThat(NeedsProof.isWorse(decided(old), decided(now))).isEqualTo(worse);
  }

  @ParameterizedTest
  @CsvSource({
    "UNDETERMINED,      b/old/*, UNDETERMINED, b/old/*, false",
    "UNDETERMINED,      b/old/*, UNDETERMINED, '',      false",
    "UNDETERMINED,      b/old/*, UNDETERMINED, b/new/*, true",
    "ALLOWED,           '',      UNDETERMINED, b/new/*, true",
    "EXPLICITLY_DENIED, '',      UNDETERMINED, b/new/*, false",
  })
  void partThatIsNewlyDeniedIsWorse(
      Decision old, String oldPart, Decision now, String nowPart, boolean worse) {
    assertThat(NeedsProof.isWorse(decided(old, oldPart), decided(now, nowPart))).isEqualTo(worse);
  }

  private static Evaluation decided(Decision decision) {
    return decided(decision, "");
  }

  private static Evaluation decided(Decision decision, String deniedPart) {
    List<String> part = deniedPart.isEmpty() ? List.of() : List.of(deniedPart);
    return new Evaluation(decision, List.of(), List.of(), List.of(), List.of(), part);
  }

  private static String reasons(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Refusal.class);
    return String.join(" ", ((Verdict.Refusal) verdict).reasons());
  }

  private static Verdict verdict(String before, String after, List<Need> fixed) {
    return FixVerifier.verify(claim(before, after, fixed, GT));
  }

  private static FixVerifier.Claim claim(
      String before, String after, List<Need> fixed, String endpoint) {
    return new FixVerifier.Claim(
        new FixVerifier.Change(before, after, Set.of(0), Set.of(endpoint), ACCOUNTS),
        fixed,
        IntStream.range(0, fixed.size()).boxed().collect(toCollection(TreeSet::new)),
        _ -> List.of());
  }

  private static List<Need> needs() {
    return Needs.at(Jobs.BUCKET, Optional.empty(), Optional.of(Jobs.ACCOUNT))
        .groundTruth(Jobs.job("cats"), GroundTruthEndpoints.bundled());
  }

  private static List<Need> without(String key) {
    return needs().stream()
        .map(
            need -> {
              RequestContext context = need.request().context().with(key, new KeyState.Unknown());
              return with(need, context, IdentityPolicies.ALLOW);
            })
        .toList();
  }

  private static Need with(Need need, IdentityPolicies identity) {
    return with(need, need.request().context(), identity);
  }

  private static Need with(Need need, RequestContext context, IdentityPolicies identity) {
    return need.with(
        request ->
            new Request(
                request.principal(),
                request.action(),
                request.resource(),
                request.resourceAccount(),
                context,
                identity));
  }

  /// The Deny with one endpoint more.
  private static String let(String endpoint, String deny) {
    return deny.replace("[\"" + OWN + "\"]", "[\"" + OWN + "\",\"" + endpoint + "\"]");
  }
}
