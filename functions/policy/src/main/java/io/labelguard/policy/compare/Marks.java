package io.labelguard.policy.compare;

import io.labelguard.policy.atoms.MarkedTexts;
import io.labelguard.policy.match.Glob;
import io.labelguard.policy.match.Template;
import io.labelguard.policy.match.Template.Reading;
import io.labelguard.policy.tables.ConditionKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Hands out a mark for each key that policy variables name, and one more for its value in any
/// letter case, and the patterns with these marks.
final class Marks {

  private final Map<String, Integer> byKey = new HashMap<>();

  /// One pattern with policy variables as an operator reads it.
  record Listed(Template template, Reading reading) {}

  /// Whether marks can replace a pattern's variables: not where a variable has a default (its
  /// value is then not its key's alone), where several values make it none, or in the patterns of
  /// the ARN operators, whose components a value's colons would shift.
  static boolean fit(List<Template> templates, Reading reading) {
    return reading != Reading.ARN
        && templates.stream()
            .flatMap(template -> template.variables().stream())
            .allMatch(
                variable ->
                    variable.otherwise().isEmpty() && !ConditionKeys.isMultivalued(variable.key()));
  }

  List<MarkedTexts.Pattern> patterns(List<Listed> listed) {
    List<MarkedTexts.Pattern> patterns = new ArrayList<>();
    for (Listed each : listed) {
      Optional<Glob> marked = each.template().fill(each.reading(), key -> mark(key, each));
      patterns.add(new MarkedTexts.Pattern(marked.orElseThrow(), widest(each)));
    }
    return patterns;
  }

  static Glob widest(Listed listed) {
    return listed.template().widest(listed.reading()).orElseThrow();
  }

  private List<String> mark(String key, Listed listed) {
    int mark = byKey.computeIfAbsent(key, _ -> MarkedTexts.FIRST_MARK + 2 * byKey.size());
    return List.of(
        Character.toString(
            listed.reading() == Reading.LITERAL_IGNORING_CASE
                ? MarkedTexts.inAnyCase(mark)
                : mark));
  }
}
