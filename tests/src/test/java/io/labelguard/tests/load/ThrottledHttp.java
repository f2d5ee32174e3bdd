package io.labelguard.tests.load;

import io.labelguard.local.wire.RandomThrottle;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Answers some requests as DynamoDB does when it throttles, and sends the others on: DynamoDB
/// Local never throttles.
///
/// @see <a
///     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html">Error
///     handling with DynamoDB</a>
final class ThrottledHttp implements SdkHttpClient {

  private static final String ANSWER =
      "{\"__type\":\"com.amazon.coral.availability#ThrottlingException\","
          + "\"message\":\"Rate of requests exceeds the allowed throughput.\"}";

  private final SdkHttpClient http;
  private final AtomicInteger throttled = new AtomicInteger();
  private volatile Optional<RandomThrottle> throttle = Optional.empty();

  ThrottledHttp(SdkHttpClient http) {
    this.http = http;
  }

  /// Throttles requests until [#throttleNone].
  void throttle(RandomThrottle requests) {
    throttle = Optional.of(requests);
  }

  /// Ends the throttling, and returns how many requests were throttled.
  int throttleNone() {
    throttle = Optional.empty();
    return throttled.getAndSet(0);
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    if (throttle.filter(RandomThrottle::next).isEmpty()) {
      return http.prepareRequest(request);
    }
    throttled.incrementAndGet();
    return new Throttled();
  }

  @Override
  public void close() {
    http.close();
  }

  private static final class Throttled implements ExecutableHttpRequest {

    @Override
    public HttpExecuteResponse call() {
      return HttpExecuteResponse.builder()
          .response(
              SdkHttpResponse.builder()
                  .statusCode(400)
                  .putHeader("Content-Type", "application/x-amz-json-1.0")
                  .build())
          .responseBody(
              AbortableInputStream.create(
                  new ByteArrayInputStream(ANSWER.getBytes(StandardCharsets.UTF_8))))
          .build();
    }

    @Override
    public void abort() {}
  }
}
