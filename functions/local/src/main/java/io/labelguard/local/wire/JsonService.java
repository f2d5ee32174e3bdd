package io.labelguard.local.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.json.JsonTrees;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/// A service of the AWS JSON protocol: the header `X-Amz-Target` names the operation, requests and
/// answers are JSON.
///
/// @param operations each turns a request into a result
/// @param recorded whether CloudTrail records its writes as management events
public record JsonService(
    String signingName,
    Map<String, BiFunction<ObjectNode, Call, ObjectNode>> operations,
    boolean recorded)
    implements Service {

  @Override
  public String operation(Call call) {
    String target = call.header("x-amz-target");
    return target.substring(target.lastIndexOf('.') + 1);
  }

  @Override
  public Answer answer(String operation, Call call) {
    BiFunction<ObjectNode, Call, ObjectNode> serve = operations.get(operation);
    if (serve == null) {
      throw AwsError.badRequest(
          "UnknownOperationException",
          "The local AWS does not serve %s %s.".formatted(signingName, operation));
    }
    return Answer.json(serve.apply(request(call), call).toString());
  }

  @Override
  public Answer error(Call call, AwsError error) {
    ObjectNode body = JsonTrees.object().put("__type", error.code()).put("message", error.text());
    return new Answer(
        error.status(),
        Map.of(
            "Content-Type",
            "application/x-amz-json-1.1",
            // Older clients of SQS know its errors by the codes of its query protocol.
            "x-amzn-query-error",
            error.code() + ";Sender"),
        body.toString());
  }

  @Override
  public AwsError fault(Fault fault) {
    return switch (fault) {
      case THROTTLED -> AwsError.badRequest("ThrottlingException", "Rate exceeded");
      case ACCESS_DENIED ->
          AwsError.badRequest(
              "AccessDeniedException", "User is not authorized to perform this action");
      case MALFORMED -> AwsError.badRequest("ValidationException", "The request is malformed.");
      case NOT_FOUND -> new AwsError(404, "NotFound", "Not found.");
      case SERVER_ERROR, LOST_ANSWER, LOST_REQUEST, TIMEOUT ->
          new AwsError(500, "InternalFailure", "An internal error occurred.");
    };
  }

  @Override
  public Optional<Recorded> recorded(String operation, Call call) {
    boolean reads =
        operation.startsWith("List")
            || operation.startsWith("Describe")
            || operation.startsWith("Get");
    return recorded && !reads
        ? Optional.of(
            new Recorded(
                signingName,
                operation,
                (ObjectNode) JsonTrees.lowerCamel(request(call)),
                Optional.empty()))
        : Optional.empty();
  }

  @Override
  public JsonNode responseElements(Answer answer) {
    return JsonTrees.lowerCamel(tree(answer.body()));
  }

  private static ObjectNode request(Call call) {
    if (tree(call.body()) instanceof ObjectNode request) {
      return request;
    }
    throw AwsError.badRequest("SerializationException", "The request is not a JSON object.");
  }

  private static JsonNode tree(String text) {
    try {
      return JsonTrees.parse(text);
    } catch (JsonProcessingException e) {
      throw AwsError.badRequest(
          "SerializationException", "The request is not JSON: " + e.getOriginalMessage());
    }
  }
}
