package io.labelguard.local.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// One AWS service as the front calls it.
public interface Service {

  /// The service's name in a request's credential scope.
  String signingName();

  /// Returns which operation a call asks for, by its API name.
  ///
  /// @throws AwsError where it cannot be told
  String operation(Call call);

  /// Serves one call.
  ///
  /// @throws AwsError for an answer that is an error
  Answer answer(String operation, Call call);

  /// Puts an error into the service's own wire format.
  Answer error(Call call, AwsError error);

  /// Returns the error by which this service tells of a fault.
  AwsError fault(Fault fault);

  /// Returns what CloudTrail records of a call, where the service logs that operation as a
  /// management event that writes.
  default Optional<Recorded> recorded(String operation, Call call) {
    return Optional.empty();
  }

  /// Returns the record's `responseElements` for a call that went well.
  default JsonNode responseElements(Answer answer) {
    return JsonNodeFactory.instance.nullNode();
  }

  /// The part of a CloudTrail record that the service decides.
  ///
  /// @param source such as `s3`
  /// @param resourceArn what `resources` names, where the service fills it
  record Recorded(
      String source,
      String eventName,
      ObjectNode requestParameters,
      Optional<String> resourceArn) {}
}
