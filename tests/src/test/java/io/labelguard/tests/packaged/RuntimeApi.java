package io.labelguard.tests.packaged;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Lambda's Runtime API, version 2018-06-01, on loopback: hands out invocations and takes the
/// answers.
///
/// @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</a>
public final class RuntimeApi implements AutoCloseable {

  private static final String PREFIX = "/2018-06-01/runtime/";

  private final BlockingQueue<String> invocations = new LinkedBlockingQueue<>();
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final CompletableFuture<Long> ready = new CompletableFuture<>();
  private final HttpServer server;
  private int count;

  /// What a function answered: `response`, `error` (the handler threw) or `init` (it could not be
  /// made).
  public record Answer(String kind, String body) {}

  RuntimeApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(PREFIX, this::serve);
    server.start();
  }

  /// The value of AWS_LAMBDA_RUNTIME_API.
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  void invoke(String event) {
    invocations.add(event);
  }

  /// When the function first asked for an event: it was made by then.
  ///
  /// @return a time of [System#nanoTime]
  long readyAt() throws ExecutionException, InterruptedException, TimeoutException {
    return ready.get(60, TimeUnit.SECONDS);
  }

  /// The next answer; waits for it no longer than a minute.
  Answer answer() throws InterruptedException {
    var answer = answers.poll(60, TimeUnit.SECONDS);
    return answer == null ? new Answer("none", "no answer within a minute") : answer;
  }

  /// Reports that no answer will come, because the function's process has ended.
  void ended(int exitCode) {
    answers.add(new Answer("exit", "the process ended with " + exitCode));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath().substring(PREFIX.length());
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (path.equals("invocation/next")) {
        next(exchange);
        return;
      }
      answers.add(new Answer(path.startsWith("init/") ? "init" : last(path), body));
      send(exchange, 202, "{\"status\":\"OK\"}");
    }
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private void next(HttpExchange exchange) throws IOException {
    ready.complete(System.nanoTime());
    try {
      var event = invocations.take();
      var headers = exchange.getResponseHeaders();
      headers.set(
          "Lambda-Runtime-Aws-Request-Id", "00000000-0000-0000-0000-%012d".formatted(++count));
      headers.set(
          "Lambda-Runtime-Deadline-Ms", String.valueOf(System.currentTimeMillis() + 60_000));
      headers.set(
          "Lambda-Runtime-Invoked-Function-Arn",
          "arn:aws:lambda:us-east-1:111122223333:function:labelguard");
      send(exchange, 200, event);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    // The runtime interface client crashes on an answer without a content type.
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
