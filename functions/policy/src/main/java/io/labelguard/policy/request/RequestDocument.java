package io.labelguard.policy.request;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.Quoted;
import io.labelguard.policy.request.Request.IdentityPolicies;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Turns the JSON form of a request (that of `labelguard evaluate`) into a [Request].
///
/// Nothing is derived: `aws:PrincipalArn` and the like count only where `context` has them.
public final class RequestDocument {

  private final Json.Obj request;

  private RequestDocument(Json.Obj request) {
    this.request = request;
  }

  /// Reads the `request` object.
  ///
  /// @param identityPolicies what `identityAllows` beside the object says
  /// @throws MalformedRequestException where a member is missing or not what it must be; the
  ///     message names it
  public static Request read(Json request, IdentityPolicies identityPolicies)
      throws MalformedRequestException {
    if (!(request instanceof Json.Obj object)) {
      throw new MalformedRequestException("request: must be an object");
    }
    try {
      return new RequestDocument(object).read(identityPolicies);
    } catch (IllegalArgumentException e) {
      // What the constructors of Request and its parts refuse begins with the member's name.
      throw new MalformedRequestException("request." + e.getMessage());
    }
  }

  /// Reads `identityAllows`: true or missing, false, or null for unknown.
  ///
  /// @throws MalformedRequestException where it is anything else
  public static IdentityPolicies identityPolicies(Optional<Json> value)
      throws MalformedRequestException {
    return switch (value.orElse(null)) {
      case null -> IdentityPolicies.ALLOW;
      case Json.Null _ -> IdentityPolicies.UNKNOWN;
      case Json.Bool allows -> allows.value() ? IdentityPolicies.ALLOW : IdentityPolicies.SILENT;
      case Json _ ->
          throw new MalformedRequestException("identityAllows: must be true, false or null");
    };
  }

  /// Reads the `resourceType` of a request object, or takes it from the ARN of its resource.
  ///
  /// @param read what [#read] made of the object
  /// @throws MalformedRequestException where it is something else than `key`
  public static ResourceType resourceType(Json request, Request read)
      throws MalformedRequestException {
    Optional<String> given =
        request instanceof Json.Obj object
            ? new RequestDocument(object).text("resourceType")
            : Optional.empty();
    if (given.isPresent() && !given.get().equals("key")) {
      throw new MalformedRequestException(
          "request.resourceType: must be \"key\" for a KMS key, and absent for other resources,"
              + " not "
              + Quoted.text(given.get()));
    }
    return given.isPresent() ? ResourceType.KEY : ResourceType.of(read.resource());
  }

  private Request read(IdentityPolicies identityPolicies) throws MalformedRequestException {
    return new Request(
        principal(),
        text("action").orElseThrow(() -> missing("action", "such as \"s3:GetObject\"")),
        resource(),
        text("resourceAccount"),
        context(),
        identityPolicies);
  }

  private Principal principal() throws MalformedRequestException {
    Optional<String> name = text("principal");
    Optional<String> kind = text("kind");
    Principal.Kind read = kind.isPresent() ? kind(kind.get()) : kindOf(name.orElse(""));
    if (read == Principal.Kind.ANONYMOUS) {
      return Principal.anonymous();
    }
    String caller =
        name.orElseThrow(() -> missing("principal", "the caller's ARN or service name"));
    return new Principal(read, caller, session(read, caller));
  }

  /// A role without `sessionArn` has none of the sessions that a policy names: Principal elements
  /// match what is given, and nothing else.
  private Optional<String> session(Principal.Kind kind, String caller)
      throws MalformedRequestException {
    Optional<String> given = text("sessionArn");
    boolean isRole = kind == Principal.Kind.ROLE && !caller.contains(":assumed-role/");
    return given.isEmpty() && isRole ? Optional.of(Principal.NO_NAMED_SESSION) : given;
  }

