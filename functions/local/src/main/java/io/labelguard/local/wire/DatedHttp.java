package io.labelguard.local.wire;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Supplier;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/// Gives the answers of a local AWS its own time in the header `Date`. The JDK's HTTP server always
/// writes the machine's time there and cannot be told another one.
public record DatedHttp(SdkHttpClient http, InstantSource clock, Supplier<Duration> ahead)
    implements SdkHttpClient {

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest prepared = http.prepareRequest(request);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return dated(prepared.call());
      }

      @Override
      public void abort() {
        prepared.abort();
      }
    };
  }

  private HttpExecuteResponse dated(HttpExecuteResponse response) {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            clock.instant().plus(ahead.get()).atOffset(ZoneOffset.UTC));
    HttpExecuteResponse.Builder dated =
        HttpExecuteResponse.builder()
            .response(response.httpResponse().toBuilder().putHeader("Date", date).build());
    response.responseBody().ifPresent(dated::responseBody);
    return dated.build();
  }

  @Override
  public String clientName() {
    return http.clientName();
  }

  @Override
  public void close() {
    http.close();
  }
}
