package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What `labelguard doctor` and `audit` take from a person where the account does not say it.
class DoctorAssumptionTest {

  private static final Path CORPUS =
      Repository.root().resolve("tests/src/test/resources/corpus").toAbsolutePath();

  private static final String ALLOWED =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}
      """;

  @TempDir Path folder;

  private ObjectNode world;

  /// Everything of the job is right, and the account is a member of an organization.
  @BeforeEach
  void theControlPoliciesAreNotGiven() throws IOException {
    world =
        (ObjectNode)
            Command.tree(Files.readString(CORPUS.resolve("buckets-elsewhere-and-nowhere.json")));
    world
        .putObject("organization")
        .put("Id", "o-exampleorgid")
        .put("MasterAccountId", "444455556666");
  }

  @ParameterizedTest
  @CsvSource({
    "'',               no-fault-found, 3, ''",
    "scp,              no-fault-found, 3, scp",
    "'scp,rcp',        runs,           0, 'rcp,scp'",
    "'RCP,scp',        runs,           0, 'rcp,scp'",
    "'scp,rcp,identity', runs,         0, 'rcp,scp'",
    "identity,         no-fault-found, 3, ''"
  })
  void aLayerThatWasNotReadIsTakenAsAllowingAndThatIsSaid(
      String layers, String verdict, int exit, String assumed) {
    Command run = doctor(layers);
    assertThat(verdict(run).path("verdict").asText()).isEqualTo(verdict);
    assertThat(assumed(run)).isEqualTo(assumed);
    assertThat(run.exit()).isEqualTo(exit);
    assertThat(evidenceOfTheRole(run).contains("taken as allowing"))
        .isEqualTo(verdict.equals("runs"));
  }

  @Test
  void theRolesOwnPoliciesMayBeAssumed() {
    ((ObjectNode) world.at("/roles/0")).remove(List.of("Policies", "AttachedPolicies"));
    assertThat(verdict(doctor("scp,rcp")).path("verdict").asText()).isEqualTo("no-fault-found");
    Command run = doctor("scp,rcp,identity");
    assertThat(verdict(run).path("verdict").asText()).isEqualTo("runs");
    assertThat(assumed(run)).isEqualTo("identity,rcp,scp");
  }

  /// An assumption never covers what was read.
  @Test
  void aDenyThatWasReadIsNotTakenAsAllowing() {
    ObjectNode organization = (ObjectNode) world.path("organization");
    organization
        .putArray("scps")
        .addArray()
        .add(Command.tree(ALLOWED.replace("\"Allow\"", "\"Deny\"")));
    organization.putArray("rcps");
    Command run = doctor("scp,rcp,identity");
    assertThat(verdict(run).path("verdict").asText()).isEqualTo("fails");
    assertThat(assumed(run)).isEmpty();
    assertThat(run.exit()).isOne();
  }

  /// The simulator sees SCPs, and neither their conditions nor RCPs.
  @Test
  void whatTheSimulatorAllowsIsAllowedAndItsConditionsWereNotSeen() {
    ((ObjectNode) world.at("/roles/0")).putArray("DeniedByOrganizations");
    Command run = doctor("");
    assertThat(verdict(run).path("verdict").asText()).isEqualTo("no-fault-found");
    run = doctor("scp,rcp");
    assertThat(verdict(run).path("verdict").asText()).isEqualTo("runs");
    assertThat(assumed(run)).isEqualTo("rcp");
    assertThat(evidenceOfTheRole(run)).contains("simulator", "conditions were not seen");
  }

  @Test
  void whatTheSimulatorDoesNotAllowIsAFinding() {
    ((ObjectNode) world.at("/roles/0"))
        .putArray("DeniedByOrganizations")
        .addObject()
        .put("Action", "s3:ListBucket")
        .put("Resource", "arn:aws:s3:::cats-oregon");
    Command run = doctor("scp,rcp");
    assertThat(checks(run)).contains("LG210");
    assertThat(run.lines("finding"))
        .filteredOn(line -> line.path("check").asText().equals("LG210"))
        .allSatisfy(
            line ->
                assertThat(line.path("message").asText())
                    .contains("an SCP or an RCP does not allow s3:ListBucket on"));
    assertThat(run.exit()).isOne();
  }

  @Test
  void aLayerThatThereIsNotIsBadUsage() {
    Command run = doctor("boundary");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--assume-allowed");
  }

  /// The statement spares callers of the organization; the world does not say which it is.
  @ParameterizedTest
  @ValueSource(strings = {"doctor", "audit"})
  void theOrganizationOfAWorldIsGivenByAnOption(String command) {
    world.remove("organization");
    denyUnless("aws:PrincipalOrgID", "o-exampleorgid");
    assertThat(checks(run(command))).contains("LG801");
    assertThat(checks(run(command, "--org", "o-exampleorgid"))).doesNotContain("LG801", "LG101");
    assertThat(checks(run(command, "--org", "o-anotherorgid"))).contains("LG101");
  }

  /// Likewise the role by its id.
  @ParameterizedTest
  @ValueSource(strings = {"doctor", "audit"})
  void theIdOfARoleIsGivenByAnOption(String command) {
    JsonNode role = world.at("/roles/0/Role").deepCopy();
    world.remove("roles");
    denyUnless("aws:userid", "AROAEXAMPLELABELING:*");
    Path file = Command.file(folder, "role.json", role.toString());
    assertThat(checks(run(command))).contains("LG801");
    assertThat(checks(run(command, "--role", file))).doesNotContain("LG801", "LG101");
  }

  @ParameterizedTest
  @ValueSource(strings = {"doctor", "audit"})
  void aRoleThatNoJobHasIsBadInput(String command) {
    String role =
        world.at("/roles/0/Role").toString().replace("role/Labeling", "role/Somebody-Else");
    Command run = run(command, "--role", Command.file(folder, "role.json", role));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("no job has the execution role");
  }

  @ParameterizedTest
  @ValueSource(strings = {"doctor", "audit"})
  void theEndpointOfARegionIsGivenByAnOption(String command) {
    denyUnless("aws:SourceVpce", "vpce-0123456789abcdef0");
    String region = world.path("region").asText();
    assertThat(checks(run(command))).contains("LG101");
    assertThat(checks(run(command, "--endpoint", region + "=vpce-0123456789abcdef0")))
        .doesNotContain("LG101");
    assertThat(run(command, "--endpoint", region + "=vpce-*").exit()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--role=r.json", "--org=o-exampleorgid", "--endpoint=us-east-1=vpce-1"})
  void theseOptionsGoWithAWorld(String option) {
    for (Command run :
        List.of(Command.run("doctor", "--job", "cats", option), Command.run("audit", option))) {
      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err()).contains("--world");
    }
  }

  private void denyUnless(String key, String value) {
    for (JsonNode bucket : world.path("buckets")) {
      String arn = "arn:aws:s3:::" + bucket.path("name").asText();
      ObjectNode statement =
          ((ObjectNode) bucket).putObject("policy").putArray("Statement").addObject();
      statement.put("Effect", "Deny").put("Principal", "*");
      // The guard of an audit reads the policy.
      statement.putArray("Action").add("s3:GetObject").add("s3:PutObject").add("s3:ListBucket");
      statement.putArray("Resource").add(arn).add(arn + "/*");
      statement.putObject("Condition").putObject("StringNotLike").put(key, value);
    }
  }

  private Command doctor(String layers) {
    return layers.isEmpty() ? run("doctor") : run("doctor", "--assume-allowed", layers);
  }

  private Command run(String command, Object... more) {
    List<Object> args = new ArrayList<>(List.of(command, "--format", "json", "--world"));
    args.add(Command.file(folder, "world.json", world.toString()));
    if (command.equals("doctor")) {
      args.addAll(List.of("--job", "cats"));
    }
    Collections.addAll(args, more);
    return Command.run(args.toArray());
  }

  private static List<String> checks(Command run) {
    assertThat(run.err()).isEmpty();
    return run.lines("finding").stream().map(line -> line.path("check").asText()).toList();
  }

  private static JsonNode verdict(Command run) {
    return run.lines("verdict").getFirst();
  }

  private static String assumed(Command run) {
    List<String> layers = new ArrayList<>();
    verdict(run).path("assumed").forEach(layer -> layers.add(layer.asText()));
    return String.join(",", layers.stream().sorted().toList());
  }

  private static String evidenceOfTheRole(Command run) {
    return run.lines("prerequisite").stream()
        .filter(line -> line.path("check").asText().equals("LG210"))
        .map(line -> line.path("evidence").asText())
        .findFirst()
        .orElseThrow();
  }
}
