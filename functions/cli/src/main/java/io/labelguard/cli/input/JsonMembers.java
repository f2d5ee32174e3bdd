package io.labelguard.cli.input;

import io.labelguard.policy.json.Json;
import java.util.List;
import java.util.Optional;

/// Finds members of JSON documents.
final class JsonMembers {

  private JsonMembers() {}

  /// Returns the first member of that name, whatever the case of its first letter.
  static Optional<Json> member(Json json, String name) {
    return json instanceof Json.Obj object
        ? object.members().stream()
            .filter(member -> isNamed(member.name().value(), name))
            .map(Json.Member::value)
            .findFirst()
        : Optional.empty();
  }

  static Optional<Json.Obj> object(Json json, String name) {
    return member(json, name).filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
  }

  /// Returns the items of a list; empty where the member is not a list.
  static Optional<List<Json>> items(Json json, String name) {
    return member(json, name)
        .filter(Json.Arr.class::isInstance)
        .map(list -> ((Json.Arr) list).items());
  }

  static Optional<String> text(Json json, String name) {
    return member(json, name)
        .filter(Json.Str.class::isInstance)
        .map(text -> ((Json.Str) text).value());
  }

  static boolean has(Json json, String name) {
    return member(json, name).isPresent();
  }

  private static boolean isNamed(String written, String name) {
    return written.length() == name.length()
        && written.substring(1).equals(name.substring(1))
        && written.substring(0, 1).equalsIgnoreCase(name.substring(0, 1));
  }
}
