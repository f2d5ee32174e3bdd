package io.labelguard.policy.request;

import io.labelguard.policy.json.JsonWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Writes a request in the JSON form that [RequestDocument] reads.
public final class RequestJson {

  private RequestJson() {}

  /// Writes the request's members into the object that `out` is writing.
  ///
  /// @throws IllegalArgumentException where the caller is any role, or the state of a key is a
  ///     pattern: these have no JSON form
  public static void members(Request request, JsonWriter out) {
    if (request.principal().kind() != Principal.Kind.ANONYMOUS) {
      out.text("principal", request.principal().name());
    }
    out.text("kind", kind(request.principal().kind()))
        .text("sessionArn", request.principal().session().filter(arn -> !arn.isEmpty()))
        .text("action", request.action());
    switch (request.resource()) {
      case RequestResource.Exact(String arn) -> out.text("resource", arn);
      case RequestResource.Prefix(String arn) -> out.text("resourcePrefix", arn);
    }
    out.text("resourceAccount", request.resourceAccount())
        .object("context", context -> known(request.context(), context))
        .texts("unknown", keys(request.context(), KeyState.Unknown.class))
        .texts("foreign", keys(request.context(), KeyState.Foreign.class))
        .text("others", request.context().othersUnknown() ? "unknown" : "absent");
  }

  private static void known(RequestContext context, JsonWriter out) {
    context
        .keys()
        .forEach(
            (key, state) -> {
              switch (state) {
                case KeyState.Known(List<String> values) -> known(key, values, out);
                case KeyState.Absent _ -> {
                  if (context.othersUnknown()) {
                    out.textOrNull(key, Optional.empty());
                  }
                }
                case KeyState.Unknown _, KeyState.Foreign _ -> {}
                case KeyState.Matching _, KeyState.Between _, KeyState.Within _ ->
                    throw new IllegalArgumentException(
                        "a request in which only the form of "
                            + key
                            + " is known has no JSON form");
              }
            });
  }

  private static void known(String key, List<String> values, JsonWriter out) {
    if (values.size() == 1) {
      out.text(key, values.getFirst());
    } else {
      out.texts(key, values);
    }
  }

  private static String kind(Principal.Kind kind) {
    return switch (kind) {
      case ROLE, USER, SERVICE, ANONYMOUS -> kind.name().toLowerCase(Locale.ROOT);
      case ANY_ROLE -> throw new IllegalArgumentException("a request of any role has no JSON form");
    };
  }

  private static List<String> keys(RequestContext context, Class<? extends KeyState> kind) {
    return context.keys().entrySet().stream()
        .filter(entry -> kind.isInstance(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
