package io.labelguard.cli.command;

import io.labelguard.cli.input.InputException;
import io.labelguard.cli.input.ManifestFile;
import io.labelguard.cli.print.Console;
import io.labelguard.cli.print.ExitCode;
import io.labelguard.cli.print.OutputOptions;
import io.labelguard.cli.report.ManifestProgress;
import io.labelguard.core.labeling.manifest.ManifestSummary;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `labelguard manifest`: in which buckets and prefixes the data of a labeling job lies.
@Command(
    name = "manifest",
    description =
        "Say in which buckets and prefixes the data of a labeling job lies, as its manifest names"
            + " them. Nothing else of the manifest is kept or printed.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  labelguard manifest input.manifest",
      "  aws s3 cp s3://B/input.manifest - | labelguard manifest - --format json",
      "",
      "It looks at source-ref, the prefix in source-ref-metadata, and every other",
      "member whose name ends in -ref. Sequence files (a source-ref that ends in",
      ".json) are listed, not opened. A prefix is a reference up to its last slash;",
      "over 1,000 in a bucket, the deepest are replaced by their parents.",
      "",
      "Exit code: 0 clean, 1 bad lines or references, 2 not JSON Lines, 3 not read",
      "to its end."
    })
public final class ManifestCommand implements Callable<Integer> {

  @Mixin OutputOptions output;

  @Parameters(paramLabel = "FILE", description = "The manifest; - reads standard input.")
  Path file;

  @Option(
      names = "--max-bytes",
      paramLabel = "N",
      description = "Read at most so many bytes. A line that goes on there is left out.")
  Optional<Long> maxBytes = Optional.empty();

  @Override
  public Integer call() {
    Console console = output.console();
    long most = maxBytes.orElse(Long.MAX_VALUE);
    if (most < 1) {
      throw new InputException("--max-bytes must be at least 1");
    }
    ManifestSummary summary = scanned(most, console);
    ManifestPrinter printer = new ManifestPrinter(console);
    if (console.json()) {
      printer.json(summary);
    } else {
      printer.text(file, summary);
    }
    console.out().flush();
    if (summary.partial()) {
      return ExitCode.CANNOT_TELL;
    }
    return summary.clean() ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }

  private ManifestSummary scanned(long most, Console console) {
    OptionalLong known = ManifestFile.size(file);
    OptionalLong size =
        known.isPresent()
            ? OptionalLong.of(Math.min(known.getAsLong(), most))
            : OptionalLong.empty();
    try (ManifestProgress progress = ManifestProgress.on(console, size)) {
      return ManifestFile.scan(file, most, progress);
    }
  }
}
