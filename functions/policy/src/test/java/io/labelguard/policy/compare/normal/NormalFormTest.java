package io.labelguard.policy.compare.normal;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.compare.Comparison;
import io.labelguard.policy.compare.Comparison.Answer;
import io.labelguard.policy.compare.Comparison.Identity;
import io.labelguard.policy.compare.PolicyComparison;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Policies that were rewritten: nothing is searched, and nothing is more or less allowed.
class NormalFormTest {

  private static final String STATEMENT =
      "{'Effect':'%s',%s,'Action':%s,'Resource':%s,'Condition':{%s}}";
  private static final String ID =
      "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Principal':'*'                             | 'Principal':{'AWS':'*'}",
        "'Principal':'*'                             | 'Principal':{'AWS':['*','111122223333']}",
        "'Principal':{'AWS':'111122223333'}          |"
            + " 'Principal':{'AWS':'arn:aws:iam::111122223333:root'}",
        "'Principal':{'AWS':'111122223333'}          |"
            + " 'Principal':{'AWS':['111122223333','111122223333']}",
        "'Principal':{'AWS':'111122223333'}          |"
            + " 'Principal':{'AWS':'111122223333','CanonicalUser':'none'}",
        "'Principal':{'AWS':'111122223333'}          |"
            + " 'Principal':{'AWS':['arn:aws:iam::111122223333:root']}",
        "'NotPrincipal':{'AWS':['arn:aws:iam::1:role/a','arn:aws:iam::111122223333:role/b']} |"
            + " 'NotPrincipal':{'AWS':['arn:aws:iam::111122223333:role/b','arn:aws:iam::1:role/a']}",
        "'NotPrincipal':{'AWS':'111122223333'}       |"
            + " 'NotPrincipal':{'AWS':'arn:aws:iam::111122223333:root'}",
        "'Principal':{'AWS':'111122223333','Service':'logs.amazonaws.com'} |"
            + " 'Principal':{'Service':'logs.amazonaws.com','AWS':'111122223333'}",
        "'Principal':{'CanonicalUser':['ID','0ID']}  | 'Principal':{'CanonicalUser':'ID'}",
        "'Principal':{'Federated':'a.example.com'}   | 'Principal':{'Federated':['a.example.com']}",
      })
  void principalsInAnotherOrderOrByAnotherName(String before, String after) throws Exception {
    sameIn(
        STATEMENT.formatted("Deny", before.replace("ID", ID), "'s3:*'", "'*'", ""),
        STATEMENT.formatted("Deny", after.replace("ID", ID), "'s3:*'", "'*'", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/${aws:username}'} |"
            + " 'ArnEquals':{'AWS:principalarn':['arn:aws:iam::*:role/${aws:username}']}",
        "'ArnNotLike':{'aws:PrincipalArn':'a'}       | 'ArnNotEquals':{'aws:PrincipalArn':'a'}",
        "'StringLike':{'s3:prefix':'${aws:username, ~x~}'} |"
            + " 'StringEquals':{'s3:prefix':'${aws:username, ~x~}'}",
        "'StringNotLike':{'s3:prefix':['a','b']}     |"
            + " 'StringNotEquals':{'s3:prefix':['b','a','a']}",
        "'StringNotEqualsIfExists':{'s3:prefix':'${aws:username, ~x~}'} |"
            + " 'StringNotEquals':{'s3:prefix':'${aws:username, ~x~}'}",
        "'ForAllValues:StringEquals':{'aws:TagKeys':['a','b']} |"
            + " 'ForAllValues:StringEqualsIfExists':{'aws:TagKeys':['b','a']}",
        "'NumericLessThan':{'s3:TlsVersion':'1.20'}  | 'NumericLessThan':{'s3:tlsversion':1.2}",
        "'Bool':{'aws:SecureTransport':'False'}      | 'Bool':{'aws:SecureTransport':false}",
        "'Null':{'s3:prefix':'TRUE'}                 | 'Null':{'s3:prefix':true}",
        "'IpAddress':{'aws:SourceIp':'10.1.2.3/8'}   | 'IpAddress':{'aws:SourceIp':['10.0.0.0/8']}",
        "'NotIpAddress':{'aws:SourceIp':'10.1.2.3'}  |"
            + " 'NotIpAddress':{'aws:SourceIp':'10.1.2.3/32'}",
        "'DateLessThan':{'aws:CurrentTime':'2026-01-01T01:00:00+01:00'} |"
            + " 'DateLessThan':{'aws:CurrentTime':'2026-01-01'}",
        "'DateLessThan':{'aws:CurrentTime':'2026-01-01T01:00:00'} |"
            + " 'DateLessThan':{'aws:CurrentTime':['2026-01-01T01:00:00']}",
        "'StringEquals':{'s3:prefix':'${aws:username, ~x~}'},'Bool':{'aws:SecureTransport':'true'}"
            + " | 'Bool':{'aws:SecureTransport':'true'},'StringEquals':{'s3:prefix':'${aws:username,"
            + " ~x~}'}",
        "'StringEqualz':{'a':'b'}                    | 'StringEqualz' : { 'a' : 'b' }",
      })
  void conditionsInAnotherOrderOrUnderAnotherOperator(String before, String after)
      throws Exception {
    sameIn(
        STATEMENT.formatted("Deny", "'Principal':'*'", "'s3:*'", "'*'", before.replace('~', '\'')),
        STATEMENT.formatted("Deny", "'Principal':'*'", "'s3:*'", "'*'", after.replace('~', '\'')));
  }

  @Test
  void actionsResourcesAndStatementsInAnotherOrder() throws Exception {
    String allow = "{'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'*'}";
    String deny = "{'Sid':'%s','Effect':'Deny','Principal':'*','%s':[%s],'%s':[%s]}";
    String before =
        deny.formatted(
            "a", "NotAction", "'s3:Get*','s3:PutObject'", "NotResource", "'a*','${s3:b}'");
    String after =
        deny.formatted(
            "b",
            "NotAction",
            "'S3:putobject','s3:get*','s3:Get*'",
            "NotResource",
            "'${s3:b}','a*','a*'");
    sameIn(allow + "," + before, after + "," + allow + "," + before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'StringLike':{'aws:SourceVpce':'a*'}        | 'StringEquals':{'aws:SourceVpce':'a*'}",
        "'StringEqualsIfExists':{'aws:SourceVpce':'a'} | 'StringEquals':{'aws:SourceVpce':'a'}",
        "'StringEquals':{'aws:SourceVpce':'a'}       | 'StringEquals':{'aws:SourceVpce':'A'}",
        "'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}   | 'IpAddress':{'aws:SourceIp':'10.0.0.0/9'}",
        "'ForAnyValue:StringEqualsIfExists':{'aws:TagKeys':'a'} |"
            + " 'ForAnyValue:StringEquals':{'aws:TagKeys':'a'}",
      })
  void whatMeansSomethingElseIsADifference(String before, String after) throws Exception {
    Comparison comparison =
        compare(
            STATEMENT.formatted("Deny", "'Principal':'*'", "'s3:*'", "'*'", before),
            STATEMENT.formatted("Deny", "'Principal':'*'", "'s3:*'", "'*'", after),
            Identity.ALL);
    assertThat(List.of(comparison.more(), comparison.less())).contains(Answer.YES);
    assertThat(comparison.atoms()).isPositive();
  }

  private static void sameIn(String before, String after) throws Exception {
    for (Identity identity : Identity.values()) {
      Comparison comparison = compare(before, after, identity);
      assertThat(comparison.more()).isEqualTo(Answer.NO);
      assertThat(comparison.less()).isEqualTo(Answer.NO);
      assertThat(comparison.atoms()).as("nothing was searched").isZero();
    }
  }

  private static Comparison compare(String before, String after, Identity identity)
      throws MalformedPolicyException {
    return new PolicyComparison(policy(before), policy(after)).compare(identity);
  }

  private static Policy policy(String statements) throws MalformedPolicyException {
    String text = "{'Version':'2012-10-17','Statement':[" + statements + "]}";
    return PolicyReader.live(text.replace('\'', '"').replace("\"x\"}", "'x'}"));
  }
}
