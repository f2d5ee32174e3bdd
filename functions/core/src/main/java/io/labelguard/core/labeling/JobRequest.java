package io.labelguard.core.labeling;

import io.labelguard.policy.json.Json;
import java.util.Optional;

/// A CreateLabelingJob request as it is written, before SageMaker has accepted it.
public record JobRequest(Json.Obj members) {

  /// Returns the value of a member, whatever the case of its first letter: the last where it is
  /// repeated. A null is none.
  public static Optional<Json> member(Json.Obj object, String name) {
    return object.members().stream()
        .filter(member -> DocumentFields.named(member, name))
        .reduce((_, last) -> last)
        .map(Json.Member::value)
        .filter(value -> !(value instanceof Json.Null));
  }

  /// Returns the text of a member of the request itself.
  public Optional<String> text(String name) {
    return member(members, name)
        .flatMap(
            value -> value instanceof Json.Str text ? Optional.of(text.value()) : Optional.empty());
  }

  /// Whether a value is an expression of a state machine, so that the value itself is not known.
  public static boolean isExpression(Json value) {
    return value instanceof Json.Str text && isExpression(text.value());
  }

  /// Whether a text is an expression of a state machine.
  public static boolean isExpression(String text) {
    return DocumentFields.isExpression(text);
  }
}
