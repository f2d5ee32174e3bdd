package io.labelguard.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpURLConnection;
import java.net.URI;
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

  /// Java's own default is to wait for ever.
  @Test
  void aConnectionHasTheTimesOfTheSdk() {
    HttpURLConnection connection = FunctionClients.connection(URI.create("https://aws.invalid/"));
    assertThat(connection.getConnectTimeout()).isEqualTo(2_000);
    assertThat(connection.getReadTimeout()).isEqualTo(30_000);
  }
}
