package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.local.LocalAws;
import io.labelguard.local.wire.Fault;
import io.labelguard.local.world.World;
import io.labelguard.tests.Repository;
import io.labelguard.tests.packaged.LocalTable;
import io.labelguard.tests.template.StateTableTags;
import io.labelguard.tests.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A command that names no table finds that of the stack by its tag.
class FoundTableTest {

  private static final String TABLE = "labelguard-StateTable-1A";

  private static LocalTable table;

  private CredentialsAccount account;
  private LocalAws aws;

  @BeforeAll
  static void startTable() throws Exception {
    table = new LocalTable(Template.read().properties("StateTable"), TABLE);
  }

  @AfterAll
  static void stopTable() throws Exception {
    table.stop();
  }

  @BeforeEach
  void startAws() throws IOException {
    World world =
        World.read(Repository.root().resolve("functions/cli/src/main/resources/demo/world.json"));
    account = CredentialsAccount.start(world, table.endpoint());
    aws = account.aws();
    aws.state().enact(Files.readString(Story.TIGHTENED));
    aws.state().putTable("orders", Map.of("team", "shop"));
  }

  @AfterEach
  void stopAws() {
    account.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"history", "breaker", "rearm"})
  void theTableOfTheOneStackIsFound(String command) {
    aws.state().putTable(TABLE, StateTableTags.of("labelguard"));
    Command run = onBucket(command);
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
  }

  @Test
  void whereNoStackHasATableItIsSaidHowToNameOne() {
    assertThat(refused("history"))
        .isEqualTo(
            """
            labelguard: no state table of Labelguard in this Region
                        Is the Region right? (--region REGION) If it is, give --table NAME or set \
            LABELGUARD_TABLE: the output StateTableName of the stack.
            """);
    assertThat(Command.run("history", "--bucket", Story.BUCKET, "--region", "eu-west-1").err())
        .startsWith("labelguard: no state table of Labelguard in Region eu-west-1\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"history", "undo", "fix"})
  void ofSeveralTablesThePersonChooses(String command) {
    aws.state().putTable(TABLE, StateTableTags.of("labelguard"));
    aws.state().putTable("test-StateTable-2B", StateTableTags.of("test"));
    assertThat(refused(command))
        .startsWith(
            "labelguard: 2 state tables of Labelguard: labelguard-StateTable-1A (stack labelguard),"
                + " test-StateTable-2B (stack test)\n")
        .contains("Choose one: --table NAME.");
    assertThat(Command.run("history", "--bucket", Story.BUCKET, "--table", TABLE).exit()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"history", "undo", "rearm", "breaker"})
  void aRefusedPermissionIsNamed(String command) {
    aws.faults().next(1, "GetResources", Fault.ACCESS_DENIED);
    assertThat(refused(command))
        .startsWith("labelguard: access denied: User is not authorized to perform this action\n")
        .contains("tag:GetResources", "give --table NAME");
  }

  @Test
  void withoutThatPermissionAFixIsShownWithoutTheRecords() {
    aws.faults().next(1, "GetResources", Fault.ACCESS_DENIED);
    Command run = Command.run("fix", "--bucket", Story.BUCKET, "--format", "json");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.lines("proposal").getFirst().path("status").asText()).isEqualTo("proven");
    assertThat(run.err())
        .isEqualTo(
            "labelguard: access denied: User is not authorized to perform this action."
                + " Labelguard's records are not read; to read them, give --table NAME.\n");
  }

  @Test
  void anotherFailureEndsTheCommand() {
    aws.faults().next(1, "GetResources", Fault.SERVER_ERROR);
    assertThat(refused("fix"))
        .startsWith("labelguard: could not find Labelguard's state table with tag:GetResources")
        .contains("HTTP 500", "Try again");
  }

  private static String refused(String command) {
    Command run = onBucket(command);
    assertThat(run.exit()).as(run.out()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    return run.err();
  }

  private static Command onBucket(String command) {
    return Command.run(command, "--bucket", Story.BUCKET);
  }
}
