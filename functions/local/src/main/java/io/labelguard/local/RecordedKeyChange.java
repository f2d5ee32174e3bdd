package io.labelguard.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.json.JsonTrees;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The change of a KMS key in the record of a call to KMS, whose form is documented.
///
/// @see <a
///     href="https://docs.aws.amazon.com/kms/latest/developerguide/understanding-kms-entries.html">AWS
///     KMS log entries</a>
final class RecordedKeyChange {

  private static final Set<String> CALLS =
      Set.of("PutKeyPolicy", "DisableKey", "ScheduleKeyDeletion", "RevokeGrant");

  private RecordedKeyChange() {}

  /// Whether this is the name of a call that changes a key.
  static boolean isNamed(String call) {
    return CALLS.contains(call);
  }

  /// Returns what a call does to the entry of its key.
  static UnaryOperator<ObjectNode> of(String call, JsonNode parameters) {
    return switch (call) {
      case "PutKeyPolicy" -> key -> key.put("Policy", parameters.path("policy").asText());
      case "DisableKey" -> key -> withState(key, "Disabled");
      case "ScheduleKeyDeletion" -> key -> withState(key, "PendingDeletion");
      case "RevokeGrant" -> key -> withoutGrant(key, parameters.path("grantId").asText());
      default -> throw new IllegalArgumentException("not a change of a key: " + call);
    };
  }

  private static ObjectNode withState(ObjectNode key, String state) {
    key.withObjectProperty("KeyMetadata").put("KeyState", state).put("Enabled", false);
    return key;
  }

  private static ObjectNode withoutGrant(ObjectNode key, String id) {
    ArrayNode kept = JsonTrees.object().putArray("kept");
    key.path("Grants")
        .forEach(
            grant -> {
              if (!grant.path("GrantId").asText().equals(id)) {
                kept.add(grant);
              }
            });
    key.set("Grants", kept);
    return key;
  }
}
