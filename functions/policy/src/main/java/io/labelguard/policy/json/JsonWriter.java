package io.labelguard.policy.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Writes one JSON object on one line, members in the order they are given; what is empty can be
/// left out.
public final class JsonWriter {

  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator out;

  private JsonWriter(JsonGenerator out) {
    this.out = out;
  }

  /// A write that may fail; here it never does, as the text is kept in memory.
  private interface Writing {
    void run() throws IOException;
  }

  /// Returns the object that `members` writes.
  public static String object(Consumer<JsonWriter> members) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      out.writeStartObject();
      members.accept(new JsonWriter(out));
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /// Writes a string.
  public JsonWriter text(String name, String value) {
    return write(() -> out.writeStringField(name, value));
  }

  /// Writes a string where there is a value, and nothing where there is none.
  public JsonWriter text(String name, Optional<String> value) {
    value.ifPresent(present -> text(name, present));
    return this;
  }

  /// Writes a string, or null where there is no value.
  public JsonWriter textOrNull(String name, Optional<String> value) {
    return write(
        () -> {
          if (value.isPresent()) {
            out.writeStringField(name, value.get());
          } else {
            out.writeNullField(name);
          }
        });
  }

  /// Writes a number.
  public JsonWriter number(String name, long value) {
    return write(() -> out.writeNumberField(name, value));
  }

  /// Writes true or false.
  public JsonWriter bool(String name, boolean value) {
    return write(() -> out.writeBooleanField(name, value));
  }

  /// Writes a list of strings, in the order given.
  public JsonWriter texts(String name, Collection<String> values) {
    return write(
        () -> {
          out.writeArrayFieldStart(name);
          for (String value : values) {
            out.writeString(value);
          }
          out.writeEndArray();
        });
  }

  /// Writes a list of numbers, in the order given.
  public JsonWriter numbers(String name, Collection<Integer> values) {
    return write(
        () -> {
          out.writeArrayFieldStart(name);
          for (int value : values) {
            out.writeNumber(value);
          }
          out.writeEndArray();
        });
  }

  /// Writes an object within this one.
  ///
  /// @param members writes the inner object's members
  public JsonWriter object(String name, Consumer<JsonWriter> members) {
    return write(
        () -> {
          out.writeObjectFieldStart(name);
          members.accept(this);
          out.writeEndObject();
        });
  }

  /// Writes a list of objects, one for each item.
  ///
  /// @param members writes the members of an item's object
  public <T> JsonWriter objects(
      String name, Collection<T> items, BiConsumer<T, JsonWriter> members) {
    return write(
        () -> {
          out.writeArrayFieldStart(name);
          for (T item : items) {
            out.writeStartObject();
            members.accept(item, this);
            out.writeEndObject();
          }
          out.writeEndArray();
        });
  }

  /// Writes a member whose value is JSON text already.
  ///
  /// @param value one valid JSON value: it is not checked
  public JsonWriter json(String name, String value) {
    return write(
        () -> {
          out.writeFieldName(name);
          out.writeRawValue(value);
        });
  }

  private JsonWriter write(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }
}
