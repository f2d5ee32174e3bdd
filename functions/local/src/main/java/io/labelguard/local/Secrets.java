package io.labelguard.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Secrets Manager: secrets by name or ARN; safe for many threads.
final class Secrets {

  private final SortedMap<String, String> byId = new TreeMap<>();

  Secrets(Map<String, String> secrets) {
    byId.putAll(secrets);
  }

  JsonService service() {
    return new JsonService("secretsmanager", Map.of("GetSecretValue", this::value), false);
  }

  synchronized void put(String id, String value) {
    byId.put(id, value);
  }

  synchronized SortedMap<String, String> all() {
    return new TreeMap<>(byId);
  }

  private synchronized ObjectNode value(ObjectNode request, Call call) {
    String id = request.path("SecretId").asText();
    String value = byId.get(id);
    if (value == null) {
      throw AwsError.badRequest(
          "ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
    }
    return JsonTrees.object()
        .put("ARN", id)
        .put("Name", id)
        .put("VersionId", UniqueId.uuid("secret/" + id, 0))
        .put("SecretString", value);
  }
}
