package io.labelguard.local.account;

import io.labelguard.local.wire.Answer;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.Call;
import io.labelguard.local.wire.RestService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Serves Lambda's Invoke for events: keeps what was given to the functions that are deployed, and
/// runs none. Safe for many threads.
///
/// @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
public final class Invocations {

  private static final int ACCEPTED = 202;

  private final Set<String> deployed = new TreeSet<>();
  private final List<Invocation> made = new ArrayList<>();

  /// An event that a function was given.
  public record Invocation(String function, String event) {}

  /// Adds a function, which has no versions.
  public synchronized void deploy(String function) {
    deployed.add(function);
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
    if (!deployed.contains(function) || call.query().containsKey("Qualifier")) {
      throw new AwsError(404, "ResourceNotFoundException", "Function not found: " + function);
    }
    if (!call.header("x-amz-invocation-type").equals("Event")) {
      throw AwsError.badRequest(
          "InvalidParameterValueException", "The local AWS runs no function.");
    }
    made.add(new Invocation(function, call.body()));
    return new Answer(ACCEPTED, Map.of(), "");
  }
}
