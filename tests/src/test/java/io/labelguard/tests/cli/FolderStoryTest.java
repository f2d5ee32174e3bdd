package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labelguard.cli.account.DemoWorld;
import io.labelguard.cli.folder.LocalFolder;
import io.labelguard.core.record.InMemoryRecords;
import io.labelguard.core.record.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the guard does over days, by commands that each start anew from the folder.
class FolderStoryTest {

  private static final List<String> ACTIONS =
      List.of("s3:GetObject", "s3:PutObject", "s3:ListBucket", "s3:AbortMultipartUpload");

  private static final Path DONE = Story.EVENTS.resolve("30-labeling-job-state-change.json");

  @TempDir Path folder;
  @TempDir Path files;

  private Story story;

  @BeforeEach
  void begin() {
    story = new Story(folder);
  }

  @Test
  void whatAPersonUndidIsNotFixedAgainUntilTheyGiveLeave() {
    Command first = story.replay("fix", Story.TIGHTENED);
    assertThat(outcomes(first)).containsExactly("fix applied");
    assertThat(first.lines("raised").getFirst().path("outcome").asText()).isEqualTo("nothing");
    assertThat(story.onBucket("undo").exit()).isZero();
    String undone = story.policy();

    Command second = story.replay("fix", Story.TIGHTENED);
    assertThat(outcomes(second)).isEmpty();
    assertThat(second.lines("event").getFirst().path("reason").asText())
        .contains("Labelguard respects that");
    assertThat(story.policy()).isEqualTo(undone);
    Command shown = story.onBucket("fix");
    assertThat(shown.lines("proposal").getFirst().path("against").asText())
        .contains("labelguard rearm --bucket gt-labeling-data");

    assertThat(story.onBucket("rearm").exit()).isZero();
    Command third = story.replay("fix", Story.TIGHTENED);
    assertThat(outcomes(third)).containsExactly("fix applied");
    assertThat(story.policy()).contains("LabelguardCompanion1");
  }

  @Test
  void theSameEventTwiceInOneCommandHappensOnce() {
    Command run = story.replay("fix", Story.TIGHTENED, Story.TIGHTENED);
    assertThat(outcomes(run)).containsExactly("fix applied");
    assertThat(run.lines("event").get(1).path("reason").asText()).contains("was already handled");
    assertThat(story.policy()).contains("LabelguardCompanion1");
  }

  @Test
  void aFixRequestThatMeetsATakenLeaseIsHandledWhenTheLeaseHasEnded() {
    story.run("audit");
    leaseFor(Duration.ofMinutes(5));
    assertThat(outcomes(story.replay("fix", Story.TIGHTENED))).containsExactly("fix applied");
  }

  @Test
  void aFixRequestThatNeverGetsItsTurnIsReported() {
    story.run("audit");
    leaseFor(Duration.ofDays(1));
    Command run = story.replay("fix", Story.TIGHTENED);
    assertThat(run.lines("fix"))
        .singleElement()
        .satisfies(
            fix -> {
              assertThat(fix.path("outcome").asText()).isEqualTo("not-applied");
              assertThat(fix.toString()).contains("found another run at work, 3 times.");
            });
    assertThat(story.policy()).doesNotContain("LabelguardCompanion1");
  }

  /// Another run takes the lease of the bucket, and is killed.
  private void leaseFor(Duration time) {
    try (LocalFolder opened = LocalFolder.open(folder, DemoWorld::read, _ -> {})) {
      InMemoryRecords records = new InMemoryRecords(opened.records());
      records.takeLease(
          Target.bucket(Story.BUCKET), "another run", opened.world().now().orElseThrow(), time);
      opened.save(opened.world(), records.contents());
    }
  }

  @Test
  void aTemporaryFixEndsWithItsJobsAcrossRestarts() {
    Command fixed = story.replay("temporary", Story.TIGHTENED);
    assertThat(outcomes(fixed)).containsExactly("temporary applied");
    JsonNode begun = history("temporary");
    assertThat(begun.path("jobs"))
        .extracting(JsonNode::asText)
        .containsExactly("cats-and-dogs", "street-signs");
    assertThat(begun.path("until").asText()).isNotEmpty();

    Command one = story.replay("temporary", "--sweep", DONE);
    assertThat(outcomes(one)).doesNotContain("end applied");
    assertThat(story.policy()).contains("LabelguardCompanion1");

    story.change("\"LabelingJobStatus\" : \"InProgress\"", "\"LabelingJobStatus\" : \"Completed\"");
    Command both = story.replay("temporary", "--sweep");
    assertThat(outcomes(both)).contains("end applied");
    JsonNode end = history("end");
    assertThat(end.path("of").asText()).isEqualTo(begun.path("id").asText());
    assertThat(story.policy()).isEqualTo(tightenedText());
    assertThat(story.records().path("temporary")).isEmpty();
    assertThat(outcomes(story.replay("temporary", "--sweep"))).isEmpty();
  }

  @Test
  void aTemporaryFixEndsWhenItsDaysAreOver() throws IOException {
    story.replay("temporary", Story.TIGHTENED);
    String until = history("temporary").path("until").asText();
    Path records = folder.resolve("records.json");
    Files.writeString(records, Files.readString(records).replace(until, "2026-11-20T09:20:07Z"));
    assertThat(outcomes(story.replay("temporary", "--sweep"))).contains("end applied");
    assertThat(story.policy()).isEqualTo(tightenedText());
  }

