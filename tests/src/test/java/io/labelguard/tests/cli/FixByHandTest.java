package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixByHandTest {

  private static final String YOU = "arn:aws:iam::111122223333:user/you";

  @TempDir Path folder;

  private Story story;

  @BeforeEach
  void begin() {
    story = new Story(folder);
  }

  @Test
  void aPolicyThatHarmsNoJobNeedsNoFix() {
    Command run = story.onBucket("fix");
    assertThat(run.exit()).isZero();
    assertThat(run.lines()).hasSize(1);
    JsonNode proposal = run.lines("proposal").getFirst();
    assertThat(names(proposal)).containsExactly("type", "bucket", "fingerprint", "status");
    assertThat(proposal.path("status").asText()).isEqualTo("nothing");
  }

  @Test
  void theProvenFixIsShownWithTheFingerprintOfThePolicyItIsFor() {
    story.replay("alert", Story.TIGHTENED);
    Command run = story.onBucket("fix");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.lines("finding"))
        .extracting(line -> line.path("check").asText())
        .containsExactly("LG101", "LG101", "LG103");
    JsonNode proposal = run.lines("proposal").getFirst();
    assertThat(names(proposal))
        .containsExactly("type", "bucket", "fingerprint", "status", "diff", "policy");
    assertThat(proposal.path("status").asText()).isEqualTo("proven");
    assertThat(proposal.path("fingerprint").asText()).matches("[0-9a-f]{64}");
    assertThat(proposal.path("diff").asText()).contains("+            \"vpce-08408e335ebf95b40\"");
    assertThat(proposal.path("policy").asText()).contains("LabelguardCompanion1");
    assertThat(story.policy()).doesNotContain("LabelguardCompanion1");
  }

  @Test
  void whatIsNoFixSaysWhy() {
    story.replay("alert", Story.EVENTS.resolve("05-policy-with-not-principal.json"));
    Command run = story.run("fix", "--bucket", "gt-medical-notes");
    assertThat(run.exit()).isEqualTo(1);
    JsonNode proposal = run.lines("proposal").getFirst();
    assertThat(proposal.path("status").asText()).isEqualTo("none");
    assertThat(proposal.path("reasons").get(0).asText()).contains("NotPrincipal");
    assertThat(proposal.has("diff")).isFalse();

    Command apply =
        story.run(
            "fix",
            "--bucket",
            "gt-medical-notes",
            "--apply",
            proposal.path("fingerprint").asText());
    assertThat(apply.exit()).isEqualTo(1);
    assertThat(apply.lines("fix").getFirst().path("reasons").get(0).asText())
        .contains("NotPrincipal");
  }

  @ParameterizedTest
  @CsvSource({
    "no-such-bucket,There is no bucket no-such-bucket.",
    "gt-locked-vault,Cannot read the policy of bucket gt-locked-vault."
  })
  void aPolicyThatCannotBeReadIsNoCleanOne(String bucket, String reason) {
    story.replay("alert", Story.EVENTS.resolve("08-guard-locked-out.json"));
    Command run = story.run("fix", "--bucket", bucket);
    assertThat(run.exit()).isEqualTo(1);
    JsonNode proposal = run.lines("proposal").getFirst();
    assertThat(proposal.path("status").asText()).isEqualTo("none");
    assertThat(proposal.path("reasons").get(0).asText()).contains(reason);
  }

  @Test
  void whatIsShownIsWrittenAndReadBack() {
    story.replay("alert", Story.TIGHTENED);
    String shown = story.onBucket("fix").lines("proposal").getFirst().path("policy").asText();
    Command run = story.fixByHand();
    assertThat(run.exit()).isZero();
    JsonNode fix = run.lines("fix").getFirst();
    assertThat(fix.path("bucket").asText()).isEqualTo(Story.BUCKET);
    assertThat(fix.path("outcome").asText()).isEqualTo("applied");
    assertThat(fix.path("purpose").asText()).isEqualTo("fix");
    assertThat(fix.path("readBack").asText()).isEqualTo(shown);
    assertThat(story.policy()).isEqualTo(shown);
    assertThat(run.lines("raised").getFirst().path("call").asText()).isEqualTo("PutBucketPolicy");

    JsonNode after = story.onBucket("fix").lines("proposal").getFirst();
    assertThat(after.path("status").asText()).isEqualTo("nothing");
  }

  @Test
  void aFingerprintInCapitalsIsTheSame() {
    story.replay("alert", Story.TIGHTENED);
    assertThat(
            story
                .onBucket("fix", "--apply", story.fingerprint().toUpperCase(java.util.Locale.ROOT))
                .exit())
        .isZero();
  }

  @Test
  void aPolicyThatHasMovedOnSinceIsNotWritten() {
    story.replay("alert", Story.TIGHTENED);
    String fingerprint = story.fingerprint();
    story.change("vpce-0c1d2e3f4a5b60789", "vpce-0aaaaaaaaaaaaaaaa");
    String moved = story.policy();
    Command run = story.onBucket("fix", "--apply", fingerprint);
    assertThat(run.exit()).isEqualTo(1);
    JsonNode fix = run.lines("fix").getFirst();
    assertThat(fix.path("outcome").asText()).isEqualTo("not-applied");
    assertThat(fix.path("reasons").get(0).asText()).contains("has changed");
    assertThat(story.policy()).isEqualTo(moved);
    assertThat(run.lines("raised")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "42f317", "g2f317b3550f414c1a7914b3bb0ec21f3b4e6e0c7cd5f749a1d13"})
  void whatIsNoFingerprintIsBadInput(String text) {
    Command run = story.onBucket("fix", "--apply", text);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("is not a fingerprint");
    assertThat(folder.resolve("world.json")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fix", "undo", "history", "breaker", "rearm"})
  void whatCanBeNoBucketIsBadInputAndHarmless(String command) {
    Command run = story.run(command, "--bucket", "a\u001b[2J\n<!channel>");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("is not a valid bucket name").doesNotContain("\u001b");
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fix", "undo", "history", "breaker", "rearm"})
  void helpHasExamples(String command) {
    Command run = Command.run(command, "--help");
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("Examples:")
        .contains("labelguard " + command)
        .contains("--local");
  }

  @Test
  void aFolderHasNoTable() {
    Command run = story.onBucket("history", "--table", "t");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--table names a table in an AWS account");
  }

  @Test
  void theTextSaysWhatToPaste() {
    story.replay("alert", Story.TIGHTENED);
    String text = Command.run("fix", "--bucket", Story.BUCKET, "--local", folder).out();
    assertThat(text)
        .startsWith("Labelguard would make this change to the policy of gt-labeling-data\n")
        .contains(
            "Apply:  labelguard fix --bucket gt-labeling-data --apply "
                + story.fingerprint().substring(0, 12)
                + " --local "
                + folder
                + "\n");
    String applied =
        Command.run(
                "fix", "--bucket", Story.BUCKET, "--apply", story.fingerprint(), "--local", folder)
            .out();
    assertThat(applied)
        .startsWith("Done. The policy of gt-labeling-data was changed and read back as written.\n");
    String undone = Command.run("undo", "--bucket", Story.BUCKET, "--local", folder).out();
    assertThat(undone)
        .startsWith("Done. The policy of gt-labeling-data is what it was before fix ")
        .contains("labelguard rearm --bucket gt-labeling-data")
        .doesNotContain("read back:");
  }

  @Test
  void undoPutsTheVeryTextBackAndSaysSoInTheHistory() {
    story.replay("alert", Story.TIGHTENED);
    String before = story.policy();
    String id = story.fixByHand().lines("fix").getFirst().path("id").asText();
    Command run = story.onBucket("undo");
    assertThat(run.exit()).isZero();
    assertThat(run.lines("fix").getFirst().path("purpose").asText()).isEqualTo("undo");
    assertThat(story.policy()).isEqualTo(before);
    assertThat(run.lines("raised").getFirst().path("reason").asText())
        .contains("was removed, and this fix would allow the same requests again")
        .contains("labelguard rearm --bucket gt-labeling-data");

    List<JsonNode> history = story.onBucket("history").lines();
    assertThat(history)
        .extracting(
            line ->
                line.path("type").asText()
                    + " "
                    + line.path("purpose").asText()
                    + line.path("actor").asText())
        .containsExactly(
            "snapshot " + YOU,
            "fix undo",
            "snapshot " + YOU,
            "fix fix",
            "snapshot arn:aws:iam::111122223333:user/jo",
            "snapshot ");
    JsonNode undo = history.get(1);
    assertThat(names(undo))
        .containsExactly(
            "type",
            "bucket",
            "id",
            "purpose",
            "by",
            "begun",
            "outcome",
            "completed",
            "note",
            "diff",
            "of");
    assertThat(undo.path("of").asText()).isEqualTo(id);
    assertThat(undo.path("by").asText()).isEqualTo(YOU);
    assertThat(undo.path("outcome").asText()).isEqualTo("applied");
    assertThat(undo.path("diff").asText()).contains("-      \"Sid\": \"LabelguardCompanion1\"");
    JsonNode snapshot = history.getFirst();
    assertThat(names(snapshot))
        .containsExactly("type", "bucket", "at", "fingerprint", "actor", "fix", "diff");
    assertThat(snapshot.path("fix").asText()).isEqualTo(undo.path("id").asText());
    assertThat(history.get(4).path("event").asText())
        .isEqualTo("d8f98c07-23eb-5672-9c38-a9357cbe569e");
  }

  @Test
  void undoOfAPolicyThatHasMovedOnShowsBothChangesAndWritesNothing() {
    story.replay("alert", Story.TIGHTENED);
    String id = story.fixByHand().lines("fix").getFirst().path("id").asText();
    story.change("OnlyThroughOurEndpoint", "OnlyThroughOneEndpoint");
    String moved = story.policy();
    Command run = story.onBucket("undo", "--fix", id);
    assertThat(run.exit()).isEqualTo(1);
    JsonNode fix = run.lines("fix").getFirst();
    assertThat(fix.path("outcome").asText()).isEqualTo("not-applied");
    assertThat(fix.path("diff").asText()).contains("LabelguardCompanion1");
    assertThat(fix.path("since").asText()).contains("OnlyThroughOneEndpoint");
    assertThat(story.policy()).isEqualTo(moved);
  }

  @Test
  void thereIsNothingToUndoTwiceOrOfAnotherName() {
    story.replay("alert", Story.TIGHTENED);
    story.fixByHand();
    story.onBucket("undo");
    Command twice = story.onBucket("undo");
    assertThat(twice.exit()).isEqualTo(1);
    assertThat(twice.lines("fix").getFirst().path("reasons").get(0).asText())
        .contains("no fix that can be undone");
    Command other = story.onBucket("undo", "--fix", "\u001b[2J");
    assertThat(other.exit()).isEqualTo(1);
    assertThat(other.out()).doesNotContain("\u001b[2J").contains("has no fix");
  }

  @Test
  void rearmNeedsABucketOrATeam() {
    assertThat(story.run("rearm").exit()).isEqualTo(2);
    assertThat(story.run("rearm", "--bucket", "abc", "--team", "t").exit()).isEqualTo(2);
    assertThat(story.run("rearm", "--team", "no team").exit()).isEqualTo(2);
    JsonNode line = story.run("rearm", "--team", "reviewers").lines("rearmed").getFirst();
    assertThat(names(line)).containsExactly("type", "team", "by", "at", "writes");
    assertThat(story.records().path("rearmed").get(0).path("resource").asText())
        .isEqualTo("team/reviewers");
  }

  static List<String> names(JsonNode line) {
    List<String> names = new ArrayList<>();
    line.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
