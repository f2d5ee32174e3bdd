package io.labelguard.core.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappedTest {

  @Test
  void textBreaksAtTheLastSpaceThatFits() {
    assertThat(Wrapped.lines("one two three four", 9)).containsExactly("one two", "three", "four");
    assertThat(Wrapped.lines("one two", 7)).containsExactly("one two");
    assertThat(Wrapped.lines("", 7)).containsExactly("");
  }

  @Test
  void aLongWordStandsOnALineOfItsOwn() {
    assertThat(Wrapped.lines("see https://docs.example.com/a-long-page now", 12))
        .containsExactly("see", "https://docs.example.com/a-long-page", "now");
  }

  @Test
  void aCommandIsNotBrokenWhetherInBackquotesOrAfterTwoSpaces() {
    assertThat(Wrapped.lines("run `labelguard fix --bucket b`, then look", 20))
        .containsExactly("run", "`labelguard fix --bucket b`,", "then look");
    assertThat(Wrapped.lines("Apply with  labelguard fix --bucket b  or not", 20))
        .containsExactly("Apply with", "labelguard fix --bucket b", "or not");
  }

  @Test
  void aBackquoteWithoutItsPairIsALetter() {
    assertThat(Wrapped.lines("a ` alone in a text", 8))
        .containsExactly("a `", "alone in", "a text");
  }

  @Test
  void newlinesStayAndIndentedLinesKeepTheirIndent() {
    assertThat(Wrapped.lines("Give it:\n  aws sagemaker describe-labeling-job\n\nEnd", 20))
        .containsExactly("Give it:", "  aws sagemaker describe-labeling-job", "", "End");
  }

  @Test
  void coloursTakeNoRoom() {
    assertThat(Wrapped.lines("\u001b[1mone\u001b[0m two three", 7))
        .containsExactly("\u001b[1mone\u001b[0m two", "three");
  }

  @Test
  void linesAfterTheFirstHangBelowTheText() {
    assertThat(Wrapped.hanging("  Fixes  ", "cats-and-dogs, street-signs", 24))
        .isEqualTo("  Fixes  cats-and-dogs,\n         street-signs");
  }

  @Test
  void aHangingTextOnATerminalNarrowerThanItsLabelHasAWordALine() {
    assertThat(Wrapped.hanging("label: ", "one two", 5)).isEqualTo("label: one\n       two");
  }
}
