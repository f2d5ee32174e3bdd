package io.labelguard.tests.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.labelguard.aws.iam.IamExecutionRoles;
import io.labelguard.aws.organizations.AwsOrganizations;
import io.labelguard.aws.signed.ServiceAddress;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.core.labeling.Organization;
import io.labelguard.core.labeling.RoleFacts;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.core.port.CallFailure;
import io.labelguard.core.port.ExecutionRoles;
import io.labelguard.core.port.Organizations;
import io.labelguard.local.wire.Fault;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/// Reading roles and the organization, from end to end.
class CallerPortsTest {

  private static final String ARN = "arn:aws:iam::111122223333:role/path/Described";
  private static final String ROLES =
      """
      ,"roles":["arn:aws:iam::111122223333:role/Named",
        {"Arn":"arn:aws:iam::111122223333:role/path/Described","RoleId":"AROADESCRIBED",
         "Tags":{"project":"labels & <more>"}}]
      """;

  private LocalAccount account = new LocalAccount(ROLES);

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void aRoleIsReadByItsNameWhateverItsPath() {
    assertThat(roles().find("Described"))
        .contains(
            new RoleFacts(
                ARN, "AROADESCRIBED", new TreeMap<>(Map.of("project", "labels & <more>"))));
    assertThat(roles().find("nobody")).isEmpty();
  }

  @Test
  void ofARoleThatIsOnlyNamedNothingIsAnswered() {
    assertThat(failure(() -> roles().find("Named")).refused()).isTrue();
  }

  /// A list that is given is complete.
  @Test
  void theRoleOfAJobIsThereUnlessTheListHasItNot() {
    assertThat(roles().find("GroundTruthExecutionRole")).isEmpty();
    restart("");
    assertThat(failure(() -> roles().find("GroundTruthExecutionRole")).refused()).isTrue();
  }

  @Test
  void theTrustPolicyIsReadWhereItIsGiven() {
    assertThat(roles().find("Described").orElseThrow().trust()).isEmpty();
    String trust =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
            + "{\"Service\":\"sagemaker.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";
    restart(ROLES.replace("\"RoleId\":", "\"AssumeRolePolicyDocument\":" + trust + ",\"RoleId\":"));
    assertThat(roles().find("Described").orElseThrow().trust().orElseThrow().text())
        .isEqualTo(trust);
  }

  @Test
  void theOrganizationIsAnIdOrNoneOrRefused() {
    assertThat(failure(organizations()::ofTheAccount).refused()).isTrue();
    restart(",\"organization\":\"o-exampleorgid\"");
    assertThat(organizations().ofTheAccount())
        .isEqualTo(new Organization.MemberOf("o-exampleorgid"));
    restart(",\"organization\":\"none\"");
    assertThat(organizations().ofTheAccount()).isEqualTo(new Organization.None());
  }

  @ParameterizedTest
  @CsvSource({
    "ACCESS_DENIED, true",
    "THROTTLED, false",
    "MALFORMED, false",
    "SERVER_ERROR, false",
    "LOST_ANSWER, false",
    "LOST_REQUEST, false"
  })
  void aFaultIsAFailureOfTheCall(Fault fault, boolean refused) {
    restart(ROLES + ",\"organization\":\"none\"");
    account.aws().faults().next(1, "GetRole", fault);
    assertThat(failure(() -> roles().find("Described")).refused()).isEqualTo(refused);
    account.aws().faults().next(1, "DescribeOrganization", fault);
    assertThat(failure(organizations()::ofTheAccount).refused()).isEqualTo(refused);
    assertThat(roles().find("Described")).isPresent();
  }

  private void restart(String more) {
    account.close();
    account = new LocalAccount(more);
  }

  private static CallFailure failure(ThrowingCallable call) {
    return catchThrowableOfType(CallFailedException.class, call).failure();
  }

  private ExecutionRoles roles() {
    return new IamExecutionRoles(calls(IamExecutionRoles.addressIn(Region.US_EAST_1)));
  }

  private Organizations organizations() {
    return new AwsOrganizations(calls(AwsOrganizations.addressIn(Region.US_EAST_1)));
  }

  private SignedCalls calls(ServiceAddress address) {
    return new SignedCalls(
        UrlConnectionHttpClient.create(),
        account.credentials(),
        address.at(account.aws().endpoint()));
  }
}
