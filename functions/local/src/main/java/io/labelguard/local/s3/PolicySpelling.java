package io.labelguard.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.labelguard.local.json.JsonTrees;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Spells a policy as S3 may return it: without blanks, principals in another order, a list of one
/// as its element, an account id as its root ARN.
final class PolicySpelling {

  private PolicySpelling() {}

  /// Returns the policy in a spelling that depends on the number of the read only.
  static String another(String policy, int read) {
    JsonNode tree = JsonTrees.of(policy).orElse(null);
    if (!(tree instanceof ObjectNode object)) {
      return policy;
    }
    JsonNode statements = object.path("Statement");
    if (statements instanceof ObjectNode statement) {
      respell(statement, read);
    }
    statements.forEach(
        item -> {
          if (item instanceof ObjectNode statement) {
            respell(statement, read);
          }
        });
    return object.toString();
  }

  private static void respell(ObjectNode statement, int read) {
    for (String element : List.of("Principal", "NotPrincipal")) {
      if (statement.path(element) instanceof ObjectNode principals) {
        principals
            .properties()
            .forEach(kind -> kind.setValue(unwrapped(rotated(kind.getValue(), read))));
      }
    }
    for (String element : List.of("Action", "NotAction", "Resource", "NotResource")) {
      if (statement.has(element)) {
        statement.set(element, unwrapped(statement.path(element)));
      }
    }
    statement
        .path("Condition")
        .forEach(
            operator -> {
              if (operator instanceof ObjectNode keys) {
                keys.properties().forEach(key -> key.setValue(unwrapped(key.getValue())));
              }
            });
  }

  private static JsonNode rotated(JsonNode names, int read) {
    List<JsonNode> spelled = new ArrayList<>();
    if (names.isArray()) {
      names.forEach(name -> spelled.add(rootArn(name)));
    } else {
      spelled.add(rootArn(names));
    }
    Collections.rotate(spelled, read);
    return JsonNodeFactory.instance.arrayNode().addAll(spelled);
  }

  private static JsonNode rootArn(JsonNode name) {
    return name.asText().matches("[0-9]{12}")
        ? TextNode.valueOf("arn:aws:iam::" + name.asText() + ":root")
        : name;
  }

  private static JsonNode unwrapped(JsonNode values) {
    return values instanceof ArrayNode list && list.size() == 1 ? list.path(0) : values;
  }
}
