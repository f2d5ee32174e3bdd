package io.labelguard.core.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class WrappedPropertiesTest {

  @Property
  void wordsStayAsTheyWereAndInOrder(
      @ForAll("words") List<String> words, @ForAll @IntRange(min = 1, max = 60) int width) {
    List<String> lines = Wrapped.lines(String.join(" ", words), width);

    assertThat(String.join(" ", lines)).isEqualTo(String.join(" ", words));
  }

  @Property
  void onlyALineOfOneWordIsLongerThanTheWidth(
      @ForAll("words") List<String> words, @ForAll @IntRange(min = 1, max = 60) int width) {
    assertThat(Wrapped.lines(String.join(" ", words), width))
        .allSatisfy(
            line ->
                assertThat(Wrapped.length(line) <= width || words.contains(line))
                    .as(line)
                    .isTrue());
  }

  @Property
  void noLineHasRoomForTheNextWord(
      @ForAll("words") List<String> words, @ForAll @IntRange(min = 1, max = 60) int width) {
    List<String> lines = Wrapped.lines(String.join(" ", words), width);

    for (int i = 1; i < lines.size(); i++) {
      String previous = lines.get(i - 1);
      String next = lines.get(i);
      String word =
          words.stream()
              .filter(each -> next.equals(each) || next.startsWith(each + " "))
              .findFirst()
              .orElseThrow();
      assertThat(Wrapped.length(previous) + 1 + Wrapped.length(word)).isGreaterThan(width);
    }
  }

  @Property
  void anyTextKeepsEveryCharacterThatIsNoSpace(
      @ForAll String text, @ForAll @IntRange(min = 1, max = 60) int width) {
    String spaced = text.replace('x', ' ').replace('`', ' ');

    assertThat(String.join("", Wrapped.lines(spaced, width)).replace(" ", ""))
        .isEqualTo(spaced.replace("\n", "").replace(" ", ""));
  }

  /// Words, with commands and links among them.
  @Provide
  Arbitrary<List<String>> words() {
    Arbitrary<String> plain = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(14);
    Arbitrary<String> command = plain.map(word -> "`labelguard " + word + " --bucket b`");
    Arbitrary<String> link = plain.map(word -> "https://docs.example.com/" + word);
    return Arbitraries.frequencyOf(Tuple.of(6, plain), Tuple.of(1, command), Tuple.of(1, link))
        .list()
        .ofMinSize(1)
        .ofMaxSize(30);
  }
}
