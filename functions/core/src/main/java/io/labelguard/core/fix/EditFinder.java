package io.labelguard.core.fix;

import io.labelguard.policy.json.Json;
import io.labelguard.policy.json.Span;
import io.labelguard.policy.model.Policy;
import io.labelguard.policy.model.Statement;
import java.util.ArrayList;
import java.util.List;

/// Finds the edits by comparing two texts of a policy, statement by statement. Any change that is
/// not an allowed edit is a violation.
final class EditFinder {

  private final Policy before;
  private final Policy after;
  private final List<Edit> edits = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();

  /// The edits and the violations.
  ///
  /// @param violations the changes that are not allowed edits, each a sentence
  record Found(List<Edit> edits, List<String> violations) {
    Found {
      edits = List.copyOf(edits);
      violations = List.copyOf(violations);
    }
  }

  private EditFinder(Policy before, Policy after) {
    this.before = before;
    this.after = after;
  }

  static Found between(Policy before, Policy after) {
    EditFinder finder = new EditFinder(before, after);
    finder.compare();
    return new Found(finder.edits, finder.violations);
  }

  private void compare() {
    int kept = before.statements().size();
    if (after.statements().size() < kept) {
      violations.add("A statement was removed.");
      return;
    }
    compareFrame();
    for (int i = 0; i < kept; i++) {
      compareStatement(before.statements().get(i), after.statements().get(i));
    }
    for (Statement added : after.statements().subList(kept, after.statements().size())) {
      compareCompanion(added);
    }
  }

  /// Compares the text around the statements, which must not differ by a byte.
  private void compareFrame() {
    Span old = statements(before);
    Span now = statements(after);
    if (!before.text().substring(0, old.start()).equals(after.text().substring(0, now.start()))
        || !before.text().substring(old.end()).equals(after.text().substring(now.end()))) {
      violations.add("The text outside the statements was changed.");
    }
    List<Statement> olds = before.statements();
    for (int i = 1; i < olds.size(); i++) {
      if (!gap(before, i).equals(gap(after, i))) {
        violations.add("The text between statements " + (i - 1) + " and " + i + " was changed.");
      }
    }
  }

  private static Span statements(Policy policy) {
    return policy.source().all("Statement").getFirst().span();
  }

  private static String gap(Policy policy, int index) {
    Json.Obj left = policy.statements().get(index - 1).source();
    Json.Obj right = policy.statements().get(index).source();
    return policy.text().substring(left.span().end(), right.span().start());
  }

  private void compareStatement(Statement old, Statement now) {
    if (old.source().span().of(before.text()).equals(now.source().span().of(after.text()))) {
      return;
    }
    Fitness.againstEditing(before, old).ifPresent(violations::add);
    if (!now.unreadable().isEmpty()) {
      violations.add(Fitness.named(old) + " can no longer be read after the change.");
    }
    StatementChange change = StatementChange.between(before, old, after, now);
    edits.addAll(change.edits());
    violations.addAll(change.violations());
  }

  private void compareCompanion(Statement added) {
    CompanionOrigin.of(before, after, added, List.copyOf(edits))
        .ifPresentOrElse(
            edits::add,
            () ->
                violations.add(
                    Fitness.named(added)
                        + " was added and is not the companion of a statement as it was before."));
  }
}
