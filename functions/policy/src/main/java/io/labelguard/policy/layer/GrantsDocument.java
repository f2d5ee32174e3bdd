package io.labelguard.policy.layer;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.request.MalformedRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns the grants of a key, as ListGrants prints them, into values. Members that do not decide
/// are ignored.
///
/// @see <a
///     href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListGrants.html">ListGrants</a>
public final class GrantsDocument {

  private GrantsDocument() {}

  /// Reads a list of grants, or the object that ListGrants prints around it.
  ///
  /// @return empty for null: the grants were not read
  /// @throws MalformedRequestException where a member is missing or not what it must be; the
  ///     message names it
  public static Optional<List<Grant>> read(Json value) throws MalformedRequestException {
    Json list =
        value instanceof Json.Obj printed
            ? only("grants", printed, "Grants").orElse(printed)
            : value;
    return switch (list) {
      case Json.Null _ -> Optional.empty();
      case Json.Arr grants -> Optional.of(grants(grants));
      case Json _ ->
          throw new MalformedRequestException(
              "grants: must be a list of grants, as aws kms list-grants prints it, or null");
    };
  }

  private static List<Grant> grants(Json.Arr list) throws MalformedRequestException {
    List<Grant> grants = new ArrayList<>();
    for (int at = 0; at < list.items().size(); at++) {
      grants.add(grant("grants[" + at + "]", list.items().get(at)));
    }
    return List.copyOf(grants);
  }

  private static Grant grant(String where, Json value) throws MalformedRequestException {
    if (!(value instanceof Json.Obj object)) {
      throw new MalformedRequestException(where + ": must be an object");
    }
    if (!(only(where, object, "GranteePrincipal").orElse(null) instanceof Json.Str principal)) {
      throw new MalformedRequestException(where + ".GranteePrincipal: must be a string");
    }
    if (!(only(where, object, "Operations").orElse(null) instanceof Json.Arr operations)
        || !operations.items().stream().allMatch(Json.Str.class::isInstance)) {
      throw new MalformedRequestException(where + ".Operations: must be a list of operations");
    }
    return new Grant(
        principal.value(),
        operations.items().stream().map(each -> ((Json.Str) each).value()).toList(),
        constrained(where, object));
  }

  private static boolean constrained(String where, Json.Obj grant)
      throws MalformedRequestException {
    return switch (only(where, grant, "Constraints").orElse(null)) {
      case null -> false;
      case Json.Null _ -> false;
      case Json.Obj constraints -> !constraints.members().isEmpty();
      case Json _ -> throw new MalformedRequestException(where + ".Constraints: must be an object");
    };
  }

  private static Optional<Json> only(String where, Json.Obj object, String name)
      throws MalformedRequestException {
    List<Json> all = object.all(name);
    if (all.size() > 1) {
      throw new MalformedRequestException(where + "." + name + ": is given twice");
    }
    return all.stream().findFirst();
  }
}
