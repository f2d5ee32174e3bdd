package io.labelguard.local.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.wire.AwsError;
import io.labelguard.local.wire.Call;
import io.labelguard.local.wire.JsonService;
import io.labelguard.local.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Serves the calls that read KMS keys, from the world's `keys`. A list that is given is complete.
/// Where none is given every call is refused, and so is one for what an entry does not have.
///
/// Safe for many threads.
public final class LocalKeys {

  /// The member of a world that has them.
  public static final String MEMBER = "keys";

  private static final String METADATA = "KeyMetadata";
  private static final String POLICY = "Policy";
  private static final String GRANTS = "Grants";
  private static final String ACCESS_DENIED = "AccessDeniedException";

  /// How many grants KMS returns at once unless it is asked for fewer.
  private static final int PAGE = 50;

  private final boolean given;
  private final String arnPrefix;
  private final List<ObjectNode> keys = new ArrayList<>();

  /// @param entries the world's `keys`; empty where they are not given
  /// @param arnPrefix that of KMS in the account and Region
  public LocalKeys(Optional<JsonNode> entries, String arnPrefix) {
    this.given = entries.isPresent();
    this.arnPrefix = arnPrefix;
    entries.ifPresent(list -> list.forEach(entry -> keys.add(((ObjectNode) entry).deepCopy())));
  }

  public JsonService service() {
    return new JsonService(
        "kms",
        Map.of(
            "DescribeKey", this::describe,
            "GetKeyPolicy", this::policy,
            "ListGrants", this::grants),
        false);
  }

  /// Returns the entries as they are now; empty where none were given.
  public synchronized Optional<JsonNode> all() {
    ArrayNode list = JsonTrees.object().putArray(MEMBER);
    keys.forEach(key -> list.add(key.deepCopy()));
    return given ? Optional.of(list) : Optional.empty();
  }

  /// Changes a key.
  ///
  /// @param name its id, its alias, or the ARN of either
  /// @throws AwsError where there is none of that name, or no keys are given
  public synchronized void change(String name, UnaryOperator<ObjectNode> change) {
    ObjectNode key = find(name);
    keys.set(keys.indexOf(key), change.apply(key.deepCopy()));
  }

  private synchronized ObjectNode describe(ObjectNode request, Call call) {
    ObjectNode key = asked(request, "DescribeKey");
    if (!key.path(METADATA).has("KeyState")) {
      throw notGiven();
    }
    ObjectNode answer = JsonTrees.object();
    answer.set(METADATA, key.path(METADATA));
    return answer;
  }

  private synchronized ObjectNode policy(ObjectNode request, Call call) {
    JsonNode policy = asked(request, "GetKeyPolicy").path(POLICY);
    if (policy.isMissingNode() || policy.isNull()) {
      throw notGiven();
    }
    return JsonTrees.object()
        .put("PolicyName", "default")
        .put(POLICY, policy.isTextual() ? policy.textValue() : policy.toString());
  }

  private synchronized ObjectNode grants(ObjectNode request, Call call) {
    JsonNode all = asked(request, "ListGrants").path(GRANTS);
    int from = Math.clamp(request.path("Marker").asInt(0), 0, all.size());
    int limit = Math.clamp(request.path("Limit").asInt(PAGE), 1, PAGE);
    int to = Math.min(all.size(), from + limit);
    ObjectNode answer = JsonTrees.object();
    ArrayNode page = answer.putArray(GRANTS);
    for (int i = from; i < to; i++) {
      page.add(all.path(i));
    }
    answer.put("Truncated", to < all.size());
    if (to < all.size()) {
      answer.put("NextMarker", String.valueOf(to));
    }
    return answer;
  }

  private ObjectNode asked(ObjectNode request, String operation) {
    ObjectNode key = find(request.path("KeyId").asText());
    JsonNode refused = key.path("refused").path(operation);
    if (refused.isTextual()) {
      throw AwsError.badRequest(ACCESS_DENIED, refused.textValue());
    }
    return key;
  }

  private ObjectNode find(String name) {
    if (!given) {
      throw notGiven();
    }
    return keys.stream()
        .filter(key -> names(key).anyMatch(name::equals))
        .findFirst()
        .orElseThrow(
            () ->
                AwsError.badRequest(
                    "NotFoundException", "Key '%s' does not exist".formatted(name)));
  }

  private Stream<String> names(ObjectNode key) {
    Stream<String> own =
        Stream.of("KeyId", "Arn")
            .map(member -> key.path(METADATA).path(member).asText())
            .flatMap(text -> text.contains("/") ? Stream.of(text, last(text)) : Stream.of(text));
    Stream<String> aliases =
        key.path("Aliases")
            .valueStream()
            .map(alias -> alias.isTextual() ? alias.textValue() : alias.path("AliasName").asText())
            .flatMap(alias -> Stream.of(alias, arnPrefix + alias));
    return Stream.concat(own, aliases).filter(text -> !text.isEmpty());
  }

  private static String last(String arn) {
    return arn.startsWith("arn:") ? arn.substring(arn.lastIndexOf('/') + 1) : arn;
  }

  private static AwsError notGiven() {
    return AwsError.badRequest(ACCESS_DENIED, World.NOT_GIVEN + " (world file: keys)");
  }
}
