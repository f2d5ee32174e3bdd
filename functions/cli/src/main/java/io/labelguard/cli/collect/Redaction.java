package io.labelguard.cli.collect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.labelguard.local.json.JsonTrees;
import io.labelguard.local.world.World;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Makes a world fit to be given away: account ids are replaced by made-up ones, the same
/// everywhere, and object texts, logs, secrets, descriptions and mail addresses are gone. Checks
/// find the same in it.
public final class Redaction {

  /// Members of a world that are left out.
  private static final Set<String> DROPPED = Set.of("logs", "secrets");

  /// Members of anything in it that are left out.
  private static final Set<String> DROPPED_ANYWHERE =
      Set.of("Description", "TaskDescription", "objects");

  /// Objects whose members have names that people chose.
  private static final Set<String> TAGS = Set.of("tags", "Tags");

  private Redaction() {}

  /// Returns the world that may be given away.
  public static World of(World world) {
    ObjectNode tree = tree(world);
    tree.remove(DROPPED);
    JsonNode kept = without(tree);
    MailAddresses mails = MailAddresses.in(kept);
    JsonNode withoutMails = replaced(kept, mails::replace);
    AccountIds ids = AccountIds.in(withoutMails);
    return World.parse(replaced(withoutMails, ids::replace).toString());
  }

  private static ObjectNode tree(World world) {
    try {
      return (ObjectNode) JsonTrees.parse(world.toJson());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a world is written as JSON", e);
    }
  }

  private static JsonNode without(JsonNode node) {
    if (node.isArray()) {
      ArrayNode items = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> items.add(without(item)));
      return items;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode object = JsonTrees.object();
    node.properties().stream()
        .filter(member -> !DROPPED_ANYWHERE.contains(member.getKey()))
        .forEach(
            member ->
                object.set(
                    member.getKey(),
                    TAGS.contains(member.getKey())
                        ? member.getValue()
                        : without(member.getValue())));
    return object;
  }

  /// Returns the same tree with every text, number of 12 digits and member name replaced.
  private static JsonNode replaced(JsonNode node, UnaryOperator<String> replace) {
    if (node.isArray()) {
      ArrayNode items = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> items.add(replaced(item, replace)));
      return items;
    }
    if (node.isObject()) {
      ObjectNode object = JsonTrees.object();
      node.properties()
          .forEach(
              member ->
                  object.set(replace.apply(member.getKey()), replaced(member.getValue(), replace)));
      return object;
    }
    if (node.isTextual()) {
      return TextNode.valueOf(EscapedText.replaced(node.textValue(), replace));
    }
    return node.isIntegralNumber() && node.asText().length() == AccountIds.LENGTH
        ? JsonNodeFactory.instance.numberNode(Long.parseLong(replace.apply(node.asText())))
        : node;
  }
}
