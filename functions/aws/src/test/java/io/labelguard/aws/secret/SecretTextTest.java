package io.labelguard.aws.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.aws.LoopbackAws;
import io.labelguard.aws.LoopbackAws.Answer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

class SecretTextTest {

  @Test
  void theTextIsReadAnewEachTime() {
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok("{\"SecretString\":\" text\\n\"}"))) {
      SecretText secret = secret(aws);
      assertThat(secret.get()).isEqualTo("text");
      assertThat(secret.get()).isEqualTo("text");
      assertThat(aws.asked()).hasSize(2);
      assertThat(aws.asked().getFirst().body()).isEqualTo("{\"SecretId\":\"arn:s\"}");
    }
  }

  @Test
  void aSecretWithoutTextSaysWhatToDo() {
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok("{}"))) {
      assertThatThrownBy(() -> secret(aws).get())
          .hasMessage(
              "the secret arn:s holds no text: store the webhook's URL in it as plain text");
    }
  }

  private static SecretText secret(LoopbackAws aws) {
    return new SecretText(aws.client(SecretsManagerClient.builder()), "arn:s");
  }
}
