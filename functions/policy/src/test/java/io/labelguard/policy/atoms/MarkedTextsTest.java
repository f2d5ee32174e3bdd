package io.labelguard.policy.atoms;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.match.Glob;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What patterns with policy variables make of texts, whatever the variables' values are.
class MarkedTextsTest {

  private static final String MARK = Character.toString(MarkedTexts.FIRST_MARK);

  @Test
  void markedTextSurelyMatchesItsOwnPatternAndPossiblyAnother() {
    assertThat(texts(List.of(), pattern("home/" + MARK, "home/*")))
        .containsExactlyInAnyOrder("{} {}", "{} {0}", "{0} {0}");
  }

  @Test
  void patternWithoutVariablesIsHeldAgainstTheSameTexts() {
    assertThat(texts(List.of(Glob.of("home/*")), pattern("home/" + MARK, "home/*")))
        .contains("{0, 1} {0, 1}", "{} {}")
        .doesNotContain("{1} {1}", "{} {1}", "{} {0}");
  }

  @Test
  void valueInAnyLetterCaseIsAMarkOfItsOwnThatTakesTheOther() {
    int any = MarkedTexts.inAnyCase(MarkedTexts.FIRST_MARK);
    assertThat(any).isNotEqualTo(MarkedTexts.FIRST_MARK);
    assertThat(MarkedTexts.accepts(any, MarkedTexts.FIRST_MARK)).isTrue();
    assertThat(MarkedTexts.accepts(any, any)).isTrue();
    assertThat(MarkedTexts.accepts(MarkedTexts.FIRST_MARK, any)).isFalse();
    assertThat(MarkedTexts.accepts(any, MarkedTexts.FIRST_MARK + 2)).isFalse();
    assertThat(MarkedTexts.accepts('a', MarkedTexts.FIRST_MARK)).isFalse();
  }

  @Test
  void patternThatSpellsOutAMarkLeavesNoAnswer() {
    assertThat(MarkedTexts.of(List.of(Glob.of("a" + MARK)), List.of())).isEqualTo(Optional.empty());
    assertThat(MarkedTexts.of(List.of(Glob.of("a")), List.of())).isPresent();
    assertThat(MarkedTexts.isMark('a')).isFalse();
    assertThat(MarkedTexts.isMark(MarkedTexts.FIRST_MARK)).isTrue();
  }

  private static MarkedTexts.Pattern pattern(String marked, String widest) {
    return new MarkedTexts.Pattern(Glob.of(marked), Glob.of(widest));
  }

  private static Stream<String> texts(List<Glob> fixed, MarkedTexts.Pattern... patterns) {
    return MarkedTexts.of(fixed, List.of(patterns)).orElseThrow().stream()
        .map(text -> text.surely() + " " + text.possibly());
  }
}
