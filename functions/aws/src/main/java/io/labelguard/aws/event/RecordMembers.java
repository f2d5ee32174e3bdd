package io.labelguard.aws.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the wanted members of a JSON text in one pass, in any order, and skips the rest.
///
/// Members are named by path (`detail.eventName`); an array's elements have the array's path.
final class RecordMembers {

  private static final JsonFactory JSON = new JsonFactory();

  /// The beginning of an ARN, and how a URL has it; or the id of something in a VPC.
  private static final Pattern ARN =
      Pattern.compile("(?i)arn(:|%3a).*|(?:vpce|rtb|rtbassoc)-[0-9a-f]+");

  private final WantedMembers wanted;
  private final Map<String, List<String>> found = new HashMap<>();

  private RecordMembers(WantedMembers wanted) {
    this.wanted = wanted;
  }

  /// Reads the object at the parser's position, or the next one.
  static RecordMembers read(JsonParser parser, WantedMembers wanted) throws IOException {
    JsonToken first = parser.currentToken() == null ? parser.nextToken() : parser.currentToken();
    if (first != JsonToken.START_OBJECT) {
      throw new MalformedEventException("event", "is not a JSON object");
    }
    RecordMembers members = new RecordMembers(wanted);
    members.object(parser, "");
    return members;
  }

  /// Returns the first value found there that is not empty.
  Optional<String> text(String path) {
    return all(path).stream().filter(value -> !value.isBlank()).findFirst();
  }

  /// Returns all values found there.
  List<String> all(String path) {
    return found.getOrDefault(path, List.of());
  }

  private void object(JsonParser parser, String path) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      value(parser, path.isEmpty() ? name : path + "." + name);
    }
  }

  private void value(JsonParser parser, String path) throws IOException {
    JsonToken token = parser.currentToken();
    if (wanted.subtrees().contains(path) && token.isStructStart()) {
      keep(path, copy(parser));
    } else if (token == JsonToken.START_OBJECT && wanted.leadsOn(path)) {
      object(parser, path);
    } else if (token == JsonToken.START_ARRAY
        && (wanted.scalars().contains(path) || wanted.leadsOn(path))) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        value(parser, path);
      }
    } else if (token.isStructStart()) {
      parser.skipChildren();
    } else if (token != JsonToken.VALUE_NULL) {
      scalar(path, parser.getText());
    }
  }

  private void scalar(String path, String value) {
    if (wanted.scalars().contains(path) || wanted.subtrees().contains(path)) {
      keep(path, value);
    }
    if (wanted.keepsArns(path) && ARN.matcher(value).matches()) {
      keep(wanted.arnsIn(), value);
    }
  }

  private void keep(String path, String value) {
    found.computeIfAbsent(path, _ -> new ArrayList<>()).add(value);
  }

  private static String copy(JsonParser parser) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.copyCurrentStructureExact(parser);
    }
    return text.toString();
  }
}
