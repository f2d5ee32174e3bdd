package io.labelguard.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.cli.print.SourceExcerpt;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceExcerptTest {

  @Test
  void aLineThatFitsIsShownWhole() {
    assertThat(SourceExcerpt.lines("{\n  \"a\": 1\n}", 2, 8, 80))
        .containsExactly("  2 |   \"a\": 1", "    |        ^");
  }

  @Test
  void aLongLineIsCutOnBothSidesOfTheColumn() {
    String text = "a".repeat(100) + "X" + "b".repeat(100);

    assertThat(SourceExcerpt.lines(text, 1, 101, 30))
        .containsExactly("  1 | ...aaaaaaaaaXbbbbbbbb...", "    |             ^");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9, 10, 11, 99, 100, 500})
  void theCaretIsUnderTheColumnAndNothingIsWiderThanTheTerminal(int column) {
    String text = "0123456789".repeat(10);
    List<String> lines = SourceExcerpt.lines(text, 1, column, 40);

    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(40));
    int caret = lines.getLast().indexOf('^');
    if (column <= text.length()) {
      assertThat(lines.getFirst().charAt(caret)).isEqualTo(text.charAt(column - 1));
    } else {
      assertThat(caret).isEqualTo(lines.getFirst().length());
    }
  }

  @Test
  void whatATerminalWouldActOnIsEscapedAndATabIsOneSpace() {
    assertThat(SourceExcerpt.lines("\t\u001b[2J\u202eX", 1, 7, 80))
        .containsExactly("  1 |  \\u001b[2J\\u202eX", "    |                 ^");
  }

  @Test
  void anEmptyOrMissingLineShowsNothing() {
    assertThat(SourceExcerpt.lines("a\n \n", 2, 1, 80)).isEmpty();
    assertThat(SourceExcerpt.lines("a", 3, 1, 80)).isEmpty();
    assertThat(SourceExcerpt.lines("", 1, 1, 80)).isEmpty();
  }
}
