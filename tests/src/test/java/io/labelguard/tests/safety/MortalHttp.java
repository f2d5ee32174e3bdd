package io.labelguard.tests.safety;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;

/// The HTTP client of one life: counts what is sent, also what the SDK sends again by itself.
final class MortalHttp implements SdkHttpClient {

  private final SdkHttpClient http;
  private final Life life;
  private final AtomicInteger policyPuts;

  /// @param policyPuts counts every PutBucketPolicy that is sent
  MortalHttp(SdkHttpClient http, Life life, AtomicInteger policyPuts) {
    this.http = http;
    this.life = life;
    this.policyPuts = policyPuts;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    var asked = request.httpRequest();
    life.call(
        asked.method()
            + " "
            + asked.encodedPath()
            + " "
            + asked.rawQueryParameters().keySet()
            + asked.firstMatchingHeader("X-Amz-Target").orElse(""));
    if (asked.method() == SdkHttpMethod.PUT && asked.rawQueryParameters().containsKey("policy")) {
      policyPuts.incrementAndGet();
    }
    return http.prepareRequest(request);
  }

  @Override
  public String clientName() {
    return http.clientName();
  }

  /// The one behind it serves other lives, too.
  @Override
  public void close() {}
}
