package io.labelguard.aws.sagemaker;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/// Writes a value of the SDK's model as JSON text, so that two texts are equal exactly if the
/// values mean the same. Members are sorted by name, lists are sets, and absent or empty values are
/// left out.
///
/// It uses the SDK's own field tables, so a field that AWS adds later is compared, too.
final class CanonicalSdkText {

  private CanonicalSdkText() {}

  static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case SdkAutoConstructList<?> _ -> "";
      case SdkAutoConstructMap<?, ?> _ -> "";
      case SdkPojo structure -> structure(structure);
      case Collection<?> items -> list(items);
      case Map<?, ?> map -> map(map);
      default -> quoted(value.toString());
    };
  }

  private static String structure(SdkPojo structure) {
    TreeMap<String, String> members = new TreeMap<>();
    for (SdkField<?> field : structure.sdkFields()) {
      members.put(field.memberName(), of(field.getValueOrDefault(structure)));
    }
    return joined(members);
  }

  private static String map(Map<?, ?> map) {
    TreeMap<String, String> members = new TreeMap<>();
    map.forEach((key, value) -> members.put(String.valueOf(key), of(value)));
    return joined(members);
  }

  private static String joined(TreeMap<String, String> members) {
    String text =
        members.entrySet().stream()
            .filter(member -> !member.getValue().isEmpty())
            .map(member -> quoted(member.getKey()) + ":" + member.getValue())
            .collect(Collectors.joining(","));
    return text.isEmpty() ? "" : "{" + text + "}";
  }

  private static String list(Collection<?> items) {
    return items.isEmpty()
        ? ""
        : items.stream()
            .map(CanonicalSdkText::of)
            .sorted()
            .collect(Collectors.joining(",", "[", "]"));
  }

  private static String quoted(String text) {
    return text.isEmpty() ? "" : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
