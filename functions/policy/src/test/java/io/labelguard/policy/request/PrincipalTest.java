package io.labelguard.policy.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.labelguard.policy.request.Principal.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which callers a request can have.
class PrincipalTest {

  private static final String ROLE = "arn:aws:iam::111122223333:role/team/Reader";
  private static final String SESSION = "arn:aws:sts::111122223333:assumed-role/Reader/s";

  @ParameterizedTest
  @CsvSource({
    "ROLE, arn:aws:iam::111122223333:role/Reader",
    "ROLE, arn:aws-us-gov:iam::111122223333:role/a/b/Reader+=@x",
    "ROLE, arn:aws:sts::111122223333:assumed-role/Reader/i-0a1b",
    "USER, arn:aws:iam::111122223333:user/team/ann",
    "USER, arn:aws:iam::111122223333:root",
    "USER, arn:aws:sts::111122223333:federated-user/ann",
    "USER, arn:aws:iam::111122223333:saml-provider/Corporate",
    "USER, accounts.google.com",
    "USER, cognito-identity.amazonaws.com",
    "USER, arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1ABC",
    "SERVICE, cloudtrail.amazonaws.com",
    "SERVICE, ec2.amazonaws.com.cn",
    "SERVICE, delivery.logs.amazonaws.com",
    "ANONYMOUS, ''",
    "ANY_ROLE, ''"
  })
  void aCallerHasTheFormOfItsKind(Kind kind, String name) {
    assertThat(new Principal(kind, name, Optional.empty()).name()).isEqualTo(name);
    assertThat(Principal.find(kind, name, Optional.empty())).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "ROLE, ''",
    "ROLE, not-an-arn",
    "ROLE, arn:aws:iam::1111:role/Reader",
    "ROLE, arn:aws:iam::111122223333:role/",
    "ROLE, arn:aws:iam::111122223333:role/Rea der",
    "ROLE, arn:aws:iam::111122223333:user/ann",
    "ROLE, arn:aws:sts::111122223333:assumed-role/Reader",
    "USER, ann",
    "USER, arn:aws:iam::111122223333:role/Reader",
    "USER, arn:aws:s3:::b",
    "SERVICE, sagemaker",
    "SERVICE, arn:aws:iam::111122223333:root",
    "SERVICE, *.amazonaws.com",
    "ANONYMOUS, ann",
    "ANY_ROLE, arn:aws:iam::111122223333:role/Reader"
  })
  void aCallerOfAnotherFormIsRefused(Kind kind, String name) {
    assertThat(Principal.find(kind, name, Optional.empty())).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Principal(kind, name, Optional.empty()))
        .withMessageStartingWith("principal: ")
        .withMessageContaining("\"" + name + "\"");
  }

  @Test
  void aSessionBelongsToItsRole() {
    assertThat(new Principal(Kind.ROLE, ROLE, Optional.of(SESSION)).session()).contains(SESSION);
    assertThat(Principal.find(Kind.ROLE, SESSION, Optional.of(SESSION))).isPresent();
    assertThat(Principal.find(Kind.ROLE, ROLE, Optional.of(Principal.NO_NAMED_SESSION)))
        .isPresent();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Principal(Kind.ROLE, ROLE, Optional.of(SESSION.replace("Reader", "Writer"))))
        .withMessage(
            "sessionArn: must be a session of "
                + ROLE
                + ", not \"arn:aws:sts::111122223333:assumed-role/Writer/s\"");
    assertThat(Principal.find(Kind.ROLE, ROLE, Optional.of(SESSION.replace("1111", "4444"))))
        .isEmpty();
    assertThat(Principal.find(Kind.ROLE, ROLE, Optional.of("s"))).isEmpty();
  }

  @Test
  void onlyRolesAndFederatedUsersHaveSessions() {
    String federated = "arn:aws:sts::111122223333:federated-user/ann";
    String user = "arn:aws:iam::111122223333:user/ann";
    assertThat(Principal.find(Kind.USER, user, Optional.of(federated))).isPresent();
    assertThat(Principal.find(Kind.USER, user, Optional.of(SESSION))).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Principal(Kind.SERVICE, "logs.amazonaws.com", Optional.of(SESSION)))
        .withMessage("sessionArn: a service has none; leave out \"" + SESSION + "\"");
    assertThat(Principal.find(Kind.ANONYMOUS, "", Optional.of(SESSION))).isEmpty();
  }
}
