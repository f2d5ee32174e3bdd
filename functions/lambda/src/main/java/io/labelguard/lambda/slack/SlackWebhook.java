package io.labelguard.lambda.slack;

import io.labelguard.core.port.Pause;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/// Posts messages to a Slack incoming webhook.
///
/// Slack answers 429 with Retry-After to more than about one message a second. This class waits
/// then, while time lasts. It throws for any other failure, so that Lambda retries and the
/// dead-letter queue keeps the message. The URL is a secret, so no message has it.
public final class SlackWebhook {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration DEFAULT_WAIT = Duration.ofSeconds(1);
  private static final int TOO_MANY = 429;

  /// Slack's answers for a webhook that was revoked or replaced.
  private static final Set<Integer> GONE = Set.of(403, 404, 410);

  private final Supplier<String> secret;
  private final Sender sender;
  private final Pause pause;
  private Optional<URI> known = Optional.empty();

  /// @param secret returns the webhook's URL; called once, and again if Slack no longer knows the
  ///     URL
  public SlackWebhook(Supplier<String> secret, HttpClient http, Pause pause) {
    this(secret, (url, message) -> send(http, url, message), pause);
  }

  /// @param secret as above
  /// @param sender posts a message once
  public SlackWebhook(Supplier<String> secret, Sender sender, Pause pause) {
    this.secret = secret;
    this.sender = sender;
    this.pause = pause;
  }

  /// Posts a message to a URL.
  public interface Sender {

    /// Posts it once and returns the answer.
    ///
    /// @throws SlackRefusedException where none arrives
    Answer send(URI url, String message);
  }

  /// What Slack answered.
  ///
  /// @param retryAfter how long to wait after a 429
  public record Answer(int status, String body, Duration retryAfter) {

    /// Slack took the message.
    public static final Answer OK = new Answer(200, "ok", Duration.ZERO);
  }

  /// Posts one message and returns the status of Slack's answer.
  ///
  /// @param patience how long to wait after a 429
  /// @throws SlackRefusedException if Slack does not accept it
  public int post(String message, Duration patience) {
    Duration left = patience;
    boolean asked = known.isEmpty();
    while (true) {
      URI url = known.orElseGet(this::readUrl);
      Answer answer = sender.send(url, message);
      if (answer.status() < 300) {
        return answer.status();
      }
      if (GONE.contains(answer.status()) && !asked) {
        // The secret may have been rotated since this process read it.
        known = Optional.empty();
        asked = true;
      } else if (answer.status() == TOO_MANY && answer.retryAfter().compareTo(left) <= 0) {
        left = left.minus(answer.retryAfter());
        pause.sleep(answer.retryAfter());
      } else {
        throw new SlackRefusedException(answer.status(), answer.body());
      }
    }
  }

  private URI readUrl() {
    URI url = WebhookUrl.of(secret.get());
    known = Optional.of(url);
    return url;
  }

  private static Answer send(HttpClient http, URI url, String message) {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(message))
            .build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.body(),
          retryAfter(response.headers().firstValue("Retry-After")));
    } catch (IOException e) {
      throw new SlackRefusedException(e.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new SlackRefusedException("interrupted");
    }
  }

  private static Duration retryAfter(Optional<String> header) {
    OptionalLong seconds = header.map(SlackWebhook::seconds).orElseGet(OptionalLong::empty);
    return seconds.isPresent() ? Duration.ofSeconds(seconds.getAsLong()) : DEFAULT_WAIT;
  }

  private static OptionalLong seconds(String text) {
    try {
      return OptionalLong.of(Math.max(1, Long.parseLong(text.strip())));
    } catch (NumberFormatException _) {
      return OptionalLong.empty();
    }
  }
}
