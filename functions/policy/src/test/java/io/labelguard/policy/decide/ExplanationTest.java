package io.labelguard.policy.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.request.KeyState;
import io.labelguard.policy.request.Principal;
import io.labelguard.policy.request.Request;
import io.labelguard.policy.request.Request.IdentityPolicies;
import io.labelguard.policy.request.RequestContext;
import io.labelguard.policy.request.RequestDocument;
import io.labelguard.policy.request.RequestResource;
import io.labelguard.policy.value.Truth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The words of explanations, whole, so that a change of them is seen.
class ExplanationTest {

  private static final String POLICY =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Sid": "OnlyFromTheVpc", "Effect": "Deny", "Principal": "*", "Action": "s3:*",
         "Resource": "arn:aws:s3:::labels/*",
         "Condition": {"StringNotEquals": {"aws:SourceVpce": ["vpce-1", "vpce-2"]},
                       "Bool": {"aws:ViaAWSService": "false"}}},
        {"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "NotAction": "s3:Delete*",
         "NotResource": "arn:aws:s3:::labels/${aws:username}/*",
         "Condition": {"ForAnyValue:StringLike": {"aws:TagKeys": ["a*"]},
                       "NumericLessThan": {"s3:signatureAge": 600000},
                       "NotIpAddress": {"aws:VpcSourceIp": "10.0.0.0/8"}}}
      ]}
      """;

  private static List<StatementExplanation> explain(String request) throws Exception {
    return new PolicyEvaluator(PolicyReader.live(POLICY))
        .explain(RequestDocument.read(JsonReader.read(request), IdentityPolicies.ALLOW));
  }

  @Test
  void eachElementHasItsReason() throws Exception {
    List<StatementExplanation> explained =
        explain(
            """
            {"principal": "arn:aws:iam::111122223333:role/Labeling", "kind": "role",
             "action": "s3:GetObject", "resource": "arn:aws:s3:::labels/a",
             "resourceAccount": "111122223333",
             "context": {"aws:SourceVpce": "vpce-0", "aws:ViaAWSService": "true",
                         "aws:TagKeys": ["ab", "c"], "s3:signatureAge": "700000"}}
            """);
    assertThat(explained.get(0).sid()).isEqualTo(Optional.of("OnlyFromTheVpc"));
    assertThat(explained.get(0).holds()).isEqualTo(Truth.FALSE);
    assertThat(explained.get(0).reasons())
        .containsExactly(
            "yes: Principal [*] covers arn:aws:iam::111122223333:role/Labeling",
            "yes: Action [s3:*] covers s3:GetObject",
            "yes: Resource [arn:aws:s3:::labels/*] covers arn:aws:s3:::labels/a",
            "yes: aws:SourceVpce is vpce-0, not in [vpce-1, vpce-2]",
            "no: aws:ViaAWSService is true, not in [false]");
    assertThat(explained.get(1).reasons())
        .containsExactly(
            "yes: Principal [111122223333] names the account of"
                + " arn:aws:iam::111122223333:role/Labeling",
            "yes: NotAction [s3:Delete*] does not list s3:GetObject",
            "yes: NotResource [arn:aws:s3:::labels/${aws:username}/*] does not list"
                + " arn:aws:s3:::labels/a (${aws:username} has no value, so nothing matches it)",
            "yes: aws:TagKeys is [ab, c], at least one in [a*]",
            "no: s3:signatureAge is 700000, not less than [600000]",
            "yes: aws:VpcSourceIp is not in the request, and without its key NotIpAddress holds");
  }

  @Test
  void whatIsNotKnownIsSaid() throws Exception {
    List<StatementExplanation> explained =
        explain(
            """
            {"principal": "logs.amazonaws.com", "kind": "service", "action": "s3:DeleteObject",
             "resourcePrefix": "arn:aws:s3:::labels/a/",
             "context": {"aws:TagKeys": ["ab", "c"]}, "unknown": ["aws:ViaAWSService"],
             "foreign": ["aws:SourceVpce"]}
            """);
    assertThat(explained.get(0).holds()).isEqualTo(Truth.UNKNOWN);
    assertThat(explained.get(0).reasons())
        .containsExactly(
            "yes: Principal [*] covers logs.amazonaws.com",
            "yes: Action [s3:*] covers s3:DeleteObject",
            "yes: Resource [arn:aws:s3:::labels/*] covers objects under arn:aws:s3:::labels/a/",
            "yes: aws:SourceVpce is a value of AWS that the policy does not name;"
                + " StringNotEquals asks for [vpce-1, vpce-2]",
            "unknown: aws:ViaAWSService is not known; Bool asks for [false]");
    assertThat(explained.get(1).reasons())
        .startsWith(
            "no: Principal [111122223333] does not name logs.amazonaws.com",
            "no: NotAction [s3:Delete*] lists s3:DeleteObject");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NumericLessThanEquals| 5| '7'| no: k is 7, not at most [5]",
        "NumericGreaterThan| 5| '7'| yes: k is 7, greater than [5]",
        "NumericGreaterThanEquals| 5| '7'| yes: k is 7, at least [5]",
        "NumericEquals| 5| '7'| no: k is 7, not equal to [5]",
        "NumericNotEquals| 5| '7'| yes: k is 7, not equal to [5]",
        "IpAddress| 10.0.0.0/8| '10.1.2.3'| yes: k is 10.1.2.3, within [10.0.0.0/8]",
        "ArnLike| arn:aws:iam::*:role/a| 'x'| no: k is x, not like [arn:aws:iam::*:role/a]",
        "Null| true| 'x'| no: k is x, so it is in the request",
        "StringEquals| a| ''| no: k is empty, not in [a]",
        "ForAllValues:StringEquals| a| 'a\",\"a'| yes: k is [a, a], all in [a]",
        "ForAllValues:StringEquals| a| 'a\",\"b'| no: k is [a, b], at least one not in [a]",
        "ForAnyValue:StringEquals| a| 'b\",\"c'| no: k is [b, c], all not in [a]",
        "Null| true| ''| unknown: k is empty; AWS does not document whether Null counts an empty"
            + " value as one",
        "DateLessThan| 2026-01-01T00:00:00| '2025-01-01'| unknown: k is 2025-01-01; AWS does not"
            + " document what a date without its offset means: [2026-01-01T00:00:00]",
        "StringEquals| a| 'a\",\"b'| unknown: k is [a, b]; AWS does not document how StringEquals"
            + " reads several values",
      })
  void aKnownKeyIsHeldAgainstWhatTheOperatorAsks(
      String operator, String asked, String given, String reason) throws Exception {
    String policy =
        """
        {"Statement": [{"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*",
          "Condition": {"%s": {"k": "%s"}}}]}
        """
            .formatted(operator, asked);
    String request =
        """
        {"action": "s3:GetObject", "resource": "arn:aws:s3:::labels/a", "context": {"k": ["%s"]}}
        """
            .formatted(given);
    assertThat(
            new PolicyEvaluator(PolicyReader.live(policy))
                .explain(RequestDocument.read(JsonReader.read(request), IdentityPolicies.ALLOW))
                .getFirst()
                .reasons())
        .last()
        .isEqualTo(reason);
  }

  @Test
  void variableUnderBoolIsSaidToBeOpen() throws Exception {
    String policy =
        """
        {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Principal": "*", "Action": "*",
         "Resource": "*", "Condition": {"Bool": {"k": "${aws:PrincipalTag/t}"}}}}
        """;
    assertThat(
            reasons(
                PolicyReader.live(policy), "{\"k\": \"true\", \"aws:PrincipalTag/t\": \"true\"}"))
        .last()
        .isEqualTo(
            "unknown: k is true; AWS does not document whether policy variables are replaced under"
                + " Bool: [${aws:PrincipalTag/t}] (${aws:PrincipalTag/t} is true)");
  }

  @Test
  void readingOfAStatementWithoutPrincipalIsSaid() throws Exception {
    String policy =
        "{\"Statement\": {\"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"*\"}}";
    assertThat(reasons(PolicyReader.live(policy), "{}"))
        .startsWith(
            "no: no Principal: read as a bucket policy's statement, which then covers nobody");
    assertThat(reasons(PolicyReader.liveOrIdentity(policy), "{}"))
        .startsWith(
            "yes: no Principal: read as an identity policy's statement, which covers the callers it"
                + " is attached to");
  }

  private static List<String> reasons(Policy policy, String context) throws Exception {
    String request =
        "{\"action\": \"s3:GetObject\", \"resource\": \"arn:aws:s3:::labels/a\", \"context\": "
            + context
            + "}";
    return new PolicyEvaluator(policy)
        .explain(RequestDocument.read(JsonReader.read(request), IdentityPolicies.ALLOW))
        .getFirst()
        .reasons();
  }

  @Test
  void aKeyOfWhichOnlyAPatternIsKnownIsSaid() throws Exception {
    Request request =
        new Request(
            Principal.anonymous(),
            "s3:GetObject",
            new RequestResource.Exact("arn:aws:s3:::labels/a"),
            Optional.empty(),
            RequestContext.of(Map.of("aws:SourceVpce", new KeyState.Matching("vpce-*"))),
            IdentityPolicies.ALLOW);
    assertThat(new PolicyEvaluator(PolicyReader.live(POLICY)).explain(request).getFirst().reasons())
        .contains(
            "unknown: aws:SourceVpce is some value like vpce-*; StringNotEquals asks for [vpce-1,"
                + " vpce-2]");
  }
}
