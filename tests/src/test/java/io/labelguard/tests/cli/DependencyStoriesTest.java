package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each event about what jobs depend on, in an account in which nothing is wrong before.
class DependencyStoriesTest {

  private static final Path EVENTS = Repository.root().resolve("events");
  private static final Path WORLD =
      Repository.root().resolve("tests/src/test/resources/worlds/dependencies.json");

  @TempDir Path folder;

  @Test
  void beforeNothingIsWrong() throws IOException {
    for (String form : List.of("inline", "attached", "by-grant", "by-function")) {
      Command audit = Command.run("audit", "--world", world(form), "--format", "json");
      assertThat(checks(audit)).as(form).isEmpty();
    }
  }

  /// One row: the event, how the role is allowed what it needs, and what is found then.
  @ParameterizedTest
  @CsvSource({
    "51-key-policy-replaced,          inline,      LG206",
    "52-key-disabled,                 inline,      LG206",
    "53-key-deletion-scheduled,       inline,      LG206",
    "54-grant-revoked,                inline,      ",
    "54-grant-revoked,                by-grant,    LG206",
    "55-function-deleted,             inline,      LG209",
    "56-function-permission-removed,  inline,      ",
    "56-function-permission-removed,  by-function, LG210",
    "57-function-configured,          inline,      ",
    "58-function-concurrency,         inline,      LG209",
    "59-topic-deleted,                inline,      LG212",
    "60-topic-attribute-set,          inline,      ",
    "61-queue-deleted,                inline,      LG212",
    "62-queue-attribute-set,          inline,      ",
    "63-vpc-endpoint-deleted,         inline,      LG102",
    "64-vpc-endpoint-modified,        inline,      LG102",
    "65-route-table-replaced,         inline,      LG102",
    "66-route-table-disassociated,    inline,      LG102",
    "67-role-policy-put,              inline,      LG206 LG210",
    "68-role-policy-deleted,          inline,      LG206 LG210",
    "69-role-policy-attached,         inline,      LG210",
    "70-role-policy-detached,         attached,    LG206 LG210",
    "71-role-trust-changed,           inline,      LG210",
    "72-role-boundary-put,            inline,      LG206 LG210",
    "73-role-boundary-deleted,        inline,      ",
    "74-role-deleted,                 inline,      LG210",
    "75-policy-version-created,       attached,    LG206 LG210",
    "76-policy-version-set,           attached,    "
  })
  void whatIsFoundThen(String event, String form, String expected) throws IOException {
    Command replay =
        Command.run(
            "replay",
            "--local",
            world(form).getParent(),
            "--format",
            "json",
            EVENTS.resolve(event + ".json"));
    assertThat(replay.err()).isEmpty();
    assertThat(checks(replay))
        .isEqualTo(expected == null ? List.of() : List.of(expected.split(" ")));
    assertThat(replay.lines("event"))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line.path("rule").asText())
                    .isIn("LabelingJobFunctionDependencies", "LabelingJobFunctionRoles"));
  }

  @Test
  void everyEventIsThere() throws IOException {
    try (Stream<Path> files = Files.list(EVENTS)) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(this::isOfADependency))
          .hasSize(26);
    }
  }

  private boolean isOfADependency(String file) {
    return file.matches("(5[1-9]|6[0-9]|7[0-6])-.*\\.json");
  }

  private static List<String> checks(Command run) {
    return run.lines("finding").stream()
        .map(finding -> finding.path("check").asText())
        .distinct()
        .sorted()
        .toList();
  }

  /// The world in which the role is allowed what it needs in one of four ways.
  private Path world(String form) throws IOException {
    ObjectNode world = (ObjectNode) Command.tree(Files.readString(WORLD));
    ObjectNode role = (ObjectNode) world.path("roles").path(0);
    JsonNode everything = role.path("Policies").path(0).path("PolicyDocument");
    String managed = world.at("/roles/1/AttachedPolicies/0/PolicyArn").asText();
    switch (form) {
      case "attached" -> {
        world.withArray("roles").remove(1);
        role.putArray("Policies");
        role.putArray("AttachedPolicies")
            .addObject()
            .put("PolicyArn", managed)
            .set("PolicyDocument", everything);
      }
      case "by-grant" -> {
        ObjectNode key = (ObjectNode) world.path("keys").path(0);
        ((ObjectNode) key.at("/Policy/Statement/0/Principal"))
            .put("AWS", "arn:aws:iam::111122223333:role/KeyAdmins");
        key.set("Grants", world.path("grants"));
      }
      case "by-function" -> {
        ((ObjectNode) everything.at("/Statement/1")).put("Effect", "Allow").put("Action", "sqs:*");
        ((ObjectNode) world.path("functions").path(0)).set("Policy", world.path("functionPolicy"));
      }
      default -> {}
    }
    world.remove(List.of("grants", "functionPolicy"));
    return Command.file(
        Files.createDirectories(folder.resolve(form)), "world.json", world.toString());
  }
}
