package io.labelguard.aws.ec2;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import software.amazon.awssdk.regions.Region;

/// Looks for a VPC's endpoints to S3 by DescribeVpcEndpoints.
///
/// @see <a
///     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpoints.html">DescribeVpcEndpoints</a>
public final class VpcEndpoints {

  private static final int MAX_PAGES = 20;

  private final SdkHttpClient http;
  private final AwsCredentialsProvider credentials;
  private final Region region;
  private final URI endpoint;

  /// @param endpoint EC2's address, for example from [#endpointOf]
  public VpcEndpoints(
      SdkHttpClient http, AwsCredentialsProvider credentials, Region region, URI endpoint) {
    this.http = http;
    this.credentials = credentials;
    this.region = region;
    this.endpoint = endpoint;
  }

  /// Returns EC2's address in a Region of any partition.
  public static URI endpointOf(Region region) {
    String suffix = region.metadata().partition().dnsSuffix();
    return URI.create("https://ec2." + region.id() + "." + suffix);
  }

  /// Returns whether a VPC has an available endpoint for S3, gateway or interface; empty where EC2
  /// refuses to answer.
  ///
  /// @throws SdkClientException where EC2 cannot be reached or answers 5xx
  public Optional<Boolean> hasS3Endpoint(String vpcId) {
    String next = "";
    for (int page = 0; page < MAX_PAGES; page++) {
      Optional<VpcEndpointPage> answer = ask(vpcId, next);
      if (answer.isEmpty()) {
        return Optional.empty();
      }
      if (answer.get().endpoints().stream().anyMatch(this::servesS3)) {
        return Optional.of(true);
      }
      next = answer.get().nextToken();
      if (next.isEmpty()) {
        return Optional.of(false);
      }
    }
    return Optional.empty();
  }

  /// Service names are `com.amazonaws.REGION.s3`, with another prefix in other partitions.
  private boolean servesS3(VpcEndpointPage.Endpoint candidate) {
    return candidate.service().endsWith("." + region.id() + ".s3")
        && candidate.state().equalsIgnoreCase("available");
  }

  private Optional<VpcEndpointPage> ask(String vpcId, String nextToken) {
    Map<String, String> form = new TreeMap<>();
    form.put("Action", "DescribeVpcEndpoints");
    form.put("Version", "2016-11-15");
    form.put("Filter.1.Name", "vpc-id");
    form.put("Filter.1.Value.1", vpcId);
    if (!nextToken.isEmpty()) {
      form.put("NextToken", nextToken);
    }
    try {
      HttpExecuteResponse response = http.prepareRequest(signed(body(form))).call();
      int status = response.httpResponse().statusCode();
      try (InputStream content =
          response
              .responseBody()
              .map(InputStream.class::cast)
              .orElse(InputStream.nullInputStream())) {
        if (status == 200) {
          return Optional.of(VpcEndpointPage.read(content));
        }
        if (status >= 500 || status == 429) {
          throw SdkClientException.create("EC2 answered HTTP " + status);
        }
        return Optional.empty();
      }
    } catch (IOException e) {
      throw SdkClientException.create("cannot reach EC2: " + e.getMessage(), e);
    }
  }

  private HttpExecuteRequest signed(byte[] body) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint)
            .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            .putHeader("Content-Length", String.valueOf(body.length))
            .build();
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                with ->
                    with.identity(credentials.resolveCredentials())
                        .request(request)
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "ec2")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()));
    return HttpExecuteRequest.builder()
        .request(signed.request())
        .contentStreamProvider(signed.payload().orElseThrow())
        .build();
  }

  private static byte[] body(Map<String, String> form) {
    List<String> pairs = new ArrayList<>();
    form.forEach(
        (name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return pairs.stream().collect(Collectors.joining("&")).getBytes(StandardCharsets.UTF_8);
  }
}
