package io.labelguard.tests.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelguard.aws.iam.IamExecutionRoles;
import io.labelguard.aws.signed.SignedCalls;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.RoleFacts;
import io.labelguard.core.labeling.RolePolicies;
import io.labelguard.core.port.CallFailedException;
import io.labelguard.local.wire.Fault;
import io.labelguard.policy.model.Policy;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/// Reading the policies that roles carry, from end to end.
class RolePoliciesPortTest {

  private static final String ARN = "arn:aws:iam::111122223333:role/path/Described";
  private static final String READ_ALL = allow("Read + 100 %", "s3:GetObject");
  private static final String WRITE_ALL = allow("Write", "s3:PutObject");
  private static final String LIMIT = allow("Limit", "s3:*");

  private LocalAccount account = new LocalAccount("");

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void inlineAndAttachedPoliciesAndTheBoundaryAreRead() {
    start(
        """
        "Policies":[{"PolicyName":"a+b","PolicyDocument":%s}],
        "AttachedPolicies":[{"PolicyArn":"arn:aws:iam::111122223333:policy/w","PolicyDocument":%s}],
        "PermissionsBoundary":%s
        """
            .formatted(READ_ALL, WRITE_ALL, LIMIT));
    RolePolicies read = read();
    assertThat(read.roleArn()).isEqualTo(ARN);
    assertThat(sids(read.policies())).containsExactly("Read + 100 %", "Write");
    assertThat(sids(read.boundary().stream().toList())).containsExactly("Limit");
  }

  @Test
  void aRoleWithoutPoliciesHasNone() {
    start("\"Policies\":[],\"AttachedPolicies\":[]");
    assertThat(read())
        .isEqualTo(new RolePolicies(ARN, new TreeMap<>(), new TreeMap<>(), Optional.empty()));
  }

  @Test
  void aPolicyMayBeGivenAsText() {
    String text = "\"" + READ_ALL.replace("\"", "\\\"") + "\"";
    start(
        "\"Policies\":[{\"PolicyName\":\"a\",\"PolicyDocument\":%s}],\"AttachedPolicies\":[]"
            .formatted(text));
    assertThat(sids(read().policies())).containsExactly("Read + 100 %");
  }

  @Test
  void everyPageOfAListIsRead() {
    String inline = entries("\"PolicyName\":\"inline-%d\"", 101);
    String attached =
        entries("\"PolicyArn\":\"arn:aws:iam::111122223333:policy/attached-%d\"", 101);
    start("\"Policies\":[%s],\"AttachedPolicies\":[%s]".formatted(inline, attached));
    assertThat(read().policies()).hasSize(202);
  }

