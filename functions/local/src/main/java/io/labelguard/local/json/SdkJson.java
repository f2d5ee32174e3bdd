package io.labelguard.local.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/// Turns objects of the SDK's models into AWS's JSON and back. It uses the SDK's own field tables,
/// so that names, types and timestamps are the SDK's.
///
/// Reading is lenient, because people's files need it: unknown members and nulls are skipped, a
/// single value is a list of one, a timestamp may be a number of seconds or ISO 8601.
public final class SdkJson {

  private SdkJson() {}

  /// Fills a builder from JSON and returns it.
  ///
  /// @throws MalformedDocumentException where a value's type is wrong, with its pointer below `at`
  public static <B extends SdkPojo> B read(JsonNode json, B builder, String at) {
    for (SdkField<?> field : builder.sdkFields()) {
      JsonNode value = json.path(field.locationName());
      if (!value.isMissingNode() && !value.isNull()) {
        field.set(builder, value(value, field, at + "/" + field.locationName()));
      }
    }
    return builder;
  }

  /// Returns the JSON of an object; what is not set is left out.
  public static ObjectNode write(SdkPojo object) {
    ObjectNode json = JsonTrees.object();
    for (SdkField<?> field : object.sdkFields()) {
      Object value = field.getValueOrDefault(object);
      if (value != null
          && !(value instanceof SdkAutoConstructList)
          && !(value instanceof SdkAutoConstructMap)) {
        json.set(field.locationName(), tree(value));
      }
    }
    return json;
  }

  private static Object value(JsonNode json, SdkField<?> field, String at) {
    MarshallingType<?> type = field.marshallingType();
    if (type.equals(MarshallingType.SDK_POJO)) {
      expect(json.isObject(), at, "an object", json);
      SdkPojo builder = read(json, field.constructor().get(), at);
      return ((Buildable) builder).build();
    }
    if (type.equals(MarshallingType.LIST)) {
      return list(json, field.getTrait(ListTrait.class).memberFieldInfo(), at);
    }
    if (type.equals(MarshallingType.MAP)) {
      expect(json.isObject(), at, "an object", json);
      SdkField<?> member = field.getTrait(MapTrait.class).valueFieldInfo();
      Map<String, Object> map = new LinkedHashMap<>();
      json.properties()
          .forEach(e -> map.put(e.getKey(), value(e.getValue(), member, at + "/" + e.getKey())));
      return map;
    }
    if (type.equals(MarshallingType.INSTANT)) {
      return Timestamps.read(json, at);
    }
    expect(json.isValueNode(), at, "a single value", json);
    return scalar(json, type, at);
  }

  private static List<Object> list(JsonNode json, SdkField<?> member, String at) {
    if (!json.isArray()) {
      return List.of(value(json, member, at));
    }
    List<Object> items = new ArrayList<>();
    for (JsonNode item : json) {
      if (!item.isNull()) {
        items.add(value(item, member, at + "/" + items.size()));
      }
    }
    return items;
  }

  private static Object scalar(JsonNode json, MarshallingType<?> type, String at) {
    if (type.equals(MarshallingType.STRING)) {
      return json.asText();
    }
    if (type.equals(MarshallingType.BOOLEAN)) {
      expect(json.isBoolean(), at, "true or false", json);
      return json.booleanValue();
    }
    BigDecimal number = number(json, at);
    if (type.equals(MarshallingType.INTEGER)) {
      return number.intValue();
    }
    if (type.equals(MarshallingType.LONG)) {
      return number.longValue();
    }
    if (type.equals(MarshallingType.DOUBLE)) {
      return number.doubleValue();
    }
    if (type.equals(MarshallingType.FLOAT)) {
      return number.floatValue();
    }
    throw new MalformedDocumentException(at, "the local AWS cannot read a " + type);
  }

  private static BigDecimal number(JsonNode json, String at) {
    try {
      return new BigDecimal(json.asText().strip());
    } catch (NumberFormatException _) {
      throw new MalformedDocumentException(at, "expected a number, found " + json);
    }
  }

  private static void expect(boolean right, String at, String what, JsonNode found) {
    if (!right) {
      throw new MalformedDocumentException(at, "expected " + what + ", found " + found);
    }
  }

  private static JsonNode tree(Object value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (value) {
      case SdkPojo object -> write(object);
      case Collection<?> items -> {
        ArrayNode array = nodes.arrayNode();
        items.forEach(item -> array.add(tree(item)));
        yield array;
      }
      case Map<?, ?> members -> {
        ObjectNode object = nodes.objectNode();
        members.forEach((name, member) -> object.set(String.valueOf(name), tree(member)));
        yield object;
      }
      case Instant time -> nodes.numberNode(BigDecimal.valueOf(time.toEpochMilli(), 3));
      case Boolean flag -> nodes.booleanNode(flag);
      case Number number -> nodes.numberNode(new BigDecimal(number.toString()));
      default -> nodes.textNode(value.toString());
    };
  }
}
