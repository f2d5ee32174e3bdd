package io.labelguard.tests.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.labelguard.aws.ec2.Ec2Networks;
import io.labelguard.aws.iam.IamExecutionRoles;
import io.labelguard.aws.kms.AwsKeys;
import io.labelguard.aws.organizations.AwsOrganizations;
import io.labelguard.aws.signed.ServiceAddress;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.RoleFacts;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.local.wire.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/// Each call that reads what jobs depend on fails in each way while all others are answered. None
/// is then known, and none of the others is not.
class DependencyFaultsTest {

  private static final Region REGION = Region.of(LocalAccount.REGION);
  private static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/one";
  private static final RoleFacts ROLE =
      new RoleFacts("arn:aws:iam::111122223333:role/Gt", "AROAGT", new TreeMap<>());
  private static final String ALLOW =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\","
          + "\"Resource\":\"*\"}]}";

  private final LocalAccount account =
      new LocalAccount(
          """
          ,"keys":[{"KeyMetadata":{"KeyId":"one","Arn":"%1$s","KeyState":"Enabled",
             "KeySpec":"SYMMETRIC_DEFAULT","KeyUsage":"ENCRYPT_DECRYPT"},
             "Policy":{"Version":"2012-10-17","Statement":[]},"Grants":[]}],
           "subnets":[{"SubnetId":"subnet-a","VpcId":"vpc-1"}],
           "routeTables":[{"RouteTableId":"rtb-1","VpcId":"vpc-1","Associations":[{"Main":true}],
             "Routes":[]}],
           "securityGroups":[{"GroupId":"sg-1","IpPermissionsEgress":[]}],
           "vpcEndpoints":[],
           "organization":{"Id":"o-exampleorgid","MasterAccountId":"444455556666",
             "scps":[[%2$s]],"rcps":[[%2$s]]},
           "roles":[{"Role":{"Arn":"arn:aws:iam::111122223333:role/Gt","RoleId":"AROAGT"},
             "Policies":[{"PolicyName":"a","PolicyDocument":%2$s}],
             "AttachedPolicies":[{"PolicyArn":"arn:aws:iam::111122223333:policy/w",
               "PolicyDocument":%2$s}]}]
          """
              .formatted(KEY, ALLOW));

  @AfterEach
  void close() {
    account.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"ACCESS_DENIED", "NOT_FOUND", "THROTTLED", "SERVER_ERROR", "TIMEOUT"})
  void eachCallMayFailWhileTheOthersAreAnswered(Fault fault) {
    Map<String, Supplier<Boolean>> calls = calls();
    calls.forEach((call, known) -> assertThat(known.get()).as("%s", call).isTrue());
    for (String failing : calls.keySet()) {
      account.aws().faults().lasting(failing, "", fault);
      calls.forEach(
          (call, known) -> {
            // The calls about one role or organization make one answer.
            boolean isOfTheSame = groupOf(call).equals(groupOf(failing));
            if (!isOfTheSame) {
              assertThat(known.get()).as("%s: %s, %s", fault, failing, call).isTrue();
            } else if (call.equals(failing)) {
              assertThat(isKnown(known)).as("%s: %s", fault, failing).isFalse();
            }
          });
      account.aws().faults().heal();
    }
  }

  private static boolean isKnown(Supplier<Boolean> read) {
    boolean[] known = {false};
    Throwable thrown = catchThrowable(() -> known[0] = read.get());
    assertThat(thrown == null || thrown instanceof CallFailedException).isTrue();
    return thrown == null && known[0];
  }

  private static String groupOf(String call) {
    return switch (call) {
      case "ListRolePolicies",
          "GetRolePolicy",
          "ListAttachedRolePolicies",
          "GetPolicy",
          "GetPolicyVersion" ->
          "policies of a role";
      case "ListParents", "ListPoliciesForTarget", "DescribePolicy", "DescribeOrganization" ->
          "organization";
      default -> call;
    };
  }

  /// Whether what a call reads is known, by the call.
  private Map<String, Supplier<Boolean>> calls() {
    AwsKeys keys = new AwsKeys(at(AwsKeys.addressIn(REGION)));
    Ec2Networks networks = new Ec2Networks(at(Ec2Networks.addressIn(REGION)));
    IamExecutionRoles roles = new IamExecutionRoles(at(IamExecutionRoles.addressIn(REGION)));
    AwsOrganizations organizations = new AwsOrganizations(at(AwsOrganizations.addressIn(REGION)));
    Supplier<Boolean> ofTheRole = () -> known(roles.policies(ROLE));
    Supplier<Boolean> controls =
        () ->
            known(organizations.controlPolicies(LocalAccount.ACCOUNT).service())
                && known(organizations.controlPolicies(LocalAccount.ACCOUNT).resource());
    return new TreeMap<>(
        Map.ofEntries(
            Map.entry("DescribeKey", () -> known(keys.find(KEY))),
            Map.entry("GetKeyPolicy", () -> known(keys.policy(KEY))),
            Map.entry("ListGrants", () -> known(keys.grants(KEY))),
            Map.entry("DescribeSubnets", () -> known(networks.subnets(List.of("subnet-a")))),
            Map.entry("DescribeRouteTables", () -> known(networks.routeTables("vpc-1"))),
            Map.entry("DescribeVpcEndpoints", () -> known(networks.endpoints("vpc-1"))),
            Map.entry(
                "DescribeSecurityGroups", () -> known(networks.securityGroups(List.of("sg-1")))),
            Map.entry("GetRole", () -> roles.find("Gt").isPresent()),
            Map.entry("ListRolePolicies", ofTheRole),
            Map.entry("GetRolePolicy", ofTheRole),
            Map.entry("ListAttachedRolePolicies", ofTheRole),
            Map.entry("GetPolicy", ofTheRole),
            Map.entry("GetPolicyVersion", ofTheRole),
            Map.entry(
                "DescribeOrganization",
                () -> Optional.ofNullable(organizations.ofTheAccount()).isPresent()),
            Map.entry("ListParents", controls),
            Map.entry("ListPoliciesForTarget", controls),
            Map.entry("DescribePolicy", controls)));
  }

  private static boolean known(Reading<?> reading) {
    return reading.known().isPresent();
  }

  private SignedCalls at(ServiceAddress address) {
    return new SignedCalls(
        UrlConnectionHttpClient.builder().socketTimeout(Duration.ofMillis(300)).build(),
        account.credentials(),
        address.at(account.aws().endpoint()));
  }
}
