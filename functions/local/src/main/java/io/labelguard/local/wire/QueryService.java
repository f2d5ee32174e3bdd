package io.labelguard.local.wire;

import java.util.Map;
import java.util.function.BiFunction;

/// A service of the AWS query protocol: requests are forms with an `Action`, answers are XML.
///
/// @param namespace of the answers
/// @param operations each turns a form into the XML within its answer
/// @param shape how answers and errors are wrapped
public record QueryService(
    String signingName,
    String namespace,
    Map<String, BiFunction<Map<String, String>, Call, String>> operations,
    Shape shape)
    implements Service {

  /// How a service wraps its answers.
  public enum Shape {
    /// `<XResponse><XResult>…`.
    QUERY,
    /// EC2's own: no result element.
    EC2
  }

  @Override
  public String operation(Call call) {
    return form(call).getOrDefault("Action", "");
  }

  @Override
  public Answer answer(String operation, Call call) {
    BiFunction<Map<String, String>, Call, String> serve = operations.get(operation);
    if (serve == null) {
      throw AwsError.badRequest(
          "InvalidAction", "The local AWS does not serve %s %s.".formatted(signingName, operation));
    }
    String result = serve.apply(form(call), call);
    String id = UniqueId.uuid("request", 0);
    String content =
        switch (shape) {
          case QUERY ->
              Xml.element(operation + "Result", result)
                  + Xml.element("ResponseMetadata", Xml.text("RequestId", id));
          case EC2 -> Xml.text("requestId", id) + result;
        };
    return Answer.xml(
        "<%1$sResponse xmlns=\"%2$s\">%3$s</%1$sResponse>"
            .formatted(operation, namespace, content));
  }

  @Override
  public Answer error(Call call, AwsError error) {
    String id = UniqueId.uuid("request", 0);
    String code = Xml.text("Code", error.code());
    String message = Xml.text("Message", error.text());
    String body =
        switch (shape) {
          case QUERY ->
              Xml.element(
                  "ErrorResponse",
                  Xml.element(
                      "Error",
                      Xml.text("Type", error.status() < 500 ? "Sender" : "Receiver"),
                      code,
                      message),
                  Xml.text("RequestId", id));
          case EC2 ->
              Xml.element(
                  "Response",
                  Xml.element("Errors", Xml.element("Error", code, message)),
                  Xml.text("RequestID", id));
        };
    return new Answer(error.status(), Map.of("Content-Type", "text/xml"), body);
  }

  @Override
  public AwsError fault(Fault fault) {
    return switch (fault) {
      case THROTTLED ->
          shape == Shape.EC2
              ? new AwsError(503, "RequestLimitExceeded", "Request limit exceeded.")
              : AwsError.badRequest("Throttling", "Rate exceeded");
      case ACCESS_DENIED ->
          new AwsError(
              403,
              shape == Shape.EC2 ? "UnauthorizedOperation" : "AccessDenied",
              "User is not authorized to perform this action");
      case MALFORMED -> AwsError.badRequest("InvalidParameterValue", "A parameter is malformed.");
      case NOT_FOUND -> new AwsError(404, "NotFound", "Not found.");
      case SERVER_ERROR, LOST_ANSWER, LOST_REQUEST, TIMEOUT ->
          new AwsError(500, "InternalFailure", "An internal error occurred.");
    };
  }

  private static Map<String, String> form(Call call) {
    return Forms.parse(call.body());
  }
}
