package io.labelguard.aws.ec2;

import io.labelguard.aws.signed.ServiceAddress;
import io.labelguard.aws.signed.SignedAnswer;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.aws.signed.XmlElement;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;

/// Looks for a VPC's endpoints to S3 by DescribeVpcEndpoints.
///
/// @see <a
///     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpoints.html">DescribeVpcEndpoints</a>
public final class VpcEndpoints {

  private static final int MAX_PAGES = 20;

  private final SignedCalls ec2;
  private final Region region;

  /// @param endpoint EC2's address, for example from [#endpointOf]
  public VpcEndpoints(
      SdkHttpClient http, AwsCredentialsProvider credentials, Region region, URI endpoint) {
    this.ec2 = new SignedCalls(http, credentials, new ServiceAddress("ec2", region, endpoint));
    this.region = region;
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
    return pages(vpcId, this::servesS3).map(found -> found.stream().anyMatch(this::servesS3));
  }

  /// Returns every endpoint of a VPC; empty where EC2 refuses to answer.
  ///
  /// @throws SdkClientException where EC2 cannot be reached or answers 5xx
  public Optional<List<VpcEndpoint>> of(String vpcId) {
    return pages(vpcId, _ -> false);
  }

  /// Reads page by page, no further than a page that has what is sought.
  private Optional<List<VpcEndpoint>> pages(String vpcId, Predicate<VpcEndpoint> sought) {
    List<VpcEndpoint> endpoints = new ArrayList<>();
    String next = "";
    for (int page = 0; page < MAX_PAGES; page++) {
      Optional<VpcEndpointPage> answer = ask(vpcId, next);
      if (answer.isEmpty()) {
        return Optional.empty();
      }
      endpoints.addAll(answer.get().endpoints());
      next = answer.get().nextToken();
      if (next.isEmpty() || answer.get().endpoints().stream().anyMatch(sought)) {
        return Optional.of(endpoints);
      }
    }
    return Optional.empty();
  }

  /// Service names are `com.amazonaws.REGION.s3`, with another prefix in other partitions.
  private boolean servesS3(VpcEndpoint candidate) {
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
    SignedAnswer answer = ec2.query(form);
    if (answer.ok()) {
      return Optional.of(VpcEndpointPage.of(XmlElement.read(answer.body())));
    }
    if (answer.status() >= 500 || answer.status() == 429) {
      throw SdkClientException.create("EC2 answered HTTP " + answer.status());
    }
    return Optional.empty();
  }
}
