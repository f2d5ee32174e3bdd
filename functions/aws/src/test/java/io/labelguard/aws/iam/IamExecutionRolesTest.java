package io.labelguard.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.labelguard.aws.LoopbackAws;
import io.labelguard.aws.LoopbackAws.Answer;
import io.labelguard.aws.LoopbackAws.Ask;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.core.labeling.RoleFacts;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.CallFailure;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

class IamExecutionRolesTest {

  private static final String ARN = "arn:aws:iam::111122223333:role/service-role/GroundTruthRole";

  @Test
  void theIdAndTheTagsOfARoleAreRead() {
    String tags =
        """
        <Tags><member><Key>project</Key><Value>labels &amp; more</Value></member>
        <member><Value/><Key>empty</Key></member></Tags>
        """;
    assertThat(ask(Answer.ok(role("AROAEXAMPLEID", tags))))
        .contains(
            new RoleFacts(
                ARN,
                "AROAEXAMPLEID",
                new TreeMap<>(Map.of("project", "labels & more", "empty", "")),
                Optional.empty(),
                Optional.of("arn:aws:iam::111122223333:policy/b")));
  }

  @Test
  void aRoleWithoutTagsHasNone() {
    assertThat(ask(Answer.ok(role("AROAEXAMPLEID", ""))).orElseThrow().tags()).isEmpty();
  }

  @Test
  void theRequestIsIamsQueryFormAndSignedForItsOwnRegion() {
    try (LoopbackAws aws = new LoopbackAws(_ -> Answer.ok(role("AROAEXAMPLEID", "")))) {
      roles(aws, Region.EU_WEST_1).find("a+role=b");
      assertThat(aws.asked())
          .singleElement()
          .satisfies(
              asked -> {
                assertThat(asked.method()).isEqualTo("POST");
                assertThat(asked.body())
                    .isEqualTo("Action=GetRole&RoleName=a%2Brole%3Db&Version=2010-05-08");
                assertThat(asked.headers().get("authorization"))
                    .startsWith("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/")
                    .contains("/us-east-1/iam/aws4_request");
              });
    }
  }

  @Test
  void aRoleThatDoesNotExistIsNotFound() {
    assertThat(ask(error(404, "NoSuchEntity", "The role with name r cannot be found."))).isEmpty();
  }

  @Test
  void aRefusalNamesThePermission() {
    CallFailure failure =
        failure(error(403, "AccessDenied", "User: u is not authorized to perform: iam:GetRole"));
    assertThat(failure.refused()).isTrue();
    assertThat(failure.sentence())
        .isEqualTo(
            "Labelguard could not read role GroundTruthRole with iam:GetRole: HTTP 403,"
                + " AccessDenied: User: u is not authorized to perform: iam:GetRole.");
  }

  @ParameterizedTest
  @CsvSource({
    "400, Throttling, Rate exceeded",
    "403, InvalidClientTokenId, The security token is invalid.",
    "500, ServiceFailure, Internal error"
  })
  void anyOtherErrorIsAFailureInTheWordsOfIam(int status, String code, String message) {
    CallFailure failure = failure(error(status, code, message));
    assertThat(failure.refused()).isFalse();
    assertThat(failure.reason()).isEqualTo("HTTP %d, %s: %s".formatted(status, code, message));
  }

  @Test
  void anErrorWithoutACodeIsAFailure() {
    assertThat(failure(Answer.status(502, "<html>Bad gateway")).reason())
        .isEqualTo("HTTP 502, no reason given");
    assertThat(failure(Answer.status(503, "")).reason()).isEqualTo("HTTP 503, no reason given");
    assertThat(failure(Answer.lost()).reason()).startsWith("cannot reach iam: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no xml",
        "<a>",
        "<GetRoleResponse/>",
        "<GetRoleResponse><GetRoleResult><Role><Arn>a</Arn></Role></GetRoleResult></GetRoleResponse>",
        "<GetRoleResponse><GetRoleResult><Role><Arn>a</Arn><RoleId>*</RoleId></Role></GetRoleResult>"
            + "</GetRoleResponse>",
        "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><GetRoleResponse><GetRoleResult>"
            + "<Role><Arn>a</Arn><RoleId>&e;</RoleId></Role></GetRoleResult></GetRoleResponse>",
        "<!DOCTYPE a [<!ENTITY e \"AROAEXAMPLEID\">]><GetRoleResponse><GetRoleResult>"
            + "<Role><Arn>a</Arn><RoleId>&e;</RoleId></Role></GetRoleResult></GetRoleResponse>"
      })
  void anAnswerThatIsNotARoleIsAFailure(String body) {
    assertThat(failure(Answer.ok(body)).refused()).isFalse();
  }

  @Test
  void deepNestingIsAFailure() {
    assertThat(failure(Answer.ok("<a>".repeat(100_000) + "</a>".repeat(100_000))).refused())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "us-east-1, https://iam.amazonaws.com, us-east-1",
    "eu-west-1, https://iam.amazonaws.com, us-east-1",
    "cn-northwest-1, https://iam.cn-north-1.amazonaws.com.cn, cn-north-1",
    "us-gov-east-1, https://iam.us-gov.amazonaws.com, us-gov-west-1",
    "eusc-de-east-1, https://iam.eusc-de-east-1.amazonaws.eu, eusc-de-east-1",
    "us-future-9, https://iam.amazonaws.com, us-east-1"
  })
  void theAddressIsThatOfThePartition(String region, String endpoint, String signingRegion) {
    assertThat(IamExecutionRoles.addressIn(Region.of(region)))
        .satisfies(
            address -> {
              assertThat(address.endpoint()).hasToString(endpoint);
              assertThat(address.signingRegion()).hasToString(signingRegion);
              assertThat(address.signingName()).isEqualTo("iam");
            });
  }

  private static Optional<RoleFacts> ask(Answer answer) {
    try (LoopbackAws aws = new LoopbackAws((Ask _) -> answer)) {
      return roles(aws, Region.US_EAST_1).find("GroundTruthRole");
    }
  }

  private static CallFailure failure(Answer answer) {
    return catchThrowableOfType(CallFailedException.class, () -> ask(answer)).failure();
  }

  private static IamExecutionRoles roles(LoopbackAws aws, Region region) {
    return new IamExecutionRoles(
        new SignedCalls(
            UrlConnectionHttpClient.create(),
            LoopbackAws.credentials(),
            IamExecutionRoles.addressIn(region).at(aws.uri())));
  }

  private static String role(String id, String more) {
    return """
    <GetRoleResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetRoleResult><Role>
      <Path>/service-role/</Path><RoleName>GroundTruthRole</RoleName><Arn>%s</Arn>
      <AssumeRolePolicyDocument>%%7B%%7D</AssumeRolePolicyDocument>
      <PermissionsBoundary><PermissionsBoundaryArn>arn:aws:iam::111122223333:policy/b</PermissionsBoundaryArn></PermissionsBoundary>
      <RoleId>%s</RoleId>%s
    </Role></GetRoleResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetRoleResponse>
    """
        .formatted(ARN, id, more);
  }

  private static Answer error(int status, String code, String message) {
    return Answer.status(
        status,
        """
        <ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type>
        <Code>%s</Code><Message>%s</Message></Error><RequestId>r</RequestId></ErrorResponse>
        """
            .formatted(code, message));
  }
}
