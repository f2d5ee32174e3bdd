package io.labelguard.tests.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelguard.core.report.message.Alert;
import io.labelguard.core.report.message.AlertAttribute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// No string from outside changes what an output means, or breaks its form.
class HostileStringsTest {

  /// How many kinds of alerts there are.
  private static final int KINDS = 7;

  @Test
  void thereAreManyStringsAndNoneIsThereTwice() {
    assertThat(HostileStrings.all()).hasSizeGreaterThan(100).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void noStringInAFieldChangesWhatAnOutputMeans(OutsideField field) {
    SortedMap<String, Alert> harmless = HostileAlerts.with(field, field.harmless());
    Map<String, SortedMap<String, String>> usual = new HashMap<>();
    harmless.forEach((kind, alert) -> usual.put(kind, rendered(alert)));
    assertThat(usual).hasSize(KINDS);
    List<String> broken = new ArrayList<>();
    int shown = 0;
    for (String value : values(field)) {
      for (Map.Entry<String, Alert> each : HostileAlerts.with(field, value).entrySet()) {
        if (each.getValue().equals(harmless.get(each.getKey()))) {
          continue;
        }
        SortedMap<String, String> files = rendered(each.getValue());
        SortedMap<String, String> others = usual.getOrDefault(each.getKey(), files);
        headline(each.getValue(), broken);
        files.forEach(
            (file, text) ->
                broken(file, text, others.getOrDefault(file, ""))
                    .forEach(what -> broken.add(each.getKey() + ", " + file + ": " + what)));
        shown += others.equals(files) ? 0 : 1;
      }
    }

    assertThat(broken.stream().distinct()).isEmpty();
    assertThat(shown).as("alerts in which the string is").isGreaterThan(values(field).size() / 2);
  }

  private static List<String> values(OutsideField field) {
    return switch (field) {
      // A target without a name is refused.
      case BUCKET, TEAM, WORKFORCE ->
          HostileStrings.all().stream().filter(value -> !value.isBlank()).toList();
      default -> HostileStrings.all();
    };
  }

  private static SortedMap<String, String> rendered(Alert alert) {
    SortedMap<String, String> files = Rendered.alert(alert);
    files.putAll(Rendered.report(alert.report(), 80));
    return files;
  }

  private static List<String> broken(String file, String text, String usual) {
    return switch (file) {
      case "slack.json" -> ChatRules.ofSlack(text, usual);
      case "amazonq.json" -> ChatRules.ofAmazonQ(text);
      // Their form is tested where they are made; that they are JSON, by rendering them.
      case "event.json", "report.json", "page.html" -> List.of();
      default -> TextRules.broken(file, text, usual);
    };
  }

  private static void headline(Alert alert, List<String> broken) {
    String headline = alert.subject();
    if (!headline.matches("[ -~]{1,90}")) {
      broken.add("headline: " + headline);
    }
    if (!alert.findings().isEmpty() && !headline.endsWith(")")) {
      broken.add("the end of the headline: " + headline);
    }
    if (headline.matches(".*[<>`*|~\\[\\]{}$\\\\].*")) {
      broken.add("markup in the headline: " + headline);
    }
    for (AlertAttribute attribute : AlertAttribute.of(alert)) {
      if (!attribute.value().matches("[ -~]+")) {
        broken.add("attribute " + attribute.name());
      }
    }
  }
}
