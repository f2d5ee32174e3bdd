package io.labelguard.local.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import io.labelguard.local.wire.AwsError;
import java.util.Locale;

/// Says which members of a request are missing, as SageMaker's validation does; the SDK's field
/// tables do not know which ones are required.
final class RequiredMembers {

  private RequiredMembers() {}

  /// @throws AwsError ValidationException for the first member that is missing
  static void members(JsonNode request, String... names) {
    for (String name : names) {
      JsonNode value = request.path(name);
      if (value.isMissingNode() || value.isNull()) {
        String member = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        throw AwsError.badRequest(
            "ValidationException",
            ("1 validation error detected: Value null at '%s' failed to satisfy constraint:"
                    + " Member must not be null")
                .formatted(member));
      }
    }
  }
}