  @Test
  void aBoundaryAsGetRolePrintsItIsFoundAmongTheManagedPoliciesOfTheWorld() {
    String attached =
        "\"Policies\":[],\"AttachedPolicies\":[{\"PolicyArn\":\"arn:aws:iam::aws:policy/Limit\","
            + "\"PolicyDocument\":"
            + LIMIT
            + "}],";
    start(
        attached
            + """
            "PermissionsBoundary":{"PermissionsBoundaryType":"Policy",
             "PermissionsBoundaryArn":"arn:aws:iam::aws:policy/Limit"}
            """);
    assertThat(sids(read().boundary().stream().toList())).containsExactly("Limit");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"AttachedPolicies\":[] | iam:ListRolePolicies",
        "\"Policies\":null,\"AttachedPolicies\":[] | iam:ListRolePolicies",
        "\"Policies\":[] | iam:ListAttachedRolePolicies",
        "\"Policies\":[{\"PolicyName\":\"a\"}],\"AttachedPolicies\":[] | iam:GetRolePolicy",
        "\"Policies\":[],\"AttachedPolicies\":[{\"PolicyArn\":\"arn:aws:iam::aws:policy/A\"}]"
            + " | iam:GetPolicy",
        "\"Policies\":[],\"AttachedPolicies\":[],\"PermissionsBoundary\":"
            + "{\"PermissionsBoundaryArn\":\"arn:aws:iam::aws:policy/B\"} | iam:GetPolicy"
      })
  void whatAnEntryDoesNotHaveIsNotGiven(String members, String permission) {
    start(members);
    assertNotGiven("Described", permission);
  }

  @Test
  void ofARoleThatIsOnlyNamedNothingIsGiven() {
    start("\"Policies\":[],\"AttachedPolicies\":[]");
    assertNotGiven("Named", "iam:ListRolePolicies");
  }

  @Test
  void aRoleThatDoesNotExistHasNoPoliciesToGive() {
    start("\"Policies\":[],\"AttachedPolicies\":[]");
    assertThat(policiesOf("nobody")).isEqualTo(new Reading.NotGiven<RolePolicies>());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ListRolePolicies",
        "GetRolePolicy",
        "ListAttachedRolePolicies",
        "GetPolicy",
        "GetPolicyVersion"
      })
  void eachOfTheCallsMayBeRefusedOrFail(String call) {
    start(
        """
        "Policies":[{"PolicyName":"a","PolicyDocument":%s}],
        "AttachedPolicies":[{"PolicyArn":"arn:aws:iam::111122223333:policy/w","PolicyDocument":%s}]
        """
            .formatted(READ_ALL, WRITE_ALL));
    account.aws().faults().next(1, call, Fault.ACCESS_DENIED);
    assertThat(policiesOf("Described"))
        .isInstanceOfSatisfying(
            Reading.NotPermitted.class,
            refused -> assertThat(refused.permission()).isEqualTo("iam:" + call));
    account.aws().faults().next(1, call, Fault.SERVER_ERROR);
    assertThatThrownBy(() -> policiesOf("Described"))
        .isInstanceOf(CallFailedException.class)
        .hasMessageStartingWith("Labelguard could not read the policies of role Described: HTTP");
    assertThat(read().policies()).hasSize(2);
  }

  private void start(String members) {
    account.close();
    account =
        new LocalAccount(
            """
            ,"roles":["arn:aws:iam::111122223333:role/Named",
              {"Role":{"Arn":"%s","RoleId":"AROADESCRIBED"},%s}]
            """
                .formatted(ARN, members));
  }

  private RolePolicies read() {
    return policiesOf("Described").known().orElseThrow();
  }

  private Reading<RolePolicies> policiesOf(String name) {
    RoleFacts unread =
        new RoleFacts("arn:aws:iam::111122223333:role/" + name, "AROAUNREAD", new TreeMap<>());
    return roles().policies(name.equals("Described") ? roles().find(name).orElseThrow() : unread);
  }

  private void assertNotGiven(String role, String permission) {
    assertThat(policiesOf(role))
        .isEqualTo(
            new Reading.NotPermitted<RolePolicies>(
                permission, "HTTP 403, AccessDenied: not given in the world (world file: roles)"));
  }

  private IamExecutionRoles roles() {
    return new IamExecutionRoles(
        new SignedCalls(
            UrlConnectionHttpClient.create(),
            account.credentials(),
            IamExecutionRoles.addressIn(Region.US_EAST_1).at(account.aws().endpoint())));
  }

  private static List<String> sids(List<Policy> policies) {
    return policies.stream()
        .flatMap(policy -> policy.statements().stream())
        .flatMap(statement -> statement.sid().stream())
        .toList();
  }

  private static String entries(String member, int count) {
    return IntStream.range(0, count)
        .mapToObj(at -> "{" + member.formatted(at) + ",\"PolicyDocument\":" + READ_ALL + "}")
        .collect(Collectors.joining(","));
  }

  private static String allow(String sid, String action) {
    return """
    {"Version":"2012-10-17","Statement":[{"Sid":"%s","Effect":"Allow","Action":"%s","Resource":"*"}]}\
    """
        .formatted(sid, action);
  }
}
