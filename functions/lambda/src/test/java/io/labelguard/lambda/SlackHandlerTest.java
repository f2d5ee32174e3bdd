package io.labelguard.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.sun.net.httpserver.HttpServer;
import io.labelguard.core.port.Pause;
import io.labelguard.core.record.EventClaims;
import io.labelguard.core.record.InMemoryRecords;
import io.labelguard.lambda.slack.SlackPosts;
import io.labelguard.lambda.slack.SlackRefusedException;
import io.labelguard.lambda.slack.SlackWebhook;
import io.labelguard.policy.json.JsonWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackHandlerTest {

  private final List<String> got = new ArrayList<>();
  private final InMemoryRecords claims = new InMemoryRecords();
  private Instant now = Instant.parse("2026-11-20T12:00:00Z");
  private boolean dying;
  private int status = 200;
  private HttpServer slack;

  @BeforeEach
  void start() throws IOException {
    slack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    slack.createContext(
        "/",
        exchange -> {
          try (exchange) {
            got.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status, -1);
          }
        });
    slack.start();
  }

  @AfterEach
  void stop() {
    slack.stop(0);
  }

  @Test
  void whatTheTopicPublishesIsPosted() {
    handle("m-1", notification("n-1", "An alert", alert(1)));
    assertThat(got).singleElement().asString().contains("Two jobs lose a bucket");
  }

  @Test
  void aMessageWithoutASubjectIsPostedToo() {
    handle("m-1", "{\"Type\":\"Notification\",\"MessageId\":\"n-1\",\"Message\":\"hello\"}");
    assertThat(got).singleElement().asString().contains("hello");
  }

  @Test
  void aMessageWithoutTheEnvelopeIsPostedToo() {
    handle("m-1", "hello");
    handle("m-2", alert(1));
    assertThat(got).hasSize(2).last().asString().contains("Two jobs lose a bucket");
  }

  @Test
  void whatSlackDoesNotTakeIsThrownSoThatItIsKeptAndTriedAgain() {
    status = 500;
    assertThatThrownBy(() -> handle("m-1", notification("n-1", "An alert", "hello")))
        .isInstanceOf(SlackRefusedException.class);
    status = 200;
    handle("m-1", notification("n-1", "An alert", "hello"));
    assertThat(got).hasSize(2);
  }

  @Test
  void aMessageThatArrivesTwiceIsPostedOnce() {
    handle("m-1", notification("n-1", "An alarm", "hello"));
    handle("m-1", notification("n-1", "An alarm", "hello"));
    handle("m-2", notification("n-1", "An alarm", "hello"));
    handle("m-3", notification("n-2", "An alarm", "hello"));
    assertThat(got).hasSize(2);
  }

  @Test
  void anAlertThatWasPublishedTwiceIsPostedOnceAndItsNextMessageIsPosted() {
    handle("m-1", notification("n-1", "An alert", alert(1)));
    handle("m-2", notification("n-2", "An alert", alert(1)));
    assertThat(got).hasSize(1);
    handle("m-3", notification("n-3", "An alert", alert(2)));
    assertThat(got).hasSize(2);
  }

  @Test
  void whileAnotherRunPostsAMessageItIsLeftToThatRun() {
    claims.claimEvent("topic/n-1", "another", now, SlackPosts.CLAIM);
    assertThatThrownBy(() -> handle("m-1", notification("n-1", "", "hello")))
        .isInstanceOf(SlackRefusedException.class)
        .hasMessageContaining("another run");
    assertThat(got).isEmpty();
    now = now.plus(SlackPosts.CLAIM);
    handle("m-1", notification("n-1", "", "hello"));
    assertThat(got).hasSize(1);
  }

  /// Slack knows no id of a message. The message comes twice rather than not at all.
  @Test
  void aRunThatDiesBetweenSlacksAnswerAndItsRecordIsRepeated() {
    dying = true;
    assertThatThrownBy(() -> handle("m-1", notification("n-1", "", "hello")))
        .hasMessage("the run died");
    dying = false;
    assertThatThrownBy(() -> handle("m-1", notification("n-1", "", "hello")))
        .isInstanceOf(SlackRefusedException.class);
    now = now.plus(SlackPosts.CLAIM);
    handle("m-1", notification("n-1", "", "hello"));
    handle("m-1", notification("n-1", "", "hello"));
    assertThat(got).hasSize(2);
  }

  private EventClaims mortalClaims() {
    return new EventClaims() {
      @Override
      public Answer claimEvent(String eventId, String owner, Instant at, Duration claim) {
        return claims.claimEvent(eventId, owner, at, claim);
      }

      @Override
      public void finishEvent(String eventId, Instant at, Duration keep) {
        if (dying) {
          throw new IllegalStateException("the run died");
        }
        claims.finishEvent(eventId, at, keep);
      }

      @Override
      public void abandonEvent(String eventId, String owner) {
        claims.abandonEvent(eventId, owner);
      }
    };
  }

  private void handle(String id, String body) {
    var url = "http://127.0.0.1:" + slack.getAddress().getPort() + "/services/T/B/x";
    var webhook = new SlackWebhook(() -> url, HttpClient.newHttpClient(), Pause.NONE);
    var message = new SQSEvent.SQSMessage();
    message.setMessageId(id);
    message.setBody(body);
    var batch = new SQSEvent();
    batch.setRecords(List.of(message));
    new SlackHandler(new SlackPosts(webhook, mortalClaims(), () -> now, () -> "run"))
        .handleRequest(batch, new Given());
  }

  private static String alert(int sequence) {
    return "{\"type\":\"alert\",\"id\":\"lg-1\",\"sequence\":%d,\"subject\":\"Two jobs lose a bucket\"}"
        .formatted(sequence);
  }

  private static String notification(String id, String subject, String message) {
    return JsonWriter.object(
        out ->
            out.text("Type", "Notification")
                .text("MessageId", id)
                .text("TopicArn", "arn:aws:sns:us-east-1:111122223333:findings")
                .text("Subject", subject)
                .text("Message", message));
  }
}
