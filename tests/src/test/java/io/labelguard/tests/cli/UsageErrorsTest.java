package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Words that no command has: one line, and below it how to go on.
class UsageErrorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          chek --policy p.json           | there is no command chek               | Did you mean check? More: labelguard help
          AUDIT                          | there is no command AUDIT              | Did you mean audit? More: labelguard help
          destroy-everything             | there is no command destroy-everything | More: labelguard help
          --versoin                      | there is no option --versoin           | Did you mean --version? More: labelguard help
          check --polcy p.json           | check has no option --polcy            | Did you mean --policy? More: labelguard help check
          check --polcy=p.json           | check has no option --polcy            | Did you mean --policy? More: labelguard help check
          audit --anything-goes          | audit has no option --anything-goes    | More: labelguard help audit
          audit folder                   | audit does not take folder             | More: labelguard help audit
          fix --profle p --bucket b      | fix has no option --profle             | Did you mean --profile? More: labelguard help fix
          fix                            | missing required option: '--bucket=NAME' | More: labelguard help fix
          check                          | give at least one of --policy, --job, --workteam, --workforce | More: labelguard help check
          help fxi                       | there is no command fxi                | Did you mean fix? More: labelguard help
          """)
  void theNearestNameAndTheHelpAreNamed(String words, String sentence, String next) {
    Command run = Command.run((Object[]) words.strip().split(" "));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEqualTo("labelguard: " + sentence + "\n            " + next + "\n");
  }

  @Test
  void aValueThatIsNoneIsNamedWithThoseThatAre() {
    Command run = Command.run("audit", "--format", "xml");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("labelguard: invalid value for option '--format'")
        .contains("TEXT, JSON", "'xml'", "labelguard help audit")
        .hasLineCount(2);
  }

  @ParameterizedTest
  @CsvSource({"rearm, --bucket=NAME | --team=NAME", "rearm --bucket b --team t, exclusive"})
  void oneOfTwoOptionsIsAskedForInALine(String words, String part) {
    Command run = Command.run((Object[]) words.split(" "));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("labelguard: ").contains(part).hasLineCount(2);
    assertThat(run.err()).doesNotContain("Error:", "Usage:");
  }

  @Test
  void aFileNameThatCannotBeOneNamesNoClass() {
    Command run = Command.run("check", "--policy", "a\0b");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("labelguard: invalid value").doesNotContain("java.");
  }

  @Test
  void wordsFromOutsideDoNotReachTheTerminalAsTheyAre() {
    Command run = Command.run("check", "--pol\u001b[2Jicy");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).doesNotContain("\u001b");
  }
}
