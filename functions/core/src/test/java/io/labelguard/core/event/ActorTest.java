package io.labelguard.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActorTest {

  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::111122223333:user/ann,,arn:aws:iam::111122223333:user/ann",
    "arn:aws:sts::111122223333:assumed-role/R/s,arn:aws:iam::111122223333:role/p/R,"
        + "arn:aws:iam::111122223333:role/p/R",
    "arn:aws:sts::111122223333:assumed-role/R/s,,arn:aws:sts::111122223333:assumed-role/R/s",
    "arn:aws:sts::111122223333:federated-user/bob,arn:aws:iam::111122223333:user/ann,"
        + "arn:aws:sts::111122223333:federated-user/bob",
  })
  void policiesKnowTheCallerByTheRoleButAFederatedUserByTheirOwnArn(
      String arn, String issuer, String known) {
    Actor actor =
        new Actor(
            Optional.of(arn),
            Optional.ofNullable(issuer),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(actor.principalArn()).contains(known);
  }
}