  @Test
  void aTemporaryFixOfAChangedPolicyIsLeftAloneAndBothDiffsAreReported() {
    story.replay("temporary", Story.TIGHTENED);
    story.change("OnlyThroughOurEndpoint", "OnlyThroughOneEndpoint");
    story.change("\"LabelingJobStatus\" : \"InProgress\"", "\"LabelingJobStatus\" : \"Completed\"");
    String moved = story.policy();
    Command run = story.replay("temporary", "--sweep");
    JsonNode left =
        run.lines("fix").stream()
            .filter(fix -> fix.path("bucket").asText().equals(Story.BUCKET))
            .findFirst()
            .orElseThrow();
    assertThat(left.path("outcome").asText()).isEqualTo("not-applied");
    assertThat(left.path("diff").asText()).contains("LabelguardCompanion1");
    assertThat(left.path("since").asText()).contains("OnlyThroughOneEndpoint");
    assertThat(story.policy()).isEqualTo(moved);
  }

  @Test
  void aTugOfWarEndsWithTheBreakerAndOneAlert() throws IOException {
    int applied = 0;
    int alerts = 0;
    for (int event = 0; event < 6; event++) {
      Command run = story.replay("fix", denying(Math.min(event, ACTIONS.size() - 1), event));
      applied += outcomes(run).size();
      alerts +=
          (int)
              run.lines("message").stream()
                  .filter(message -> message.path("to").asText().equals("sns"))
                  .filter(message -> message.toString().contains("The breaker is open"))
                  .count();
    }
    assertThat(applied).isEqualTo(3);
    assertThat(alerts).isEqualTo(1);
    Command open = story.onBucket("breaker");
    assertThat(open.exit()).isEqualTo(1);
    JsonNode breaker = open.lines("breaker").getFirst();
    assertThat(FixByHandTest.names(breaker))
        .containsExactly("type", "bucket", "open", "writes", "limit", "lastActors");
    assertThat(breaker.path("open").asBoolean()).isTrue();
    assertThat(breaker.path("writes")).hasSize(3);
    assertThat(breaker.path("limit").asInt()).isEqualTo(3);
    assertThat(breaker.path("lastActors").asText())
        .contains("last changed by user/jo.")
        .doesNotContain("ApplyFixRole");

    Command reset = story.onBucket("breaker", "--reset");
    assertThat(reset.exit()).isZero();
    assertThat(reset.lines("breaker").getFirst().path("writes")).isEmpty();
    assertThat(outcomes(story.replay("fix", denying(3, 6)))).containsExactly("fix applied");
    assertThat(Command.run("breaker", "--bucket", Story.BUCKET, "--local", folder).out())
        .contains("is closed: 1 of 3 guard writes within 24 hours");
  }

  @Test
  void forgedEventsDoNothingToTheAccountAndNothingToTheGuard() {
    String before = story.onBucket("fix").out();
    Command run =
        story.replay(
            "fix",
            Story.EVENTS.resolve("31-forged-labelguard-event.json"),
            Story.EVENTS.resolve("32-forged-source.json"));
    assertThat(run.lines("event"))
        .extracting(line -> line.path("outcome").asText())
        .containsExactly("nothing", "nothing");
    assertThat(run.lines()).hasSize(2);
    assertThat(story.onBucket("fix").out()).isEqualTo(before);
    assertThat(story.onBucket("history").lines())
        .singleElement()
        .matches(line -> !line.has("actor"));
  }

  @Test
  void aCommandThatFailsAfterAWriteHasStillWritten() {
    Command run = story.replay("fix", Story.TIGHTENED, files.resolve("missing.json"));
    assertThat(run.exit()).isEqualTo(2);
    assertThat(story.policy()).contains("LabelguardCompanion1");
    assertThat(story.onBucket("history").lines("fix")).hasSize(1);
  }

  @Test
  void aSweepNeedsAnAccountAndAReplayAnEvent() {
    assertThat(Command.run("replay", "--sweep").exit()).isEqualTo(2);
    assertThat(Command.run("replay").exit()).isEqualTo(2);
    assertThat(Command.run("replay", "--world", "w", "--local", "d", "--sweep").exit())
        .isEqualTo(2);
    assertThat(Command.run("audit", "--world", "w", "--local", "d").exit()).isEqualTo(2);
  }

  @Test
  void aSweepOfAWorldIsPrintedAsOne() {
    Command run = story.replay("alert", "--sweep");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.lines("sweep")).hasSize(1);
    assertThat(run.lines("finding"))
        .extracting(line -> line.path("check").asText())
        .contains("LG101", "LG301");
    assertThat(outcomes(run)).isEmpty();
  }

  private JsonNode history(String purpose) {
    return story.onBucket("history").lines("fix").stream()
        .filter(line -> line.path("purpose").asText().equals(purpose))
        .findFirst()
        .orElseThrow();
  }

  /// What was done to the bucket.
  private static List<String> outcomes(Command run) {
    return run.lines("fix").stream()
        .filter(fix -> fix.path("bucket").asText().equals(Story.BUCKET))
        .map(fix -> fix.path("purpose").asText() + " " + fix.path("outcome").asText())
        .toList();
  }

  /// The text that a person wrote, as it was seen first.
  private String tightenedText() {
    for (JsonNode snapshot : story.records().path("snapshots")) {
      if (snapshot.path("bucket").asText().equals(Story.BUCKET) && snapshot.has("event")) {
        return snapshot.path("policy").asText();
      }
    }
    throw new IllegalStateException("there is no snapshot of " + Story.BUCKET);
  }

  /// The same tightening in ever another text.
  /// An event whose policy denies one action only.
  private Path denying(int action, int event) throws IOException {
    return Command.file(
        files,
        "denying-" + event + ".json",
        Files.readString(Story.TIGHTENED)
            .replaceFirst(
                "\"Action\": \\[\\s*\"s3:GetObject\"[^]]*]",
                "\"Action\": \"" + ACTIONS.get(action) + "\"")
            .replace("d8f98c07-23eb-5672-9c38-a9357cbe569e", "event-" + event));
  }
}
