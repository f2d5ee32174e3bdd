package io.labelguard.tests.packaged;

import io.labelguard.tests.template.Template;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Reads lists of plain string maps out of the table's properties in template.yaml.
final class LocalTableShape {

  private LocalTableShape() {}

  static List<Map<String, String>> of(Map<String, Object> properties, String name) {
    return Template.list(properties.get(name)).stream()
        .map(
            each ->
                Template.map(each).entrySet().stream()
                    .collect(
                        Collectors.toMap(
                            Map.Entry::getKey, entry -> String.valueOf(entry.getValue()))))
        .toList();
  }
}
