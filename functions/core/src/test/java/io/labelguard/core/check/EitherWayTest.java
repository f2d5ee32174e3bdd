package io.labelguard.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.PolicyReader;
import io.labelguard.policy.decide.Decision;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.model.MalformedPolicyException;
import io.labelguard.policy.model.Policy;
import java.util.List;
import org.junit.jupiter.api.Test;

class EitherWayTest {

  private static final Policy POLICY = policy();

  @Test
  void whatIsDeniedBothWaysIsDeniedByTheStatementsOfBoth() {
    Evaluation either = EitherWay.of(denied(0), denied(1), POLICY);
    assertThat(either.decision()).isEqualTo(Decision.EXPLICITLY_DENIED);
    assertThat(either.denyStatements()).containsExactly(0, 1);
    assertThat(either.unknownKeys()).isEmpty();
  }

  @Test
  void whatIsDeniedOneWayDependsOnTheNetworkKeysOfThatStatement() {
    Evaluation either = EitherWay.of(denied(0), allowed(), POLICY);
    assertThat(either.decision()).isEqualTo(Decision.UNDETERMINED);
    assertThat(either.denyStatements()).isEmpty();
    assertThat(either.mayHold()).containsExactly(0);
    assertThat(either.unknownKeys()).containsExactly("aws:SourceVpc");
  }

  @Test
  void whatIsAllowedOneWayDependsOnTheNetworkKeysOfThatStatement() {
    Evaluation allowed =
        new Evaluation(Decision.ALLOWED, List.of(), List.of(2), List.of(), List.of(), List.of());
    Evaluation silent =
        new Evaluation(
            Decision.IMPLICITLY_DENIED, List.of(), List.of(), List.of(), List.of(), List.of());
    Evaluation either = EitherWay.of(allowed, silent, POLICY);
    assertThat(either.decision()).isEqualTo(Decision.UNDETERMINED);
    assertThat(either.mayHold()).containsExactly(2);
    assertThat(either.unknownKeys()).containsExactly("aws:SourceVpce");
  }

  @Test
  void whatIsOpenOneWayIsOpen() {
    Evaluation open =
        new Evaluation(
            Decision.UNDETERMINED,
            List.of(),
            List.of(),
            List.of(1),
            List.of("aws:SourceIp"),
            List.of());
    Evaluation either = EitherWay.of(denied(0), open, POLICY);
    assertThat(either.decision()).isEqualTo(Decision.UNDETERMINED);
    assertThat(either.mayHold()).containsExactly(0, 1);
    assertThat(either.unknownKeys()).containsExactly("aws:SourceIp", "aws:SourceVpc");
  }

  @Test
  void aPartIsDeniedOnlyWhereItIsBothWays() {
    assertThat(EitherWay.of(denied(0), part("a*"), POLICY).deniedPart()).containsExactly("a*");
    assertThat(EitherWay.of(part("a*"), denied(0), POLICY).deniedPart()).containsExactly("a*");
    assertThat(EitherWay.of(part("a*", "b*"), part("b*"), POLICY).deniedPart())
        .containsExactly("b*");
    assertThat(EitherWay.of(part("a*"), allowed(), POLICY).deniedPart()).isEmpty();
  }

  private static Evaluation denied(int index) {
    return new Evaluation(
        Decision.EXPLICITLY_DENIED, List.of(index), List.of(), List.of(), List.of(), List.of());
  }

  private static Evaluation allowed() {
    return new Evaluation(Decision.ALLOWED, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  private static Evaluation part(String... patterns) {
    return new Evaluation(
        Decision.UNDETERMINED, List.of(), List.of(), List.of(0), List.of(), List.of(patterns));
  }

  private static Policy policy() {
    try {
      return PolicyReader.live(
          """
          {"Statement": [
            {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*",
             "Condition": {"StringNotEquals": {"aws:SourceVpc": "vpc-0a1b2c3d4e5f60718",
                                               "aws:PrincipalType": "User"}}},
            {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*",
             "Condition": {"NotIpAddress": {"aws:SourceIp": "203.0.113.0/24"}}},
            {"Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*",
             "Condition": {"StringLike": {"aws:SourceVpce": "vpce-*"}}}]}\
          """);
    } catch (MalformedPolicyException e) {
      throw new AssertionError(e);
    }
  }
}
