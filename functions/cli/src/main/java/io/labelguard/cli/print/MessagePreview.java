package io.labelguard.cli.print;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/// Shows messages about as they look where they arrive: a mail as it is, a Slack message as its
/// blocks read, anything else as JSON.
final class MessagePreview {

  private static final JsonMapper MAPPER = new JsonMapper();

  private MessagePreview() {}

  /// Returns the lines of a Slack message.
  static List<String> slack(String body) {
    List<String> lines = new ArrayList<>();
    for (JsonNode block : tree(body).path("blocks")) {
      lines.addAll(block(block));
    }
    return lines;
  }

  private static List<String> block(JsonNode block) {
    List<String> lines = new ArrayList<>(text(block.path("text")));
    block.path("fields").forEach(field -> lines.addAll(text(field)));
    block.path("elements").forEach(element -> lines.addAll(text(element)));
    return lines;
  }

  /// Returns text without Slack's markup: dates as their fallback, links as their names.
  private static List<String> text(JsonNode object) {
    return object
        .path("text")
        .asText()
        .replaceAll("<!date\\^[0-9]+\\^[^|>]*\\|([^>]*)>", "$1")
        .replaceAll("<https://[^|>]*\\|([^>]*)>", "$1")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .lines()
        .filter(line -> !line.equals("```"))
        .toList();
  }

  /// Returns the notification text of a Slack message.
  static String slackHeadline(String body) {
    return tree(body).path("text").asText();
  }

  /// Returns JSON, one member a line.
  static List<String> json(String json) {
    return tree(json).toPrettyString().lines().toList();
  }

  private static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the receivers accept only JSON", e);
    }
  }
}
