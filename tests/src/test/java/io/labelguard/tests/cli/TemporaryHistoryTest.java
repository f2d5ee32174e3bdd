package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What must be undone before Labelguard is removed.
class TemporaryHistoryTest {

  private static final Pattern UNDO =
      Pattern.compile("Undo: {2}labelguard (undo --bucket \\S+ --fix \\S+ --local \\S+)\n");

  @TempDir Path folder;

  private Story story;

  @BeforeEach
  void start() {
    story = new Story(folder);
  }

  @Test
  void whereNoneIsInPlaceThatIsSaid() {
    story.replay("fix", Story.TIGHTENED);
    assertThat(text().out()).isEqualTo("No temporary fix of Labelguard is in place.\n");
    assertThat(story.run("history", "--all", "--temporary").out()).isEmpty();
  }

  @Test
  void eachIsListedWithTheCommandThatRemovesIt() {
    story.replay("temporary", Story.TIGHTENED);
    String fixed = story.policy();

    JsonNode line = story.run("history", "--all", "--temporary").lines("fix").getFirst();
    assertThat(line.path("bucket").asText()).isEqualTo(Story.BUCKET);
    assertThat(line.path("purpose").asText()).isEqualTo("temporary");
    assertThat(line.path("jobs")).isNotEmpty();
    assertThat(line.path("diff").asText()).contains("@@ ");

    Command list = text();
    assertThat(list.exit()).isZero();
    assertThat(list.out())
        .startsWith("Temporary fixes of Labelguard in place: 1, oldest first.")
        .contains("gt-labeling-data  temporary fix ");
    assertThat(text("--diff").out()).contains("@@ ");

    Matcher undo = UNDO.matcher(list.out());
    assertThat(undo.find()).as(list.out()).isTrue();
    assertThat(Command.run((Object[]) undo.group(1).split(" ")).exit()).isZero();
    assertThat(story.policy()).isNotEqualTo(fixed);
    assertThat(text().out()).isEqualTo("No temporary fix of Labelguard is in place.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--all", "--bucket gt-labeling-data --temporary"})
  void oneOfTheTwoOptionsAloneIsBadInput(String options) {
    Object[] words = ("history " + options).split(" ");
    Command run = Command.run(words);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--all and --temporary go together");
  }

  private Command text(String... more) {
    Object[] words =
        ("history --all --temporary --local " + folder + " " + String.join(" ", more))
            .strip()
            .split(" ");
    return Command.run(words);
  }
}
