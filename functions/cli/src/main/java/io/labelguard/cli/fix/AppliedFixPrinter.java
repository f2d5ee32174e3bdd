package io.labelguard.cli.fix;

import io.labelguard.cli.print.Console;
import io.labelguard.core.guard.write.OperatorActions.Proposal;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.report.text.NameList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Prints the outcome of an applied fix as text: what is fixed, what stays open, how to undo it.
final class AppliedFixPrinter {

  private static final int JOBS = 10;

  private final String bucket;
  private final String options;
  private final Console console;

  /// @param options those that a command needs to reach the same account
  AppliedFixPrinter(String bucket, String options, Console console) {
    this.bucket = bucket;
    this.options = options;
    this.console = console;
  }

  /// Prints an applied fix.
  ///
  /// @param before what was found before the write
  /// @param judgedAnew finds what is wrong now
  void print(FixOutcome outcome, Proposal before, Supplier<Proposal> judgedAnew) {
    console.wrapped(
        console.style("bold,green", "Done.")
            + " The policy of "
            + bucket
            + " was changed and read back as written.");
    console.out().flush(); // judging anew may fail, the write has not
    Proposal after = judgedAnew.get();
    console.line("");
    Set<String> fixed = new TreeSet<>(FixPlanPrinter.deniedJobs(before));
    fixed.removeAll(FixPlanPrinter.deniedJobs(after));
    if (!fixed.isEmpty()) {
      console.hanging("  Fixed       ", Console.safe(NameList.of(fixed, JOBS)));
    }
    List<String> open = FixPlanPrinter.open(after).toList();
    String label = "  Still open  ";
    if (open.isEmpty()) {
      console.line(label + "nothing");
    }
    for (String point : open) {
      console.hanging(label, Console.safe(point));
      label = " ".repeat(label.length());
    }
    console.line("");
    String on = " --bucket " + bucket;
    outcome
        .write()
        .ifPresent(
            write ->
                console.line(
                    "Undo:    labelguard undo"
                        + on
                        + " --fix "
                        + FixIds.shown(write.id())
                        + Console.safe(options)));
    console.hanging(
        "Source:  ",
        "if Terraform or CloudFormation owns this policy, change it there too, or its next run"
            + " removes the fix:  labelguard fix"
            + on
            + " --print hcl"
            + Console.safe(options));
  }
}
