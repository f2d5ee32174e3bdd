package io.labelguard.cli.print;

import io.labelguard.core.check.AccessVerdict;
import io.labelguard.core.check.AccessVerdict.Verdict;
import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.GroundTruthEndpoints;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.policy.json.JsonWriter;
import java.util.List;
import java.util.stream.Collectors;

/// Prints how each access path was judged: as text only what is fine, because the rest is a
/// finding.
public final class VerdictPrinter {

  private final Console console;
  private final GroundTruthEndpoints endpoints;

  public VerdictPrinter(Console console, GroundTruthEndpoints endpoints) {
    this.console = console;
    this.endpoints = endpoints;
  }

  /// Prints the verdicts.
  public void print(List<AccessVerdict> verdicts) {
    for (AccessVerdict verdict : verdicts) {
      if (console.json()) {
        console.jsonLine(json(verdict));
      } else if (verdict.verdict() == Verdict.ALLOWED) {
        console.line(text(verdict));
      }
    }
  }

  private static String json(AccessVerdict verdict) {
    return JsonWriter.object(
        out ->
            out.text("type", "access")
                .text("job", verdict.job().name())
                .text("bucket", verdict.bucket())
                .text("path", verdict.path().id())
                .text("verdict", verdict.verdict().text())
                .texts("actions", verdict.actions()));
  }

  private String text(AccessVerdict verdict) {
    String actions =
        verdict.actions().stream()
            .map(action -> action.replaceFirst("^s3:", ""))
            .collect(Collectors.joining(", "));
    return console.style("green", "ok")
        + "  "
        + Console.safe("job " + verdict.job().name() + ", bucket " + verdict.bucket())
        + ": "
        + words(verdict.path())
        + ": "
        + actions
        + (verdict.actions().size() == 1 ? " is" : " are")
        + " not denied"
        + Console.safe(through(verdict.path(), verdict.job()));
  }

  private static String words(AccessPath path) {
    return switch (path) {
      case GROUND_TRUTH -> "Ground Truth";
      case WORKERS -> "workers' browsers";
      case AUTOMATED_LABELING -> "automated labeling";
      case CONSOLE -> "console";
    };
  }

  private String through(AccessPath path, LabelingJob job) {
    return path == AccessPath.GROUND_TRUTH
        ? job.region().flatMap(endpoints::in).map(id -> ", through " + id).orElse("")
        : "";
  }
}
