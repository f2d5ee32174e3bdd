package io.labelguard.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Values that a condition key never has, each with what it should be.
class WrongValueTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "StringNotEquals | aws:SourceVpce | vpce-08408e335ebf95b4 | 8 or 17 hexadecimal digits",
        "StringNotEquals | aws:SourceVpce | vpce-08408e335ebf95b40a | 8 or 17 hexadecimal digits",
        "StringNotEquals | aws:SourceVpce | VPCE-08408e335ebf95b40 | an endpoint id",
        "StringNotEquals | aws:SourceVpce | vpc-0a1b2c3d4e5f60718 | belongs under aws:SourceVpc",
        "StringNotLike | aws:SourceVpce | vpc-* | belongs under aws:SourceVpc",
        "StringNotEquals | aws:SourceVpc | vpce-08408e335ebf95b40 | belongs under aws:SourceVpce",
        "StringNotEquals | aws:SourceVpce | vpce-0c1d2e3f4a5b60789,vpce-08408e335ebf95b40 | write a"
            + " list",
        "StringNotEquals | aws:SourceVpce | vpce-0c1d2e3f4a5b60789 vpce-08408e335ebf95b40 | write a"
            + " list",
        "StringNotEquals | aws:SourceVpce | [vpce-0c1d2e3f4a5b60789] | without quotes around it",
        "StringNotEquals | aws:SourceVpce | ~ vpce-0c1d2e3f4a5b60789~ | remove the blanks",
        "StringNotEquals | aws:SourceVpce | <vpc-endpoint> | write an endpoint id",
        "StringNotEquals | aws:SourceVpce | {vpce} | write an endpoint id",
        "StringNotEquals | aws:SourceVpce | ${VpcEndpointId} | not a policy variable",
        "StringNotEquals | aws:SourceVpce | ${aws_vpc_endpoint.s3.id} | not a policy variable",
        "StringNotEquals | aws:SourceVpce | $VPCE | is a placeholder",
        "StringNotEquals | aws:SourceVpce | %s | is a placeholder",
        "StringEquals | aws:PrincipalAccount | ${AWS::AccountId} | not a policy variable",
        "StringEquals | aws:PrincipalAccount | 11112222333 | 12 digits",
        "StringEquals | aws:PrincipalAccount | 111122223333,444455556666 | write a list",
        "StringEquals | aws:ResourceAccount | arn:aws:iam::111122223333:root | 12 digits",
        "StringNotEquals | aws:PrincipalOrgID | 111122223333 | an account id belongs under",
        "StringNotEquals | aws:PrincipalOrgID | o-short | an organization id",
        "ForAnyValue:StringLike | aws:PrincipalOrgPaths | r-ab12/* | a path of an organization",
        "StringNotEquals | aws:SourceIp | 203.0.113.0/24 | a range needs NotIpAddress",
        "StringEquals | aws:SourceIp | 203.0.113.0/24 | a range needs IpAddress",
        "NotIpAddress | aws:SourceIp | 10.0.0.0/16 | aws:VpcSourceIp",
        "NotIpAddress | aws:SourceIp | 192.168.1.7 | aws:VpcSourceIp",
        "IpAddress | aws:SourceIp | fd00::/8 | aws:VpcSourceIp",
        "ArnNotLike | aws:PrincipalArn | arn:aws:sts::111122223333:assumed-role/A/b | the role's"
            + " ARN",
        "StringNotEquals | aws:PrincipalArn | GroundTruthExecutionRole | the ARN of a role",
        "StringNotEquals | aws:PrincipalArn | 111122223333 | the ARN of a role",
        "StringNotEquals | aws:PrincipalArn |"
            + " arn:aws:iam::111122223333:role/a,arn:aws:iam::111122223333:role/b | write a list",
        "StringNotEquals | s3:x-amz-server-side-encryption-aws-kms-key-id | alias/labels | a KMS"
            + " key's ARN",
        "StringNotEquals | aws:RequestedRegion | US East | write a list",
        "StringNotEquals | aws:RequestedRegion | us-east | a Region",
        "StringEquals | s3:prefix | <prefix> | is a placeholder",
      })
  void valueThatItsKeyNeverHasIsNamedWithWhatItShouldBe(
      String operator, String key, String value, String advice) throws Exception {
    assertThat(of(operator, key, value))
        .singleElement()
        .satisfies(
            wrong -> {
              assertThat(wrong.where()).isEqualTo(key);
              assertThat(wrong.advice()).contains(advice);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "StringNotEquals | aws:SourceVpce | vpce-08408e335ebf95b40",
        "StringNotEquals | aws:SourceVpce | vpce-1a2b3c4d",
        "StringNotEqualsIgnoreCase | aws:SourceVpce | VPCE-08408E335EBF95B40",
        "StringNotLike | aws:SourceVpce | vpce-*",
        "StringNotLike | aws:SourceVpce | *",
        "StringNotEquals | aws:SourceVpce | ${aws:PrincipalTag/endpoint}",
        "Null | aws:SourceVpce | true",
        "StringEquals | aws:PrincipalAccount | 111122223333",
        "StringEquals | aws:PrincipalAccount | anonymous",
        "StringEquals | aws:PrincipalOrgID | o-a1b2c3d4e5",
        "ForAnyValue:StringLike | aws:PrincipalOrgPaths | o-a1b2c3d4e5/*",
        "ForAnyValue:StringEquals | aws:PrincipalOrgPaths | o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/",
        "NotIpAddress | aws:SourceIp | 203.0.113.0/24",
        "NotIpAddress | aws:VpcSourceIp | 10.0.0.0/16",
        "StringEquals | aws:SourceIp | 203.0.113.7",
        "StringLike | aws:SourceIp | 203.0.113.*",
        "ArnNotLike | aws:PrincipalArn | arn:aws:iam::111122223333:role/service-role/a,b",
        "ArnNotLike | aws:PrincipalArn | arn:aws:iam::*:role/*",
        "StringNotLike | aws:PrincipalArn | *Admin",
        "StringNotEquals | aws:PrincipalArn | arn:aws:iam::111122223333:root",
        "StringNotEquals | aws:PrincipalArn | arn:aws:sts::111122223333:federated-user/ann",
        "StringNotEquals | aws:RequestedRegion | us-gov-west-1",
        "StringLike | aws:userid | AROAEXAMPLEID:*",
        "StringLike | s3:prefix | home/${aws:username}/*",
        "StringEquals | aws:PrincipalTag/team | a, b",
        "StringLike | aws:UserAgent | Mozilla/5.0 (X11; Linux) %20",
      })
  void valueOfItsKeysFormIsNotNamed(String operator, String key, String value) throws Exception {
    assertThat(of(operator, key, value)).isEmpty();
  }

  @Test
  void placeholdersInPrincipalsAndResourcesAreNamed() throws Exception {
    String text =
        """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Deny",
          "Principal": {"AWS": "arn:aws:iam::<account>:role/x"}, "Action": "s3:GetObject",
          "Resource": ["arn:aws:s3:::<bucket-name>/*", "arn:aws:s3:::${Bucket}/*",
            "arn:aws:s3:::my bucket/*", "arn:aws:s3:::b/home/${aws:username}/*"]}]}
        """;
    Policy policy = PolicyReader.live(text);
    assertThat(WrongValue.in(policy, policy.statements().getFirst()))
        .extracting(WrongValue::value)
        .containsExactly(
            "arn:aws:iam::<account>:role/x",
            "arn:aws:s3:::<bucket-name>/*",
            "arn:aws:s3:::${Bucket}/*",
            "arn:aws:s3:::my bucket/*");
  }

  private static List<WrongValue> of(String operator, String key, String value)
      throws MalformedPolicyException {
    String text =
        """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*",
          "Action": "s3:GetObject", "Resource": "arn:aws:s3:::labels/*",
          "Condition": {"%s": {"%s": "%s"}}}]}
        """
            .formatted(operator, key, value);
    Policy policy = PolicyReader.live(text);
    return WrongValue.in(policy, policy.statements().getFirst());
  }
}
