package io.labelguard.policy.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WildcardsTest {

  // Two patterns of three letters meet, if at all, in a text of six.
  private static final List<String> TEXTS = words("ab", 6);

  @Test
  void everyTwoShortPatternsMeetExactlyWhereSomeTextMatchesBoth() {
    Map<String, Set<String>> matched = new TreeMap<>();
    for (String pattern : words("a*?b", 3)) {
      matched.put(pattern, TEXTS.stream().filter(regex(pattern)).collect(Collectors.toSet()));
    }
    List<String> wrong = new ArrayList<>();
    matched.forEach(
        (left, lefts) ->
            matched.forEach(
                (right, rights) -> {
                  if (Wildcards.meet(left, right) != lefts.stream().anyMatch(rights::contains)) {
                    wrong.add(left + " and " + right);
                  }
                }));
    assertThat(matched).hasSize(85);
    assertThat(wrong).isEmpty();
  }

  @Test
  void aStarGivesWayWhereWhatFollowsComesLater() {
    assertThat(Wildcards.meet("logs-*-eu/*", "logs-2026-11-eu/x-eu/")).isTrue();
    assertThat(Wildcards.meet("logs-*-eu", "logs-2026-11-eu-west")).isFalse();
    assertThat(Wildcards.meet("logs-2026-11-eu", "logs-*-us")).isFalse();
  }

  @Test
  void theFixedPartEndsBeforeTheFirstWildcard() {
    assertThat(Wildcards.fixedLength("s3:Get*")).isEqualTo(6);
    assertThat(Wildcards.fixedLength("s3:?et*")).isEqualTo(3);
    assertThat(Wildcards.fixedLength("*")).isZero();
    assertThat(Wildcards.fixedLength("abc")).isEqualTo(3);
    assertThat(Wildcards.any("abc")).isFalse();
    assertThat(Wildcards.any("*")).isTrue();
    assertThat(Wildcards.any("?")).isTrue();
  }

  private static java.util.function.Predicate<String> regex(String pattern) {
    return Pattern.compile(pattern.replace("?", ".").replace("*", ".*")).asMatchPredicate();
  }

  private static List<String> words(String letters, int longest) {
    List<String> words = new ArrayList<>(List.of(""));
    for (int from = 0, length = 0; length < longest; length++) {
      int to = words.size();
      for (int i = from; i < to; i++) {
        for (char letter : letters.toCharArray()) {
          words.add(words.get(i) + letter);
        }
      }
      from = to;
    }
    return words;
  }
}
