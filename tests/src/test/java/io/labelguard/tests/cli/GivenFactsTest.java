package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.tests.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a person gives about the callers settles what is unknown without it.
class GivenFactsTest {

  private static final Path JOB =
      Repository.root().resolve("tests/src/test/resources/cases/policy-forms/job.json");

  private static final String ROLE =
      "arn:aws:iam::111122223333:role/service-role/AmazonSageMaker-ExecutionRole-20250101T000000";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aws:PrincipalTag/project | labels | ",
        "aws:PrincipalTag/Project | labels | ",
        "aws:PrincipalTag/project | other | LG101",
        "aws:PrincipalTag/unset | labels | LG101",
        "aws:userid | AROAEXAMPLE:* | ",
        "aws:userid | AROAOTHER:* | LG101",
      })
  void theRoleSettlesItsTagsAndItsId(String key, String value, String found) {
    Path policy = policy(key, value);

    assertThat(checks(policy)).containsExactly("LG801");
    assertThat(checks(policy, "--role", role()))
        .isEqualTo(found == null ? List.of() : List.of(found));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aws:PrincipalOrgID | o-exampleorg1 | o-exampleorg1 | ",
        "aws:PrincipalOrgID | o-exampleorg1 | o-anotherorg1 | LG101",
        "aws:PrincipalOrgPaths | o-exampleorg1/* | o-exampleorg1 | ",
      })
  void theOrganizationSettlesItsKeys(String key, String value, String given, String found) {
    Path policy = policy(key, value);
    Path file = Command.file(folder, "org.json", "{\"Organization\":{\"Id\":\"" + given + "\"}}");
    List<String> expected = found == null ? List.of() : List.of(found);

    assertThat(checks(policy)).containsExactly("LG801");
    assertThat(checks(policy, "--org", given)).isEqualTo(expected);
    assertThat(checks(policy, "--org", file)).isEqualTo(expected);
  }

  @Test
  void anAccountInNoOrganizationHasNoOrganizationId() {
    Path error =
        Command.file(
            folder,
            "org.txt",
            "An error occurred (AWSOrganizationsNotInUseException) when calling the"
                + " DescribeOrganization operation");

    assertThat(checks(policy("aws:PrincipalOrgID", "o-exampleorg1"), "--org", error))
        .containsExactly("LG101");
  }

  @Test
  void theMessageNamesThePermissionAndTheOption() {
    assertThat(message(policy("aws:PrincipalTag/x", "y")))
        .contains("iam:GetRole on the execution role would settle it (check: --role FILE)");
    assertThat(message(policy("aws:PrincipalOrgID", "o-exampleorg1")))
        .contains("organizations:DescribeOrganization would settle it (check: --org o-…)");
  }

  @Test
  void anEndpointThatIsGivenIsUsed() {
    Path policy =
        Command.file(
            folder,
            "p.json",
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*",
             "Action":"s3:GetObject","Resource":"arn:aws:s3:::gt-labeling-data/*",
             "Condition":{"StringNotEquals":{"aws:SourceVpce":"vpce-0aaaabbbbccccdddd"}}}]}
            """);

    assertThat(checks(policy)).containsExactly("LG101");
    assertThat(checks(policy, "--endpoint", "us-east-1=vpce-0aaaabbbbccccdddd")).isEmpty();
    assertThat(run(policy, "--endpoint", "us-east-1=nonsense").exit()).isEqualTo(2);
  }

  @Test
  void whatIsNotARoleOrAnOrganizationIsBadInput() {
    Path policy = policy("aws:PrincipalTag/x", "y");
    Path other =
        Command.file(
            folder,
            "other.json",
            "{\"Role\":{\"Arn\":\"arn:aws:iam::111122223333:role/Other\",\"RoleId\":\"AROA1\"}}");

    for (Command run :
        List.of(
            run(policy, "--role", JOB),
            run(policy, "--role", other),
            run(policy, "--org", JOB),
            run(policy, "--org", "nonsense"))) {
      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err()).hasLineCount(1);
    }
  }

  private Path role() {
    return Command.file(
        folder,
        "role.json",
        "{\"Role\":{\"Path\":\"/service-role/\",\"RoleName\":\"R\",\"RoleId\":\"AROAEXAMPLE\","
            + "\"Arn\":\""
            + ROLE
            + "\",\"Tags\":[{\"Key\":\"project\",\"Value\":\"labels\"}]}}");
  }

  private Path policy(String key, String value) {
    String operator =
        key.equals("aws:PrincipalOrgPaths") ? "ForAllValues:StringNotLike" : "StringNotLike";
    return Command.file(
        folder,
        "policy.json",
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*",
         "Action":"s3:GetObject","Resource":"arn:aws:s3:::gt-labeling-data/*",
         "Condition":{"%s":{"%s":"%s"}}}]}
        """
            .formatted(operator, key, value));
  }

  private String message(Path policy) {
    return run(policy).lines("finding").getFirst().path("message").asText();
  }

  private static List<String> checks(Path policy, Object... options) {
    return run(policy, options).lines("finding").stream()
        .map(line -> line.path("check").asText())
        .toList();
  }

  private static Command run(Path policy, Object... options) {
    List<Object> args =
        new ArrayList<>(List.of("check", "--format=json", "--policy", policy, "--job", JOB));
    args.addAll(List.of(options));
    return Command.run(args.toArray());
  }
}
