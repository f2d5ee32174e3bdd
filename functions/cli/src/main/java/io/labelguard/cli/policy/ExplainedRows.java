package io.labelguard.cli.policy;

import io.labelguard.policy.decide.StatementExplanation;
import io.labelguard.policy.decide.StatementExplanation.Reason;
import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.LineMap;
import io.labelguard.policy.json.Span;
import io.labelguard.policy.model.Condition;
import io.labelguard.policy.model.Statement;
import io.labelguard.policy.value.Truth;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Puts the reasons of a statement beside the lines of the policy that they are about.
///
/// @param text of the policy
/// @param lines of that text
record ExplainedRows(String text, LineMap lines) {

  /// What is said beside one element of a statement.
  ///
  /// @param at where the element is in the policy's text
  /// @param element its name
  /// @param words empty where the mark says enough
  record Remark(Span at, String element, Truth holds, String words) {}

  /// One line of the policy, or one element of a statement that is on one line.
  record Row(int line, String text, List<Remark> remarks) {}

  /// Returns the lines of a statement; where it is on one line, one row for each element.
  List<Row> of(Statement statement, StatementExplanation explanation) {
    return rows(statement, remarks(statement, explanation));
  }

  private static List<Remark> remarks(Statement statement, StatementExplanation explanation) {
    Iterator<Condition> conditions = statement.conditions().iterator();
    List<Remark> remarks = new ArrayList<>();
    for (Reason reason : explanation.elements()) {
      boolean isCondition = reason.element().startsWith("Condition") && conditions.hasNext();
      Span at =
          isCondition
              ? span(conditions.next().source())
              : statement.source().members().stream()
                  .filter(member -> member.name().value().equals(reason.element()))
                  .map(ExplainedRows::span)
                  .findFirst()
                  .orElse(statement.source().span());
      boolean plain = !isCondition && reason.holds() == Truth.TRUE;
      remarks.add(new Remark(at, reason.element(), reason.holds(), plain ? "" : reason.words()));
    }
    return remarks;
  }

  private static Span span(Json.Member member) {
    return new Span(member.name().span().start(), member.value().span().end());
  }

  private List<Row> rows(Statement statement, List<Remark> remarks) {
    int first = line(statement.source().span());
    int last = lines.at(statement.source().span().end()).line();
    List<String> own = text.lines().skip(first - 1L).limit(last - first + 1L).toList();
    List<Row> rows = new ArrayList<>();
    if (first < last) {
      for (int i = 0; i < own.size(); i++) {
        int line = first + i;
        rows.add(
            new Row(
                line,
                own.get(i),
                remarks.stream().filter(remark -> line(remark.at()) == line).toList()));
      }
    } else {
      for (Remark remark : remarks) {
        String element = remark.at().of(text).replaceAll("\\s+", " ");
        rows.add(new Row(line(remark.at()), element, List.of(remark)));
      }
    }
    return rows;
  }

  private int line(Span span) {
    return lines.at(span.start()).line();
  }
}
