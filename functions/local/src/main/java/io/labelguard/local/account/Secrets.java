package io.labelguard.local.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.Call;
import io.labelguard.local.wire.JsonService;
import io.labelguard.local.wire.UniqueId;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Serves Secrets Manager: secrets by name or ARN. Safe for many threads.
public final class Secrets {

  private final SortedMap<String, String> byId = new TreeMap<>();

  public Secrets(Map<String, String> secrets) {
    byId.putAll(secrets);
  }

  public JsonService service() {
    return new JsonService("secretsmanager", Map.of("GetSecretValue", this::value), false);
  }

  public synchronized void put(String id, String value) {
    byId.put(id, value);
  }

  public synchronized SortedMap<String, String> all() {
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
