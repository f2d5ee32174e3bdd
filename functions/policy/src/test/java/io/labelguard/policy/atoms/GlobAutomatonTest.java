package io.labelguard.policy.atoms;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.policy.match.Glob;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which patterns one text can match at once; what is found, each pattern confirms.
class GlobAutomatonTest {

  @ParameterizedTest
  @CsvSource({
    "'',  a,             '{0} {}'",
    "'',  a b,           '{0} {1} {}'",
    "'',  a a*,          '{0, 1} {1} {}'",
    "'',  a? ?b,         '{0, 1} {0} {1} {}'",
    "'',  a* *b,         '{0, 1} {0} {1} {}'",
    "'',  a*b a*c,       '{0} {1} {}'",
    "'',  *a* *b*,       '{0, 1} {0} {1} {}'",
    "'',  * a,           '{0, 1} {0}'",
    "'',  ? ??,          '{0} {1} {}'",
    "'',  ?* *,          '{0, 1} {1}'",
    "'',  ab* ab ab?,    '{0, 1} {0, 2} {0} {}'",
    "a,   ab ac b,       '{0} {1} {}'",
    "a,   a a* b,        '{0, 1} {1}'",
    "b/,  b/*.jpg b/x/*, '{0, 1} {0} {1} {}'",
  })
  void setsOfPatternsThatOneTextMatches(String start, String patterns, String sets) {
    List<Glob> globs = Stream.of(patterns.split(" ")).map(Glob::of).toList();
    assertThat(found(start, globs)).isEqualTo(sets);
  }

  @Test
  void letterCaseIsToldApartOnlyWhereAPatternDoes() {
    assertThat(found("", List.of(Glob.literal("a"), Glob.literalIgnoringCase("A"))))
        .isEqualTo("{0, 1} {1} {}");
    assertThat(found("", List.of(Glob.literal("A"), Glob.literalIgnoringCase("a"))))
        .isEqualTo("{0, 1} {1} {}");
    assertThat(found("", List.of(Glob.literalIgnoringCase("a")))).isEqualTo("{0} {}");
  }

  @Test
  void startItselfIsListedThoughALongerTextMatchesTheSame() {
    assertThat(new GlobAutomaton(List.of(Glob.of("a*"))).matches("a", 100).orElseThrow())
        .extracting(GlobAutomaton.Match::text)
        .containsExactly("a", "ab");
  }

  @Test
  void onlyALiteralThatMindsLetterCaseLeavesOneText() {
    assertThat(soleTexts(Glob.literal("a"))).containsExactly("a");
    assertThat(soleTexts(Glob.literalIgnoringCase("a"))).isEmpty();
    assertThat(soleTexts(Glob.of("a*"))).isEmpty();
  }

  @Test
  void charactersThatPatternsUseAreNotTakenForOneThatNoneDoes() {
    String letters =
        IntStream.rangeClosed('a', 'z').mapToObj(Character::toString).reduce("", String::concat);
    assertThat(found("", List.of(Glob.of(letters), Glob.of("?")))).isEqualTo("{0} {1} {}");
    List<Glob> each = Stream.of((letters + "0123456789").split("")).map(Glob::of).toList();
    Glob anyone = Glob.of("?");
    List<Glob> eachAndAny = Stream.concat(each.stream(), Stream.of(anyone)).toList();
    assertThat(new GlobAutomaton(eachAndAny).matches("", 1_000).orElseThrow())
        .extracting(GlobAutomaton.Match::text)
        .contains("\u4e00");
  }

  @Test
  void pastTheBoundOfStatesThereIsNoAnswer() {
    GlobAutomaton automaton = new GlobAutomaton(List.of(Glob.of("abc")));
    // a, ab, abc, and what can no longer match
    assertThat(automaton.matches("", 4)).isPresent();
    assertThat(automaton.matches("", 3)).isEmpty();
  }

  private static List<String> soleTexts(Glob glob) {
    return new GlobAutomaton(List.of(glob))
        .matches("", 100).orElseThrow().stream()
            .filter(GlobAutomaton.Match::sole)
            .map(GlobAutomaton.Match::text)
            .toList();
  }

  private static String found(String start, List<Glob> globs) {
    List<GlobAutomaton.Match> found = new GlobAutomaton(globs).matches(start, 1_000).orElseThrow();
    for (GlobAutomaton.Match match : found) {
      assertThat(match.text()).startsWith(start);
      int[] matching =
          IntStream.range(0, globs.size())
              .filter(glob -> globs.get(glob).matches(match.text()))
              .toArray();
      assertThat(match.globs().stream().toArray()).isEqualTo(matching);
    }
    return String.join(
        " ", found.stream().map(match -> match.globs().toString()).distinct().sorted().toList());
  }
}
