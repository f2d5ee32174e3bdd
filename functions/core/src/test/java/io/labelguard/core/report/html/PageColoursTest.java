package io.labelguard.core.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Holds that each text can be read on each ground, in light and dark.
///
/// @see <a href="https://www.w3.org/TR/WCAG22/#contrast-minimum">WCAG 2.2, contrast</a>
class PageColoursTest {

  private static final double LEAST = 4.5;

  private static final Pattern COLOUR = Pattern.compile("--([a-z-]+):(#[0-9a-f]{6})");
  private static final Pattern ROOT = Pattern.compile(":root\\{[^}]*}");

  private final List<String> schemes =
      ROOT.matcher(PageStyle.CSS).results().map(MatchResult::group).toList();

  @Test
  void everyTextHasContrastOnEveryGround() {
    assertThat(schemes).hasSize(2);
    for (String scheme : schemes) {
      Map<String, String> colours = colours(scheme);
      assertThat(colours).hasSize(9);
      colours.forEach(
          (text, value) ->
              colours.forEach(
                  (ground, under) -> {
                    if (text.startsWith("text") && ground.startsWith("ground")) {
                      assertThat(contrast(value, under))
                          .as(text + " on " + ground + " in " + scheme)
                          .isGreaterThanOrEqualTo(LEAST);
                    }
                  }));
    }
  }

  @Test
  void bothSchemesNameTheSameColours() {
    assertThat(colours(schemes.get(1)).keySet()).isEqualTo(colours(schemes.getFirst()).keySet());
  }

  @Test
  void noRuleHasAColourOfItsOwn() {
    String rules = ROOT.matcher(PageStyle.CSS).replaceAll("");

    assertThat(rules).doesNotContainPattern("#[0-9a-fA-F]{3}").doesNotContain("rgb", "hsl");
    assertThat(rules).doesNotContainPattern("[^-]color:(?!var\\(--(text|edge)|inherit)");
    assertThat(rules).doesNotContainPattern("background:(?!var\\(--ground)");
  }

  @Test
  void everyColourThatIsUsedIsNamed() {
    assertThat(Pattern.compile("var\\(--([a-z-]+)\\)").matcher(PageStyle.CSS).results())
        .extracting(result -> result.group(1))
        .isNotEmpty()
        .allMatch(colours(schemes.getFirst())::containsKey);
  }

  @Test
  void contrastIsThatOfTheStandard() {
    assertThat(contrast("#000000", "#ffffff")).isCloseTo(21, within(0.001));
    assertThat(contrast("#777777", "#ffffff")).isCloseTo(4.478, within(0.001));
  }

  private static Map<String, String> colours(String scheme) {
    Map<String, String> colours = new TreeMap<>();
    Matcher each = COLOUR.matcher(scheme);
    while (each.find()) {
      colours.put(each.group(1), each.group(2));
    }
    return colours;
  }

  private static double contrast(String one, String other) {
    double first = luminance(one);
    double second = luminance(other);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(String colour) {
    return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
  }

  private static double channel(String colour, int at) {
    double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
