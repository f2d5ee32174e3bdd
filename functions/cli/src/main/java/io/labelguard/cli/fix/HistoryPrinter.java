package io.labelguard.cli.fix;

import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.FindingPrinter;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.HistoryEntry;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Snapshot;
import io.labelguard.core.record.Target;
import io.labelguard.core.report.ReportedChange;
import io.labelguard.core.report.text.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Prints the recorded past of a bucket's policy and CORS rules as text: newest first, one line for
/// each entry.
final class HistoryPrinter {

  private final String bucket;
  private final String options;
  private final Console console;

  /// @param options those that a command needs to reach the same account
  HistoryPrinter(String bucket, String options, Console console) {
    this.bucket = bucket;
    this.options = options;
    this.console = console;
  }

  /// Prints the entries, and how to undo the newest fix where there is one.
  ///
  /// @param writes the ids of Labelguard's own writes
  /// @param diffs whether each entry shows what it changed
  void print(List<HistoryEntry> history, Set<String> writes, boolean diffs) {
    if (history.isEmpty()) {
      console.wrapped("Nothing is recorded about the policy of " + bucket + ".");
      return;
    }
    console.wrapped(
        "The policy of "
            + bucket
            + ": "
            + (history.size() == 1 ? "1 entry" : Quantity.grouped(history.size()) + " entries")
            + ", newest first.");
    console.line("");
    for (HistoryEntry entry : history) {
      console.hanging(
          PrintedTime.of(entry.at()) + "  ",
          switch (entry) {
            case HistoryEntry.Seen(Snapshot snapshot, Optional<String> _) -> seen(snapshot, writes);
            case HistoryEntry.Wrote(Intent intent, String _) -> wrote(intent);
          });
      if (diffs) {
        new FindingPrinter(console).diff(diff(entry));
      }
    }
    console.line("");
    if (!diffs) {
      console.line("Diff:  labelguard history --bucket " + bucket + " --diff" + options());
    }
    if (hasFixToUndo(history)) {
      console.line("Undo:  labelguard undo --bucket " + bucket + options());
    }
  }

  private String options() {
    return Console.safe(options);
  }

  private static String diff(HistoryEntry entry) {
    return switch (entry) {
      case HistoryEntry.Seen(Snapshot _, Optional<String> diff) -> diff.orElse("");
      case HistoryEntry.Wrote(Intent _, String diff) -> diff;
    };
  }

  private static boolean hasFixToUndo(List<HistoryEntry> history) {
    List<Intent> writes = history.stream().flatMap(HistoryPrinter::write).toList();
    Set<String> removed =
        writes.stream()
            .filter(write -> write.result().equals(Optional.of(FixOutcome.Result.APPLIED)))
            .flatMap(HistoryPrinter::removed)
            .collect(Collectors.toSet());
    return writes.stream()
        .filter(Intent::isFix)
        .filter(Intent::mayHaveBeenWritten)
        .anyMatch(fix -> !removed.contains(fix.id()));
  }

  private static Stream<Intent> write(HistoryEntry entry) {
    return switch (entry) {
      case HistoryEntry.Wrote(Intent intent, String _) -> Stream.of(intent);
      case HistoryEntry.Seen _ -> Stream.empty();
    };
  }

  private static Stream<String> removed(Intent write) {
    return switch (write.purpose()) {
      case Purpose.Undo(String fix) -> Stream.of(fix);
      case Purpose.End(String fix) -> Stream.of(fix);
      case Purpose.Fix _, Purpose.TemporaryFix _ -> Stream.empty();
    };
  }

  private String seen(Snapshot snapshot, Set<String> writes) {
    String policy =
        snapshot.text() instanceof Snapshot.Text.NoPolicy
            ? "no policy"
            : "policy " + FixPlanPrinter.digits(Console.safe(snapshot.fingerprint().hex()));
    Optional<String> write = snapshot.eventId().filter(writes::contains);
    return console.style("bold", policy)
        + write
            .map(id -> ", written by " + FixIds.shown(id))
            .or(
                () ->
                    snapshot
                        .actor()
                        .map(arn -> ", changed by " + Console.safe(ReportedChange.shortName(arn))))
            .orElse(" seen");
  }

  private String wrote(Intent intent) {
    String what =
        switch (intent.purpose()) {
          case Purpose.Fix _ -> "fix " + FixIds.shown(intent.id());
          case Purpose.TemporaryFix fix -> TemporaryFixPrinter.words(intent, fix);
          case Purpose.End(String fix) -> "end of temporary fix " + FixIds.shown(fix);
          case Purpose.Undo(String fix) -> "undo of fix " + FixIds.shown(fix);
        };
    return console.style("bold", Console.safe(what))
        + (intent.target() instanceof Target.Cors ? " of the CORS rules" : "")
        + " by "
        + Console.safe(intent.by().map(ReportedChange::shortName).orElse("Labelguard"))
        + ": "
        + intent
            .completion()
            .map(
                end ->
                    switch (end.result()) {
                      case APPLIED -> "applied";
                      case NOT_APPLIED -> "not applied. " + Console.safe(end.note());
                      case CANNOT_TELL -> "outcome not known. " + Console.safe(end.note());
                    })
            .orElse("not completed");
  }
}
