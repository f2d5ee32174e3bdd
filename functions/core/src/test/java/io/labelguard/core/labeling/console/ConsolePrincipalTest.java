package io.labelguard.core.labeling.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsolePrincipalTest {

  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::111122223333:user/ann, USER, arn:aws:iam::111122223333:user/ann",
    "arn:aws:iam::111122223333:user/staff/ann, USER, arn:aws:iam::111122223333:user/staff/ann",
    "arn:aws:iam::111122223333:role/Labelers, ROLE, arn:aws:iam::111122223333:role/Labelers",
    "arn:aws-cn:iam::111122223333:role/a/b/C, ROLE, arn:aws-cn:iam::111122223333:role/a/b/C",
    "arn:aws:iam::111122223333:root, ROOT, arn:aws:iam::111122223333:root",
    "arn:aws:sts::111122223333:assumed-role/Labelers/ann@example.com, ROLE,"
        + " arn:aws:iam::111122223333:role/Labelers"
  })
  void theArnIsTheOneThatPoliciesKnow(String text, ConsolePrincipal.Kind kind, String arn) {
    assertThat(ConsolePrincipal.parse(text))
        .hasValueSatisfying(
            who -> {
              assertThat(who.kind()).isEqualTo(kind);
              assertThat(who.arn()).isEqualTo(arn);
              assertThat(who.session().isPresent()).isEqualTo(!text.equals(arn));
              assertThat(text).contains(who.name());
              assertThat(who.account()).isEqualTo("111122223333");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Labelers",
        "111122223333",
        "arn:aws:iam::111122223333:role/",
        "arn:aws:iam::111122223333:role/Label*",
        "arn:aws:iam::111122223333:role/a//B",
        "arn:aws:iam::111122223333:role/Labelers\n",
        "arn:aws:iam::111122223333:group/staff",
        "arn:aws:iam::1111:role/Labelers",
        "arn:aws:iam:us-east-1:111122223333:role/Labelers",
        "arn:aws:sts::111122223333:assumed-role/Labelers",
        "arn:aws:sts::111122223333:assumed-role/path/Labelers/ann",
        "arn:aws:sts::111122223333:federated-user/ann",
        "arn:aws:s3:::gt-data"
      })
  void anythingElseIsRefused(String text) {
    assertThat(ConsolePrincipal.parse(text)).isEmpty();
  }
}
