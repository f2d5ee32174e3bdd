package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What people read of fix, undo, history, rearm and breaker.
class FixTextTest {

  @TempDir Path folder;

  private Story story;

  @BeforeEach
  void tighten() {
    story = new Story(folder);
    story.replay("alert", Story.TIGHTENED);
  }

  private String text(String command, Object... more) {
    return run(command, more).out();
  }

  private Command run(String command, Object... more) {
    List<Object> args =
        new ArrayList<>(List.of(command, "--bucket", Story.BUCKET, "--local", folder));
    args.addAll(List.of(more));
    return Command.run(args.toArray());
  }

  /// Returns text with the folder as DIR, ids as ID and the time of the world as NOW, without what
  /// the local account prints of the events after the command.
  private String tidied(String out) {
    return out.replace(folder.toString(), "DIR")
        .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}\\b(?!-)", "ID")
        .replace("2026-11-20 10:00 UTC", "NOW")
        .replaceAll("(?s)the event of that write.*", "");
  }

  @Test
  void thePlanShowsTheChangeByAttributeAndWhatItDoes() {
    assertThat(tidied(text("fix")))
        .isEqualTo(
            """
            Labelguard would make this change to the policy of gt-labeling-data
            (111122223333, us-east-1).
            The policy was last changed 2026-11-20 09:20 UTC by user/jo. Nothing has been
            written.

              ~ Deny "OnlyThroughOurEndpoint"
                  ~ Condition > StringNotEquals > aws:SourceVpce
                        "vpce-0c1d2e3f4a5b60789"
                      + "vpce-08408e335ebf95b40"  # Ground Truth's endpoint in us-east-1

              + Deny "LabelguardCompanion1"
                      # keeps other accounts out: every customer of the Region shares that
                      # endpoint
                  + aws:SourceVpce        = vpce-08408e335ebf95b40
                  + aws:PrincipalAccount != 111122223333
                    all else as in "OnlyThroughOurEndpoint"

            Plan: 1 statement changed, 1 added, 0 removed, 929 -> 1,634 of 20,480 bytes

              Proven    newly allows only requests of account 111122223333 through Ground
                        Truth's endpoint in us-east-1, whatever role makes them, where the
                        changed statements blocked them; denies nothing new.
              Fixes     cats-and-dogs (900 of 1,200 left), street-signs (900 of 1,200 left)
              Does not  cats-and-dogs: workers see no images (LG103)

            Apply:  labelguard fix --bucket gt-labeling-data --apply 42f317b3550f --local DIR
                    refused if the policy changes before that
            Undo:   labelguard undo --bucket gt-labeling-data --local DIR
            Diff:   --diff
            Source: if Terraform or CloudFormation owns this policy, change it there too:
                    --print hcl|yaml|json
            """);
  }

  @Test
  void theWholeDiffIsShownOnDemand() {
    assertThat(text("fix")).doesNotContain("@@ ");
    assertThat(text("fix", "--diff"))
        .contains("@@ ", "+            \"vpce-08408e335ebf95b40\"", "Plan: ")
        .doesNotContain("~ Condition");
  }

  @Test
  void afterApplyWhatIsFixedAndWhatStaysOpenIsJudgedAnew() {
    assertThat(tidied(text("fix", "--apply", "42f317b3550f")))
        .isEqualTo(
            """
            Done. The policy of gt-labeling-data was changed and read back as written.

              Fixed       cats-and-dogs, street-signs
              Still open  cats-and-dogs: workers see no images (LG103)

            Undo:    labelguard undo --bucket gt-labeling-data --fix ID --local DIR
            Source:  if Terraform or CloudFormation owns this policy, change it there too,
                     or its next run removes the fix:
                     labelguard fix --bucket gt-labeling-data --print hcl --local DIR
            """);
    assertThat(tidied(text("fix")))
        .isEqualTo(
            """
            Nothing that Labelguard can fix in the policy of gt-labeling-data (111122223333,
            us-east-1).

            Found:
              - cats-and-dogs: workers see no images (LG103)
            """);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 12, 63, 64})
  void aPrefixOfTheFingerprintIsEnough(int digits) {
    String prefix = story.fingerprint().substring(0, digits);

    assertThat(run("fix", "--apply", prefix).exit()).isZero();
    assertThat(story.policy()).contains("LabelguardCompanion1");
  }

  @Test
  void aPrefixOfAnotherFingerprintIsRefused() {
    String before = story.policy();
    Command refused = run("fix", "--apply", "42f317b4");

    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.out())
        .startsWith("Nothing was written to the policy of bucket gt-labeling-data.\n")
        .contains("has changed");
    assertThat(story.policy()).isEqualTo(before);
  }

  @Test
  void theStatementsForTheSourceArePrintedBeforeAndAfterTheFix() {
    String before = text("fix", "--print", "json");
    assertThat(Command.tree(before))
        .extracting(statement -> statement.path("Sid").asText())
        .containsExactly("OnlyThroughOurEndpoint", "LabelguardCompanion1");
    assertThat(text("fix", "--print", "hcl")).startsWith("jsonencode({");
    assertThat(text("fix", "--print", "yaml")).startsWith("- Sid: OnlyThroughOurEndpoint\n");

    story.fixByHand();

    assertThat(text("fix", "--print", "json")).isEqualTo(before);
  }

  @Test
  void withoutAFixThereIsNothingToPrint() {
    story.fixByHand();
    story.onBucket("undo");
    story.change("\"LabelingJobStatus\" : \"InProgress\"", "\"LabelingJobStatus\" : \"Completed\"");
    Command run = run("fix", "--print", "hcl");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("neither a proven fix nor one that was applied");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--diff", "--format=json", "--apply=42f317b3550f"})
  void printingTheSourceGoesAlone(String option) {
    assertThat(run("fix", "--print", "hcl", option).exit()).isEqualTo(2);
    assertThat(story.policy()).doesNotContain("LabelguardCompanion1");
  }

  @Test
  void undoSaysWhatIsDeniedAgainAndWhatTheGuardWaitsFor() {
    story.fixByHand();

    assertThat(tidied(text("undo")))
        .isEqualTo(
            """
            Done. The policy of gt-labeling-data is what it was before fix ID,
            read back as written.

              Denied again  cats-and-dogs, street-signs

            The guard does not fix this policy again until someone runs:
            labelguard rearm --bucket gt-labeling-data --local DIR
            """);
  }

  @ParameterizedTest
  @CsvSource({"8, false", "12, false", "13, true", "36, true"})
  void aFixIsUndoneByTheDigitsThatWerePrinted(int length, boolean hyphens) {
    String id = story.fixByHand().lines("fix").getFirst().path("id").asText();
    String given = (hyphens ? id : id.replace("-", "")).substring(0, length);

    assertThat(text("history")).contains("fix " + id.substring(0, 13) + " by user/you: applied");
    assertThat(run("undo", "--fix", given).exit()).isZero();
    assertThat(story.policy()).doesNotContain("LabelguardCompanion1");
  }

  @Test
  void digitsThatTwoFixesHaveAreAnErrorThatListsThem() {
    String first = story.fixByHand().lines("fix").getFirst().path("id").asText();
    story.onBucket("undo");
    String second = story.fixByHand().lines("fix").getFirst().path("id").asText();
    String twin = first.substring(0, 13) + second.substring(13);
    Path records = folder.resolve("records.json");
    Command.file(folder, "records.json", read(records).replace(second, twin));
    Command run = run("undo", "--fix", first.substring(0, 13));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("more than one fix begins with", first, twin);
    assertThat(story.policy()).contains("LabelguardCompanion1");
    assertThat(run("undo", "--fix", twin).exit()).isZero();
  }

  @Test
  void historyIsOneLineForEachEntry() {
    story.fixByHand();

    assertThat(tidied(text("history")))
        .isEqualTo(
            """
            The policy of gt-labeling-data: 4 entries, newest first.

            NOW  policy 68252ca92f0f, written by ID
            NOW  fix ID by user/you: applied
            2026-11-20 09:20 UTC  policy 42f317b3550f, changed by user/jo
            2026-11-20 08:30 UTC  policy 2a5b80114363 seen

            Diff:  labelguard history --bucket gt-labeling-data --diff --local DIR
            Undo:  labelguard undo --bucket gt-labeling-data --local DIR
            """);
    assertThat(text("history", "--diff")).contains("@@ ");
  }

  @Test
  void anUndoneFixIsNotOfferedForUndo() {
    story.fixByHand();
    story.onBucket("undo");

    assertThat(text("history")).contains("undo of fix ").doesNotContain("Undo:");
  }

  @Test
  void rearmAndBreakerSayWhatHappenedFirst() {
    story.fixByHand();

    assertThat(tidied(text("rearm")))
        .startsWith(
            "The guard may fix bucket gt-labeling-data again, as user/you allowed at\nNOW.\n")
        .endsWith("and of no later one: ID\n");
    assertThat(text("breaker"))
        .startsWith("The breaker of gt-labeling-data is closed: 0 of 3 guard writes");
  }

  @Test
  void jsonKeepsWholeIds() {
    JsonNode fix = story.fixByHand().lines("fix").getFirst();

    assertThat(fix.path("id").asText()).hasSize(36);
    assertThat(story.onBucket("history").lines("snapshot").getFirst().path("fingerprint").asText())
        .hasSize(64);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
