package io.labelguard.cli.command;

import io.labelguard.cli.input.TextFile;
import io.labelguard.cli.print.Console;
import io.labelguard.core.labeling.S3Location;
import io.labelguard.core.labeling.manifest.LineCounts;
import io.labelguard.core.labeling.manifest.ManifestSummary;
import io.labelguard.core.labeling.manifest.ScanEnd;
import io.labelguard.core.labeling.manifest.SequenceReferences;
import io.labelguard.core.report.text.Quantity;
import io.labelguard.policy.json.JsonWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Prints what is known of a manifest: one line of JSON, or text that says first whether all of it
/// could be read, then where the data lies, then what a person should look at.
final class ManifestPrinter {

  /// The most prefixes of a bucket, and sequence files, that text shows.
  private static final int SHOWN = 10;

  private final Console console;

  ManifestPrinter(Console console) {
    this.console = console;
  }

  /// Prints the line for programs.
  void json(ManifestSummary summary) {
    LineCounts lines = summary.lines();
    console.jsonLine(
        JsonWriter.object(
            out ->
                out.text("type", "manifest")
                    .number("lines", lines.total())
                    .number("sourceLines", lines.source())
                    .number("referenceLines", lines.reference())
                    .texts("buckets", summary.buckets())
                    .texts("prefixes", uris(summary.prefixes()))
                    .number("badLines", lines.bad())
                    .number("badReferences", summary.badReferences())
                    .texts("sequences", uris(summary.sequences().first()))
                    .bool("partial", summary.partial())));
  }

  private static List<String> uris(List<S3Location> locations) {
    return locations.stream().map(S3Location::uri).toList();
  }

  /// Prints the text for people.
  void text(Path file, ManifestSummary summary) {
    console.wrapped(headline(TextFile.name(file), summary));
    for (String bucket : summary.buckets()) {
      console.line("");
      console.line(Console.safe(bucket));
      list(summary.prefixes().stream().filter(each -> each.bucket().equals(bucket)).toList());
    }
    sequences(summary.sequences());
    List<String> remarks = remarks(summary);
    if (!remarks.isEmpty()) {
      console.line("");
      remarks.forEach(remark -> console.hanging("- ", remark));
    }
  }

  private static String headline(String name, ManifestSummary summary) {
    LineCounts lines = summary.lines();
    String read = Quantity.of(lines.total(), "line") + (summary.partial() ? " read so far" : "");
    int buckets = summary.buckets().size();
    String where =
        buckets > 0
            ? "the data lies in " + Quantity.of(buckets, "bucket")
            : lines.onlySource()
                ? "it holds its data itself and names no object"
                : "no object is named";
    return name + ": " + read + ", " + where + "." + bad(summary);
  }

  private static String bad(ManifestSummary summary) {
    List<String> bad = new ArrayList<>();
    if (summary.lines().bad() > 0) {
      bad.add(Quantity.of(summary.lines().bad(), "bad line"));
    }
    if (summary.badReferences() > 0) {
      bad.add(Quantity.of(summary.badReferences(), "bad reference"));
    }
    return bad.isEmpty() ? "" : " " + String.join(" and ", bad) + ".";
  }

  private void list(List<S3Location> locations) {
    locations.stream().limit(SHOWN).forEach(each -> console.line("  " + Console.safe(each.uri())));
    if (locations.size() > SHOWN) {
      String more = Quantity.grouped(locations.size() - SHOWN);
      console.line("  and " + more + " more; all of them: --format json");
    }
  }

  private void sequences(SequenceReferences sequences) {
    if (!sequences.first().isEmpty()) {
      console.line("");
      console.wrapped(
          (sequences.more() ? "The first 100 of the sequence files" : "Sequence files")
              + ", not opened; their frames may lie in other buckets:");
      list(sequences.first());
    }
  }

  private static List<String> remarks(ManifestSummary summary) {
    LineCounts lines = summary.lines();
    List<String> remarks = new ArrayList<>();
    if (summary.end() == ScanEnd.BYTE_LIMIT) {
      remarks.add("Not read to its end (--max-bytes): there may be more of everything.");
    } else if (summary.end() == ScanEnd.TOO_MANY_PLACES) {
      remarks.add("Not read to its end: it names more buckets and prefixes than memory holds.");
    }
    if (lines.bad() > 0) {
      remarks.add("A bad line is not one JSON object. What it names is not counted.");
    }
    if (summary.badReferences() > 0) {
      remarks.add("A bad reference is not of the form s3://bucket/key. Its data is nowhere above.");
    }
    if (lines.withoutData() > 0) {
      remarks.add(
          Quantity.of(lines.withoutData(), "line")
              + " with neither source nor source-ref: Ground Truth finds nothing to label there."
              + " Look for another spelling, or a space in the name.");
    }
    if (lines.source() > 0 && lines.reference() > 0) {
      remarks.add(Quantity.of(lines.source(), "line") + " with the data itself (source).");
    }
    if (lines.overlong() > 0) {
      remarks.add(
          Quantity.of(lines.overlong(), "line")
              + " of more than 100,000 characters, the most that Ground Truth takes.");
    }
    if (lines.total() > LineCounts.MOST_LINES) {
      remarks.add("More than 100,000 lines, the most that Ground Truth takes.");
    }
    return remarks;
  }
}
