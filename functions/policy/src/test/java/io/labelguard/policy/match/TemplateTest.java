package io.labelguard.policy.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The forms of policy variables that are replaced, and those that are text.
class TemplateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a|a",
        "${aws:username}|bob",
        "${AWS:userName}!|bob!",
        "${ aws:username }|bob",
        "x${aws:username}y${aws:username}|xbobybob",
        "${aws:none, 'd'}|d",
        "${aws:none,'d'}|d",
        "${aws:none, 'a}b'}|a}b",
        "${aws:username, 'd'}|bob",
        "${aws:none, ''}x|x",
        "${*}|*",
        "${$}{a}|${a}",
        "${}|${}",
        "${aws:username|${aws:username",
        "${aws:none, d}|${aws:none, d}",
        "$aws|$aws",
        "a}b|a}b",
        "$${aws:username}|$bob"
      })
  void variablesAreReplaced(String text, String filled) {
    Optional<Glob> glob =
        Template.parse(text)
            .fill(
                Template.Reading.LITERAL,
                key -> key.equals("aws:username") ? List.of("bob") : List.of());
    assertThat(glob.map(Glob::toString)).contains(filled);
  }

  @ParameterizedTest
  @ValueSource(strings = {"${aws:none}", "a${aws:none}b", "${aws:many}", "${aws:TagKeys}"})
  void aVariableWithoutValueOrDefaultMatchesNothing(String text) {
    Optional<Glob> glob =
        Template.parse(text)
            .fill(
                Template.Reading.WILDCARDS,
                key ->
                    switch (key) {
                      case "aws:many" -> List.of("a", "b");
                      case "aws:tagkeys" -> List.of("a");
                      default -> List.of();
                    });
    assertThat(glob).isEmpty();
  }
}
