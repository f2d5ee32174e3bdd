package io.labelguard.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.aws.LoopbackAws;
import io.labelguard.aws.LoopbackAws.Answer;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.role.SimulatedRequest;
import io.labelguard.core.port.CallFailedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

class IamSimulationTest {

  private static final String ROLE = "arn:aws:iam::111122223333:role/Gt";
  private static final SimulatedRequest GET =
      new SimulatedRequest("s3:GetObject", "arn:aws:s3:::b/*");
  private static final SimulatedRequest PUT =
      new SimulatedRequest("s3:PutObject", "arn:aws:s3:::b/*");
  private static final SimulatedRequest LIST =
      new SimulatedRequest("s3:ListBucket", "arn:aws:s3:::b");

  @Test
  void whatTheOrganizationDoesNotAllowIsReturned() {
    assertThat(ask(answer(result("s3:GetObject", "arn:aws:s3:::b/*", "false")), List.of(GET, PUT)))
        .isEqualTo(new Reading.Known<>(List.of(GET)));
    assertThat(ask(answer(result("s3:GetObject", "arn:aws:s3:::b/*", "true")), List.of(GET)))
        .isEqualTo(new Reading.Known<>(List.of()));
  }

  /// An account outside of an organization has no such detail, and an answer may lack it.
  @Test
  void anAnswerThatSaysNothingOfTheOrganizationIsNotGiven() {
    assertThat(
            ask(
                answer("<member><EvalActionName>s3:GetObject</EvalActionName></member>"),
                List.of(GET)))
        .isEqualTo(new Reading.NotGiven<>());
  }

  @Test
  void aResultForEveryResourceIsOfAllThatWereAsked() {
    assertThat(ask(answer(result("s3:GetObject", "*", "false")), List.of(GET)))
        .isEqualTo(new Reading.Known<>(List.of(GET)));
  }

  /// A bucket and its objects are asked about in two calls, so that no action meets a resource that
  /// nobody asked about.
  @Test
  void resourcesOfTheSameActionsShareACall() {
    try (LoopbackAws aws =
        new LoopbackAws(_ -> answer(result("s3:GetObject", "arn:aws:s3:::b/*", "true")))) {
      simulation(aws).denied(ROLE, List.of(GET, PUT, LIST));
      assertThat(aws.asked())
          .extracting(LoopbackAws.Ask::body)
          .hasSize(2)
          .anySatisfy(
              body ->
                  assertThat(body)
                      .contains("ActionNames.member.1=s3%3AGetObject")
                      .contains("ActionNames.member.2=s3%3APutObject")
                      .contains("ResourceArns.member.1=arn%3Aaws%3As3%3A%3A%3Ab%2F*"))
          .anySatisfy(body -> assertThat(body).contains("ActionNames.member.1=s3%3AListBucket"));
    }
  }

  @Test
  void aRefusalIsAReadingAndAFailureIsThrown() {
    assertThat(ask(error(403, "AccessDenied"), List.of(GET)))
        .isInstanceOf(Reading.NotPermitted.class);
    assertThatThrownBy(() -> ask(error(400, "Throttling"), List.of(GET)))
        .isInstanceOf(CallFailedException.class)
        .hasMessageContaining("iam:SimulatePrincipalPolicy");
  }

  private static Answer error(int status, String code) {
    return Answer.status(
        status,
        "<ErrorResponse><Error><Code>"
            + code
            + "</Code><Message>no</Message></Error></ErrorResponse>");
  }

  private static Answer answer(String members) {
    return Answer.ok(
        "<SimulatePrincipalPolicyResponse><SimulatePrincipalPolicyResult><IsTruncated>false"
            + "</IsTruncated><EvaluationResults>"
            + members
            + "</EvaluationResults></SimulatePrincipalPolicyResult>"
            + "</SimulatePrincipalPolicyResponse>");
  }

  private static String result(String action, String resource, String allowed) {
    return "<member><EvalActionName>%s</EvalActionName><EvalResourceName>%s</EvalResourceName>"
            .formatted(action, resource)
        + "<OrganizationsDecisionDetail><AllowedByOrganizations>"
        + allowed
        + "</AllowedByOrganizations></OrganizationsDecisionDetail></member>";
  }

  private static Reading<List<SimulatedRequest>> ask(
      Answer answer, List<SimulatedRequest> requests) {
    try (LoopbackAws aws = new LoopbackAws(_ -> answer)) {
      return simulation(aws).denied(ROLE, requests);
    }
  }

  private static IamSimulation simulation(LoopbackAws aws) {
    return new IamSimulation(
        () ->
            new SignedCalls(
                UrlConnectionHttpClient.create(),
                LoopbackAws.credentials(),
                IamExecutionRoles.addressIn(Region.US_EAST_1).at(aws.uri())));
  }
}
