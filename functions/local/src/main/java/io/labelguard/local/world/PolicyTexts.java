package io.labelguard.local.world;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import io.labelguard.local.json.MalformedDocumentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Cuts the bucket policies out of a world's text, because a tree would lose their repeated keys
/// and layout.
final class PolicyTexts {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final Pattern INDENTED_LINE = Pattern.compile("\n([ \t]*)");

  private PolicyTexts() {}

  /// Returns the policies in a world by their JSON pointers; a policy given as a JSON string is
  /// that string.
  static Map<String, String> ofWorld(String world) throws JsonProcessingException {
    Map<String, String> policies = new HashMap<>();
    try (JsonParser parser = FACTORY.createParser(world)) {
      while (parser.nextToken() != null) {
        JsonStreamContext context = parser.getParsingContext();
        boolean value = parser.currentToken() != JsonToken.FIELD_NAME;
        String path = context.pathAsPointer().toString();
        if (value && path.matches("/(buckets|seen)/[0-9]+/policy")) {
          text(parser, world, path, policies);
        }
      }
      return policies;
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void text(JsonParser parser, String world, String path, Map<String, String> into)
      throws IOException {
    switch (parser.currentToken()) {
      case VALUE_STRING -> into.put(path, parser.getText());
      case VALUE_NULL -> into.remove(path);
      case START_OBJECT -> {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        int end = (int) parser.currentTokenLocation().getCharOffset() + 1;
        into.put(path, outdented(world.substring(start, end)));
      }
      default ->
          throw new MalformedDocumentException(
              path,
              "expected the policy as an object or as a string of JSON, found " + parser.getText());
    }
  }

  /// Removes the common indentation of the lines after the first.
  private static String outdented(String text) {
    int common =
        INDENTED_LINE
            .matcher(text)
            .results()
            .mapToInt(line -> line.group(1).length())
            .min()
            .orElse(0);
    return text.replaceAll("\n[ \t]{" + common + "}", "\n");
  }
}
