package io.labelguard.core.report;

import io.labelguard.core.fix.ChangeByAttribute;
import io.labelguard.core.fix.ChangedAttribute;
import io.labelguard.core.fix.ChangedAttribute.Sign;
import io.labelguard.core.fix.ChangedStatement;
import io.labelguard.policy.model.Policy;
import java.util.ArrayList;
import java.util.List;

/// Writes a change of a policy as a few lines: the values that change, and each new statement in
/// one line.
public final class ChangeLines {

  private static final int KEPT = 3;

  private final List<String> lines = new ArrayList<>();

  private ChangeLines() {}

  /// Returns the lines; what is added begins with `+`, what is removed with `-`.
  public static List<String> between(Policy before, Policy after) {
    ChangeByAttribute change = ChangeByAttribute.of(before, after);
    ChangeLines all = new ChangeLines();
    change.document().forEach(all::attribute);
    change.statements().forEach(all::statement);
    return List.copyOf(all.lines);
  }

  private void statement(ChangedStatement statement) {
    switch (statement.kind()) {
      case CHANGED -> {
        lines.add("  " + statement.name());
        statement.attributes().forEach(this::attribute);
      }
      case ADDED ->
          lines.add(
              "+ "
                  + statement.name()
                  + (statement.isCompanion() ? ": closes that endpoint to other accounts" : ""));
      case REMOVED -> lines.add("- " + statement.name());
    }
  }

  private void attribute(ChangedAttribute attribute) {
    lines.add("    " + String.join(" > ", attribute.path()));
    List<ChangedAttribute.Value> kept =
        attribute.values().stream().filter(value -> value.sign() == Sign.KEPT).toList();
    kept.stream().limit(KEPT).forEach(value -> lines.add("      " + value.text()));
    if (kept.size() > KEPT) {
      lines.add("      ... " + (kept.size() - KEPT) + " more");
    }
    for (ChangedAttribute.Value value : attribute.values()) {
      switch (value.sign()) {
        case KEPT -> {}
        case ADDED -> lines.add("+     " + value.text());
        case REMOVED -> lines.add("-     " + value.text());
      }
    }
  }
}
