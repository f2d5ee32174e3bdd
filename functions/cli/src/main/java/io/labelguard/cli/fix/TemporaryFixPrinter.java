package io.labelguard.cli.fix;

import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.FindingPrinter;
import io.labelguard.core.record.HistoryEntry;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.report.text.NameList;
import io.labelguard.core.report.text.Quantity;
import java.util.List;

/// Prints the temporary fixes that are in place as text: for each its bucket, when it ends, and the
/// command that removes it.
final class TemporaryFixPrinter {

  private static final int JOBS = 3;

  private final String options;
  private final Console console;

  /// @param options those that a command needs to reach the same account
  TemporaryFixPrinter(String options, Console console) {
    this.options = options;
    this.console = console;
  }

  /// @param diffs whether each fix shows what it changed
  void print(List<HistoryEntry.Wrote> fixes, boolean diffs) {
    if (fixes.isEmpty()) {
      console.wrapped("No temporary fix of Labelguard is in place.");
      return;
    }
    console.wrapped(
        "Temporary fixes of Labelguard in place: "
            + Quantity.grouped(fixes.size())
            + ", oldest first. Without Labelguard nothing removes them.");
    for (HistoryEntry.Wrote fix : fixes) {
      print(fix.intent());
      if (diffs) {
        new FindingPrinter(console).diff(fix.diff());
      }
    }
  }

  private void print(Intent intent) {
    console.line("");
    console.hanging(
        console.style("bold", Console.safe(intent.target().name())) + "  ",
        Console.safe(words(intent, intent.purpose())) + since(intent));
    console.line(
        "Undo:  labelguard undo --bucket "
            + Console.safe(intent.target().name())
            + " --fix "
            + Console.safe(FixIds.shown(intent.id()))
            + Console.safe(options));
  }

  private static String since(Intent intent) {
    return ", written at "
        + PrintedTime.of(intent.begun())
        + (intent.completion().isPresent() ? "" : "; not completed");
  }

  /// Returns the words for a temporary fix and its end, not escaped.
  static String words(Intent intent, Purpose purpose) {
    String what = "temporary fix " + FixIds.shown(intent.id());
    return purpose instanceof Purpose.TemporaryFix fix
        ? what
            + " until "
            + (fix.jobs().isEmpty() ? "its jobs" : NameList.of(fix.jobs(), JOBS))
            + " ended, or "
            + PrintedTime.of(fix.until())
        : what;
  }
}
