package io.labelguard.core.check;

import static io.labelguard.core.check.ExemptedJob.EXEMPT;
import static io.labelguard.core.check.ExemptedJob.deny;
import static io.labelguard.core.check.ExemptedJob.links;
import static io.labelguard.core.check.ExemptedJob.situation;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.labeling.RoleFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which conditions on a Deny of everything exempt the execution role, so that a leaked link of its
/// signature opens from anywhere.
class RoleExemptionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // exempted, in each form of the operators
        "found | 'StringNotEquals': {'aws:SourceVpce': $OWN, 'aws:PrincipalArn': $ROLE}",
        "found | 'StringNotEquals': {'aws:SourceVpce': $OWN, 'AWS:PRINCIPALARN': [$BARE, $ROLE]}",
        "found | 'StringNotLike': {'aws:SourceVpce': $OWN, 'aws:PrincipalArn': $ANY}",
        "found | 'StringNotEquals': {'aws:SourceVpc': $VPC}, 'ArnNotLike': {'aws:PrincipalArn':"
            + " $ROLE}",
        "found | 'StringNotEquals': {'aws:SourceVpc': $VPC}, 'ArnNotLike': {'aws:PrincipalArn':"
            + " $ANY}",
        "found | 'StringNotEquals': {'aws:SourceVpce': $OWN}, 'ArnNotEqualsIfExists':"
            + " {'aws:PrincipalArn': $ROLE}",
        "found | 'ForAllValues:StringNotEquals': {'aws:PrincipalArn': [$ROLE], 'aws:SourceVpc':"
            + " [$VPC], 'aws:sourceVpce': [$OWN]}",
        "found | 'StringNotEquals': {'aws:SourceVpce': $OWN}, 'ArnNotLike': {'aws:PrincipalArn':"
            + " 'arn:aws:iam::${aws:PrincipalAccount}:role/service-role/Gt'}",
        // by address, by the account of the endpoint, by a positive operator
        "found | 'NotIpAddress': {'aws:SourceIp': $OFFICE}, 'ArnNotLike': {'aws:PrincipalArn':"
            + " $ROLE}",
        "found | 'NotIpAddress': {'aws:VpcSourceIp': '10.0.0.0/8'}, 'ArnNotLike':"
            + " {'aws:PrincipalArn': $ROLE}",
        "found | 'IpAddress': {'aws:SourceIp': '0.0.0.0/0'}, 'ArnNotLike': {'aws:PrincipalArn':"
            + " $ROLE}",
        "found | 'Null': {'aws:SourceVpc': 'true'}, 'ArnNotLike': {'aws:PrincipalArn': $ROLE}",
        "found | 'StringNotEquals': {'aws:VpceOrgID': 'o-abcdefghij'}, 'ArnNotLike':"
            + " {'aws:PrincipalArn': $ROLE}",
        // what else is unknown does not matter: the ARN is enough
        "found | 'StringNotEquals': {'aws:SourceVpce': $OWN, 'aws:PrincipalTag/x': 'y'},"
            + " 'ArnNotLike': {'aws:PrincipalArn': $ROLE}",
        // the role is not exempted
        "none  | 'StringNotEquals': {'aws:SourceVpce': $OWN, 'aws:PrincipalArn': $BARE}",
        "none  | 'StringNotEquals': {'aws:SourceVpce': $OWN, 'aws:PrincipalArn': $ANY}",
        "none  | 'StringNotEquals': {'aws:SourceVpce': $OWN}, 'ArnLike': {'aws:PrincipalArn':"
            + " $ROLE}",
        "none  | 'StringNotEquals': {'aws:SourceVpce': $OWN}",
        // nor is it by its ARN
        "none  | 'StringNotEquals': {'aws:SourceVpce': $OWN, 'aws:PrincipalAccount':"
            + " '111122223333'}, 'ArnNotLike': {'aws:PrincipalArn': $ROLE}",
        "none  | 'StringNotLike': {'aws:SourceVpce': $OWN, 'aws:PrincipalArn': 'arn:*'}",
        // no network condition, or none that keeps anyone on the internet out
        "none  | 'ArnNotLike': {'aws:PrincipalArn': $ROLE}",
        "none  | 'StringEquals': {'aws:SourceVpce': $OWN}, 'ArnNotLike': {'aws:PrincipalArn':"
            + " $ROLE}",
        "none  | 'NotIpAddress': {'aws:SourceIp': '0.0.0.0/0'}, 'ArnNotLike':"
            + " {'aws:PrincipalArn': $ROLE}",
        "none  | 'IpAddress': {'aws:SourceIp': '203.0.113.0/24'}, 'ArnNotLike':"
            + " {'aws:PrincipalArn': $ROLE}",
        // never denies a link, or anyone
        "none  | 'StringNotEquals': {'aws:SourceVpce': $OWN}, 'ArnNotLike': {'aws:PrincipalArn':"
            + " $ROLE}, 'Bool': {'aws:SecureTransport': 'false'}",
        "none  | 'StringNotEquals': {'aws:SourceVpce': $OWN}, 'ArnNotLike': {'aws:PrincipalArn':"
            + " $ROLE}, 'StringEquals': {'s3:authType': 'REST-HEADER'}",
      })
  void conditionsOfADenyOfEverything(String expected, String conditions) {
    assertThat(found(deny("'s3:*'", "arn:aws:s3:::b/*", conditions)))
        .isEqualTo(expected.equals("found") ? List.of(0) : List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "s3:GetObject,    arn:aws:s3:::b/*,          found",
    "s3:Get*,         arn:aws:s3:::b/folder/*,   found",
    "s3:PutObject,    arn:aws:s3:::b/*,          none",
    "s3:*,            arn:aws:s3:::b,            none",
    "s3:GetObject,    arn:aws:s3:::b/elsewhere/*, none",
    "s3:GetObject,    arn:aws:s3:::b/*.jpg,      none",
    "s3:GetObject,    arn:aws:s3:::c/*,          none"
  })
  void onlyADenyOfTheGetsOfTheData(String action, String resource, String expected) {
    assertThat(found(deny("'" + action + "'", resource, EXEMPT)))
        .isEqualTo(expected.equals("found") ? List.of(0) : List.of());
  }

  @Test
  void anotherDenyThatDoesNotExemptTheRoleKeepsTheLinkClosed() {
    String exempting = deny("'s3:*'", "arn:aws:s3:::b/*", EXEMPT);

    assertThat(
            found(
                exempting,
                deny(
                    "'s3:GetObject'",
                    "arn:aws:s3:::b/*",
                    "'NotIpAddress': {'aws:SourceIp': $OFFICE}")))
        .isEmpty();
    assertThat(
            found(
                exempting,
                deny(
                    "'s3:GetObject'",
                    "arn:aws:s3:::b/*",
                    "'StringEquals': {'s3:authType': 'REST-query-string'}")))
        .isEmpty();
    assertThat(
            found(
                exempting,
                deny(
                    "'s3:GetObject'",
                    "arn:aws:s3:::b/*",
                    "'NumericGreaterThan': {'s3:signatureAge': '600000'}"),
                deny("'s3:Delete*'", "arn:aws:s3:::b/*", EXEMPT),
                deny("'s3:Get*'", "arn:aws:s3:::b/*", EXEMPT)))
        .containsExactly(0, 3);
  }

  @Test
  void aRoleThatItsTagExemptsIsNotExemptedByItsArn() {
    Situation situation =
        situation(
            deny(
                "'s3:*'",
                "arn:aws:s3:::b/*",
                "'StringNotEquals': {'aws:SourceVpce': $OWN, 'aws:PrincipalTag/x': 'y'},"
                    + " 'ArnNotLike': {'aws:PrincipalArn': $ROLE}"));
    String role = "arn:aws:iam::111122223333:role/service-role/Gt";

    assertThat(links(situation.withFacts(facts(role, "y")))).isEmpty();
    assertThat(links(situation.withFacts(facts(role, "z")))).hasSize(1);
  }

  private static CallerFacts facts(String role, String tag) {
    return new CallerFacts(
        Map.of(role, new RoleFacts(role, "AROAEXAMPLE", new TreeMap<>(Map.of("x", tag)))),
        Optional.empty());
  }

  private static List<Integer> found(String... statements) {
    return links(situation(statements)).stream()
        .flatMap(finding -> finding.statements().stream())
        .map(StatementRef::index)
        .toList();
  }
}
