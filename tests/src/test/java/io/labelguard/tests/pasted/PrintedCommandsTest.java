package io.labelguard.tests.pasted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// What [PrintedCommands] takes for a command.
class PrintedCommandsTest {

  @Test
  void aCommandEndsWhereItsOptionsDo() {
    assertThat(
            PrintedCommands.of(
                """
                  1. Look:
                       labelguard fix --bucket gt-b --apply 42f317b3550f --region us-east-1
                  2. Or run: labelguard rearm --bucket
                gt-b. See labelguard explain LG101.
                """))
        .containsExactly(
            "labelguard explain LG101",
            "labelguard fix --bucket gt-b --apply 42f317b3550f --region us-east-1",
            "labelguard rearm --bucket gt-b");
  }

  @Test
  void aFlagHasNoValue() {
    assertThat(PrintedCommands.of("labelguard history --bucket gt-b --diff WHO AND WHEN"))
        .containsExactly("labelguard history --bucket gt-b --diff");
  }

  @Test
  void aNameIsNotACommand() {
    assertThat(PrintedCommands.of("Labelguard leaves it alone until labelguard rearm.")).isEmpty();
  }

  @Test
  void aCommandThatCannotBeReadFails() {
    assertThatThrownBy(() -> PrintedCommands.of("labelguard fix --bucket $B"))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void everyTextOfAMessageIsRead() {
    assertThat(
            PrintedCommands.ofJson("{\"a\": [{\"b\": \"`labelguard audit --region eu-west-1`\"}]}"))
        .containsExactly("labelguard audit --region eu-west-1");
  }
}
