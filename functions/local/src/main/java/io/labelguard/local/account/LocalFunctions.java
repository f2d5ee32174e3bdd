package io.labelguard.local.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.RestService;
import io.labelguard.local.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Serves Lambda's calls that read functions, from the world's `functions`. Where the world has
/// no such list nothing is answered: the calls are refused. Safe for many threads.
public final class LocalFunctions {

  private static final String CONFIGURATION = "Configuration";
  private static final String POLICY = "Policy";
  private static final String RESERVED = "ReservedConcurrentExecutions";
  private static final String NAME = "FunctionName";
  private static final String ARN = "FunctionArn";

  private final String arnPrefix;
  private final Optional<List<ObjectNode>> functions;

  /// @param given the world's list, where it has one
  /// @param arnPrefix `arn:aws:lambda:region:account:`
  public LocalFunctions(Optional<JsonNode> given, String arnPrefix) {
    this.arnPrefix = arnPrefix;
    this.functions =
        given.map(
            list -> {
              List<ObjectNode> entries = new ArrayList<>();
              list.forEach(entry -> entries.add(entry.deepCopy()));
              return entries;
            });
  }

  /// Returns the service.
  ///
  /// @param invocations what functions are given
  public RestService service(Invocations invocations) {
    String functionsOf = "/functions/(.+)/";
    return new RestService(
        "lambda",
        List.of(
            invocations.operation(),
            new RestService.Operation(
                "GetFunctionConfiguration",
                "/2015-03-31" + functionsOf + "configuration",
                this::configuration),
            new RestService.Operation(
                "GetFunctionConcurrency",
                "/2019-09-30" + functionsOf + "concurrency",
                this::concurrency),
            new RestService.Operation(
                "GetPolicy", "/2015-03-31" + functionsOf + "policy", this::policy)));
  }

  /// Returns the list as it is now; empty where the world has none.
  public synchronized Optional<JsonNode> all() {
    return functions.map(
        entries -> {
          ArrayNode list = JsonNodeFactory.instance.arrayNode();
          entries.forEach(entry -> list.add(entry.deepCopy()));
          return list;
        });
  }

  /// Deletes a function.
  ///
  /// @throws AwsError where there is none of that name
  public synchronized void delete(String name) {
    ObjectNode entry = find(name);
    functions.ifPresent(entries -> entries.remove(entry));
  }

  /// Sets how many calls of a function may run at once.
  ///
  /// @throws AwsError where there is none of that name
  public void reserve(String name, int executions) {
    change(name, entry -> entry.put(RESERVED, executions));
  }

  /// Removes a statement of a function's policy.
  ///
  /// @throws AwsError where there is none of that name
  public void removePermission(String name, String sid) {
    change(name, entry -> entry.set(POLICY, without(sid, entry.path(POLICY))));
  }

  private static JsonNode without(String sid, JsonNode policy) {
    Optional<JsonNode> tree =
        policy.isTextual() ? JsonTrees.of(policy.textValue()) : Optional.of(policy);
    if (!(tree.orElse(policy).deepCopy() instanceof ObjectNode object)) {
      return policy;
    }
    ArrayNode left = JsonNodeFactory.instance.arrayNode();
    for (JsonNode statement : object.path("Statement")) {
      if (!statement.path("Sid").asText().equals(sid)) {
        left.add(statement);
      }
    }
    // Lambda keeps no policy without a statement.
    return left.isEmpty() ? JsonNodeFactory.instance.nullNode() : object.set("Statement", left);
  }

  private synchronized void change(String name, Consumer<ObjectNode> change) {
    change.accept(find(name));
  }

  private synchronized ObjectNode configuration(String name) {
    ObjectNode entry = readable(name, "GetFunctionConfiguration");
    ObjectNode answer = configurationOf(entry).deepCopy();
    return answer.put(NAME, nameOf(entry)).put(ARN, arnOf(entry));
  }

  private synchronized ObjectNode concurrency(String name) {
    ObjectNode entry = readable(name, "GetFunctionConcurrency");
    JsonNode number =
        entry.has(RESERVED) ? entry.path(RESERVED) : entry.path("Concurrency").path(RESERVED);
    ObjectNode answer = JsonTrees.object();
    return number.isIntegralNumber() ? answer.put(RESERVED, number.intValue()) : answer;
  }

  private synchronized ObjectNode policy(String name) {
    ObjectNode entry = readable(name, "GetPolicy");
    JsonNode policy = entry.path(POLICY);
    if (policy.isMissingNode() || policy.isNull()) {
      throw notFound("The resource you requested does not exist.");
    }
    JsonNode printed = policy.path(POLICY).isTextual() ? policy.path(POLICY) : policy;
    return JsonTrees.object()
        .put(POLICY, printed.isTextual() ? printed.textValue() : printed.toString());
  }

  private ObjectNode readable(String name, String operation) {
    ObjectNode entry = find(name);
    JsonNode refused = entry.path("refused").path(operation);
    if (refused.isTextual()) {
      throw new AwsError(403, "AccessDeniedException", refused.textValue());
    }
    return entry;
  }

  /// Finds a function by its name or ARN, with or without a version or alias. What is said of the
  /// function serves for a version or alias of which nothing is said.
  private ObjectNode find(String name) {
    List<ObjectNode> entries =
        functions.orElseThrow(
            () ->
                new AwsError(
                    403, "AccessDeniedException", World.NOT_GIVEN + " (world file: functions)"));
    // A name may be a part of an ARN: `111122223333:function:name`.
    String arn =
        name.startsWith("arn:")
            ? name
            : arnPrefix + "function:" + name.replaceFirst("^.*function:", "");
    String unqualified = arn.replaceFirst("(:function:[^:]+):.*", "$1");
    return named(entries, arn)
        .or(() -> named(entries, unqualified))
        .orElseThrow(() -> notFound("Function not found: " + arn));
  }

  private Optional<ObjectNode> named(List<ObjectNode> entries, String arn) {
    return entries.stream().filter(entry -> arnOf(entry).equals(arn)).findFirst();
  }

  private static AwsError notFound(String message) {
    return new AwsError(404, "ResourceNotFoundException", message);
  }

  /// GetFunction prints it as a member, and ListFunctions by itself.
  private static JsonNode configurationOf(ObjectNode entry) {
    return entry.path(CONFIGURATION).isObject() ? entry.path(CONFIGURATION) : entry;
  }

  private String arnOf(ObjectNode entry) {
    String arn = configurationOf(entry).path(ARN).asText("");
    return arn.isEmpty() ? arnPrefix + "function:" + nameOf(entry) : arn;
  }

  private static String nameOf(ObjectNode entry) {
    String name = configurationOf(entry).path(NAME).asText("");
    return name.isEmpty()
        ? configurationOf(entry).path(ARN).asText("").replaceFirst(".*:function:([^:]+).*", "$1")
        : name;
  }
}
