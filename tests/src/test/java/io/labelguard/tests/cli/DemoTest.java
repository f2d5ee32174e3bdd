package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoTest {

  /// Rewritten by `-Dgolden=write`.
  @ParameterizedTest
  @ValueSource(strings = {"alert", "fix"})
  void theStoryPrintsExactlyItsGolden(String mode) throws IOException {
    Command demo = Command.run("demo", "--mode", mode);
    Path golden =
        Path.of(System.getProperty("labelguard.root", ".."))
            .resolve("tests/src/test/resources/cli/demo-" + mode + ".txt");
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(golden, demo.out());
    }

    assertThat(demo.err()).isEmpty();
    assertThat(demo.exit()).isZero();
    assertThat(demo.out()).isEqualTo(Files.readString(golden));
    assertThat(demo.out().lines().count()).isLessThanOrEqualTo(mode.equals("alert") ? 150 : 235);
    assertThat(demo.out()).contains("LG101", "LG103", "LG301", "vpce-08408e335ebf95b40");
  }

  @Test
  void detailsPrintEveryFindingDiffAndMessage() {
    Command demo = Command.run("demo", "--mode", "fix", "--details");

    assertThat(demo.exit()).isZero();
    assertThat(demo.out())
        .contains("read back:", "+++ bucket policy after", "WHAT TO DO", "STILL OPEN")
        .contains("Exempt vpce-08408e335ebf95b40 in every statement named");
  }

  @Test
  void aFixIsReadBackAndItsOwnEventEndsTheMatter() {
    Command demo = Command.run("demo", "--mode", "fix", "--format", "json");

    assertThat(demo.lines("fix"))
        .anySatisfy(
            fix -> {
              assertThat(fix.path("bucket").asText()).isEqualTo("gt-labeling-data");
              assertThat(fix.path("outcome").asText()).isEqualTo("applied");
              assertThat(fix.path("readBack").asText()).contains("vpce-08408e335ebf95b40");
            });
    assertThat(demo.lines("raised"))
        .hasSizeGreaterThan(5)
        .filteredOn(raised -> !raised.path("outcome").asText().equals("nothing"))
        .singleElement()
        .satisfies(
            ofTheUndo ->
                assertThat(ofTheUndo.path("reason").asText()).contains("Labelguard respects that"));
  }

  @Test
  void whatWasUndoneIsNotWrittenAgainATemporaryFixEndsAndTheBreakerOpens() {
    Command demo = Command.run("demo", "--mode", "fix", "--format", "json");

    assertThat(demo.lines("fix"))
        .extracting(
            fix ->
                fix.path("purpose").asText()
                    + " "
                    + fix.path("bucket").asText()
                    + fix.path("team").asText()
                    + " "
                    + fix.path("outcome").asText())
        .containsExactly(
            "fix street-scenes-annotators applied",
            "fix gt-labeling-data applied",
            "fix legacy-annotators applied",
            "undo gt-labeling-data applied",
            "temporary gt-pilot-audio applied",
            "end gt-pilot-audio applied",
            "fix gt-forklift-video applied",
            "fix gt-forklift-video applied",
            "fix gt-forklift-video applied");
    assertThat(demo.lines("breaker").getFirst().path("open").asBoolean()).isTrue();
    assertThat(demo.lines("message"))
        .filteredOn(message -> message.path("to").asText().equals("sns"))
        .filteredOn(message -> message.toString().contains("The breaker is open"))
        .hasSize(1);
  }

  @Test
  void theDemoRefusesAnotherMode() {
    assertThat(Command.run("demo", "--mode", "temporary").exit()).isEqualTo(2);
  }

  @Test
  void alertModeWritesNothing() {
    Command demo = Command.run("demo", "--format", "json");

    assertThat(demo.lines("fix")).isEmpty();
    assertThat(demo.lines("raised")).isEmpty();
    assertThat(demo.lines("message")).isNotEmpty();
  }

  @Test
  void theOutputHoldsNoEscapeSequenceWhereThereIsNoTerminal() {
    assertThat(Command.run("demo").out()).doesNotContain("\u001B");
  }
}
