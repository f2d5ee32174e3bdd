package io.labelguard.policy.read;

import io.labelguard.policy.json.LineMap;
import io.labelguard.policy.json.MalformedJsonException;
import io.labelguard.policy.json.Pointer;
import io.labelguard.policy.json.Span;
import io.labelguard.policy.model.LintRule;
import io.labelguard.policy.model.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Gathers the problems of one text while it is read.
public final class ProblemLog {

  private static final Comparator<Problem> BY_POSITION =
      Comparator.comparingInt(Problem::line)
          .thenComparingInt(Problem::column)
          .thenComparing(Problem::level)
          .thenComparing(Problem::pointer)
          .thenComparing(Problem::reason);

  private final LineMap lines;
  private final List<Problem> problems = new ArrayList<>();

  public ProblemLog(LineMap lines) {
    this.lines = lines;
  }

  /// Adds what PutBucketPolicy would refuse.
  public void error(Pointer pointer, Span span, String reason) {
    error(pointer.text(), span, reason);
  }

  public void error(String pointer, Span span, String reason) {
    add(Optional.empty(), pointer, span, reason);
  }

  /// Adds that the text is not JSON.
  public void error(MalformedJsonException e) {
    problems.add(Problem.error("", e.line(), e.column(), e.reason()));
  }

  /// Adds what a rule reports: what S3 refuses, or accepts though it cannot mean what its author
  /// wrote.
  public void warning(LintRule rule, Pointer pointer, Span span, String reason) {
    add(Optional.of(rule), pointer.text(), span, reason);
  }

  /// Whether something is already reported at a place or within it.
  public boolean hasAt(Pointer pointer) {
    String at = pointer.text();
    return problems.stream()
        .map(Problem::pointer)
        .anyMatch(other -> other.equals(at) || other.startsWith(at + "/"));
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  /// Returns the problems in the order of their position.
  public List<Problem> sorted() {
    return problems.stream().distinct().sorted(BY_POSITION).toList();
  }

  private void add(Optional<LintRule> rule, String pointer, Span span, String reason) {
    LineMap.Position position = lines.at(span.start());
    problems.add(new Problem(rule, pointer, position.line(), position.column(), reason));
  }
}
