package io.labelguard.cli.doctor;

import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.FindingPrinter;
import io.labelguard.core.check.Note;
import io.labelguard.core.doctor.Change;
import io.labelguard.core.doctor.Changes;
import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.Reading;
import io.labelguard.core.labeling.past.JobPast;
import io.labelguard.core.labeling.past.LogLine;
import io.labelguard.core.labeling.past.TrailEvent.BecamePolicy;
import io.labelguard.core.labeling.past.TrailSubject;
import io.labelguard.policy.json.JsonWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Prints what the log of a job that has ended says, and what changed while the job ran.
public record JobPastPrinter(Console console, String job, JobPast past, Changes changes) {

  /// How many lines that say that something went wrong are shown at most.
  private static final int ERRORS = 10;

  /// How many lines are shown where none says so.
  private static final int OTHERS = 3;

  void json() {
    lines().forEach(line -> console.jsonLine(json(line)));
    changes.changes().forEach(change -> console.jsonLine(json(change)));
    new FindingPrinter(console)
        .notes(limits().stream().map(sentence -> Note.of(sentence).withJob(job)).toList());
  }

  void text() {
    List<LogLine> lines = lines();
    if (!lines.isEmpty()) {
      console.line("The end of its log:");
      lines.forEach(line -> console.hanging("  ", text(line)));
      console.line("");
    }
    if (!changes.changes().isEmpty()) {
      console.line("What changed while it ran:");
      changes.changes().forEach(change -> console.hanging("  ", text(change)));
      console.line("");
    }
    limits().forEach(sentence -> console.wrapped(Console.safe(sentence)));
    if (!limits().isEmpty()) {
      console.line("");
    }
  }

  /// Returns the last lines that say that something went wrong, else the last lines.
  private List<LogLine> lines() {
    List<LogLine> all = past.log().known().flatMap(found -> found).orElse(List.of());
    List<LogLine> errors = all.stream().filter(LogLine::isError).toList();
    return errors.isEmpty() ? last(all, OTHERS) : last(errors, ERRORS);
  }

  private static List<LogLine> last(List<LogLine> lines, int most) {
    return lines.subList(Math.max(0, lines.size() - most), lines.size());
  }

  private List<String> limits() {
    Optional<String> ofTheLog =
        switch (past.log()) {
          case Reading.NotPermitted<Optional<List<LogLine>>>(String permission, String reason) ->
              Optional.of(
                  "The log was not read: AWS refuses %s. AWS says: %s"
                      .formatted(permission, reason));
          case Reading.NotGiven<Optional<List<LogLine>>> _ ->
              Optional.of("The log could not be read.");
          case Reading.Known<Optional<List<LogLine>>>(Optional<List<LogLine>> found) ->
              found.isEmpty() ? Optional.of("The job has no log stream.") : Optional.empty();
        };
    return Stream.concat(ofTheLog.stream(), changes.limits().stream()).toList();
  }

  private String json(LogLine line) {
    return JsonWriter.object(
        out ->
            out.text("type", "log")
                .text("job", job)
                .text(
                    "time",
                    line.time().map(time -> time.truncatedTo(ChronoUnit.SECONDS).toString()))
                .text("event", line.event())
                .text("message", line.message()));
  }

  private static String text(LogLine line) {
    return Console.safe(
        line.time().map(time -> time.truncatedTo(ChronoUnit.SECONDS) + " ").orElse("")
            + line.event().map(event -> event + ": ").orElse("")
            + line.message());
  }

  private String json(Change change) {
    return JsonWriter.object(
        out -> {
          out.text("type", "change")
              .text("job", job)
              .text("time", time(change))
              .text("event", change.event().name())
              .text(member(change.subject()), change.subject().name())
              .text("actor", change.event().actor());
          change
              .judged()
              .ifPresent(
                  judged -> {
                    out.texts("denies", ids(judged.denies()));
                    if (!judged.cannotTell().isEmpty()) {
                      out.texts("cannotTell", ids(judged.cannotTell()));
                    }
                  });
        });
  }

  private static String time(Change change) {
    return change.event().time().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String member(TrailSubject subject) {
    return switch (subject.kind()) {
      case BUCKET -> "bucket";
      case KEY -> "key";
      case ROLE -> "role";
    };
  }

  private static List<String> ids(List<AccessPath> paths) {
    return paths.stream().map(AccessPath::id).toList();
  }

  private static String text(Change change) {
    return Console.safe(
        "%s %s on %s, by %s%s"
            .formatted(
                time(change),
                change.event().name(),
                change.subject().words(),
                change.event().actor().orElse("an unknown caller"),
                judged(change)));
  }

  private static String judged(Change change) {
    if (change.judged().isEmpty()) {
      return change.event().policy() instanceof BecamePolicy.NotConcerned
          ? ""
          : ": the policy's text is not known";
    }
    Change.Judged judged = change.judged().orElseThrow();
    if (!judged.denies().isEmpty()) {
      return ": it denies " + words(judged.denies());
    }
    return judged.cannotTell().isEmpty()
        ? ": it denies the job nothing"
        : ": cannot tell whether it denies " + words(judged.cannotTell());
  }

  private static String words(List<AccessPath> paths) {
    return paths.stream().map(AccessPath::words).collect(Collectors.joining(", "));
  }
}
