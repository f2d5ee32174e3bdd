package io.labelguard.policy.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.ActionElement;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.LintRule;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.PrincipalElement;
import io.labelguard.policy.model.PrincipalElement.Kind;
import io.labelguard.policy.model.PrincipalElement.PrincipalName;
import io.labelguard.policy.model.ResourceElement;
import io.labelguard.policy.model.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveReaderTest {

  private static final String COMPLETE =
      """
      {"Version":"2012-10-17","Id":"p","Statement":[{"Sid":"one","Effect":"Deny",
       "Principal":{"AWS":["111122223333","*"],"Service":"logging.s3.amazonaws.com"},
       "NotAction":"s3:GetObject","Resource":["arn:aws:s3:::b","arn:aws:s3:::b/*"],
       "Condition":{"Bool":{"aws:SecureTransport":false},
        "NumericLessThan":{"s3:TlsVersion":[1.2,"1.3"]}}}]}
      """;

  @Test
  void aCompleteStatementIsReadElementByElement() throws Exception {
    Policy policy = PolicyReader.live(COMPLETE);

    assertThat(policy.version()).contains("2012-10-17");
    assertThat(policy.replacesVariables()).isTrue();
    assertThat(policy.problems()).isEmpty();
    Statement statement = policy.statements().getFirst();
    assertThat(statement.unreadable()).isEmpty();
    assertThat(statement.sid()).contains("one");
    assertThat(statement.effect()).isEqualTo(Effect.DENY);
    assertThat(statement.principals())
        .isEqualTo(
            new PrincipalElement(
                false,
                List.of(
                    new PrincipalName(Kind.AWS, "111122223333"),
                    new PrincipalName(Kind.AWS, "*"),
                    new PrincipalName(Kind.SERVICE, "logging.s3.amazonaws.com"))));
    assertThat(statement.actions()).isEqualTo(new ActionElement(true, List.of("s3:GetObject")));
    assertThat(statement.resources())
        .isEqualTo(new ResourceElement(false, List.of("arn:aws:s3:::b", "arn:aws:s3:::b/*")));
    assertThat(statement.conditions())
        .extracting(c -> c.operator().text() + " " + c.key() + " " + c.values())
        .containsExactly(
            "Bool aws:SecureTransport [false]", "NumericLessThan s3:TlsVersion [1.2, 1.3]");
    assertThat(statement.conditions().getFirst().source().value().span().of(policy.text()))
        .isEqualTo("false");
  }

  @Test
  void aSingleStatementNeedsNoList() throws Exception {
    Policy policy =
        PolicyReader.live(COMPLETE.replace("[{\"Sid\"", "{\"Sid\"").replace("}}}]}", "}}}}"));

    assertThat(policy.statements()).hasSize(1);
    assertThat(policy.statements().getFirst().unreadable()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Sid\":5",
        "\"Comment\":\"x\"",
        "\"effect\":\"Deny\"",
        "\"Effect\":\"Deny\"",
        "\"NotPrincipal\":\"*\"",
        "\"Action\":\"s3:*\"",
        "\"Condition\":[]",
        "\"Condition\":null",
        "\"Condition\":{\"StringIs\":{\"a:b\":\"c\"}}",
        "\"Condition\":{\"stringEquals\":{}}",
        "\"Condition\":{\"NullIfExists\":{\"a:b\":\"true\"}}",
        "\"Condition\":{\"Bool\":\"x\"}",
        "\"Condition\":{\"Bool\":{\"a:b\":null}}",
        "\"Condition\":{\"Bool\":{\"a:b\":[[\"true\"]]}}",
        "\"Condition\":{\"Bool\":{\"a:b\":\"true\",\"a:b\":\"false\"}}",
        "\"Condition\":{\"Bool\":{\"a:b\":\"true\"},\"Bool\":{}}"
      })
  void whatCannotBeReadMakesOnlyItsStatementUnreadable(String member) throws Exception {
    String good =
        "\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::b\"";
    Policy policy =
        PolicyReader.live("{\"Statement\":[{" + good + "," + member + "},{" + good + "}]}");

    assertThat(policy.statements().get(0).unreadable()).isNotEmpty();
    assertThat(policy.statements().get(0).unreadable())
        .allSatisfy(problem -> assertThat(problem.pointer()).startsWith("/Statement/0"))
        .allSatisfy(problem -> assertThat(problem.rule()).contains(LintRule.MEANING_UNCLEAR));
    assertThat(policy.statements().get(1).unreadable()).isEmpty();
  }

  @Test
  void anElementThatCannotBeReadMatchesEverything() throws Exception {
    Statement statement =
        PolicyReader.live("{\"Statement\":{\"NotAction\":7,\"Principal\":\"me\"}}")
            .statements()
            .getFirst();

    assertThat(statement.effect()).isEqualTo(Effect.UNREADABLE);
    assertThat(statement.actions()).isEqualTo(new ActionElement(false, List.of("*")));
    assertThat(statement.resources()).isEqualTo(new ResourceElement(false, List.of("*")));
    assertThat(statement.principals().names())
        .containsExactly(new PrincipalName(Kind.EVERYONE, "*"));
    assertThat(statement.unreadable()).hasSize(4);
  }

  @Test
  void emptyListsAndOddPrincipalsAreKeptAsWritten() throws Exception {
    Statement statement =
        PolicyReader.live(
                """
                {"Statement":[{"Effect":"Allow","NotPrincipal":{"AWS":["AROAEXAMPLE","1111-2222"]},
                 "NotAction":[],"Resource":[],"Condition":{"StringNotEquals":{"aws:SourceVpc":[]}}}]}
                """)
            .statements()
            .getFirst();

    assertThat(statement.unreadable()).isEmpty();
    assertThat(statement.principals().negated()).isTrue();
    assertThat(statement.principals().names())
        .extracting(PrincipalName::value)
        .containsExactly("AROAEXAMPLE", "1111-2222");
    assertThat(statement.actions()).isEqualTo(new ActionElement(true, List.of()));
    assertThat(statement.resources()).isEqualTo(new ResourceElement(false, List.of()));
    assertThat(statement.conditions().getFirst().values()).isEmpty();
  }

  @Test
  void twoStatementMembersMakeAllTheirStatementsUnreadable() throws Exception {
    String one = COMPLETE.substring(COMPLETE.indexOf("\"Statement\""), COMPLETE.lastIndexOf('}'));

    Policy policy = PolicyReader.live("{" + one + "," + one + "}");

    assertThat(policy.problems()).hasSize(1);
    assertThat(policy.statements()).hasSize(2);
    assertThat(policy.statements()).allSatisfy(s -> assertThat(s.unreadable()).isNotEmpty());
  }

  @Test
  void twoVersionsMatterOnlyWhereVariablesStand() throws Exception {
    Policy policy =
        PolicyReader.live(
            """
            {"Version":"2008-10-17","Version":"2012-10-17","Statement":[
             {"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::b/${aws:userid}"},
             {"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::b/*"}]}
            """);

    assertThat(policy.version()).isEmpty();
    assertThat(policy.problems()).hasSize(1);
    assertThat(policy.statements().get(0).unreadable()).hasSize(1);
    assertThat(policy.statements().get(1).unreadable()).isEmpty();
  }

  @Test
  void anUnknownVersionIsKeptAndReplacesNoVariables() throws Exception {
    Policy policy = PolicyReader.live("{\"Version\":\"2020-01-01\",\"Statement\":[]}");

    assertThat(policy.version()).contains("2020-01-01");
    assertThat(policy.replacesVariables()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "\"x\"", "null", "{}", "{\"Statement\":\"x\"}", "{\"Statement\":null}", "{"})
  void aTextWithoutReadableStatementsIsMalformed(String text) {
    assertThatThrownBy(() -> PolicyReader.live(text)).isInstanceOf(MalformedPolicyException.class);
  }
}
