package io.labelguard.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;

class FunctionClientsTest {

  private static final String REGION = "AWS_REGION";

  @Test
  void theKeyOfTheEnvironmentIsUsed() {
    assertThat(
            FunctionClients.of(Map.of(REGION, "us-east-1", "AWS_ACCESS_KEY_ID", "key"))
                .credentials())
        .isInstanceOf(EnvironmentVariableCredentialsProvider.class);
  }
}
