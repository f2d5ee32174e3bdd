package io.labelguard.core.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EscapedTest {

  @Test
  void lineBreaksInANameAreShownNotMade() {
    assertThat(Escaped.line("ok\r\nLG000\tfine")).isEqualTo("ok\\r\\nLG000\\tfine");
  }

  @Test
  void ansiEscapesAreShownNotSent() {
    assertThat(Escaped.line("\u001b[2Jgone\u009b31m")).isEqualTo("\\u001b[2Jgone\\u009b31m");
  }

  @Test
  void whatTurnsOrHidesTextIsShown() {
    assertThat(Escaped.line("a\u202eb\u200bc\u2066d\ufeffe"))
        .isEqualTo("a\\u202eb\\u200bc\\u2066d\\ufeffe");
    assertThat(Escaped.line("x" + Character.toString(0xE0041))).isEqualTo("x\\udb40\\udc41");
  }

  @Test
  void ordinaryTextOfAnyLanguageStays() {
    assertThat(Escaped.line("Zürich 東京 🚦 \"q\" \\n")).isEqualTo("Zürich 東京 🚦 \"q\" \\n");
  }

  @Test
  void aBlockKeepsItsLines() {
    assertThat(Escaped.block("-a\r\n+\tb\u001b\rc")).isEqualTo("-a\n+\tb\\u001b\\rc");
  }

  @Test
  void aCutNeverSplitsACharacter() {
    assertThat(Escaped.cut("ab🚦cd", 4)).isEqualTo("ab…");
    assertThat(Escaped.cut("abcd", 4)).isEqualTo("abcd");
  }

  @Test
  void mentionsLoseTheirBracket() {
    assertThat(Escaped.withoutMentions("<!channel> <@U1> a < b <c>"))
        .isEqualTo("\\u003c!channel> \\u003c@U1> a < b <c>");
  }

  @Test
  void jsonSaysTheSameOnOneLineForEveryReader() {
    String hostile =
        "<!here> \u2028 \u0085 \u202e \u009b31m " + Character.toString(0xE0041) + " Zürich";
    assertThat(Escaped.json("{\"a\":\"" + hostile + "\"}"))
        .isEqualTo(
            "{\"a\":\"\\u003c!here> \\u2028 \\u0085 \\u202e \\u009b31m \\udb40\\udc41 Zürich\"}");
  }
}
