package io.labelguard.policy.lint;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.Pointer;
import io.labelguard.policy.json.Span;
import io.labelguard.policy.read.ProblemLog;
import java.util.ArrayList;
import java.util.List;

/// Takes elements apart that are one string or a list of strings.
final class StrictValues {

  private final ProblemLog problems;

  StrictValues(ProblemLog problems) {
    this.problems = problems;
  }

  /// A string and its place.
  record Text(Pointer at, Json.Str json) {
    String value() {
      return json.value();
    }

    Span span() {
      return json.span();
    }
  }

  /// Returns the strings; any other value, and an empty list, is reported as an error.
  List<Text> texts(Pointer at, Json value) {
    List<Text> texts = new ArrayList<>();
    if (value instanceof Json.Arr list) {
      if (list.items().isEmpty()) {
        problems.error(at, list.span(), "the list is empty: give at least one value");
      }
      for (int i = 0; i < list.items().size(); i++) {
        add(at.to(i), list.items().get(i), "a list here holds only strings", texts);
      }
    } else {
      add(at, value, "must be a string or a list of strings", texts);
    }
    return texts;
  }

  private void add(Pointer at, Json value, String otherwise, List<Text> texts) {
    if (value instanceof Json.Str text) {
      texts.add(new Text(at, text));
    } else {
      problems.error(at, value.span(), otherwise);
    }
  }
}
