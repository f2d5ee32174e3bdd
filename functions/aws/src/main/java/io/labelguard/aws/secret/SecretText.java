package io.labelguard.aws.secret;

import java.util.function.Supplier;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// Reads a secret's text from Secrets Manager at every call. The caller keeps the text and reads it
/// again when the text is no longer valid.
public final class SecretText implements Supplier<String> {

  private final SecretsManagerClient secrets;
  private final String arn;

  /// @param arn of the secret
  public SecretText(SecretsManagerClient secrets, String arn) {
    this.secrets = secrets;
    this.arn = arn;
  }

  /// @throws IllegalStateException where the secret holds bytes or nothing
  @Override
  public String get() {
    String text = secrets.getSecretValue(ask -> ask.secretId(arn)).secretString();
    if (text == null || text.isBlank()) {
      throw new IllegalStateException(
          "the secret " + arn + " holds no text: store the webhook's URL in it as plain text");
    }
    return text.strip();
  }
}
