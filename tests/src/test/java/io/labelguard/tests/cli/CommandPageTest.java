package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.labelguard.tests.cli.CommandPage.ShellCommand;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What [CommandPage] takes for a command, and [AwsCommandLine] for a right one.
class CommandPageTest {

  @Test
  void aLineIsACommandAndItsCommentNamesTheExitCode() {
    assertThat(sh("./labelguard lint a.json   # exit code 1: a warning\n\n# only a comment\n"))
        .containsExactly(
            new ShellCommand(
                "./labelguard lint a.json   # exit code 1: a warning",
                List.of("./labelguard", "lint", "a.json"),
                1));
  }

  @Test
  void aLineGoesOnAfterABackslash() {
    assertThat(sh("./labelguard lint \\\n  a.json\n"))
        .extracting(ShellCommand::words)
        .containsExactly(List.of("./labelguard", "lint", "a.json"));
  }

  @Test
  void quotesKeepAWordTogether() {
    assertThat(sh("aws 'a b' \"c # d\" e#f"))
        .extracting(ShellCommand::words)
        .containsExactly(List.of("aws", "a b", "c # d", "e#f"));
  }

  @Test
  void bothCommandsOfAnAndAreRead() {
    assertThat(sh("./mvnw -B verify && ./labelguard audit   # exit code 1"))
        .extracting(ShellCommand::words, ShellCommand::exit)
        .containsExactly(
            tuple(List.of("./mvnw", "-B", "verify"), 0),
            tuple(List.of("./labelguard", "audit"), 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cat a | ./labelguard evaluate",
        "./labelguard lint *.json",
        "./labelguard lint $FILE",
        "./labelguard lint \"$FILE\"",
        "./labelguard lint a.json > out",
        "./labelguard lint 'a'b",
        "./labelguard lint a.json; true",
        "./labelguard lint a.json &&",
        "./labelguard lint a.json # exit code 2"
      })
  void whatNeedsAShellOrFailsIsRefused(String line) {
    assertThatThrownBy(() -> sh(line)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aBlockOfAnotherShellIsRefusedAndOneOfOutputIsNotRead() {
    assertThatThrownBy(() -> CommandPage.parse("```bash\n./labelguard demo\n```\n"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(CommandPage.parse("```json\n{}\n```\n").commands()).isEmpty();
  }

  @Test
  void codeInASentenceAndInATableIsASpan() {
    assertThat(CommandPage.parse("See `undo --bucket b`.\n\n| a | `rearm` |\n|---|---|\n").spans())
        .containsExactly("undo --bucket b", "rearm");
  }

  @ParameterizedTest
  @CsvSource({
    "aws s3api get-bucket-policy --bucket b --expected-bucket-owner 111122223333 --query Policy,",
    "aws sagemaker describe-labeling-job --labeling-job-name j,",
    "aws s3api get-bucket-polices --bucket b, has no operation get-bucket-polices",
    "aws s3api get-bucket-policy --name b, has no option [--name]",
    "aws s3 ls, no operation of"
  })
  void anAwsCommandHasTheOperationsAndOptionsOfTheSdk(String line, String problem)
      throws ReflectiveOperationException {
    assertThat(AwsCommandLine.problem(List.of(line.split(" "))).orElse(""))
        .contains(problem == null ? "" : problem);
    assertThat(AwsCommandLine.problem(List.of(line.split(" "))).isPresent())
        .isEqualTo(problem != null);
  }

  private static List<ShellCommand> sh(String lines) {
    return CommandPage.parse("Text.\n\n```sh\n" + lines + "\n```\n").commands();
  }
}
