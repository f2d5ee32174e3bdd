package io.labelguard.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/// An AWS on 127.0.0.1 that gives the answers of a test and records the requests.
public final class LoopbackAws implements AutoCloseable {

  /// One request; header names in lower case.
  public record Ask(String method, String uri, Map<String, String> headers, String body) {

    /// The operation of a JSON-protocol service: the last part of X-Amz-Target.
    public String operation() {
      String target = headers.getOrDefault("x-amz-target", "");
      return target.substring(target.lastIndexOf('.') + 1);
    }
  }

  /// One answer; a status of 0 cuts the connection.
  public record Answer(int status, Map<String, String> headers, String body) {

    public static Answer ok(String body) {
      return new Answer(200, Map.of(), body);
    }

    public static Answer status(int status, String body) {
      return new Answer(status, Map.of(), body);
    }

    public static Answer lost() {
      return new Answer(0, Map.of(), "");
    }

    /// An error of a JSON-protocol service.
    public static Answer jsonError(int status, String code, String message) {
      return status(status, "{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(code, message));
    }

    /// An error of S3.
    public static Answer s3Error(int status, String code, String message) {
      return status(
          status, "<Error><Code>%s</Code><Message>%s</Message></Error>".formatted(code, message));
    }
  }

  private final HttpServer server;
  private final List<Ask> asked = new CopyOnWriteArrayList<>();

  public LoopbackAws(Function<Ask, Answer> answers) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> answer(exchange, answers));
    server.start();
  }

  public List<Ask> asked() {
    return List.copyOf(asked);
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Builds a client that talks to this AWS: three tries, without waiting between them.
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .endpointOverride(uri())
        .region(Region.US_EAST_1)
        .credentialsProvider(credentials())
        .httpClient(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(5)).build())
        .overrideConfiguration(
            with ->
                with.retryStrategy(
                    AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .backoffStrategy(BackoffStrategy.retryImmediately())
                        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                        .build()))
        .build();
  }

  public static StaticCredentialsProvider credentials() {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "made-up-secret"));
  }

  private void answer(HttpExchange exchange, Function<Ask, Answer> answers) throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    Ask ask =
        new Ask(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            headers,
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    asked.add(ask);
    Answer answer = answers.apply(ask);
    if (answer.status() == 0) {
      exchange.close();
      return;
    }
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    boolean empty = body.length == 0 || ask.method().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), empty ? -1 : body.length);
    if (!empty) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
