package io.labelguard.local.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.Call;
import io.labelguard.local.wire.JsonService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Serves StartExecution of Step Functions: keeps the runs, each of which has ended at once. Every
/// state machine exists. Safe for many threads.
///
/// @see <a
///     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html">StartExecution</a>
public final class LocalStateMachines {

  private final List<Started> started = new ArrayList<>();

  /// A run of a state machine.
  public record Started(String machine, String name, String input) {}

  public JsonService service() {
    return new JsonService("states", Map.of("StartExecution", this::start), false);
  }

  /// Returns the runs, in order.
  public synchronized List<Started> all() {
    return List.copyOf(started);
  }

  private synchronized ObjectNode start(ObjectNode request, Call call) {
    String machine = request.path("stateMachineArn").asText();
    String name = request.path("name").asText();
    if (JsonTrees.of(request.path("input").asText()).isEmpty()) {
      throw AwsError.badRequest("InvalidExecutionInput", "The input is not JSON.");
    }
    if (!name.matches("[A-Za-z0-9_-]{1,80}")) {
      throw AwsError.badRequest("InvalidName", "Invalid Name: '" + name + "'");
    }
    if (started.stream()
        .anyMatch(run -> run.machine().equals(machine) && run.name().equals(name))) {
      throw AwsError.badRequest(
          "ExecutionAlreadyExists", "Execution Already Exists: '" + name + "'");
    }
    started.add(new Started(machine, name, request.path("input").asText()));
    return JsonTrees.object()
        .put("executionArn", machine.replace(":stateMachine:", ":execution:") + ":" + name)
        .put("startDate", 0);
  }
}
