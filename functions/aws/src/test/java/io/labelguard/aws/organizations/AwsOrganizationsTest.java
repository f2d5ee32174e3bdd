package io.labelguard.aws.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.labelguard.aws.LoopbackAws;
import io.labelguard.aws.LoopbackAws.Answer;
import io.labelguard.aws.LoopbackAws.Ask;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.core.labeling.Organization;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.CallFailure;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

class AwsOrganizationsTest {

  private static final String ANSWER =
      """
      {"Organization":{"Id":"o-exampleorgid","MasterAccountId":"444455556666","FeatureSet":"ALL",
       "AvailablePolicyTypes":[]}}
      """;

  @Test
  void theOrganizationIsRead() {
    assertThat(ask(Answer.ok(ANSWER)))
        .isEqualTo(new Organization.MemberOf("o-exampleorgid", Optional.of("444455556666")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWSOrganizationsNotInUseException",
        "com.amazonaws.organizations.v20161128#AWSOrganizationsNotInUseException"
      })
  void anAccountOutsideOfAnOrganizationIsKnownToBe(String type) {
    assertThat(ask(Answer.jsonError(400, type, "Your account is not a member.")))
        .isEqualTo(new Organization.None());
  }

  @Test
  void theRequestIsJsonAndSignedForItsOwnRegion() {
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok(ANSWER))) {
      organizations(aws, Region.AP_SOUTH_1).ofTheAccount();
      assertThat(aws.asked())
          .singleElement()
          .satisfies(
              asked -> {
                assertThat(asked.method()).isEqualTo("POST");
                assertThat(asked.body()).isEqualTo("{}");
                assertThat(asked.headers().get("x-amz-target"))
                    .isEqualTo("AWSOrganizationsV20161128.DescribeOrganization");
                assertThat(asked.headers().get("content-type"))
                    .isEqualTo("application/x-amz-json-1.1");
                assertThat(asked.headers().get("authorization"))
                    .contains("/us-east-1/organizations/aws4_request");
              });
    }
  }

  @Test
  void aRefusalNamesThePermission() {
    CallFailure failure =
        failure(Answer.jsonError(400, "AccessDeniedException", "You don't have permissions."));
    assertThat(failure.refused()).isTrue();
    assertThat(failure.sentence())
        .isEqualTo(
            "Labelguard could not read the account's organization with"
                + " organizations:DescribeOrganization: HTTP 400, AccessDeniedException: You don't"
                + " have permissions.");
  }

  @Test
  void anyOtherErrorIsAFailure() {
    assertThat(failure(Answer.jsonError(400, "TooManyRequestsException", "slow down")).reason())
        .isEqualTo("HTTP 400, TooManyRequestsException: slow down");
    assertThat(failure(Answer.status(503, "<html>")).reason())
        .isEqualTo("HTTP 503, no reason given");
    assertThat(failure(Answer.lost()).reason()).startsWith("cannot reach organizations: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "{}",
        "{\"Organization\":null}",
        "{\"Organization\":{\"Id\":7}}",
        "{\"Organization\":{\"Id\":\"o-*\"}}"
      })
  void anAnswerWithoutAnOrganizationIsAFailure(String body) {
    assertThat(failure(Answer.ok(body)).reason()).isEqualTo("the answer names no organization");
  }

  @ParameterizedTest
  @CsvSource({
    "us-east-1, https://organizations.us-east-1.amazonaws.com, us-east-1",
    "ap-south-1, https://organizations.us-east-1.amazonaws.com, us-east-1",
    "cn-north-1, https://organizations.cn-northwest-1.amazonaws.com.cn, cn-northwest-1",
    "us-gov-east-1, https://organizations.us-gov-west-1.amazonaws.com, us-gov-west-1"
  })
  void theAddressIsThatOfThePartition(String region, String endpoint, String signingRegion) {
    assertThat(AwsOrganizations.addressIn(Region.of(region)))
        .satisfies(
            address -> {
              assertThat(address.endpoint()).hasToString(endpoint);
              assertThat(address.signingRegion()).hasToString(signingRegion);
            });
  }

  private static Organization ask(Answer answer) {
    try (LoopbackAws aws = new LoopbackAws((Ask _) -> answer)) {
      return organizations(aws, Region.US_EAST_1).ofTheAccount();
    }
  }

  private static CallFailure failure(Answer answer) {
    return catchThrowableOfType(CallFailedException.class, () -> ask(answer)).failure();
  }

  private static AwsOrganizations organizations(LoopbackAws aws, Region region) {
    return new AwsOrganizations(
        new SignedCalls(
            UrlConnectionHttpClient.create(),
            LoopbackAws.credentials(),
            AwsOrganizations.addressIn(region).at(aws.uri())));
  }
}
