package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labelguard.local.LocalAws;
import io.labelguard.local.wire.Fault;
import io.labelguard.local.world.World;
import io.labelguard.tests.Repository;
import io.labelguard.tests.packaged.LocalTable;
import io.labelguard.tests.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands against an account: the one of the SDK's own settings, which lead to a local AWS
/// and DynamoDB Local here.
class OwnAccountTest {

  private static final String TABLE = "StateTable";
  private static final String ANA = CredentialsAccount.ANA;

  private static LocalTable table;

  private CredentialsAccount account;
  private LocalAws aws;

  @BeforeAll
  static void startTable() throws Exception {
    table = new LocalTable(Template.read().properties(TABLE), TABLE);
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
  }

  @AfterEach
  void stopAws() {
    account.close();
  }

  @Test
  void aFixIsShownWithoutATable() {
    Command run = Command.run("fix", "--bucket", Story.BUCKET, "--format", "json");
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.lines("proposal").getFirst().path("status").asText()).isEqualTo("proven");
  }

  @Test
  void aFixIsAppliedRecordedInTheTableAndTakenOutAgain() {
    String tightened = policy();
    Command fixed = run("fix", "--apply", fingerprint());
    assertThat(fixed.err()).isEmpty();
    assertThat(fixed.exit()).isZero();
    assertThat(policy()).contains("LabelguardCompanion1");
    JsonNode record = run("history").lines("fix").getFirst();
    assertThat(record.path("by").asText()).isEqualTo(ANA);
    assertThat(record.path("outcome").asText()).isEqualTo("applied");
    assertThat(aws.takeEvents())
        .singleElement()
        .asString()
        .contains("\"arn\":\"" + ANA + "\"")
        .contains("PutBucketPolicy");

    Command undone = run("undo", "--fix", record.path("id").asText());
    assertThat(undone.exit()).isZero();
    assertThat(policy()).isEqualTo(tightened);
    assertThat(run("fix").lines("proposal").getFirst().path("against").asText())
        .contains("Labelguard respects that");
    assertThat(run("rearm").lines("rearmed").getFirst().path("by").asText()).isEqualTo(ANA);
    assertThat(run("fix").lines("proposal").getFirst().path("against").asText())
        .contains("only by an earlier fix of Labelguard");
    assertThat(run("breaker").lines("breaker").getFirst().path("open").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"undo", "history", "rearm", "breaker"})
  void withoutATableItIsSaidWhereItsNameIs(String command) {
    Command run = Command.run(command, "--bucket", Story.BUCKET);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("LABELGUARD_TABLE").contains("StateTableName");
  }

  @Test
  void nothingIsWrittenWithoutATable() {
    String before = policy();
    Command run = Command.run("fix", "--bucket", Story.BUCKET, "--apply", fingerprint());
    assertThat(run.exit()).isEqualTo(2);
    assertThat(policy()).isEqualTo(before);
  }

  @Test
  void aTableThatIsNotThereIsBadInputToALook() {
    Command run =
        Command.run("history", "--bucket", Story.BUCKET, "--table", "another", "--format", "json");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("no state table another", "StateTableName")
        .doesNotContain("\tat ", "Exception");
  }

  @Test
  void aFailureOfAwsDuringAWriteLeavesItsOutcomeUnknown() {
    String fingerprint = fingerprint();
    Command run =
        Command.run("fix", "--bucket", Story.BUCKET, "--apply", fingerprint, "--table", "another");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("may or may not have been written");
  }

  @Test
  void aPutThatS3RefusesIsNotApplied() {
    String tightened = policy();
    String fingerprint = fingerprint();
    aws.faults().next(1, "PutBucketPolicy", Fault.ACCESS_DENIED);
    Command run = run("fix", "--apply", fingerprint);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.lines("fix").getFirst().path("outcome").asText()).isEqualTo("not-applied");
    assertThat(policy()).isEqualTo(tightened);
  }

  private String fingerprint() {
    return Command.run("fix", "--bucket", Story.BUCKET, "--format", "json")
        .lines("proposal")
        .getFirst()
        .path("fingerprint")
        .asText();
  }

  private String policy() {
    return aws.state().policy(Story.BUCKET).orElseThrow();
  }

  private static Command run(String command, Object... more) {
    List<Object> args =
        new ArrayList<>(
            List.of(command, "--bucket", Story.BUCKET, "--table", TABLE, "--format", "json"));
    args.addAll(List.of(more));
    return Command.run(args.toArray());
  }
}
