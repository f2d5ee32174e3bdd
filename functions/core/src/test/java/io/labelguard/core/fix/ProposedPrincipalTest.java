package io.labelguard.core.fix;

import static io.labelguard.core.fix.Jobs.job;
import static io.labelguard.core.fix.Policies.GT;
import static io.labelguard.core.fix.Policies.ONLY_OWN_ENDPOINT;
import static io.labelguard.core.fix.Policies.OWN;
import static io.labelguard.core.fix.Policies.deny;
import static io.labelguard.core.fix.Policies.policy;
import static io.labelguard.core.fix.Policies.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.check.FixAdvice.Status;
import io.labelguard.core.check.Situation;
import io.labelguard.core.fix.proposal.FixAdvisor;
import io.labelguard.core.labeling.LabelingJob;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProposedPrincipalTest {

  private static final String ROLE = "arn:aws:iam::111122223333:role/GroundTruthExecutionRole";
  private static final String ADMIN = "arn:aws:iam::111122223333:role/Admin";
  private static final String ONLY_ADMIN = onlyAdmin("StringNotLike", '"' + ADMIN + '"');

  @ParameterizedTest
  @ValueSource(
      strings = {
        "StringNotLike",
        "StringNotEquals",
        "StringNotEqualsIgnoreCase",
        "ArnNotLike",
        "ArnNotEquals",
        "ArnNotLikeIfExists",
        "ForAllValues:StringNotEquals"
      })
  void theRoleJoinsTheListOfExemptedPrincipals(String operator) {
    String before = policy(onlyAdmin(operator, "[\"" + ADMIN + "\"]"));

    FixAdvice advice = advice(before);

    assertThat(advice.status()).isEqualTo(Status.PROPOSED);
    assertThat(advice.policy()).contains(before.replace(ADMIN + '"', ADMIN + "\",\"" + ROLE + '"'));
    assertThat(advice.diff().orElseThrow()).contains("+", ROLE);
  }

  @Test
  void aSingleValueBecomesAList() {
    assertThat(advice(policy(ONLY_ADMIN)).policy().orElseThrow())
        .contains("[\"" + ADMIN + "\",\"" + ROLE + "\"]");
  }

  @Test
  void whatElseItAllowsIsComputedAndThePriceNamed() {
    List<String> reasons = advice(policy(ONLY_ADMIN)).reasons();

    assertThat(reasons.get(0))
        .isEqualTo(
            "It also allows what the job does not need, for example s3:GetObject on"
                + " arn:aws:s3:::gt-labeling-data/key by "
                + ROLE
                + " from the internet.");
    assertThat(reasons.get(1)).startsWith("LG305 is the price");
    assertThat(reasons.subList(2, reasons.size())).anyMatch(why -> why.contains("OnlyAdmin"));
  }

  @Test
  void whatComesOnlyThroughTheEndpointIsNothingElse() {
    String throughGroundTruth =
        deny(
            "OnlyAdmin",
            "{\"StringEquals\":{\"aws:SourceVpce\":\"%s\"},\"ArnNotLike\":{\"aws:PrincipalArn\":\"%s\"}}"
                .formatted(GT, ADMIN));
    // A network decides there, which a proven edit cannot open: no list of principals is proposed.
    assertThat(advice(policy(throughGroundTruth)).policy()).isEmpty();
    assertThat(
            AlsoAllowed.sentence(
                Policies.read(policy(throughGroundTruth)),
                Policies.read(policy(throughGroundTruth.replace(ADMIN, ROLE))),
                Policies.read(policy(throughGroundTruth)).statements(),
                Optional.of(GT)))
        .isEqualTo("It allows nothing but requests through Ground Truth's endpoint.");
  }

  @Test
  void aDenialOfWritesAloneHasNoSuchPrice() {
    String writes =
        statement(
            "OnlyAdminWrites",
            "Deny",
            "\"Principal\":\"*\"",
            "\"Action\":\"s3:PutObject\"",
            "{\"ArnNotLike\":{\"aws:PrincipalArn\":\"" + ADMIN + "\"}}");

    FixAdvice advice = advice(policy(writes));

    assertThat(advice.status()).isEqualTo(Status.PROPOSED);
    assertThat(advice.reasons().getFirst()).contains("for example s3:PutObject");
    assertThat(advice.reasons()).noneMatch(reason -> reason.contains("LG305"));
  }

  @Test
  void aNetworkBesideItGetsItsEndpointAndCompanion() {
    FixAdvice advice = advice(policy(ONLY_OWN_ENDPOINT, ONLY_ADMIN));

    assertThat(advice.status()).isEqualTo(Status.PROPOSED);
    assertThat(advice.policy().orElseThrow())
        .contains(
            "[\"" + OWN + "\",\"" + GT + "\"]",
            "[\"" + ADMIN + "\",\"" + ROLE + "\"]",
            "LabelguardCompanion1");
  }

  @Test
  void aProvenEditStaysTheFixWhereThereIsOne() {
    String both =
        deny(
            "Both",
            "{\"StringNotEquals\":{\"aws:SourceVpce\":\"%s\"},\"ArnNotLike\":{\"aws:PrincipalArn\":\"%s\"}}"
                .formatted(OWN, ADMIN));

    FixAdvice advice = advice(policy(both));

    assertThat(advice.status()).isEqualTo(Status.PROVEN);
    assertThat(advice.policy().orElseThrow()).doesNotContain(ROLE).contains(GT);
  }

  @Test
  void nothingIsProposedThatDoesNotHelp() {
    assertThat(advice(policy(ONLY_ADMIN, deny("Closed", ""))).policy()).isEmpty();
    assertThat(advice(policy(onlyAdmin("ForAnyValue:ArnNotLike", '"' + ADMIN + '"'))).policy())
        .isEmpty();
    String listed = deny("NotTheRole", "{\"ArnLike\":{\"aws:PrincipalArn\":\"" + ROLE + "\"}}");
    assertThat(advice(policy(listed)).policy()).isEmpty();
  }

  @Test
  void aTextThatWouldBeTooLongIsNotProposed() {
    String long20kb =
        onlyAdmin("ArnNotLike", "[" + "\"%s\",".formatted(ADMIN).repeat(515) + '"' + ADMIN + "\"]");

    assertThat(policy(long20kb).length()).isBetween(20_420, 20_480);
    assertThat(advice(policy(long20kb)).policy()).isEmpty();
  }

  @Test
  void workersThatOnlyTheListKeepsOutGetTheSameProposal() {
    Situation at =
        Jobs.withWorkersOnTheInternet(Jobs.situation(Jobs.bucket(policy(ONLY_ADMIN)), job("cats")));

    FixAdvice advice = advice(at, CheckId.WORKERS_DENIED);

    assertThat(advice.status()).isEqualTo(Status.PROPOSED);
    assertThat(advice.policy().orElseThrow()).contains(ROLE);
    assertThat(advice.reasons()).anyMatch(reason -> reason.startsWith("LG305"));
  }

  private static String onlyAdmin(String operator, String values) {
    return deny("OnlyAdmin", "{\"%s\":{\"aws:PrincipalArn\":%s}}".formatted(operator, values));
  }

  private static FixAdvice advice(String policy) {
    LabelingJob job = job("cats");
    return advice(Jobs.situation(Jobs.bucket(policy), job), CheckId.GROUND_TRUTH_DENIED);
  }

  private static FixAdvice advice(Situation situation, CheckId check) {
    List<Finding> findings = FixAdvisor.advise(situation, Set.of()).findings();
    return findings.stream()
        .filter(finding -> finding.check() == check)
        .findFirst()
        .orElseThrow()
        .fix();
  }
}
