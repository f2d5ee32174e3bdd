package io.labelguard.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.compare.Comparison.Answer;
import io.labelguard.policy.compare.Comparison.Identity;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.request.Request;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Witnesses are requests that can exist and that a person recognizes.
class WitnessesTest {

  private static final String DENY =
      "{'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':['arn:aws:s3:::b','arn:aws:s3:::b/*']%s}";

  @Test
  void roleUnderAPathHasTheSessionThatWasDenied() throws Exception {
    Comparison comparison =
        new PolicyComparison(
                PolicyReader.live(resource("compare-session-path-before")),
                PolicyReader.live(resource("compare-session-path-after")))
            .compare(Identity.ALL);
    assertThat(comparison.more()).isEqualTo(Answer.YES);
    Request witness = comparison.moreWitness().orElseThrow();
    assertThat(witness.principal().name())
        .isEqualTo("arn:aws:iam::111122223333:role/service-role/GTExec");
    assertThat(witness.principal().session())
        .contains("arn:aws:sts::111122223333:assumed-role/GTExec/SageMaker");
    assertThat(witness.action()).isEqualTo("s3:GetObject");
    assertThat(comparison.less()).isEqualTo(Answer.YES);
  }

  @Test
  void notPrincipalInAnotherOrderIsNoDifference() throws Exception {
    for (Identity identity : Identity.values()) {
      Comparison comparison =
          new PolicyComparison(
                  PolicyReader.live(resource("notprincipal-order-before")),
                  PolicyReader.live(resource("notprincipal-order-after")))
              .compare(identity);
      assertThat(comparison.more()).isEqualTo(Answer.NO);
      assertThat(comparison.less()).isEqualTo(Answer.NO);
    }
  }

  @Test
  void roleCallsBeforeAnAnonymousCallerAndReadsAnObject() throws Exception {
    Request witness = lessAllowed("");
    assertThat(witness.principal().kind()).isEqualTo(Principal.Kind.ROLE);
    assertThat(witness.action()).isEqualTo("s3:GetObject");
  }

  @Test
  void roleOfAnAccountThatIsNamedCallsBeforeAStranger() throws Exception {
    Request witness =
        lessAllowed(",'Condition':{'StringEquals':{'aws:PrincipalAccount':'111122223333'}}");
    assertThat(witness.principal().name()).startsWith("arn:aws:iam::111122223333:role/");
    assertThat(witness.context().state("aws:PrincipalAccount"))
        .isEqualTo(KeyState.of("111122223333"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'StringLike':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/team/*'}",
        "'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/team/*'}",
        "'StringNotLike':{'aws:PrincipalArn':'arn:aws:iam::111122223333:role/*'}",
        "'StringLike':{'aws:PrincipalArn':'*Admin'}",
        "'ArnEquals':{'aws:PrincipalArn':'arn:aws:iam::111122223333:root'}",
        "'StringEquals':{'aws:PrincipalArn':'arn:aws:iam::111122223333:user/ann'}",
      })
  void principalArnIsTheCallersOwn(String condition) throws Exception {
    Request witness = lessAllowed(",'Condition':{" + condition + "}");
    assertThat(witness.principal().kind()).isNotEqualTo(Principal.Kind.ANONYMOUS);
    assertThat(witness.context().state("aws:PrincipalArn"))
        .isEqualTo(KeyState.of(witness.principal().name()));
  }

  @Test
  void anonymousCallerHasNoPrincipalArn() throws Exception {
    Request witness = lessAllowed(",'Condition':{'Null':{'aws:PrincipalArn':'true'}}");
    assertThat(witness.context().state("aws:PrincipalArn")).isEqualTo(new KeyState.Absent());
    assertThat(witness.principal().kind()).isIn(Principal.Kind.ANONYMOUS, Principal.Kind.SERVICE);
  }

  @Test
  void callerThatNobodyCanBeIsNoWitness() throws Exception {
    Comparison comparison =
        compare(",'Condition':{'StringEquals':{'aws:PrincipalArn':'somebody'}}");
    assertThat(comparison.less()).isEqualTo(Answer.UNKNOWN);
    assertThat(comparison.lessWitness()).isEmpty();
  }

  @Test
  void userWhoseNameTheFolderHasCalls() throws Exception {
    Request witness =
        new PolicyComparison(
                PolicyReader.live(policy("")),
                PolicyReader.live(policy(DENY.formatted("").replace("b/*", "b/${aws:username}/*"))))
            .compare(Identity.ALL)
            .lessWitness()
            .orElseThrow();
    KeyState name = witness.context().state("aws:username");
    assertThat(witness.principal().kind()).isIn(Principal.Kind.USER, Principal.Kind.ROLE);
    assertThat(name instanceof KeyState.Known)
        .isEqualTo(witness.principal().name().contains(":user/"));
  }

  @Test
  void requestComesEitherByAnEndpointOrByTheInternet() throws Exception {
    String both =
        ",'Condition':{'StringEquals':{'aws:SourceVpce':'vpce-0a1b2c3d4e5f60718'},"
            + "'NotIpAddress':{'aws:SourceIp':'203.0.113.0/24'}}";
    Request witness = lessAllowed(both);
    assertThat(witness.context().state("aws:SourceVpce"))
        .isEqualTo(KeyState.of("vpce-0a1b2c3d4e5f60718"));
    assertThat(witness.context().state("aws:SourceIp")).isEqualTo(new KeyState.Absent());
  }

  @Test
  void endpointAndVpcThatArePossibleOnlyTogetherAreFound() throws Exception {
    Comparison comparison =
        compare(
            ",'Condition':{'StringEqualsIfExists':{'aws:SourceVpc':'vpc-0c1d2e3f4a5b60789'},"
                + "'StringEquals':{'aws:SourceVpce':'vpce-0a1b2c3d4e5f60718'}}");
    assertThat(comparison.less()).isEqualTo(Answer.YES);
    assertThat(comparison.lessWitness().orElseThrow().context().state("aws:SourceVpc"))
        .isEqualTo(KeyState.of("vpc-0c1d2e3f4a5b60789"));
  }

  @Test
  void everyRequestComesWithOrWithoutTls() throws Exception {
    Request witness = lessAllowed(",'Condition':{'BoolIfExists':{'aws:SecureTransport':'false'}}");
    assertThat(witness.context().state("aws:SecureTransport")).isEqualTo(KeyState.of("false"));

    Comparison onlyWithoutTheKey = compare(",'Condition':{'Null':{'aws:SecureTransport':'true'}}");
    assertThat(onlyWithoutTheKey.less()).isEqualTo(Answer.NO);
  }

  private static Request lessAllowed(String more) throws Exception {
    return compare(more).lessWitness().orElseThrow();
  }

  private static Comparison compare(String more) throws Exception {
    return new PolicyComparison(
            PolicyReader.live(policy("")), PolicyReader.live(policy(DENY.formatted(more))))
        .compare(Identity.ALL);
  }

  private static String policy(String statements) {
    return ("{'Version':'2012-10-17','Statement':[" + statements + "]}").replace('\'', '"');
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            WitnessesTest.class.getResourceAsStream("/compare/" + name + ".json"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
