package io.labelguard.lambda.slack;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/// Reads the webhook's URL from the secret. Its messages never repeat the secret.
final class WebhookUrl {

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private WebhookUrl() {}

  /// @throws SlackRefusedException where the secret is not an https URL (plain http is accepted on
  ///     loopback only, for the demo and the tests)
  static URI of(String secret) {
    try {
      URI url = new URI(secret.strip());
      if (url.getHost() != null && ("https".equals(url.getScheme()) || isLocal(url))) {
        return url;
      }
    } catch (URISyntaxException _) {
      // Its message holds the text that it could not read, a secret.
    }
    throw new SlackRefusedException(
        "the secret is not an https URL; store the webhook's URL in it and nothing else");
  }

  private static boolean isLocal(URI url) {
    return "http".equals(url.getScheme())
        && LOOPBACK.contains(url.getHost().toLowerCase(Locale.ROOT));
  }
}
