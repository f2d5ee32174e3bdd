package io.labelguard.cli.policy;

import io.labelguard.cli.policy.ExplainedRows.Remark;
import io.labelguard.cli.policy.ExplainedRows.Row;
import io.labelguard.cli.print.Console;
import io.labelguard.core.report.text.Escaped;
import io.labelguard.core.report.text.Wrapped;
import io.labelguard.policy.decide.Evaluation;
import io.labelguard.policy.decide.StatementExplanation;
import io.labelguard.policy.json.LineMap;
import io.labelguard.policy.json.Span;
import io.labelguard.policy.model.Effect;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import io.labelguard.policy.value.Truth;
import java.util.List;
import java.util.stream.Collectors;

/// Prints why a policy decides a request as it does: the decision in one sentence, then the
/// policy's own lines with what matches beside them.
final class PolicyExplanation {

  /// The columns of a mark, and of all that is left of a line.
  private static final int MARK = 3;

  private static final int GUTTER = 12;

  private final Policy policy;
  private final LineMap lines;
  private final Console console;

  PolicyExplanation(Policy policy, Console console) {
    this.policy = policy;
    this.lines = new LineMap(policy.text());
    this.console = console;
  }

  void print(Evaluation evaluation, List<StatementExplanation> explanations) {
    console.wrapped(Console.safe(sentence(evaluation)));
    for (StatementExplanation each : explanations) {
      console.line("");
      statement(policy.statements().get(each.index()), each);
    }
    console.line("");
    console.line("Decision: " + console.style("bold", evaluation.decision().text()));
  }

  private String sentence(Evaluation evaluation) {
    return switch (evaluation.decision()) {
      case EXPLICITLY_DENIED -> "Denied by " + named(evaluation.denyStatements()) + ".";
      case ALLOWED ->
          evaluation.allowStatements().isEmpty()
              ? "Allowed by the caller's identity policies: no Deny of this policy holds."
              : "Allowed by " + named(evaluation.allowStatements()) + ": no Deny holds.";
      case IMPLICITLY_DENIED ->
          "Denied, because no statement of this policy and no identity policy allows it.";
      case UNDETERMINED ->
          "Cannot decide: "
              + (evaluation.mayHold().isEmpty()
                  ? "the identity policies are not known"
                  : named(evaluation.mayHold()) + " may hold")
              + (evaluation.unknownKeys().isEmpty()
                  ? "."
                  : ". It depends on " + String.join(", ", evaluation.unknownKeys()) + ".");
    };
  }

  private String named(List<Integer> indexes) {
    return indexes.stream()
        .map(policy.statements()::get)
        .map(
            statement ->
                "statement " + name(statement) + " (line " + line(statement.source().span()) + ")")
        .collect(Collectors.joining(" and "));
  }

  private static String name(Statement statement) {
    return (statement.index() + 1) + statement.sid().map(sid -> " \"" + sid + "\"").orElse("");
  }

  private void statement(Statement statement, StatementExplanation explanation) {
    console.line(
        Console.safe("Statement " + name(statement) + ", " + word(statement.effect()) + ": ")
            + console.style("bold", holds(explanation.holds())));
    List<Row> rows = new ExplainedRows(policy.text(), lines).of(statement, explanation);
    int column = column(rows);
    rows.forEach(row -> row(row, column));
  }

  /// Returns an effect as a policy writes it.
  static String word(Effect effect) {
    return switch (effect) {
      case ALLOW -> "Allow";
      case DENY -> "Deny";
      case UNREADABLE -> "Unreadable";
    };
  }

  /// Returns the words for whether a statement holds.
  static String holds(Truth truth) {
    return switch (truth) {
      case TRUE -> "holds";
      case FALSE -> "does not hold";
      case UNKNOWN -> "may hold";
    };
  }

  private int line(Span span) {
    return lines.at(span.start()).line();
  }

  /// Returns what is left of a line: whether its elements hold, where all do or none, and its
  /// number.
  private String gutter(Row row) {
    String mark = isAlike(row) ? mark(row.remarks().getFirst().holds()) : "";
    return "  " + mark + " ".repeat(MARK - Wrapped.length(mark)) + "%4d | ".formatted(row.line());
  }

  private static boolean isAlike(Row row) {
    return row.remarks().stream().map(Remark::holds).distinct().count() == 1;
  }

  /// Returns the column at which remarks begin: after the longest line that has one.
  private int column(List<Row> rows) {
    return rows.stream()
            .filter(row -> row.remarks().stream().anyMatch(remark -> !remark.words().isEmpty()))
            .mapToInt(row -> GUTTER + shown(row).length())
            .max()
            .orElse(0)
        + 2;
  }

  private String shown(Row row) {
    return Escaped.line(row.text().replace('\t', ' '), console.width() - GUTTER);
  }

  private void row(Row row, int column) {
    String line = gutter(row) + Escaped.withoutMentions(shown(row));
    List<String> words =
        isAlike(row)
            ? row.remarks().stream()
                .map(Remark::words)
                .filter(text -> !text.isEmpty())
                .map(Console::safe)
                .toList()
            : row.remarks().stream().map(this::marked).toList();
    if (words.size() == 1 && column + Wrapped.length(words.getFirst()) <= console.width()) {
      String gap = " ".repeat(Math.max(2, column - Wrapped.length(line)));
      console.line(line + gap + words.getFirst());
      return;
    }
    console.line(line);
    words.forEach(text -> console.hanging(" ".repeat(GUTTER - 2) + "| ", text));
  }

  private String marked(Remark remark) {
    String words = remark.words().isEmpty() ? remark.element() : remark.words();
    return mark(remark.holds()) + ": " + Console.safe(words);
  }

  private String mark(Truth truth) {
    return switch (truth) {
      case TRUE -> console.style("green", "yes");
      case FALSE -> console.style("red", "no");
      case UNKNOWN -> console.style("yellow", "?");
    };
  }
}
