package io.labelguard.aws.signed;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/// Makes calls to one service, each signed by Signature Version 4 and tried once.
public final class SignedCalls {

  private final SdkHttpClient http;
  private final AwsCredentialsProvider credentials;
  private final ServiceAddress address;

  public SignedCalls(
      SdkHttpClient http, AwsCredentialsProvider credentials, ServiceAddress address) {
    this.http = http;
    this.credentials = credentials;
    this.address = address;
  }

  /// Makes a call of the query protocol.
  ///
  /// @param form the parameters, `Action` and `Version` among them
  /// @throws SdkClientException where the service gives no answer
  public SignedAnswer query(Map<String, String> form) {
    String body =
        new TreeMap<>(form)
            .entrySet().stream()
                .map(
                    field ->
                        field.getKey()
                            + "="
                            + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    return post(
        request(
            SdkHttpMethod.POST,
            Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")),
        body);
  }

  /// Makes a call of the JSON protocol.
  ///
  /// @param target the service's version and the operation
  /// @throws SdkClientException where the service gives no answer
  public SignedAnswer json(String target, String body) {
    return json("application/x-amz-json-1.1", target, body);
  }

  /// Makes a call of the first version of the JSON protocol, which Step Functions has.
  ///
  /// @param target the service's version and the operation
  /// @throws SdkClientException where the service gives no answer
  public SignedAnswer json10(String target, String body) {
    return json("application/x-amz-json-1.0", target, body);
  }

  private SignedAnswer json(String type, String target, String body) {
    return post(
        request(SdkHttpMethod.POST, Map.of("Content-Type", type, "X-Amz-Target", target)), body);
  }

  /// Makes a call of a REST protocol that sends JSON.
  ///
  /// @param path with its leading slash, encoded as it is in the URL
  /// @param body sent as it is
  /// @throws SdkClientException where the service gives no answer
  public SignedAnswer post(
      String path, Map<String, String> query, Map<String, String> headers, String body) {
    SdkHttpRequest.Builder request =
        request(SdkHttpMethod.POST, headers)
            .putHeader("Content-Type", "application/json")
            .encodedPath(path);
    query.forEach(request::putRawQueryParameter);
    return post(request, body);
  }

  /// Makes a call of S3 Control that reads.
  ///
  /// @param path with its leading slash, encoded as it is in the URL
  /// @throws SdkClientException where the service gives no answer
  public SignedAnswer get(String path, Map<String, String> headers) {
    return send(request(SdkHttpMethod.GET, headers).encodedPath(path), new byte[0], true);
  }

  /// Makes a call of a REST protocol that reads.
  ///
  /// @param path with its leading slash, encoded as it is in the URL
  /// @throws SdkClientException where the service gives no answer
  public SignedAnswer rest(String path) {
    return send(request(SdkHttpMethod.GET, Map.of()).encodedPath(path), new byte[0], false);
  }

  private SignedAnswer post(SdkHttpRequest.Builder request, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    return send(request.putHeader("Content-Length", String.valueOf(body.length)), body, false);
  }

  /// @param pathAsItIs whether the service signs the path as it is in the URL, as S3 alone does
  private SignedAnswer send(SdkHttpRequest.Builder request, byte[] body, boolean pathAsItIs) {
    try {
      HttpExecuteResponse response =
          http.prepareRequest(signed(request.build(), body, pathAsItIs)).call();
      try (InputStream content =
          response
              .responseBody()
              .map(InputStream.class::cast)
              .orElse(InputStream.nullInputStream())) {
        return new SignedAnswer(
            response.httpResponse().statusCode(),
            new String(content.readAllBytes(), StandardCharsets.UTF_8),
            response.httpResponse().firstMatchingHeader("x-amzn-errortype"));
      }
    } catch (IOException e) {
      throw SdkClientException.create(
          "cannot reach " + address.signingName() + ": " + e.getMessage(), e);
    }
  }

  private SdkHttpRequest.Builder request(SdkHttpMethod method, Map<String, String> headers) {
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder().method(method).uri(address.endpoint());
    headers.forEach(request::putHeader);
    return request;
  }

  private HttpExecuteRequest signed(SdkHttpRequest request, byte[] body, boolean pathAsItIs) {
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                with ->
                    with.identity(credentials.resolveCredentials())
                        .request(request)
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, address.signingName())
                        .putProperty(AwsV4HttpSigner.REGION_NAME, address.signingRegion().id())
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, !pathAsItIs)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, !pathAsItIs));
    HttpExecuteRequest.Builder execute = HttpExecuteRequest.builder().request(signed.request());
    if (body.length > 0) {
      execute.contentStreamProvider(signed.payload().orElseThrow());
    }
    return execute.build();
  }
}
