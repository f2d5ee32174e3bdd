package io.labelguard.tests.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.labelguard.aws.organizations.AwsOrganizations;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.role.ControlPolicies;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.local.wire.Fault;
import io.labelguard.policy.layer.Layer;
import io.labelguard.policy.model.Policy;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/// Reads the SCPs and RCPs of an account from the local AWS.
class ControlPoliciesPortTest {

  private static final String ACCOUNT = "111122223333";
  private static final String FULL =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
  private static final String DENY =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}";

  private LocalAccount account = new LocalAccount("");

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void eachLevelIsReadFromTheRootDown() {
    ControlPolicies read = with("\"scps\":[[%1$s],[%1$s,%2$s],[%2$s]],\"rcps\":[[%1$s],[%1$s]]");

    assertThat(texts(read.service()))
        .containsExactly(List.of(FULL), List.of(FULL, DENY), List.of(DENY));
    assertThat(texts(read.resource()).subList(0, 2)).containsExactly(List.of(FULL), List.of(FULL));
  }

  /// An organization begins with a policy that allows everything at each level.
  @Test
  void aListThatIsTooShortDoesNotRestrictBelow() {
    ControlPolicies read = with("\"scps\":[[%2$s]],\"rcps\":[[%1$s],[%1$s],[%1$s]]");

    assertThat(texts(read.service()).getFirst()).containsExactly(DENY);
    assertThat(texts(read.service()).subList(1, 3))
        .allSatisfy(level -> assertThat(level).singleElement().asString().contains("Allow"));
  }

  @Test
  void anEmptyLevelAllowsNothingAndNoneAtAllDoesNotRestrict() {
    ControlPolicies read = with("\"scps\":[[%1$s],[]],\"rcps\":[]");

    assertThat(texts(read.service())).containsExactly(List.of(FULL), List.of());
    assertThat(texts(read.resource())).isEmpty();
  }

  @Test
  void whatTheWorldDoesNotGiveIsNotPermitted() {
    ControlPolicies read = with("\"scps\":[[%1$s]]");

    assertThat(read.service().known()).isPresent();
    assertThat(read.resource())
        .isInstanceOfSatisfying(
            Reading.NotPermitted.class,
            refused -> {
              assertThat(refused.permission()).isEqualTo("organizations:ListPoliciesForTarget");
              assertThat(refused.reason()).contains("not given in the world");
            });
    assertThat(with("\"MasterAccountId\":\"444455556666\"").service())
        .isInstanceOfSatisfying(
            Reading.NotPermitted.class,
            refused -> assertThat(refused.permission()).isEqualTo("organizations:ListParents"));
  }

  @Test
  void theManagementAccountIsNotBound() {
    assertThat(with("\"MasterAccountId\":\"111122223333\",\"scps\":[[%2$s]]"))
        .isEqualTo(ControlPolicies.NONE);
  }

  @Test
  void anAccountInNoOrganizationIsNotBound() {
    restart(",\"organization\":\"none\"");
    assertThat(read()).isEqualTo(ControlPolicies.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "\\\"text\\\"", ""})
  void aTextThatIsNotAPolicyIsAFailure(String text) {
    restart(",\"organization\":{\"Id\":\"o-exampleorgid\",\"scps\":[[\"" + text + "\"]]}");
    assertThat(failure()).contains("cannot be read");
  }

  @ParameterizedTest
  @CsvSource({
    "ListParents, SERVER_ERROR",
    "ListPoliciesForTarget, THROTTLED",
    "DescribePolicy, LOST_ANSWER"
  })
  void aFaultIsAFailureAndNotAnAccountWithoutPolicies(String operation, Fault fault) {
    restart(organization("\"scps\":[[%1$s]],\"rcps\":[]"));
    account.aws().faults().next(1, operation, fault);
    assertThat(failure()).startsWith("Labelguard could not read the policies of the organization");
  }

  @Test
  void aPolicyOfTwoLevelsIsReadOnce() {
    restart(organization("\"scps\":[[%2$s]],\"rcps\":[[%1$s],[%1$s],[%1$s],[%1$s]]"));
    account.aws().takeCalls();
    read();
    assertThat(account.aws().takeCalls())
        .containsEntry("organizations ListParents", 3)
        .containsEntry("organizations ListPoliciesForTarget", 8)
        .containsEntry("organizations DescribePolicy", 6);
  }

  private ControlPolicies with(String members) {
    restart(organization(members));
    return read();
  }

  private static String organization(String members) {
    return ",\"organization\":{\"Id\":\"o-exampleorgid\"," + members.formatted(FULL, DENY) + "}";
  }

  private void restart(String more) {
    account.close();
    account = new LocalAccount(more);
  }

  private String failure() {
    return catchThrowableOfType(CallFailedException.class, this::read).getMessage();
  }

  private ControlPolicies read() {
    return new AwsOrganizations(
            new SignedCalls(
                UrlConnectionHttpClient.create(),
                account.credentials(),
                AwsOrganizations.addressIn(Region.US_EAST_1).at(account.aws().endpoint())))
        .binding(ACCOUNT);
  }

  private static List<List<String>> texts(Reading<List<Layer>> levels) {
    return levels.known().orElseThrow().stream()
        .map(level -> ((Layer.Policies) level).policies().stream().map(Policy::text).toList())
        .toList();
  }
}
