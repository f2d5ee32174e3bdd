package io.labelguard.local.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// The message attributes of SQS, and the digests by which its clients check what they get.
///
/// @see <a
///     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html">Message
///     attributes and their digest</a>
final class Attributes {

  private static final byte STRING = 1;

  private Attributes() {}

  static void put(ObjectNode message, JsonNode attributes) {
    if (!attributes.isEmpty()) {
      message.set("MessageAttributes", attributes);
      message.put("MD5OfMessageAttributes", digest(attributes));
    }
  }

  static String digest(JsonNode attributes) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    attributes.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    sorted.forEach(
        (name, attribute) -> {
          add(bytes, name);
          add(bytes, attribute.path("DataType").asText());
          bytes.write(STRING);
          add(bytes, attribute.path("StringValue").asText());
        });
    return md5(bytes.toByteArray());
  }

  private static void add(ByteArrayOutputStream bytes, String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(encoded.length).array());
    bytes.writeBytes(encoded);
  }

  static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has MD5", e);
    }
  }
}
