package io.labelguard.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.aws.LoopbackAws;
import io.labelguard.aws.LoopbackAws.Answer;
import io.labelguard.aws.signed.ServiceAddress;
import io.labelguard.aws.signed.SignedCalls;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

class S3ControlTagsTest {

  static final String LISTED =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <ListTagsForResourceResult xmlns="http://awss3control.amazonaws.com/doc/2018-08-20/">
        <Tags>
          <Tag><Key>labelguard:mode</Key><Value>alert</Value></Tag>
          <Tag><Key>aws:cloudformation:stack-name</Key><Value>labels</Value></Tag>
        </Tags>
      </ListTagsForResourceResult>\
      """;

  private static final String OWN = "111122223333";

  @Test
  void tagsAreListedByTheArnOfTheBucketInItsOwnRegion() {
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok(LISTED))) {
      assertThat(tags(aws).read("my.data-1_x", Optional.of("eu-west-2")))
          .contains(Map.of("labelguard:mode", "alert", "aws:cloudformation:stack-name", "labels"));
      assertThat(aws.asked())
          .singleElement()
          .satisfies(
              asked -> {
                assertThat(asked.method()).isEqualTo("GET");
                assertThat(asked.uri())
                    .isEqualTo("/v20180820/tags/arn%3Aaws%3As3%3A%3A%3Amy.data-1_x");
                assertThat(asked.headers()).containsEntry("x-amz-account-id", OWN);
                assertThat(asked.headers().get("x-amz-content-sha256")).hasSize(64);
                assertThat(asked.headers().get("authorization"))
                    .contains("/eu-west-2/s3/aws4_request")
                    .contains("x-amz-account-id");
              });
    }
  }

  @Test
  void bucketWhoseRegionIsNotKnownIsAskedForInTheGuardsOwn() {
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok(LISTED))) {
      tags(aws).read("data", Optional.empty());
      assertThat(aws.asked().getFirst().headers().get("authorization"))
          .contains("/us-east-1/s3/aws4_request");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "us-east-1, 111122223333.s3-control.us-east-1.amazonaws.com",
    "cn-north-1, 111122223333.s3-control.cn-north-1.amazonaws.com.cn",
    "us-gov-west-1, 111122223333.s3-control.us-gov-west-1.amazonaws.com"
  })
  void everyPartitionHasItsOwnAddress(String region, String host) {
    ServiceAddress address = S3ControlTags.addressIn(Region.of(region), OWN);
    assertThat(address.endpoint()).hasScheme("https").hasHost(host);
    assertThat(address.signingName()).isEqualTo("s3");
    assertThat(address.signingRegion().id()).isEqualTo(region);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<ListTagsForResourceResult/>",
        "<ListTagsForResourceResult><Tags/></ListTagsForResourceResult>"
      })
  void bucketWithoutTagsHasNone(String answer) {
    assertThat(read(Answer.ok(answer))).contains(Map.of());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 405})
  void refusalIsEmpty(int status) {
    assertThat(
            read(
                Answer.status(
                    status,
                    "<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 429, 500, 503})
  void noAnswerIsAFailure(int status) {
    Answer answer = status == 0 ? Answer.lost() : Answer.status(status, "");
    assertThatThrownBy(() -> read(answer)).isInstanceOf(SdkException.class);
  }

  /// A tag that is overlooked might be the one that keeps the guard from writing.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "<html/>",
        "<ListTagsForResourceResult><TagSet/></ListTagsForResourceResult>",
        "<ListTagsForResourceResult><Tags><member/></Tags></ListTagsForResourceResult>",
        "<ListTagsForResourceResult><Tags><Tag><Value>alert</Value></Tag></Tags></ListTagsForResourceResult>"
      })
  void answerOfAnotherFormIsNotAnEmptyList(String answer) {
    assertThatThrownBy(() -> read(Answer.ok(answer))).isInstanceOf(SdkException.class);
  }

  static S3ControlTags tags(LoopbackAws aws) {
    return new S3ControlTags(
        region ->
            new SignedCalls(
                UrlConnectionHttpClient.create(),
                LoopbackAws.credentials(),
                S3ControlTags.addressIn(region, OWN).at(aws.uri())),
        Region.US_EAST_1,
        OWN);
  }

  private static Optional<Map<String, String>> read(Answer answer) {
    try (LoopbackAws aws = new LoopbackAws(_ -> answer)) {
      return tags(aws).read("data", Optional.empty());
    }
  }
}
