package io.labelguard.cli.print;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import java.util.List;
import java.util.stream.Collectors;

/// Writes the statements that a fix changes or adds, as they are after it, in the form of the
/// source that the policy is deployed from.
public final class PrintedStatements {

  private PrintedStatements() {}

  /// Returns the text, ended by a newline; empty where no statement differs.
  ///
  /// JSON is a list of statements. HCL is `jsonencode` of a policy with these statements alone, in
  /// which `${` and `%{` are escaped. YAML is a list of statements in block style.
  public static String of(Policy before, Policy after, SourceForm form) {
    List<Json> changed = changed(before, after);
    if (changed.isEmpty()) {
      return "";
    }
    return switch (form) {
      case JSON -> new JsonText(JsonText.Escapes.JSON).list(changed, "") + "\n";
      case HCL ->
          "jsonencode({\n  \"Statement\": "
              + new JsonText(JsonText.Escapes.HCL).list(changed, "  ")
              + "\n})\n";
      case YAML -> changed.stream().map(YamlText::item).collect(Collectors.joining());
    };
  }

  private static List<Json> changed(Policy before, Policy after) {
    List<String> kept =
        before.statements().stream().map(statement -> text(before, statement)).toList();
    return after.statements().stream()
        .filter(statement -> !kept.contains(text(after, statement)))
        .map(statement -> (Json) statement.source())
        .toList();
  }

  private static String text(Policy policy, Statement statement) {
    return statement.source().span().of(policy.text());
  }
}
