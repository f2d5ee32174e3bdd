package io.labelguard.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.evaluate.Request.IdentityPolicies;
import io.labelguard.core.evaluate.match.Truth;
import io.labelguard.core.policy.JsonReader;
import io.labelguard.core.policy.PolicyReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
}
