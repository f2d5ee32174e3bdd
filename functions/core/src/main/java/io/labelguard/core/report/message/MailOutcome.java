package io.labelguard.core.report.message;

import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.OpenPoints;
import io.labelguard.core.report.Report;
import io.labelguard.core.report.text.Commands;
import io.labelguard.core.report.text.DiffLines;
import io.labelguard.core.report.text.NameList;
import java.util.List;

/// The parts of a mail that say what Labelguard did.
final class MailOutcome {

  private static final int JOBS = 10;
  private static final int CHANGED_LINES = 8;
  private static final int SOURCE_LINES = 40;

  private final Alert alert;
  private final Report report;
  private final FixOutcome outcome;
  private final MailLines out;

  MailOutcome(Alert alert, FixOutcome outcome, MailLines out) {
    this.alert = alert;
    this.report = alert.report();
    this.outcome = outcome;
    this.out = out;
  }

  /// Writes what was done, which jobs it fixed and what stays open.
  void write() {
    String target =
        switch (outcome.target()) {
          case Target.Bucket(String name) -> "the policy of " + name;
          case Target.Cors cors -> cors.words();
          case Target.Team(String name) -> "the presign constraint of work team " + name;
          case Target.Workforce(String name) -> "SourceIpConfig of workforce " + name;
        };
    out.paragraph(
        switch (outcome.result()) {
          case APPLIED -> "Labelguard changed " + target + " and read the change back.";
          case NOT_APPLIED -> "Labelguard did not change " + target + ".";
          case CANNOT_TELL ->
              "It is not known whether Labelguard's change of "
                  + target
                  + " took effect. Look at it in the console.";
        });
    if (outcome.result() != Result.APPLIED) {
      outcome.reasons().stream().limit(MailSteps.POINTS).forEach(reason -> out.wrapped("", reason));
    }
    List<String> fixed = report.handling().fixed();
    if (!fixed.isEmpty()) {
      out.wrapped("", able() + NameList.of(fixed, JOBS) + ".");
    }
    if (outcome.result() != Result.APPLIED) {
      new MailSteps(alert, out).write();
      return;
    }
    report.remarks().stream().limit(MailSteps.POINTS).forEach(out::paragraph);
    if (!report.causes().isEmpty()) {
      out.heading("STILL OPEN");
      OpenPoints.all(report.causes()).stream()
          .limit(MailSteps.POINTS)
          .forEach(point -> out.wrapped("  ", point));
    }
  }

  private String able() {
    return switch (outcome.target()) {
      case Target.Cors _ -> "Workers' browsers can show the data of these labeling jobs: ";
      case Target.Bucket _, Target.Team _, Target.Workforce _ -> "These labeling jobs can go on: ";
    };
  }

  /// Writes the change, how to undo it, and the lines for its source.
  void afterwards() {
    String heading =
        outcome.result() == Result.APPLIED ? "WHAT WAS CHANGED" : "WHAT LABELGUARD TRIED TO WRITE";
    if (report.handling().changed().isEmpty()) {
      outcome.diff().ifPresent(diff -> change(heading, DiffLines.changed(diff)));
    } else {
      change(heading, report.handling().changed());
    }
    outcome.since().ifPresent(diff -> change("WHAT WAS CHANGED SINCE", DiffLines.changed(diff)));
    outcome.write().ifPresent(this::howToUndo);
    alert
        .source()
        .ifPresent(
            lines -> {
              out.heading("FOR THE TEMPLATE OR CODE THAT THIS POLICY COMES FROM");
              out.wrapped("  ", "Change it there too, or its next run removes the fix:");
              out.block("  ", lines.lines().toList(), SOURCE_LINES, history());
            });
  }

  private void change(String heading, List<String> lines) {
    out.heading(heading);
    out.block("  ", lines, CHANGED_LINES, history());
  }

  /// Returns the command that shows the whole change; only a bucket has a history.
  private String history() {
    return switch (outcome.target()) {
      case Target.Bucket(String name) -> history(name);
      case Target.Cors(String bucket) -> history(bucket);
      case Target.Team _, Target.Workforce _ -> AlertCommand.audit(alert);
    };
  }

  private String history(String bucket) {
    return "labelguard history --bucket " + Commands.word(bucket) + " --diff" + alert.options();
  }

  private void howToUndo(FixOutcome.Write write) {
    if (outcome.result() == Result.NOT_APPLIED) {
      return;
    }
    switch (write.purpose()) {
      case Purpose.Fix _, Purpose.TemporaryFix _ -> {
        out.heading("IF YOU DISAGREE");
        switch (outcome.target()) {
          case Target.Bucket(String name) -> undo(name, write, "this policy");
          case Target.Cors(String bucket) -> undo(bucket, write, "these rules");
          case Target.Team _ -> out.wrapped("  ", "Put back what is shown with a minus.");
          case Target.Workforce(String name) -> setRanges(name);
        }
      }
      case Purpose.End _, Purpose.Undo _ -> {}
    }
  }

  /// No page says whether AWS takes an empty list, which would be what was there before.
  private void setRanges(String workforce) {
    out.wrapped("  ", "Add the ranges that are missing (0.0.0.0/0 lets in every IPv4 address):");
    out.whole(
        "  aws sagemaker update-workforce --workforce-name "
            + Commands.word(workforce)
            + " --source-ip-config 'Cidrs=<all ranges, with commas>'"
            + alert.options());
    out.wrapped(
        "  ",
        "Where it is open to every address again, Labelguard leaves it alone until you run"
            + " labelguard rearm.");
  }

  private void undo(String bucket, FixOutcome.Write write, String what) {
    out.whole("  " + Commands.undo(bucket, write.id()) + alert.options());
    out.wrapped("  ", "Labelguard then leaves " + what + " alone until you run labelguard rearm.");
  }
}
