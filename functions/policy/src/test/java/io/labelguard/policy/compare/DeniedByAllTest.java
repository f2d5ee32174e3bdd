package io.labelguard.policy.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What two policies both deny, and a third does not.
class DeniedByAllTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        // Denied by both, and by the third as well.
        "b/*|b/in/*|b/*|true",
        "b/in/*|b/in/*|b/i*|true",
        // Nothing that both deny.
        "b/in/*|b/out/*|c/*|true",
        // Denied by both and free under the third.
        "b/*|b/in/*|b/out/*|false",
        "b/*|b/secret/*|b/in/*|false",
        // The third leaves a part free.
        "b/in/*|b/*|b/in/1*|false",
        // What a policy variable stands for is not known.
        "b/${aws:username}/*|b/in/*|c/*|false",
        "b/${aws:username}/*|c/*|d/*|true",
      })
  void partsOfABucket(String one, String other, String silent, boolean empty)
      throws MalformedPolicyException {
    assertThat(new DeniedByAll(List.of(on(one), on(other)), List.of(on(silent))).isSurelyEmpty())
        .isEqualTo(empty);
  }

  @Test
  void conditionsCount() throws MalformedPolicyException {
    Policy outsideOurs = through("StringNotEquals", "vpce-1");
    Policy outsideBoth = through("StringNotEquals", "vpce-1\",\"vpce-2");
    Policy throughTheOther = through("StringEquals", "vpce-2");
    // The other endpoint was closed, and is open: but not for what was closed through it before.
    assertThat(
            new DeniedByAll(List.of(outsideOurs, throughTheOther), List.of(outsideBoth))
                .isSurelyEmpty())
        .isFalse();
    assertThat(
            new DeniedByAll(
                    List.of(outsideOurs, throughTheOther), List.of(outsideBoth, throughTheOther))
                .isSurelyEmpty())
        .isTrue();
  }

  @Test
  void policyWithoutADenyDeniesNothing() throws MalformedPolicyException {
    Policy allow = policy("\"Effect\":\"Allow\",\"Resource\":\"arn:aws:s3:::b/*\"");
    assertThat(new DeniedByAll(List.of(allow, on("b/*")), List.of()).isSurelyEmpty()).isTrue();
    assertThat(new DeniedByAll(List.of(on("b/*")), List.of()).isSurelyEmpty()).isFalse();
  }

  @Test
  void somePolicyMustDeny() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DeniedByAll(List.of(), List.of()))
        .withMessageContaining("at least one");
  }

  private static Policy on(String resource) throws MalformedPolicyException {
    return policy("\"Effect\":\"Deny\",\"Resource\":\"arn:aws:s3:::%s\"".formatted(resource));
  }

  private static Policy through(String operator, String endpoints) throws MalformedPolicyException {
    return policy(
        "\"Effect\":\"Deny\",\"Resource\":\"*\",\"Condition\":{\"%s\":{\"aws:SourceVpce\":[\"%s\"]}}"
            .formatted(operator, endpoints));
  }

  private static Policy policy(String members) throws MalformedPolicyException {
    return PolicyReader.live(
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Principal\":\"*\",\"Action\":\"s3:GetObject\","
            + members
            + "}]}");
  }
}
