package io.labelguard.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerKeysTest {

  @ParameterizedTest
  @CsvSource({
    "aws:SourceVpce, false, false",
    "aws:PrincipalArn, false, false",
    "aws:PrincipalAccount, false, false",
    "aws:ResourceOrgID, false, false",
    "aws:RequestTag/project, false, false",
    "aws:PrincipalTag/project, true, false",
    "AWS:principaltag/Project, true, false",
    "aws:userId, true, false",
    "aws:PrincipalOrgID, false, true",
    "AWS:PRINCIPALORGID, false, true",
    "aws:PrincipalOrgPaths, false, true"
  })
  void conditionKeysSayWhichFactsMatter(String key, boolean role, boolean organization)
      throws MalformedPolicyException {
    CallerKeys keys =
        in("\"Condition\":{\"StringNotEquals\":{\"" + key + "\":\"x\"}}", "2012-10-17");
    assertThat(keys).isEqualTo(new CallerKeys(role, organization));
  }

  @Test
  void policyVariablesCountWhereTheyAreReplaced() throws MalformedPolicyException {
    String resource = "\"Resource\":\"arn:aws:s3:::b/${aws:PrincipalTag/project, 'none'}/*\"";
    assertThat(in(resource, "2012-10-17")).isEqualTo(new CallerKeys(true, false));
    assertThat(in(resource, "2008-10-17")).isEqualTo(CallerKeys.NONE);
    String condition =
        "\"Condition\":{\"StringNotEquals\":{\"s3:prefix\":\"${aws:PrincipalOrgID}\"}}";
    assertThat(in(condition, "2012-10-17")).isEqualTo(new CallerKeys(false, true));
  }

  @Test
  void theTagsAreThoseOfConditionsAndVariables() throws MalformedPolicyException {
    assertThat(
            CallerKeys.tags(
                policy(
                    "\"Resource\":\"arn:aws:s3:::b/${aws:PrincipalTag/Project,"
                        + " 'none'}/${aws:PrincipalTag/a b}/*\","
                        + "\"Condition\":{\"Null\":{\"aws:principalTag/Team\":\"true\"}}",
                    "2012-10-17")))
        .containsExactlyInAnyOrder(
            "aws:principaltag/project", "aws:principaltag/a b", "aws:principaltag/team");
  }

  private static CallerKeys in(String member, String version) throws MalformedPolicyException {
    return CallerKeys.in(policy(member, version));
  }

  private static Policy policy(String member, String version) throws MalformedPolicyException {
    String resource = member.contains("\"Resource\"") ? "" : "\"Resource\":\"arn:aws:s3:::b/*\",";
    return PolicyReader.live(
        """
        {"Version":"%s","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*",%s%s}]}
        """
            .formatted(version, resource, member));
  }
}
