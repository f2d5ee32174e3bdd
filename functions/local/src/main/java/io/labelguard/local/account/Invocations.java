package io.labelguard.local.account;

import io.labelguard.local.wire.Answer;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.Call;
import io.labelguard.local.wire.RestService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Serves Lambda's Invoke for events: keeps what was given to the functions that are deployed, and
/// runs none. Safe for many threads.
///
/// @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
public final class Invocations {

  private static final int ACCEPTED = 202;

  private final Map<String, Set<String>> aliases = new TreeMap<>();
  private final List<Invocation> made = new ArrayList<>();

  /// An event that a function was given.
  ///
  /// @param alias the version or alias that was named
  public record Invocation(String function, Optional<String> alias, String event) {}

  /// Adds a function, or replaces its aliases.
  public synchronized void deploy(String function, Set<String> itsAliases) {
    aliases.put(function, Set.copyOf(itsAliases));
  }

  /// Returns the events since the last call, in order.
  public synchronized List<Invocation> take() {
    List<Invocation> taken = List.copyOf(made);
    made.clear();
    return taken;
  }

  RestService.Operation operation() {
    return RestService.Operation.post(
        "Invoke", "/2015-03-31/functions/([^/]+)/invocations", this::invoke);
  }

  private synchronized Answer invoke(String function, Call call) {
    Optional<String> alias = Optional.ofNullable(call.query().get("Qualifier"));
    Set<String> known = aliases.get(function);
    if (known == null || !alias.map(known::contains).orElse(true)) {
      throw new AwsError(
          404,
          "ResourceNotFoundException",
          "Function not found: " + function + alias.map(name -> ":" + name).orElse(""));
    }
    if (!call.header("x-amz-invocation-type").equals("Event")) {
      throw AwsError.badRequest(
          "InvalidParameterValueException", "The local AWS runs no function.");
    }
    made.add(new Invocation(function, alias, call.body()));
    return new Answer(ACCEPTED, Map.of(), "");
  }
}
