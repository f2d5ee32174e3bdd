package io.labelguard.cli.policy;

import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.json.JsonWriter;
import io.labelguard.policy.layer.LayerKind;
import io.labelguard.policy.layer.LayerStatement;
import io.labelguard.policy.layer.LayeredEvaluation;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes the answers of `labelguard evaluate`.
///
/// @param id the id of the line, as JSON
/// @param spellings how the line spells condition keys, by their names in lower case
record LineAnswer(String id, Map<String, String> spellings) {

  /// The answer to a line that only the resource's policy decides.
  String of(Evaluation evaluation) {
    return JsonWriter.object(
        out -> {
          head(evaluation, out);
          part(evaluation, out);
        });
  }

  /// The answer to a line that has layers or grants.
  String of(LayeredEvaluation layered) {
    return JsonWriter.object(
        out -> {
          head(layered.evaluation(), out);
          out.texts("unknownLayers", layered.unknownLayers().stream().map(LayerKind::text).toList())
              .objects("layerStatements", layered.statements(), LineAnswer::statement);
          part(layered.evaluation(), out);
        });
  }

  /// The answer to a line that cannot be decided.
  String error(String message) {
    return JsonWriter.object(out -> out.json("id", id).text("error", message));
  }

  private void head(Evaluation evaluation, JsonWriter out) {
    List<String> unknownKeys =
        evaluation.unknownKeys().stream()
            .map(key -> spellings.getOrDefault(key.toLowerCase(Locale.ROOT), key))
            .toList();
    out.json("id", id)
        .text("decision", evaluation.decision().text())
        .numbers("denyStatements", evaluation.denyStatements())
        .numbers("allowStatements", evaluation.allowStatements())
        .numbers("mayHold", evaluation.mayHold())
        .texts("unknownKeys", unknownKeys);
  }

  private static void part(Evaluation evaluation, JsonWriter out) {
    if (!evaluation.deniedPart().isEmpty()) {
      out.texts("deniedPart", evaluation.deniedPart());
    }
  }

  private static void statement(LayerStatement statement, JsonWriter out) {
    out.text("layer", statement.layer().text());
    statement.level().ifPresent(level -> out.number("level", level));
    out.number("policy", statement.policy());
    if (statement.layer() != LayerKind.GRANT) {
      out.number("statement", statement.statement());
    }
    out.text("effect", PolicyExplanation.word(statement.effect()))
        .text("holds", PolicyExplanation.holds(statement.holds()));
  }
}
