package io.labelguard.tests.jar;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/// Values that a field of a model of the AWS SDK can have, with lists and parts one deep.
final class SampleValue {

  private static final Map<MarshallingType<?>, Object> SIMPLE =
      Map.ofEntries(
          Map.entry(MarshallingType.STRING, "a"),
          Map.entry(MarshallingType.INTEGER, 1),
          Map.entry(MarshallingType.LONG, 2L),
          Map.entry(MarshallingType.SHORT, (short) 3),
          Map.entry(MarshallingType.BYTE, (byte) 4),
          Map.entry(MarshallingType.FLOAT, 5f),
          Map.entry(MarshallingType.DOUBLE, 6d),
          Map.entry(MarshallingType.BIG_DECIMAL, BigDecimal.TEN),
          Map.entry(MarshallingType.BOOLEAN, true),
          Map.entry(MarshallingType.INSTANT, Instant.EPOCH),
          Map.entry(MarshallingType.SDK_BYTES, SdkBytes.fromUtf8String("b")),
          Map.entry(MarshallingType.DOCUMENT, Document.fromString("c")));

  private SampleValue() {}

  /// Another value. Some models refuse to be built without one of their texts.
  static @Nullable Object otherOf(SdkField<?> field) {
    return field.marshallingType().equals(MarshallingType.STRING) ? "other" : null;
  }

  static Object of(SdkField<?> field) {
    MarshallingType<?> type = field.marshallingType();
    if (type.equals(MarshallingType.LIST)) {
      return List.of(of(field.getTrait(ListTrait.class).memberFieldInfo()));
    }
    if (type.equals(MarshallingType.MAP)) {
      return Map.of("k", of(field.getTrait(MapTrait.class).valueFieldInfo()));
    }
    if (type.equals(MarshallingType.SDK_POJO)) {
      SdkPojo builder = field.constructor().get();
      return ((SdkBuilder<?, ?>) builder).build();
    }
    Object value = SIMPLE.get(type);
    if (value == null) {
      throw new IllegalArgumentException("no sample of " + type + " for " + field.memberName());
    }
    return value;
  }
}
