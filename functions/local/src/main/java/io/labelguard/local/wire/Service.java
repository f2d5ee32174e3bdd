package io.labelguard.local.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// One AWS service of the local AWS.
public interface Service {

  /// The service's name in a request's credential scope.
  String signingName();

  /// Returns the API name of a call's operation; empty where the service knows none.
  String operation(Call call);

  /// Serves one call.
  ///
  /// @throws AwsError for an answer that is an error
  Answer answer(String operation, Call call);

  /// Puts an error into the service's own wire format.
  Answer error(Call call, AwsError error);

  /// Returns the error with which this service answers a fault.
  AwsError fault(Fault fault);

  /// Returns the CloudTrail record of a call, if CloudTrail logs the operation as a management
  /// event that writes.
  default Optional<Recorded> recorded(String operation, Call call) {
    return Optional.empty();
  }

  /// Returns the record's `responseElements` of a successful call.
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
