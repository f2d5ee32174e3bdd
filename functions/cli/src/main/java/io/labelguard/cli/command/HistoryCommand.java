package io.labelguard.cli.command;

import io.labelguard.cli.input.ResourceNames;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.ExitCode;
import io.labelguard.cli.print.FindingPrinter;
import io.labelguard.cli.print.OutputOptions;
import io.labelguard.core.record.Completion;
import io.labelguard.core.record.HistoryEntry;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Snapshot;
import io.labelguard.policy.json.JsonWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `labelguard history`: the recorded past of a bucket's policy, newest first.
@Command(
    name = "history",
    description =
        "List the recorded texts of a bucket's policy and Labelguard's fixes of it: who, when and"
            + " what.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  labelguard history --bucket gt-labeling-data",
      "  labelguard history --bucket gt-labeling-data --local /tmp/story --format json",
      "",
      "Newest first. Who changed a policy is known if CloudTrail's event named the caller.",
      "Exit code: 0, or 2 bad input."
    })
public final class HistoryCommand implements Callable<Integer> {

  @Mixin OutputOptions output;

  @Mixin AccountOption account;

  @Option(names = "--bucket", required = true, paramLabel = "NAME", description = "The bucket.")
  String bucket;

  @Override
  public Integer call() {
    Console console = output.console();
    String name = ResourceNames.bucket(bucket);
    return account.run(
        console,
        AccountOption.Need.RECORDS,
        byHand -> {
          List<HistoryEntry> history = byHand.history(name);
          Set<String> writes = writes(history);
          history.forEach(entry -> print(name, entry, writes, console));
          if (history.isEmpty() && !console.json()) {
            console.line("Nothing is recorded about bucket " + name + ".");
          }
          return ExitCode.CLEAN;
        });
  }

  /// Returns the ids of the writes in a history. A snapshot that was read back after a write names
  /// the write instead of an event.
  private static Set<String> writes(List<HistoryEntry> history) {
    return history.stream()
        .flatMap(
            entry ->
                entry instanceof HistoryEntry.Wrote(Intent intent, _)
                    ? Stream.of(intent.id())
                    : Stream.empty())
        .collect(Collectors.toSet());
  }

  private static void print(String name, HistoryEntry entry, Set<String> writes, Console console) {
    switch (entry) {
      case HistoryEntry.Seen(Snapshot snapshot, Optional<String> diff) -> {
        if (console.json()) {
          console.jsonLine(line(name, snapshot, writes, diff));
        } else {
          text(snapshot, writes, diff, console);
        }
      }
      case HistoryEntry.Wrote(Intent intent, String diff) -> {
        if (console.json()) {
          console.jsonLine(line(name, intent, diff));
        } else {
          text(intent, diff, console);
        }
      }
    }
  }

  private static String line(
      String name, Snapshot snapshot, Set<String> writes, Optional<String> diff) {
    return JsonWriter.object(
        out ->
            out.text("type", "snapshot")
                .text("bucket", name)
                .text("at", snapshot.at().toString())
                .text("fingerprint", snapshot.fingerprint().hex())
                .text("actor", snapshot.actor())
                .text("fix", snapshot.eventId().filter(writes::contains))
                .text("event", snapshot.eventId().filter(id -> !writes.contains(id)))
                .text("diff", diff));
  }

  private static String line(String name, Intent intent, String diff) {
    return JsonWriter.object(
        out -> {
          out.text("type", "fix")
              .text("bucket", name)
              .text("id", intent.id())
              .text("purpose", intent.purpose().text())
              .text("by", intent.by())
              .text("begun", intent.begun().toString())
              .text("outcome", intent.completion().map(end -> end.result().text()))
              .text("completed", intent.completion().map(end -> end.at().toString()))
              .text("note", intent.completion().map(Completion::note))
              .text("diff", diff);
          switch (intent.purpose()) {
            case Purpose.Fix _ -> {}
            case Purpose.TemporaryFix(SortedSet<String> jobs, Instant until) ->
                out.texts("jobs", jobs).text("until", until.toString());
            case Purpose.End(String fix) -> out.text("of", fix);
            case Purpose.Undo(String fix) -> out.text("of", fix);
          }
        });
  }

  private static void text(
      Snapshot snapshot, Set<String> writes, Optional<String> diff, Console console) {
    console.line(
        console.style("bold", snapshot.at().toString())
            + (snapshot.policy().isPresent() ? "  policy seen" : "  seen without a policy")
            + snapshot.actor().map(actor -> ", changed by " + Console.safe(actor)).orElse(""));
    console.line("  fingerprint: " + Console.safe(snapshot.fingerprint().hex()));
    snapshot
        .eventId()
        .ifPresent(
            id ->
                console.line(
                    (writes.contains(id) ? "  written by fix: " : "  event: ") + Console.safe(id)));
    diff.filter(text -> !text.isEmpty()).ifPresent(text -> new FindingPrinter(console).diff(text));
  }

  private static void text(Intent intent, String diff, Console console) {
    console.line(
        console.style("bold", intent.begun().toString())
            + "  "
            + intent.purpose().text()
            + " by "
            + Console.safe(intent.by().orElse("Labelguard itself"))
            + ": "
            + intent.completion().map(end -> end.result().text()).orElse("not completed"));
    console.line("  id: " + Console.safe(intent.id()));
    switch (intent.purpose()) {
      case Purpose.Fix _ -> {}
      case Purpose.TemporaryFix(SortedSet<String> jobs, Instant until) ->
          console.line(
              "  until " + Console.safe(String.join(", ", jobs)) + " have ended, or " + until);
      case Purpose.End(String fix) -> console.line("  of: " + Console.safe(fix));
      case Purpose.Undo(String fix) -> console.line("  of: " + Console.safe(fix));
    }
    intent
        .completion()
        .ifPresent(end -> console.line("  " + end.at() + ": " + Console.safe(end.note())));
    new FindingPrinter(console).diff(diff);
  }
}
