package io.labelguard.policy;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.JsonReader;
import io.labelguard.policy.json.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The case tables under `policy` in the test resources; their README says the format.
public final class PolicyTables {

  static final List<String> STRICT =
      List.of(
          "json",
          "document",
          "statement",
          "principal",
          "action",
          "resource",
          "variables",
          "condition-operators",
          "condition-values",
          "set-operators",
          "holding");

  private PolicyTables() {}

  /// One row of a table.
  ///
  /// @param policy the policy's text
  public record Row(String table, String name, String policy, Json.Obj json) {

    public String string(String member) {
      return ((Json.Str) json.all(member).getFirst()).value();
    }

    public List<Json> list(String member) {
      return ((Json.Arr) json.all(member).getFirst()).items();
    }
  }

  public static List<Row> strict() {
    return STRICT.stream().flatMap(table -> rows("strict/" + table).stream()).toList();
  }

  public static List<Row> rows(String table) {
    String text = resource("/policy/" + table + ".json");
    try {
      return ((Json.Arr) JsonReader.read(text))
          .items().stream().map(item -> row(table, text, (Json.Obj) item)).toList();
    } catch (MalformedJsonException e) {
      throw new IllegalStateException(table + ": " + e.getMessage(), e);
    }
  }

  private static Row row(String table, String text, Json.Obj row) {
    Json policy = row.all("policy").getFirst();
    return new Row(
        table,
        ((Json.Str) row.all("name").getFirst()).value(),
        policy instanceof Json.Str string ? string.value() : policy.span().of(text),
        row);
  }

  private static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(PolicyTables.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
