package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labelguard.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

  private static final Path EVENTS = Repository.root().resolve("events");
  private static final Path WORLD =
      Repository.root().resolve("functions/cli/src/main/resources/demo/world.json");

  @TempDir Path folder;

  @Test
  void inAnEmptyAccountEveryThingIsUnknownAndThatIsNothing() {
    Command run = replay(EVENTS.resolve("03-policy-tightened.json"));

    assertThat(run.exit()).isZero();
    JsonNode line = run.lines().getFirst();
    List<String> names = new ArrayList<>();
    line.fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .containsExactly(
            "type", "file", "rule", "call", "resource", "account", "region", "outcome", "reason");
    assertThat(line.path("rule").asText()).isEqualTo("BucketPolicyFunctionChanges");
    assertThat(line.path("call").asText()).isEqualTo("PutBucketPolicy");
    assertThat(line.path("resource").asText()).isEqualTo("gt-labeling-data");
    assertThat(line.path("outcome").asText()).isEqualTo("nothing");
  }

  @Test
  void aWorldGivesFindingsAndMessages() {
    Command run = replay("--world", WORLD, EVENTS.resolve("02-job-on-vpc-only-bucket.json"));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.lines("event").getFirst().path("outcome").asText()).isEqualTo("findings");
    assertThat(run.lines("finding"))
        .extracting(line -> line.path("check").asText())
        .contains("LG101");
    assertThat(run.lines("message"))
        .extracting(line -> line.path("to").asText())
        .containsExactly("sns", "slack");
  }

  /// The job is older than the edit, and the bucket was closed before either.
  @Test
  void bucketThatWasNeverSeenOpenIsNotOpenedByAnEditOfAnotherStatement() {
    Path resources = Repository.root().resolve("tests/src/test/resources");
    Command run =
        replay(
            "--mode",
            "fix",
            "--world",
            resources.resolve("worlds/closed-for-years.json"),
            resources.resolve("events/edit-of-another-statement.json"));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.lines("fix")).isEmpty();
    assertThat(run.lines("raised")).isEmpty();
    assertThat(run.lines("event").getFirst().path("reason").asText())
        .contains("Labelguard did not see bucket gt-old open to labeling job newjob");
  }

  /// Without `seen` a replay writes nothing to a bucket; with it the same event is fixed.
  @Test
  void whatAWorldSaysWasSeenIsGivenBack() throws IOException {
    Path event = EVENTS.resolve("03-policy-tightened.json");
    Path world = Repository.root().resolve("docs/examples/world.json");
    Command seen = replay("--mode", "fix", "--world", world, event);
    assertThat(seen.lines("fix"))
        .extracting(line -> line.path("outcome").asText())
        .containsExactly("applied");
    Path unseen =
        Files.writeString(
            folder.resolve("unseen.json"),
            Files.readString(world).replace("\"seen\"", "\"unseen\""));
    assertThat(replay("--mode", "fix", "--world", unseen, event).lines("fix")).isEmpty();
  }

  @Test
  void theSameEventTwiceIsHandledOnce() {
    Path event = EVENTS.resolve("02-job-on-vpc-only-bucket.json");
    Command run = replay("--world", WORLD, event, event);

    assertThat(run.lines("event"))
        .extracting(line -> line.path("outcome").asText())
        .containsExactly("findings", "nothing");
    assertThat(run.lines("message")).hasSize(2);
  }

  /// The world is another than that of the events, and they are from the future: that is no change
  /// which S3 does not show yet.
  @Test
  void eventsFromTheFutureAreJudgedByTheWorld() throws IOException {
    String event =
        Files.readString(EVENTS.resolve("03-policy-tightened.json"))
            .replaceAll("2026-11-20T[0-9:]+Z", "2126-11-20T10:00:00Z");
    Path one = Files.writeString(folder.resolve("one.json"), event);
    Path other =
        Files.writeString(
            folder.resolve("other.json"),
            event.replaceAll("\"eventID\": \"[^\"]*\"", "\"eventID\": \"another\""));
    Command run = replay("--world", WORLD, one, other);

    assertThat(run.exit()).isZero();
    assertThat(run.lines("event"))
        .extracting(line -> line.path("reason").asText())
        .hasSize(2)
        .allMatch(reason -> reason.contains("endangers none of the 2 live labeling jobs"));
  }

  @Test
  void fixModeWritesTheTeamAndNothingElse() {
    Command run =
        replay(
            "--world", WORLD, "--mode", "fix", EVENTS.resolve("01-team-without-constraint.json"));

    assertThat(run.lines("fix")).hasSize(1);
    JsonNode fix = run.lines("fix").getFirst();
    assertThat(fix.path("team").asText()).isEqualTo("street-scenes-annotators");
    assertThat(fix.path("outcome").asText()).isEqualTo("applied");
    assertThat(run.lines("event")).hasSize(1);
    assertThat(run.lines("raised").getFirst().path("outcome").asText()).isEqualTo("nothing");
  }

  @Test
  void whatIsNoJsonIsAnErrorAndTheNextFileIsStillDelivered() {
    Path bad = Command.file(folder, "bad.json", "{\"detail\":");
    Command run = replay(bad, EVENTS.resolve("06-failed-call.json"));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.lines("event"))
        .extracting(line -> line.path("outcome").asText())
        .containsExactly("error", "nothing");
    assertThat(run.lines("event").getFirst().path("rule").isNull()).isTrue();
  }

  @Test
  void whatEventBridgeNeverDeliversIsAnError() {
    for (String text :
        List.of(
            "{}",
            "[]",
            "{\"Records\":[]}",
            "{\"eventName\":\"PutBucketPolicy\"}",
            "{\"source\":\"aws.s3\",\"detail-type\":\"x\",\"detail\":null}")) {
      Command run = replay(Command.file(folder, "none.json", text));

      assertThat(run.exit()).as(text).isEqualTo(2);
      assertThat(run.lines("event").getFirst().path("reason").asText()).contains("not an event");
    }
  }

  @Test
  void anotherAccountsTeamOfTheSameNameIsNothing() throws IOException {
    String event =
        Files.readString(EVENTS.resolve("01-team-without-constraint.json"))
            .replace("111122223333", "444455556666");
    Command run = replay("--world", WORLD, Command.file(folder, "other.json", event));

    assertThat(run.exit()).isZero();
    assertThat(run.lines("event").getFirst().path("reason").asText())
        .isEqualTo(
            "The event is of account 444455556666 in us-east-1, and this guard covers account"
                + " 111122223333 in us-east-1.");
  }

  @Test
  void aHostileNameIsRefusedAndEscapedInText() {
    Command run = Command.run("replay", EVENTS.resolve("18-hostile-bucket-name.json"));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).doesNotContain("\u001B").contains("\\u001b");
  }

  @Test
  void noRuleMatchesAForgedEvent() {
    Command run = replay(EVENTS.resolve("31-forged-labelguard-event.json"));

    assertThat(run.exit()).isZero();
    assertThat(run.lines().getFirst().path("rule").isNull()).isTrue();
  }

  private static Command replay(Object... options) {
    List<Object> args = new ArrayList<>(List.of("replay", "--format", "json"));
    args.addAll(List.of(options));
    return Command.run(args.toArray());
  }
}
