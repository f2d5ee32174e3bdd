package io.labelguard.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labelguard.local.json.JsonTrees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the CORS rules in the record of a PutBucketCors, which has the names of S3's XML. No real
/// record was seen: the form is inferred from that of other calls.
final class RecordedCors {

  private RecordedCors() {}

  /// Returns the rules as members of GetBucketCors' answer; empty where the record has none.
  static Optional<List<ObjectNode>> rules(JsonNode parameters) {
    JsonNode rules = parameters.path("CORSConfiguration").path("CORSRule");
    if (rules.isMissingNode() || rules.isNull()) {
      return Optional.empty();
    }
    List<ObjectNode> read = new ArrayList<>();
    elements(rules).forEach(rule -> read.add(rule(rule)));
    return Optional.of(read);
  }

  private static ObjectNode rule(JsonNode rule) {
    ObjectNode json = JsonTrees.object();
    if (rule.path("ID").isValueNode()) {
      json.set("ID", rule.path("ID"));
    }
    json.set("AllowedOrigins", texts(rule.path("AllowedOrigin")));
    json.set("AllowedMethods", texts(rule.path("AllowedMethod")));
    json.set("AllowedHeaders", texts(rule.path("AllowedHeader")));
    json.set("ExposeHeaders", texts(rule.path("ExposeHeader")));
    if (rule.path("MaxAgeSeconds").isValueNode()) {
      json.put("MaxAgeSeconds", rule.path("MaxAgeSeconds").asInt());
    }
    return json;
  }

  private static ArrayNode texts(JsonNode value) {
    ArrayNode texts = JsonTrees.object().putArray("texts");
    elements(value).forEach(element -> texts.add(element.asText()));
    return texts;
  }

  /// An XML element that stands once is no list.
  private static Iterable<JsonNode> elements(JsonNode value) {
    return value.isArray() ? value : value.isMissingNode() ? List.of() : List.of(value);
  }
}
