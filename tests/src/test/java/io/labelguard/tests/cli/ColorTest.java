package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.cli.print.ColorOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColorTest {

  private static final String ESCAPE = "\u001b";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "'', true, true",
    "'', false, false",
    "NO_COLOR=1, true, false",
    "NO_COLOR=, true, true",
    "TERM=dumb, true, false",
    "TERM=xterm, false, false",
    "CLICOLOR=0, true, false",
    "FORCE_COLOR=1, false, true",
    "FORCE_COLOR=3, false, true",
    "FORCE_COLOR=0, false, false",
    "FORCE_COLOR=false, false, false",
    "CLICOLOR_FORCE=1, false, true",
    "CLICOLOR_FORCE=0, false, false",
    "FORCE_COLOR=1 NO_COLOR=1, true, false",
    "CLICOLOR_FORCE=1 CLICOLOR=0, false, true"
  })
  void variablesAndTheTerminalDecideWithoutTheOption(
      String variables, boolean terminal, boolean colours) {
    assertThat(ColorOption.automatic(variables(variables), terminal).enabled()).isEqualTo(colours);
  }

  private static Map<String, String> variables(String text) {
    return Arrays.stream(text.split(" ", -1))
        .filter(each -> !each.isEmpty())
        .map(each -> each.split("=", 2))
        .collect(Collectors.toMap(each -> each[0], each -> each[1]));
  }

  @Test
  void everyCommandThatPrintsFindingsTakesTheOption() {
    for (String command :
        new String[] {
          "check",
          "replay",
          "audit",
          "fix",
          "undo",
          "history",
          "rearm",
          "breaker",
          "lint",
          "explain",
          "compare",
          "manifest",
          "collect",
          "demo",
          "notify"
        }) {
      assertThat(Command.run(command, "--help").out()).as(command).contains("--color");
    }
  }

  @Test
  void alwaysAndNeverDecideAlone() {
    Path bad = Command.file(folder, "p.json", "{\"Statement\":[{\"Efect\":\"Deny\"}]}");

    assertThat(Command.run("lint", "--color", "always", bad).out()).contains(ESCAPE);
    assertThat(Command.run("lint", "--color", "never", bad).out()).doesNotContain(ESCAPE);
    assertThat(Command.run("lint", "--color", "always", "--format", "json", bad).out())
        .doesNotContain(ESCAPE);
  }

  @Test
  void anotherWordIsBadInput() {
    Command run = Command.run("lint", "--color", "pink", "p.json");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--color");
  }
}
