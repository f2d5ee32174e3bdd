package io.labelguard.cli.fix;

import io.labelguard.cli.command.AccountOption;
import io.labelguard.cli.input.InputException;
import io.labelguard.cli.input.ResourceNames;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.ExitCode;
import io.labelguard.cli.print.OutputOptions;
import io.labelguard.core.record.Completion;
import io.labelguard.core.record.HistoryEntry;
import io.labelguard.core.record.Intent;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Snapshot;
import io.labelguard.core.record.Target;
import io.labelguard.policy.json.JsonWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `labelguard history`: the recorded past of a bucket's policy, and the fixes of its CORS rules,
/// newest first; or the temporary fixes of all buckets.
@Command(
    name = "history",
    description =
        "List the recorded texts of a bucket's policy and Labelguard's fixes of it and of the"
            + " bucket's CORS rules: who, when and what.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  labelguard history --bucket gt-labeling-data",
      "  labelguard history --bucket gt-labeling-data --local /tmp/story --format json",
      "  labelguard history --all --temporary    what to undo before Labelguard is removed",
      "",
      "Newest first. Who changed a policy is known if CloudTrail's event named the caller.",
      "Exit code: 0, or 2 bad input."
    })
public final class HistoryCommand implements Callable<Integer> {

  @Mixin OutputOptions output;

  @Mixin AccountOption account;

  @ArgGroup(multiplicity = "1")
  Which which;

  @Option(
      names = "--temporary",
      description = "With --all: the temporary fixes that are in place, oldest first.")
  boolean temporary;

  @Option(names = "--diff", description = "Show below each entry what it changed.")
  boolean diff;

  /// One bucket, or all.
  static final class Which {
    @Option(names = "--bucket", required = true, paramLabel = "NAME", description = "The bucket.")
    Optional<String> bucket = Optional.empty();

    @Option(
        names = "--all",
        required = true,
        description = "All buckets of the state table; only with --temporary.")
    boolean all;
  }

  @Override
  public Integer call() {
    Console console = output.console();
    if (temporary != which.all) {
      throw new InputException(
          "--all and --temporary go together",
          "All temporary fixes: labelguard history --all --temporary. Of one bucket: labelguard"
              + " history --bucket NAME.");
    }
    Optional<String> bucket = which.bucket.map(ResourceNames::bucket);
    return account.run(
        console,
        AccountOption.Need.RECORDS,
        byHand -> {
          bucket.ifPresentOrElse(
              name -> print(name, byHand.history(name), console),
              () -> print(byHand.temporary(), console));
          return ExitCode.CLEAN;
        });
  }

  private void print(String name, List<HistoryEntry> history, Console console) {
    Set<String> writes = writes(history);
    if (console.json()) {
      history.forEach(entry -> console.jsonLine(line(name, entry, writes)));
    } else {
      new HistoryPrinter(name, account.options(), console).print(history, writes, diff);
    }
  }

  private void print(List<HistoryEntry.Wrote> fixes, Console console) {
    if (console.json()) {
      fixes.forEach(
          fix -> console.jsonLine(line(fix.intent().target().name(), fix.intent(), fix.diff())));
    } else {
      new TemporaryFixPrinter(account.options(), console).print(fixes, diff);
    }
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

  private static String line(String name, HistoryEntry entry, Set<String> writes) {
    return switch (entry) {
      case HistoryEntry.Seen(Snapshot snapshot, Optional<String> diff) ->
          line(name, snapshot, writes, diff);
      case HistoryEntry.Wrote(Intent intent, String diff) -> line(name, intent, diff);
    };
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

  /// Returns what was written, where that is not the policy.
  private static Optional<String> setting(Target.Fixable target) {
    return switch (target) {
      case Target.Cors cors -> Optional.of(cors.kind());
      case Target.Bucket _, Target.Team _, Target.Workforce _ -> Optional.empty();
    };
  }

  private static String line(String name, Intent intent, String diff) {
    return JsonWriter.object(
        out -> {
          out.text("type", "fix")
              .text("bucket", name)
              .text("setting", setting(intent.target()))
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
}