  private static Principal.Kind kind(String text) throws MalformedRequestException {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "role" -> Principal.Kind.ROLE;
      case "user" -> Principal.Kind.USER;
      case "service" -> Principal.Kind.SERVICE;
      case "anonymous" -> Principal.Kind.ANONYMOUS;
      default ->
          throw new MalformedRequestException(
              "request.kind: must be role, user, service or anonymous, not \"" + text + "\"");
    };
  }

  private static Principal.Kind kindOf(String name) {
    if (name.isEmpty() || name.equals("*") || name.equals("anonymous")) {
      return Principal.Kind.ANONYMOUS;
    }
    if (!name.startsWith("arn:")) {
      return Principal.Kind.SERVICE;
    }
    return name.contains(":role/") || name.contains(":assumed-role/")
        ? Principal.Kind.ROLE
        : Principal.Kind.USER;
  }

  private RequestResource resource() throws MalformedRequestException {
    Optional<String> exact = text("resource");
    Optional<String> prefix = text("resourcePrefix");
    if (exact.isPresent() == prefix.isPresent()) {
      throw new MalformedRequestException(
          "request: must have either resource or resourcePrefix, an ARN");
    }
    return exact.isPresent()
        ? new RequestResource.Exact(exact.get())
        : new RequestResource.Prefix(prefix.orElseThrow());
  }

  private RequestContext context() throws MalformedRequestException {
    TreeMap<String, KeyState> keys = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    switch (member("context").orElse(null)) {
      case null -> {}
      case Json.Null _ -> {}
      case Json.Obj object -> {
        for (Json.Member member : object.members()) {
          put(keys, member.name().value(), known(member));
        }
      }
      case Json _ -> throw new MalformedRequestException("request.context: must be an object");
    }
    for (String key : texts("unknown")) {
      put(keys, key, new KeyState.Unknown());
    }
    for (String key : texts("foreign")) {
      put(keys, key, new KeyState.Foreign());
    }
    String others = text("others").orElse("absent");
    if (!others.equals("absent") && !others.equals("unknown")) {
      throw new MalformedRequestException("request.others: must be \"absent\" or \"unknown\"");
    }
    return new RequestContext(keys, others.equals("unknown"));
  }

  private static void put(TreeMap<String, KeyState> keys, String key, KeyState state)
      throws MalformedRequestException {
    if (keys.put(key, state) != null) {
      throw new MalformedRequestException(
          "request: condition key " + key + " is given twice (names are case-insensitive)");
    }
  }

  private static KeyState known(Json.Member member) throws MalformedRequestException {
    String where = "request.context." + member.name().value();
    return switch (member.value()) {
      case Json.Null _ -> new KeyState.Absent();
      case Json.Arr list when list.items().isEmpty() ->
          throw new MalformedRequestException(
              where
                  + ": has no values; give one or more, or null for a key that is not in the"
                  + " request");
      case Json.Arr list -> {
        Stream.Builder<String> values = Stream.builder();
        for (Json item : list.items()) {
          values.add(scalar(where, item));
        }
        yield new KeyState.Known(values.build().toList());
      }
      case Json value -> KeyState.of(scalar(where, value));
    };
  }

  private static String scalar(String where, Json value) throws MalformedRequestException {
    return switch (value) {
      case Json.Str text -> text.value();
      case Json.Num number -> number.literal();
      case Json.Bool bool -> Boolean.toString(bool.value());
      case Json.Obj _, Json.Arr _, Json.Null _ ->
          throw new MalformedRequestException(where + ": must be a string or a list of strings");
    };
  }

  private Optional<String> text(String name) throws MalformedRequestException {
    return switch (member(name).orElse(null)) {
      case null -> Optional.empty();
      case Json.Null _ -> Optional.empty();
      case Json.Str text -> Optional.of(text.value());
      case Json _ -> throw new MalformedRequestException("request." + name + ": must be a string");
    };
  }

  private List<String> texts(String name) throws MalformedRequestException {
    return switch (member(name).orElse(null)) {
      case null -> List.of();
      case Json.Null _ -> List.of();
      case Json.Arr list when list.items().stream().allMatch(Json.Str.class::isInstance) ->
          list.items().stream().map(Json.Str.class::cast).map(Json.Str::value).toList();
      case Json _ ->
          throw new MalformedRequestException(
              "request." + name + ": must be a list of condition keys");
    };
  }

  private Optional<Json> member(String name) throws MalformedRequestException {
    List<Json> all = request.all(name);
    if (all.size() > 1) {
      throw new MalformedRequestException("request." + name + ": is given twice");
    }
    return all.stream().findFirst();
  }

  private static MalformedRequestException missing(String name, String what) {
    return new MalformedRequestException("request." + name + ": is missing; give " + what);
  }
}
