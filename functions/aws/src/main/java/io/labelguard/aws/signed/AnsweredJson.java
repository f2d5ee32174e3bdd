package io.labelguard.aws.signed;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.util.List;
import java.util.Optional;

/// A part of an answer in JSON; what is missing or of another form is empty.
///
/// @param json empty where there is no such part
public record AnsweredJson(Optional<Json> json) {

  /// Reads an answer's body; text that is not JSON is empty.
  public static AnsweredJson read(String body) {
    try {
      return new AnsweredJson(Optional.of(JsonReader.read(body)));
    } catch (MalformedJsonException _) {
      return new AnsweredJson(Optional.empty());
    }
  }

  /// Returns the text of a member.
  public Optional<String> text(String name) {
    return member(name)
        .filter(Json.Str.class::isInstance)
        .map(Json.Str.class::cast)
        .map(Json.Str::value);
  }

  /// Returns the number of a member; empty where it is not a whole number that an integer can be.
  public Optional<Integer> number(String name) {
    return member(name)
        .filter(Json.Num.class::isInstance)
        .map(Json.Num.class::cast)
        .map(Json.Num::literal)
        .filter(literal -> literal.matches("[0-9]{1,9}"))
        .map(Integer::valueOf);
  }

  /// Returns a member as a part of its own.
  public AnsweredJson in(String name) {
    return new AnsweredJson(member(name));
  }

  /// Returns the items of a member that is a list, in order; none where it is not.
  public List<AnsweredJson> items(String name) {
    return member(name)
        .filter(Json.Arr.class::isInstance)
        .map(Json.Arr.class::cast)
        .map(list -> list.items().stream().map(AnsweredJson::of).toList())
        .orElse(List.of());
  }

  private static AnsweredJson of(Json json) {
    return new AnsweredJson(Optional.of(json));
  }

  private Optional<Json> member(String name) {
    return json.filter(Json.Obj.class::isInstance)
        .map(Json.Obj.class::cast)
        .flatMap(object -> object.all(name).stream().findFirst());
  }
}
