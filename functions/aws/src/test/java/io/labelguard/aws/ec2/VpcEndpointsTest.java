package io.labelguard.aws.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.aws.LoopbackAws;
import io.labelguard.aws.LoopbackAws.Answer;
import io.labelguard.aws.LoopbackAws.Ask;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

class VpcEndpointsTest {

  @ParameterizedTest
  @CsvSource({
    "com.amazonaws.us-east-1.s3, available, true",
    "com.amazonaws.us-east-1.s3, Available, true",
    "com.amazonaws.us-east-1.s3, pending, false",
    "com.amazonaws.us-east-1.s3express, available, false",
    "com.amazonaws.us-east-1.dynamodb, available, false",
    "com.amazonaws.eu-west-1.s3, available, false",
  })
  void onlyAnAvailableEndpointForS3Counts(String service, String state, boolean has) {
    assertThat(ask(_ -> Answer.ok(page("", endpoint(service, state))))).contains(has);
  }

  @Test
  void theRequestIsEc2sQueryFormAndSigned() {
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok(page("")))) {
      assertThat(endpoints(aws).hasS3Endpoint("vpc-1&x=y")).contains(false);
      Ask asked = aws.asked().getFirst();
      assertThat(asked.body())
          .isEqualTo(
              "Action=DescribeVpcEndpoints&Filter.1.Name=vpc-id&Filter.1.Value.1=vpc-1%26x%3Dy"
                  + "&Version=2016-11-15");
      assertThat(asked.headers().get("authorization"))
          .startsWith("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/")
          .contains("/us-east-1/ec2/aws4_request");
    }
  }

  @Test
  void furtherPagesAreAsked() {
    assertThat(
            ask(
                ask ->
                    ask.body().contains("NextToken=t%2B1")
                        ? Answer.ok(page("", endpoint("com.amazonaws.us-east-1.s3", "available")))
                        : Answer.ok(page("t+1", endpoint("x", "available")))))
        .contains(true);
  }

  @Test
  void aRefusalLeavesItUntold() {
    assertThat(ask(_ -> Answer.status(403, "<Response><Errors/></Response>"))).isEmpty();
  }

  @Test
  void pagesWithoutEndLeaveItUntold() {
    assertThat(ask(_ -> Answer.ok(page("again")))).isEmpty();
  }

  @Test
  void failuresAreLetOut() {
    assertThatThrownBy(() -> ask(_ -> Answer.status(503, "")))
        .isInstanceOf(SdkClientException.class)
        .hasMessageContaining("HTTP 503");
    assertThatThrownBy(() -> ask(_ -> Answer.lost())).isInstanceOf(SdkClientException.class);
    assertThatThrownBy(() -> ask(_ -> Answer.ok("no xml"))).isInstanceOf(SdkClientException.class);
  }

  @Test
  void anEntityInTheAnswerIsNotFollowed() {
    String hostile = "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><a>&e;</a>";
    assertThatThrownBy(() -> ask(_ -> Answer.ok(hostile))).isInstanceOf(SdkClientException.class);
  }

  @Test
  void theAddressFollowsThePartition() {
    assertThat(VpcEndpoints.endpointOf(Region.EU_WEST_1))
        .isEqualTo(URI.create("https://ec2.eu-west-1.amazonaws.com"));
    assertThat(VpcEndpoints.endpointOf(Region.CN_NORTH_1))
        .isEqualTo(URI.create("https://ec2.cn-north-1.amazonaws.com.cn"));
  }

  private static Optional<Boolean> ask(Function<Ask, Answer> answers) {
    try (LoopbackAws aws = new LoopbackAws(answers)) {
      return endpoints(aws).hasS3Endpoint("vpc-1");
    }
  }

  private static VpcEndpoints endpoints(LoopbackAws aws) {
    return new VpcEndpoints(
        UrlConnectionHttpClient.create(), LoopbackAws.credentials(), Region.US_EAST_1, aws.uri());
  }

  private static String page(String next, String... endpoints) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <DescribeVpcEndpointsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
      <requestId>r</requestId><vpcEndpointSet>%s</vpcEndpointSet>%s
    </DescribeVpcEndpointsResponse>
    """
        .formatted(
            String.join("", endpoints), next.isEmpty() ? "" : "<nextToken>" + next + "</nextToken>")
        .strip();
  }

  private static String endpoint(String service, String state) {
    return """
    <item><tagSet><item><key>serviceName</key><value>com.amazonaws.us-east-1.s3</value></item>
    </tagSet><state>%s</state><vpcId>vpc-1</vpcId><groupSet><item><serviceName>com.amazonaws.us-east-1.s3</serviceName></item></groupSet>
    <serviceName>%s</serviceName><routeTableIdSet/></item>
    """
        .formatted(state, service);
  }
}
