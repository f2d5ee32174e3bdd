package io.labelguard.lambda.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackWebhookTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Queue<Integer> statuses = new ArrayDeque<>();
  private final List<String> got = Collections.synchronizedList(new ArrayList<>());
  private final List<Duration> waited = new ArrayList<>();
  private HttpServer slack;

  @BeforeEach
  void start() throws IOException {
    slack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    slack.createContext("/", this::serve);
    slack.start();
  }

  @AfterEach
  void stop() {
    slack.stop(0);
  }

  @Test
  void aMessageIsPostedAsJson() {
    webhook(url("/services/T/B/secret")).post("{\"text\":\"hello\"}", PATIENCE);
    assertThat(got)
        .containsExactly(
            "/services/T/B/secret application/json; charset=utf-8 {\"text\":\"hello\"}");
  }

  @Test
  void tooManyRequestsAreWaitedForAsLongAsSlackSays() {
    statuses.addAll(List.of(429, 429, 200));
    webhook(url("/s")).post("{}", PATIENCE);
    assertThat(got).hasSize(3);
    assertThat(waited).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
  }

  @Test
  void patienceEndsBeforeTheFunctionDoesAndTheMessageIsNotLost() {
    statuses.addAll(List.of(429, 429, 429));
    assertThatThrownBy(() -> webhook(url("/s")).post("{}", Duration.ofSeconds(10)))
        .isInstanceOf(SlackRefusedException.class)
        .hasMessageContaining("429");
    assertThat(waited).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void anyOtherRefusalIsThrownWithWhatSlackSaysButWithoutTheUrl() {
    statuses.add(400);
    assertThatThrownBy(() -> webhook(url("/services/T/B/secret")).post("{}", PATIENCE))
        .isInstanceOf(SlackRefusedException.class)
        .hasMessage("Slack answered 400 (invalid_blocks)")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aWebhookThatWasReplacedIsReadAgain() {
    var secrets = new ArrayDeque<>(List.of(url("/old"), url("/new")));
    var webhook = new SlackWebhook(secrets::remove, HttpClient.newHttpClient(), waited::add);
    webhook.post("{\"n\":1}", PATIENCE);
    statuses.add(404);
    webhook.post("{\"n\":2}", PATIENCE);
    assertThat(got)
        .extracting(each -> each.substring(0, each.indexOf(' ')))
        .containsExactly("/old", "/old", "/new");
  }

  @Test
  void aWebhookThatIsGoneForGoodIsThrownNotTriedForEver() {
    statuses.addAll(List.of(404, 404, 404));
    assertThatThrownBy(() -> webhook(url("/s")).post("{}", PATIENCE))
        .isInstanceOf(SlackRefusedException.class)
        .hasMessageContaining("404");
    assertThat(got).hasSize(1);
  }

  @Test
  void aSecretThatIsNoUrlIsRefusedWithoutRepeatingIt() {
    for (var secret : List.of("xoxb-not-a-url", "http://hooks.slack.com/services/T", "h ttp://x")) {
      assertThatThrownBy(() -> webhook(secret).post("{}", PATIENCE))
          .isInstanceOf(SlackRefusedException.class)
          .hasMessageNotContaining(secret)
          .hasNoCause();
    }
  }

  @Test
  void aConnectionThatFailsIsThrownWithoutTheUrl() {
    slack.stop(0);
    assertThatThrownBy(() -> webhook(url("/services/T/B/secret")).post("{}", PATIENCE))
        .isInstanceOf(SlackRefusedException.class)
        .hasMessageNotContaining("secret");
  }

  private SlackWebhook webhook(String secret) {
    return new SlackWebhook(() -> secret, HttpClient.newHttpClient(), waited::add);
  }

  private String url(String path) {
    return "http://127.0.0.1:" + slack.getAddress().getPort() + path;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      got.add(
          exchange.getRequestURI()
              + " "
              + exchange.getRequestHeaders().getFirst("Content-Type")
              + " "
              + body);
      var status = statuses.isEmpty() ? 200 : statuses.remove();
      if (status == 429) {
        exchange.getResponseHeaders().set("Retry-After", "7");
      }
      var answer = (status == 200 ? "ok" : "invalid_blocks").getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }
}
