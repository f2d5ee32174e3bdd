package io.labelguard.policy.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Turns a text into a tree of [Json] that knows the place of each value.
///
/// Strict JSON (RFC 8259): comments, trailing commas, trailing content, a byte order mark, NaN and
/// leading zeros are errors. Repeated member names are kept; [#duplicates] finds them.
public final class JsonReader {

  /// The deepest nesting that is read; a bucket policy needs six levels.
  public static final int MAX_DEPTH = 200;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  // Names are neither interned nor put in Jackson's symbol table: a text made to collide there
  // would be refused for its names, which mean nothing to us.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final String text;
  private final JsonParser parser;

  private JsonReader(String text, JsonParser parser) {
    this.text = text;
    this.parser = parser;
  }

  /// A member whose name an earlier member of the same object has.
  ///
  /// @param pointer JSON pointer of the member
  public record Duplicate(String pointer, Json.Member member) {}

  /// Reads one JSON value.
  ///
  /// @throws MalformedJsonException with the place of the first error
  public static Json read(String text) throws MalformedJsonException {
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      throw malformed(
          text, 0, "a byte order mark is before the JSON; save the file as UTF-8 without one");
    }
    try (JsonParser parser = FACTORY.createParser(text.toCharArray())) {
      return new JsonReader(text, parser).document();
    } catch (StreamConstraintsException e) {
      throw malformed(text, offset(e, text), JsonErrors.limit(e.getOriginalMessage()));
    } catch (JacksonException e) {
      throw malformed(text, offset(e, text), JsonErrors.reason(e.getOriginalMessage()));
    } catch (IOException e) {
      // The parser reads from memory: anything but its own exceptions is a bug, not bad input.
      throw new IllegalStateException(e);
    }
  }

  /// Returns every member of `json`, at any depth, whose name an earlier member of its
  /// object has.
  public static List<Duplicate> duplicates(Json json) {
    List<Duplicate> found = new ArrayList<>();
    collectDuplicates(Pointer.ROOT, json, found);
    return List.copyOf(found);
  }

  private static void collectDuplicates(Pointer at, Json json, List<Duplicate> found) {
    switch (json) {
      case Json.Obj object -> {
        Set<String> names = new HashSet<>();
        for (Json.Member member : object.members()) {
          if (!names.add(member.name().value())) {
            found.add(new Duplicate(at.to(member.name().value()).text(), member));
          }
          collectDuplicates(at.to(member.name().value()), member.value(), found);
        }
      }
      case Json.Arr list -> {
        for (int i = 0; i < list.items().size(); i++) {
          collectDuplicates(at.to(i), list.items().get(i), found);
        }
      }
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  private Json document() throws IOException, MalformedJsonException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw malformed(text, text.length(), "the text is empty; it must be one JSON value");
    }
    Json value = value(first);
    if (parser.nextToken() != null) {
      throw malformed(
          text, tokenStart(), "something follows the end of the JSON; remove what comes after it");
    }
    return value;
  }

  // Recursion is bounded: the parser refuses nesting deeper than MAX_DEPTH.
  private Json value(JsonToken token) throws IOException {
    int start = tokenStart();
    return switch (token) {
      case START_OBJECT -> object(start);
      case START_ARRAY -> array(start);
      case VALUE_STRING -> new Json.Str(parser.getText(), span(start));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getText(), span(start));
      case VALUE_TRUE -> new Json.Bool(true, span(start));
      case VALUE_FALSE -> new Json.Bool(false, span(start));
      case VALUE_NULL -> new Json.Null(span(start));
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("no value starts with " + token);
    };
  }

  private Json.Obj object(int start) throws IOException {
    List<Json.Member> members = new ArrayList<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      int nameStart = tokenStart();
      Json.Str name = new Json.Str(parser.currentName(), new Span(nameStart, nameEnd(nameStart)));
      members.add(new Json.Member(name, value(parser.nextToken())));
    }
    return new Json.Obj(members, span(start));
  }

  private Json.Arr array(int start) throws IOException {
    List<Json> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(value(token));
    }
    return new Json.Arr(items, span(start));
  }

  private int tokenStart() {
    return Math.toIntExact(parser.currentTokenLocation().getCharOffset());
  }

  private Span span(int start) {
    return new Span(start, Math.toIntExact(parser.currentLocation().getCharOffset()));
  }

  // After a name the parser has already read the colon, so the name's end is found in the text.
  private int nameEnd(int start) {
    int i = start + 1;
    while (text.charAt(i) != '"') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return i + 1;
  }

  private static int offset(JacksonException e, String text) {
    long offset = e.getLocation() == null ? -1 : e.getLocation().getCharOffset();
    return offset < 0 ? text.length() : Math.toIntExact(offset);
  }

  private static MalformedJsonException malformed(String text, int offset, String reason) {
    LineMap.Position position = new LineMap(text).at(offset);
    return new MalformedJsonException(position.line(), position.column(), reason);
  }
}
