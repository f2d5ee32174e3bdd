package io.labelguard.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.sun.net.httpserver.HttpServer;
import io.labelguard.core.port.Pause;
import io.labelguard.lambda.slack.SlackRefusedException;
import io.labelguard.lambda.slack.SlackWebhook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackHandlerTest {

  private final List<String> got = new ArrayList<>();
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
  void whatTheTopicTellsIsPosted() {
    handle(event("An alert", "{\"type\":\"alert\",\"subject\":\"Two jobs lose a bucket\"}"));
    assertThat(got).singleElement().asString().contains("Two jobs lose a bucket");
  }

  @Test
  void aMessageWithoutASubjectIsPostedToo() {
    var event = event("", "hello");
    event.getRecords().getFirst().getSNS().setSubject(null);
    handle(event);
    assertThat(got).singleElement().asString().contains("hello");
  }

  @Test
  void whatSlackDoesNotTakeIsThrownSoThatItIsKept() {
    status = 500;
    assertThatThrownBy(() -> handle(event("An alert", "hello")))
        .isInstanceOf(SlackRefusedException.class);
  }

  private void handle(SNSEvent event) {
    var url = "http://127.0.0.1:" + slack.getAddress().getPort() + "/services/T/B/x";
    var webhook = new SlackWebhook(() -> url, HttpClient.newHttpClient(), Pause.NONE);
    new SlackHandler(webhook).handleRequest(event, new Given());
  }

  private static SNSEvent event(String subject, String message) {
    var sns = new SNSEvent.SNS();
    sns.setSubject(subject);
    sns.setMessage(message);
    var record = new SNSEvent.SNSRecord();
    record.setSns(sns);
    var event = new SNSEvent();
    event.setRecords(List.of(record));
    return event;
  }
}
