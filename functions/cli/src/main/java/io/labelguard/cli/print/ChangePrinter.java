package io.labelguard.cli.print;

import io.labelguard.core.fix.ChangeByAttribute;
import io.labelguard.core.fix.ChangedAttribute;
import io.labelguard.core.fix.ChangedAttribute.Sign;
import io.labelguard.core.fix.ChangedAttribute.Value;
import io.labelguard.core.fix.ChangedStatement;
import io.labelguard.core.fix.Edit;
import io.labelguard.core.fix.FixPlan;
import io.labelguard.core.fix.ProvenWords;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.report.text.Wrapped;
import io.labelguard.policy.model.Policy;
import java.util.Optional;

/// Prints the change that a proven fix makes, attribute by attribute.
public final class ChangePrinter {

  private static final String STATEMENT = "  ";
  private static final String ATTRIBUTE = "      ";
  private static final String VALUE = "          ";

  /// So many values that stay are shown beside one that changes.
  private static final int KEPT = 5;

  private final GroundTruthEndpoints endpoints;
  private final Console console;

  public ChangePrinter(GroundTruthEndpoints endpoints, Console console) {
    this.endpoints = endpoints;
    this.console = console;
  }

  /// Prints the changed and added statements of a fix.
  ///
  /// @param before the policy that the fix changes
  public void print(ChangeByAttribute change, Policy before, FixPlan.Proven plan) {
    for (ChangedStatement statement : change.statements()) {
      String name = Console.safe(statement.name());
      Optional<Edit.AddCompanion> companion = companion(statement, plan);
      switch (statement.kind()) {
        case CHANGED -> console.line(STATEMENT + changed("~ ") + name);
        case REMOVED -> console.line(STATEMENT + removed("- " + name));
        case ADDED ->
            companion.ifPresentOrElse(
                _ ->
                    commented(
                        STATEMENT + added("+ " + name),
                        "keeps other accounts out: every customer of the Region shares that"
                            + " endpoint"),
                () -> console.line(STATEMENT + added("+ " + name)));
      }
      companion.ifPresentOrElse(
          edit -> companion(edit, before), () -> statement.attributes().forEach(this::attribute));
      console.line("");
    }
  }

  private static Optional<Edit.AddCompanion> companion(
      ChangedStatement statement, FixPlan.Proven plan) {
    return plan.edits().stream()
        .filter(Edit.AddCompanion.class::isInstance)
        .map(Edit.AddCompanion.class::cast)
        .filter(edit -> statement.kind() == ChangedStatement.Kind.ADDED)
        .filter(edit -> statement.sid().equals(Optional.of(edit.sid())))
        .findFirst();
  }

  /// Prints what a companion has beside the statement that it is for.
  private void companion(Edit.AddCompanion edit, Policy before) {
    String of =
        before
            .statements()
            .get(edit.statement())
            .sid()
            .map(sid -> "\"" + sid + "\"")
            .orElse("statement " + (edit.statement() + 1));
    console.line(ATTRIBUTE + added("+ aws:SourceVpce        = " + edit.endpoint()));
    console.line(
        ATTRIBUTE + added("+ aws:PrincipalAccount != " + String.join(", ", edit.accounts())));
    console.line(Console.safe(ATTRIBUTE + "  all else as in " + of));
  }

  private void attribute(ChangedAttribute attribute) {
    boolean keeps =
        attribute.values().stream().map(Value::sign).anyMatch(sign -> sign != Sign.ADDED);
    String path = Console.safe(String.join(" > ", attribute.path()));
    console.line(ATTRIBUTE + (keeps ? changed("~ ") + path : added("+ " + path)));
    long kept = attribute.values().stream().filter(value -> value.sign() == Sign.KEPT).count();
    attribute.values().stream()
        .filter(value -> value.sign() == Sign.KEPT)
        .limit(KEPT)
        .forEach(value -> console.line(VALUE + "  " + Console.safe(value.text())));
    if (kept > KEPT) {
      console.line(VALUE + "  ... and " + (kept - KEPT) + " more that stay");
    }
    attribute.values().stream()
        .filter(value -> value.sign() == Sign.REMOVED)
        .forEach(value -> console.line(VALUE + removed("- " + Console.safe(value.text()))));
    attribute.values().stream()
        .filter(value -> value.sign() == Sign.ADDED)
        .forEach(value -> addedValue(value.text()));
  }

  private void addedValue(String json) {
    String line = VALUE + added("+ " + Console.safe(json));
    String value = json.replace("\"", "");
    if (endpoints.regionOf(value).isPresent()) {
      commented(line, ProvenWords.name(value, endpoints));
    } else {
      console.line(line);
    }
  }

  /// Prints a line with a comment beside it, or above it where the line has no room.
  private void commented(String line, String comment) {
    String beside = line + "  " + console.style("faint", "# " + comment);
    if (Wrapped.length(beside) <= console.width()) {
      console.line(beside);
      return;
    }
    console.line(line);
    for (String part : Wrapped.lines(comment, console.width() - VALUE.length() - 2)) {
      console.line(VALUE + console.style("faint", "# " + part));
    }
  }

  private String added(String text) {
    return console.style("green", text);
  }

  private String removed(String text) {
    return console.style("red", text);
  }

  private String changed(String text) {
    return console.style("yellow", text);
  }
}
