package io.labelguard.core.labeling;

import io.labelguard.policy.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// The members of an AWS document, looked up by name whatever its first letter's case (CloudTrail
/// writes `roleArn` where the API writes `RoleArn`); what is odd is noted, nothing is thrown.
///
/// A state of Step Functions may have an expression in the place of any value: its text is then the
/// text of the field, and of every field in it.
///
/// @see <a
///     href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html">Transforming
///     data with JSONata</a>
final class DocumentFields {

  /// How Step Functions marks the name of a member whose value is a JSONPath expression.
  private static final String JSON_PATH = ".$";

  private final List<Json.Member> members;
  private final Optional<String> expression;
  private final String path;
  private final List<String> notes;

  private DocumentFields(
      List<Json.Member> members, Optional<String> expression, String path, List<String> notes) {
    this.members = members;
    this.expression = expression;
    this.path = path;
    this.notes = notes;
  }

  static DocumentFields of(Json document, List<String> notes) {
    return nothing("", notes).fields("the document", Optional.of(document));
  }

  private static DocumentFields nothing(String path, List<String> notes) {
    return new DocumentFields(List.of(), Optional.empty(), path, notes);
  }

  /// Returns the members of an object; none where it is missing, null or something else.
  DocumentFields in(String name) {
    return expression.isPresent() ? this : fields(path + name, value(name));
  }

  private DocumentFields fields(String where, Optional<Json> value) {
    return switch (value.orElse(null)) {
      case null -> nothing(where + ".", notes);
      case Json.Obj object ->
          new DocumentFields(
              object.members(),
              Optional.empty(),
              where.equals("the document") ? "" : where + ".",
              notes);
      case Json.Str str when isExpression(str.value()) ->
          new DocumentFields(List.of(), Optional.of(str.value()), where + ".", notes);
      case Json other -> {
        oddity(where, other, "an object");
        yield nothing(where + ".", notes);
      }
    };
  }

  boolean has(String name) {
    return members.stream().anyMatch(member -> named(member, name));
  }

  /// Returns a string that is not blank.
  Optional<String> text(String name) {
    return expression.or(() -> value(name).flatMap(value -> text(path + name, value)));
  }

  private Optional<String> text(String where, Json value) {
    return switch (value) {
      case Json.Str str when str.value().isBlank() -> {
        notes.add(where + " is empty: taken as not given.");
        yield Optional.empty();
      }
      case Json.Str str -> Optional.of(str.value());
      case Json other -> {
        oddity(where, other, "a string");
        yield Optional.empty();
      }
    };
  }

  /// Returns a list of strings; a bare string counts as a list of one.
  List<String> texts(String name) {
    return switch (value(name).orElse(null)) {
      case null -> List.of();
      case Json.Arr list ->
          list.items().stream().flatMap(item -> text(path + name, item).stream()).toList();
      case Json.Str str -> text(path + name, str).stream().toList();
      case Json other -> {
        oddity(path + name, other, "a list of strings");
        yield List.of();
      }
    };
  }

  /// Returns the members of each object in a list.
  List<DocumentFields> objects(String name) {
    return value(name).stream()
        .flatMap(value -> value instanceof Json.Arr list ? list.items().stream() : Stream.empty())
        .map(item -> fields(path + name, Optional.of(item)))
        .toList();
  }

  /// Returns a point in time, written in any of the forms that AWS's tools print.
  Optional<Instant> instant(String name) {
    Optional<Json> value = value(name);
    Optional<Instant> read =
        switch (value.orElse(null)) {
          case Json.Str str -> Timestamp.parse(str.value());
          case Json.Num number -> Timestamp.parse(number.literal());
          case null -> Optional.empty();
          case Json _ -> Optional.empty();
        };
    if (value.isPresent() && read.isEmpty()) {
      notes.add(path + name + " is not a readable timestamp: taken as not given.");
    }
    return read;
  }

  /// Returns a number of things: whole, not negative, and no larger than an API's integer.
  OptionalLong count(String name) {
    Optional<Json> value = value(name);
    OptionalLong read =
        value.orElse(null) instanceof Json.Num number && number.literal().matches("[0-9]{1,10}")
            ? OptionalLong.of(Long.parseLong(number.literal()))
            : OptionalLong.empty();
    if (value.isPresent() && read.isEmpty()) {
      notes.add(path + name + " is not a number of objects: taken as not given.");
    }
    return read;
  }

  /// Returns all members but these, in the order written.
  Stream<Json.Member> others(List<String> names) {
    return members.stream().filter(member -> names.stream().noneMatch(name -> named(member, name)));
  }

  /// Returns the value of a member, the last where it is repeated; a null is none.
  private Optional<Json> value(String name) {
    List<Json> found = new ArrayList<>();
    members.stream()
        .filter(member -> named(member, name))
        .map(Json.Member::value)
        .forEach(found::add);
    if (found.size() > 1) {
      notes.add(path + name + " is given " + found.size() + " times: the last one counts.");
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (found.getLast() instanceof Json.Null) {
      notes.add(path + name + " is null: taken as not given.");
      return Optional.empty();
    }
    return Optional.of(found.getLast());
  }

  static boolean isExpression(String text) {
    return text.startsWith("$") || text.startsWith("States.") || text.strip().startsWith("{%");
  }

  static boolean named(Json.Member member, String name) {
    String whole = member.name().value();
    String written =
        whole.endsWith(JSON_PATH) ? whole.substring(0, whole.length() - JSON_PATH.length()) : whole;
    return written.length() == name.length()
        && written.substring(1).equals(name.substring(1))
        && written.substring(0, 1).equalsIgnoreCase(name.substring(0, 1));
  }

  private void oddity(String where, Json value, String wanted) {
    String kind =
        switch (value) {
          case Json.Obj _ -> "an object";
          case Json.Arr _ -> "a list";
          case Json.Str _ -> "a string";
          case Json.Num _ -> "a number";
          case Json.Bool _ -> "a boolean";
          case Json.Null _ -> "null";
        };
    notes.add(where + " is " + kind + ", not " + wanted + ": taken as not given.");
  }
}
