package io.labelguard.policy.read;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the values of elements and conditions in text that S3 returned: one value or a list.
final class LiveValues {

  private final ProblemLog problems;

  LiveValues(ProblemLog problems) {
    this.problems = problems;
  }

  /// Returns the string; empty, and a problem, where it is something else.
  Optional<String> text(Pointer at, Json value) {
    if (value instanceof Json.Str text) {
      return Optional.of(text.value());
    }
    LiveProblem.add(problems, at, value.span(), "must be a string");
    return Optional.empty();
  }

  /// Returns the strings of a string or a list of strings; empty, and a problem, where one of them
  /// is something else.
  Optional<List<String>> texts(Pointer at, Json value) {
    return each(at, value, this::text);
  }

  /// Returns condition values as text, booleans and numbers as their literal.
  Optional<List<String>> scalars(Pointer at, Json value) {
    return each(at, value, this::scalar);
  }

  private Optional<String> scalar(Pointer at, Json value) {
    return switch (value) {
      case Json.Str text -> Optional.of(text.value());
      case Json.Num number -> Optional.of(number.literal());
      case Json.Bool bool -> Optional.of(Boolean.toString(bool.value()));
      case Json.Obj _, Json.Arr _, Json.Null _ -> {
        LiveProblem.add(problems, at, value.span(), "must be a string, a number or a boolean");
        yield Optional.empty();
      }
    };
  }

  /// Reads one value at a place.
  private interface One {
    Optional<String> read(Pointer at, Json value);
  }

  private static Optional<List<String>> each(Pointer at, Json value, One one) {
    if (!(value instanceof Json.Arr list)) {
      return one.read(at, value).map(List::of);
    }
    List<String> read = new ArrayList<>(list.items().size());
    for (int i = 0; i < list.items().size(); i++) {
      one.read(at.to(i), list.items().get(i)).ifPresent(read::add);
    }
    return read.size() == list.items().size() ? Optional.of(read) : Optional.empty();
  }
}
