package io.labelguard.local.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import io.labelguard.local.wire.AwsError;
import java.util.Locale;

/// Refuses a request that lacks a member, as SageMaker's validation does. The SDK's field tables do
/// not name the required members.
final class RequiredMembers {

  private RequiredMembers() {}

  /// @throws AwsError ValidationException for the first member that is missing
  static void check(JsonNode request, String... names) {
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
