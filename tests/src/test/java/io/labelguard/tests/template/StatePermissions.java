package io.labelguard.tests.template;

import static io.labelguard.tests.template.Template.at;
import static io.labelguard.tests.template.Template.map;
import static io.labelguard.tests.template.Template.strings;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Decides by the statements of the template what a role may do in the state table.
public final class StatePermissions {

  private static final String KEYS = "dynamodb:LeadingKeys";

  private final Template template = Template.read();

  /// Whether the role may make such a call on items of these partitions.
  ///
  /// @param action without its prefix, such as `PutItem`
  /// @param partitions the values of `dynamodb:LeadingKeys`; none where the request lacks the key
  public boolean permit(String role, String action, List<String> partitions) {
    return template.statements(role).stream()
        .filter(statement -> strings(statement.get("Action")).contains("dynamodb:" + action))
        .anyMatch(statement -> holds(statement, partitions));
  }

  /// Returns the actions on DynamoDB that the role has, whatever their conditions.
  public Set<String> actions(String role) {
    Set<String> actions = new TreeSet<>();
    for (Map<String, Object> statement : template.statements(role)) {
      strings(statement.get("Action")).stream()
          .filter(action -> action.startsWith("dynamodb:"))
          .forEach(action -> actions.add(action.substring("dynamodb:".length())));
    }
    return actions;
  }

  private static boolean holds(Map<String, Object> statement, List<String> partitions) {
    assertThat(statement)
        .containsEntry("Effect", "Allow")
        .containsEntry("Resource", Template.STATE_TABLE_ARN);
    return !statement.containsKey("Condition")
        || map(statement.get("Condition")).keySet().stream()
            .allMatch(operator -> holds(statement, operator, partitions));
  }

  private static boolean holds(
      Map<String, Object> statement, String operator, List<String> partitions) {
    assertThat(map(map(statement.get("Condition")).get(operator)).keySet()).containsExactly(KEYS);
    List<String> values = strings(at(statement, "Condition", operator, KEYS).orElseThrow());
    return switch (operator) {
      case "ForAllValues:StringLike" ->
          partitions.stream()
              .allMatch(key -> values.stream().anyMatch(pattern -> isLike(key, pattern)));
      case "Null" -> values.equals(List.of(String.valueOf(partitions.isEmpty())));
      default -> throw new AssertionError("no such operator is expected: " + operator);
    };
  }

  private static boolean isLike(String key, String pattern) {
    return pattern.endsWith("*")
        ? key.startsWith(pattern.substring(0, pattern.length() - 1))
        : key.equals(pattern);
  }
}
