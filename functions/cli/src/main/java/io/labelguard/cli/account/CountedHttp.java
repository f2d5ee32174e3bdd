package io.labelguard.cli.account;

import io.labelguard.lambda.Clients;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/// An HTTP client that counts the requests, second tries among them.
final class CountedHttp implements SdkHttpClient {

  private final SdkHttpClient http;
  private final AtomicInteger requests = new AtomicInteger();

  private CountedHttp(SdkHttpClient http) {
    this.http = http;
  }

  static CountedHttp of(Clients clients) {
    return new CountedHttp(clients.http());
  }

  /// Returns the clients, whose requests this counts.
  Clients in(Clients clients) {
    return new Clients(
        clients.region(), clients.credentials(), this, clients.endpoint(), clients.interceptors());
  }

  int requests() {
    return requests.get();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    requests.incrementAndGet();
    return http.prepareRequest(request);
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
