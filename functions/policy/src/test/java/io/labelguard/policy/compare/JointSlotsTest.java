package io.labelguard.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which statements of two policies say the same, so that nothing need be searched.
class JointSlotsTest {

  private static final String STATEMENT =
      "{'Effect':'Deny','Principal':'*','Action':'s3:GetObject','Resource':'arn:aws:s3:::b/*',"
          + "'Condition':{'StringEquals':{'aws:SourceVpce':'a'}}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Effect'                   | 'Sid':'x','Effect'          | true",
        "'s3:GetObject'             | 's3:getobject'              | true",
        "'s3:GetObject'             | ['s3:GetObject']            | true",
        "'aws:SourceVpce'           | 'AWS:sourcevpce'            | true",
        "'a'                        | ['a']                       | true",
        "'Deny'                     | 'Allow'                     | false",
        "'Principal':'*'            | 'NotPrincipal':'*'          | false",
        "'Principal':'*'            | 'Principal':{'AWS':'111122223333'} | false",
        "'Action'                   | 'NotAction'                 | false",
        "'s3:GetObject'             | 's3:PutObject'              | false",
        "'Resource'                 | 'NotResource'               | false",
        "'arn:aws:s3:::b/*'         | 'arn:aws:s3:::b/x*'         | false",
        "'StringEquals'             | 'StringLike'                | true",
        "'StringEquals':{'aws:SourceVpce':'a'} | 'StringLike':{'aws:SourceVpce':'a*'} | false",
        "'StringEquals'             | 'StringEqualsIfExists'      | false",
        "'StringEquals'             | 'ForAnyValue:StringEquals'  | false",
        "'aws:SourceVpce'           | 'aws:SourceVpc'             | false",
        "'a'                        | 'b'                         | false",
      })
  void statementsThatSayTheSameShareASlot(String what, String with, boolean same)
      throws MalformedPolicyException {
    assertThat(STATEMENT).contains(what);
    JointSlots slots =
        new JointSlots(
            List.of(
                policy("2012-10-17", STATEMENT),
                policy("2012-10-17", STATEMENT.replace(what, with))));
    assertThat(slots.statements()).hasSize(same ? 1 : 2);
  }

  @Test
  void policyVariableSaysSomethingElseUnderAnOlderVersion() throws MalformedPolicyException {
    String inResource = STATEMENT.replace("b/*", "b/${aws:username}/*");
    String inCondition = STATEMENT.replace("'a'", "'${aws:username}'");
    for (String statement : new String[] {inResource, inCondition}) {
      assertThat(
              new JointSlots(
                      List.of(policy("2012-10-17", statement), policy("2012-10-17", statement)))
                  .statements())
          .hasSize(1);
      assertThat(
              new JointSlots(
                      List.of(policy("2008-10-17", statement), policy("2012-10-17", statement)))
                  .statements())
          .hasSize(2);
    }
  }

  @Test
  void whatCannotBeReadIsTheSameOnlyWhereTheWholeStatementIs() throws MalformedPolicyException {
    String odd = STATEMENT.replace("StringEquals", "StringIsNice");
    assertThat(
            new JointSlots(List.of(policy("2012-10-17", odd), policy("2012-10-17", odd)))
                .statements())
        .hasSize(1);
    assertThat(
            new JointSlots(
                    List.of(
                        policy("2012-10-17", odd), policy("2012-10-17", odd.replace("'a'", "'b'"))))
                .statements())
        .hasSize(2);
  }

  @Test
  void statementWhoseEffectCannotBeReadMayAllowAndMayDeny() throws MalformedPolicyException {
    JointSlots slots =
        new JointSlots(
            List.of(
                policy("2012-10-17", STATEMENT.replace("Deny", "Refuse")),
                policy("2012-10-17", STATEMENT)));
    assertThat(slots.side(0).allows()).isEqualTo(slots(0));
    assertThat(slots.side(0).denies()).isEqualTo(slots(1));
    assertThat(slots.side(1).allows()).isEqualTo(slots());
    assertThat(slots.side(1).denies()).isEqualTo(slots(2));
    // With the bits after the three slots, which nothing takes away here.
    assertThat(slots.allBut(slots(1))).isEqualTo(slots(0, 2, 3, 4, 5));
  }

  private static Policy policy(String version, String statement) throws MalformedPolicyException {
    return PolicyReader.live(
        ("{'Version':'" + version + "','Statement':[" + statement + "]}").replace('\'', '"'));
  }

  private static BitSet slots(int... slots) {
    BitSet set = new BitSet();
    for (int slot : slots) {
      set.set(slot);
    }
    return set;
  }
}
