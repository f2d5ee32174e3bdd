package io.labelguard.aws.records;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A text as an item of its own, compressed. Other items name it by its hash, so that they can be
/// read without it. The hash is of the exact text, not of its meaning, because an undo restores the
/// bytes.
///
/// @param hash SHA-256 (hex) of the text in UTF-8
/// @param gzip the text, compressed
record TextItem(String hash, SdkBytes gzip) {

  private static final String PREFIX = "body#";
  private static final String GZIP = "gzip";

  static TextItem of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TextItem(hash(bytes), SdkBytes.fromByteArray(out.toByteArray()));
  }

  static Map<String, AttributeValue> key(String partition, String hash) {
    return Items.key(partition, PREFIX + hash);
  }

  Map<String, AttributeValue> item(String partition) {
    return within(Items.at(partition, PREFIX + hash)).item();
  }

  /// Adds the text to an item that has other attributes.
  Items within(Items item) {
    return item.value(GZIP, AttributeValue.fromB(gzip));
  }

  /// Whether an item has a text.
  static boolean isWithin(Map<String, AttributeValue> item) {
    return item.containsKey(GZIP);
  }

  /// Reads the hash off the key of an item.
  static String hash(Map<String, AttributeValue> item) {
    return Items.text(item, "sk").substring(PREFIX.length());
  }

  /// Reads the text of an item.
  static String text(Map<String, AttributeValue> item) {
    AttributeValue value = item.get(GZIP);
    if (value == null || value.b() == null) {
      throw new IllegalStateException(
          "item " + item.get("pk") + " " + item.get("sk") + " has no text");
    }
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(value.b().asByteArray()))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
