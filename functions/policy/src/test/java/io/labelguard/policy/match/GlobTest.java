package io.labelguard.policy.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GlobTest {

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars("ab:*?").ofMaxLength(8);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab:").ofMaxLength(10);
  }

  @Property(tries = 3000)
  void matchesAsANaiveOracleDoes(@ForAll("patterns") String pattern, @ForAll("texts") String text) {
    assertThat(Glob.of(pattern).matches(text)).isEqualTo(naive(pattern, text, false));
    assertThat(Glob.ignoringCase(pattern).matches(text.toUpperCase(java.util.Locale.ROOT)))
        .isEqualTo(naive(pattern, text, false));
  }

  @Property(tries = 3000)
  void anArnPatternKeepsToItsComponents(
      @ForAll("patterns") String pattern, @ForAll("texts") String tail) {
    String whole = "*:?*:a*:*b:" + pattern;
    String text = "a:b:ab:" + tail;
    Optional<Glob> glob = Template.verbatim(whole).fill(Template.Reading.ARN, _ -> List.of());
    boolean expected = glob.isPresent() && byComponents(whole, text);
    assertThat(glob.filter(g -> g.matches(text)).isPresent()).isEqualTo(expected);
  }

  private static boolean byComponents(String pattern, String text) {
    String[] patterns = pattern.split(":", 6);
    String[] texts = text.split(":", 6);
    if (texts.length < 6) {
      return false;
    }
    for (int at = 0; at < 6; at++) {
      if (!naive(patterns[at], texts[at], false)) {
        return false;
      }
    }
    return true;
  }

  private static boolean naive(String pattern, String text, boolean started) {
    if (pattern.isEmpty()) {
      return text.isEmpty();
    }
    char first = pattern.charAt(0);
    if (first == '*') {
      return naive(pattern.substring(1), text, started)
          || (!text.isEmpty() && naive(pattern, text.substring(1), true));
    }
    return !text.isEmpty()
        && (first == '?' || first == text.charAt(0))
        && naive(pattern.substring(1), text.substring(1), true);
  }

  @Property(tries = 1000)
  void theIntersectionWithAPrefixIsExact(
      @ForAll("patterns") String pattern,
      @ForAll("texts") String prefix,
      @ForAll("texts") String rest) {
    String text = prefix + rest;
    boolean inside =
        Glob.of(pattern).startingWith(prefix).stream()
            .anyMatch(part -> Glob.of(part).matches(text));
    assertThat(inside).isEqualTo(Glob.of(pattern).matches(text));
  }

  @Property(tries = 3000)
  void aPatternThatMatchesUnderAPrefixMayDoSo(
      @ForAll("patterns") String pattern, @ForAll("texts") String prefix) {
    boolean none = Glob.of(pattern).startingWith(prefix).isEmpty();
    assertThat(none || Glob.of(pattern).mayMatchUnder(prefix)).isTrue();
  }

  @Test
  void aPatternWhoseFirstCharactersDifferMatchesNothingUnderAPrefix() {
    assertThat(Glob.of("b/c*").mayMatchUnder("b/a/")).isFalse();
    assertThat(Glob.of("b/a").mayMatchUnder("b/b")).isFalse();
    assertThat(Glob.of("b/*/x").mayMatchUnder("b/a/")).isTrue();
    assertThat(Glob.of("b/a/x/*").mayMatchUnder("b/a/")).isTrue();
  }

  @Test
  void aQuestionMarkIsOneCharacterBeyondTheBasicPlane() {
    assertThat(Glob.of("a?b").matches("a\uD83D\uDE00b")).isTrue();
    assertThat(Glob.of("a??b").matches("a\uD83D\uDE00b")).isFalse();
    assertThat(Glob.of("*?").matches("\uD83D\uDE00")).isTrue();
    assertThat(Glob.of("*??").matches("\uD83D\uDE00")).isFalse();
  }

  @Test
  void theIntersectionNamesEachWayThePrefixCanEnd() {
    assertThat(Glob.of("b/*/x").startingWith("b/a/")).containsExactly("b/a/*/x", "b/a/x");
    assertThat(Glob.of("b/*").startingWith("b/a/")).containsExactly("b/a/*");
    assertThat(Glob.of("b/c*").startingWith("b/a/")).isEmpty();
    assertThat(Glob.of("b/a").startingWith("b/a/")).isEmpty();
  }
}
