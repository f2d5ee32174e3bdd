package io.labelguard.local.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.json.JsonTrees;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A service of AWS's REST protocol in JSON: method and path name the operation and what it is
/// about.
///
/// @see <a href="https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html">AWS restJson1
///     protocol</a>
public record RestService(String signingName, List<Operation> operations) implements Service {

  /// @param operations of which at most one fits a path
  public RestService {
    operations = List.copyOf(operations);
  }

  /// One operation.
  ///
  /// @param path of its calls, with one group
  /// @param serve turns what the group matches, and the call, into the answer
  public record Operation(
      String method, String name, Pattern path, BiFunction<String, Call, Answer> serve) {

    /// An operation that reads.
    ///
    /// @param path a regular expression
    public Operation(String name, String path, Function<String, ObjectNode> serve) {
      this(
          "GET",
          name,
          Pattern.compile(path),
          (about, _) ->
              new Answer(
                  200, Map.of("Content-Type", "application/json"), serve.apply(about).toString()));
    }

    /// Returns an operation that is sent something.
    ///
    /// @param path a regular expression
    public static Operation post(String name, String path, BiFunction<String, Call, Answer> serve) {
      return new Operation("POST", name, Pattern.compile(path), serve);
    }
  }

  @Override
  public String operation(Call call) {
    return find(call).map(Operation::name).orElse("");
  }

  private Optional<Operation> find(Call call) {
    return operations.stream()
        .filter(operation -> call.method().equals(operation.method()))
        .filter(operation -> operation.path().matcher(call.path()).matches())
        .findFirst();
  }

  @Override
  public Answer answer(String operation, Call call) {
    Operation found =
        find(call)
            .orElseThrow(
                () ->
                    new AwsError(
                        404,
                        "UnknownOperationException",
                        "The local AWS does not serve %s %s %s."
                            .formatted(signingName, call.method(), call.path())));
    Matcher path = found.path().matcher(call.path());
    String about = path.matches() ? path.group(1) : "";
    return found.serve().apply(about, call);
  }

  @Override
  public Answer error(Call call, AwsError error) {
    ObjectNode body =
        JsonTrees.object()
            .put("Type", error.status() < 500 ? "User" : "Service")
            .put("Message", error.text());
    return new Answer(
        error.status(),
        Map.of("Content-Type", "application/json", "x-amzn-errortype", error.code()),
        body.toString());
  }

  @Override
  public AwsError fault(Fault fault) {
    return switch (fault) {
      case THROTTLED -> new AwsError(429, "TooManyRequestsException", "Rate exceeded");
      case ACCESS_DENIED ->
          new AwsError(
              403, "AccessDeniedException", "User is not authorized to perform this action");
      case MALFORMED ->
          AwsError.badRequest("InvalidParameterValueException", "A parameter is malformed.");
      case NOT_FOUND -> new AwsError(404, "NotFound", "Not found.");
      case SERVER_ERROR, LOST_ANSWER, LOST_REQUEST, TIMEOUT ->
          new AwsError(500, "ServiceException", "An internal error occurred.");
    };
  }
}
