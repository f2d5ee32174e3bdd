package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.cli.Main;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// Help, version and completion.
class ShellTest {

  private static final Set<String> COMMANDS = new CommandLine(new Main()).getSubcommands().keySet();

  @TempDir Path folder;

  @Test
  void withoutACommandTheHelpIsPrinted() {
    Command run = Command.run();

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("Usage: labelguard").isEqualTo(Command.run("--help").out());
    assertThat(run.out()).contains(COMMANDS);
  }

  @Test
  void helpAloneIsTheHelpOfLabelguard() {
    assertThat(Command.run("help")).isEqualTo(Command.run("--help"));
  }

  @Test
  void helpOfACommandIsWhatItsOptionPrints() {
    assertThat(COMMANDS).hasSizeGreaterThan(12);
    for (String command : COMMANDS) {
      Command run = Command.run("help", command);

      assertThat(run).as(command).isEqualTo(Command.run(command, "--help"));
      assertThat(run.exit()).as(command).isZero();
      assertThat(run.out()).startsWith("Usage: labelguard " + command);
    }
  }

  @Test
  void helpOfNoCommandIsBadInput() {
    Command run = Command.run("help", "chek");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("chek").contains("check");
  }

  @Test
  void theCommandVersionPrintsWhatTheOptionDoes() {
    Command run = Command.run("version");

    assertThat(run).isEqualTo(Command.run("--version"));
    assertThat(run.exit()).isZero();
    assertThat(run.out()).startsWith("labelguard ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void completionKnowsEveryCommandAndItsOptions(String shell) {
    Command run = Command.run("completion", shell);

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains(COMMANDS).contains("--policy", "--apply", "ZSH_VERSION");
  }

  @Test
  void bashCompletesACommandAndAnOption() throws Exception {
    Path script = Command.file(folder, "completion", Command.run("completion", "bash").out());

    assertThat(completions(script, "labelguard", "aud")).contains("audit");
    assertThat(completions(script, "labelguard", "fix", "--app")).contains("--apply");
  }

  @Test
  void anotherShellIsBadInput() {
    Command run = Command.run("completion", "fish");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("bash").contains("zsh");
  }

  /// Returns what bash offers for the last word.
  private static String completions(Path script, String... words) throws Exception {
    String typed =
        """
        source "$1"; shift
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
        $(complete -p labelguard | sed 's/.*-F \\([^ ]*\\).*/\\1/')
        printf '%s\\n' "${COMPREPLY[@]}"
        """;
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", typed, "bash", script.toString());
    builder.command().addAll(List.of(words));
    Process bash = builder.redirectErrorStream(true).start();
    String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return out;
  }
}
