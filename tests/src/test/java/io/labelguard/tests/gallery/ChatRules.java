package io.labelguard.tests.gallery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What holds for messages to chats, whatever they are about.
final class ChatRules {

  private static final JsonMapper MAPPER = new JsonMapper();

  /// What separates the parts of a line, any of which may be left out.
  private static final Pattern PARTS = Pattern.compile(", | \\| ");

  private ChatRules() {}

  /// Returns what is wrong with a message to Slack.
  ///
  /// @param usual the same message with a harmless value
  static List<String> ofSlack(String message, String usual) {
    List<String> broken = new ArrayList<>();
    JsonNode blocks = tree(message).path("blocks");
    if (blocks.size() > 10) {
      broken.add("more than ten blocks");
    }
    List<JsonNode> texts = texts(blocks);
    if (texts.stream().mapToInt(text -> text.path("text").asText().length()).sum() > 2_000) {
      broken.add("more than 2,000 characters");
    }
    for (JsonNode text : texts) {
      visible(text.path("text").asText(), broken);
    }
    Set<String> markup = new HashSet<>(markup(texts(tree(usual).path("blocks"))));
    for (String each : markup(texts)) {
      if (!markup.contains(each)) {
        broken.add("other markup: " + each);
      }
    }
    texts.stream()
        .map(text -> text.path("text").asText())
        .filter(text -> text.startsWith("```\nlabelguard "))
        .map(text -> unescaped(text.replaceAll("^```\n|\n```$", "")))
        .filter(command -> !TextRules.areWords(command))
        .forEach(command -> broken.add("more than one command"));
    return broken;
  }

  /// Returns what is wrong with a message for Amazon Q Developer.
  static List<String> ofAmazonQ(String message) {
    List<String> broken = new ArrayList<>();
    JsonNode content = tree(message).path("content");
    List<String> texts = new ArrayList<>();
    texts.add(content.path("title").asText());
    texts.add(tree(message).at("/metadata/summary").asText());
    content.path("nextSteps").forEach(step -> texts.add(step.asText()));
    content.path("description").asText().lines().forEach(texts::add);
    for (String text : texts) {
      visible(text, broken);
      String plain = text.replaceAll("`[^`]*`", "");
      if (plain.matches(".*[<>`*~\\[\\]|\\\\].*")) {
        broken.add("other markup: " + plain);
      }
    }
    return broken;
  }

  private static void visible(String text, List<String> broken) {
    if (text.codePoints()
        .anyMatch(each -> each != '\n' && each != '\t' && !TextRules.isVisible(each))) {
      broken.add("a control or invisible character");
    }
  }

  private static List<JsonNode> texts(JsonNode blocks) {
    List<JsonNode> texts = new ArrayList<>();
    blocks.forEach(
        block -> {
          if (block.has("text")) {
            texts.add(block.path("text"));
          }
          block.path("elements").forEach(texts::add);
        });
    return texts;
  }

  /// Returns the text that Slack reads as markup, without what stands in code, links and dates. Of
  /// plain text only what Slack would read all the same.
  private static List<String> markup(List<JsonNode> texts) {
    return texts.stream()
        .flatMap(
            text ->
                text.path("type").asText().equals("mrkdwn")
                    ? Stream.of(text.path("text").asText())
                    : Stream.of(text.path("text").asText())
                        .filter(each -> each.matches("(?s).*<.*")))
        .flatMap(
            text ->
                text.replaceAll("(?s)^```\n[^`]*\n```$", "F")
                    .replaceAll("`[^`\n]+`", "C")
                    .replaceAll("<https://[^<>|\\s]+\\|[A-Za-z]+>", "L")
                    .replaceAll("<!date\\^[0-9]+\\^[^<>|]+\\|[0-9:. Z-]+>", "D")
                    .replaceAll("[0-9]+ (?=of|left|more)", "N ")
                    .replace(" | shortened, the e-mail has more", "")
                    .lines())
        .flatMap(PARTS::splitAsStream)
        .toList();
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  private static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }
}
