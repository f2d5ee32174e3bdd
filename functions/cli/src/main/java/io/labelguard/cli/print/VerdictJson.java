package io.labelguard.cli.print;

import io.labelguard.core.check.AccessVerdict;
import io.labelguard.policy.json.JsonWriter;
import java.util.List;

/// Prints how each access path was judged, for programs.
public final class VerdictJson {

  private VerdictJson() {}

  /// Prints one line for each verdict.
  public static void print(List<AccessVerdict> verdicts, Console console) {
    verdicts.forEach(verdict -> console.jsonLine(line(verdict)));
  }

  private static String line(AccessVerdict verdict) {
    return JsonWriter.object(
        out ->
            out.text("type", "access")
                .text("job", verdict.job().name())
                .text("bucket", verdict.bucket())
                .text("path", verdict.path().id())
                .text("verdict", verdict.verdict().text())
                .texts("actions", verdict.actions()));
  }
}
