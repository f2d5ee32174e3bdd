package io.labelguard.core.report;

import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.Target;
import io.labelguard.policy.json.JsonWriter;

/// Writes the outcome of a fix in the JSON form that commands and alerts share.
public final class FixOutcomeJson {

  private FixOutcomeJson() {}

  /// Returns the outcome as one line: `{"type":"fix","bucket":…,"outcome":…}`; members that do not
  /// apply are left out.
  public static String line(FixOutcome outcome) {
    return JsonWriter.object(out -> members(outcome, out));
  }

  /// Writes the outcome's members, `type` first, into an object that is open.
  public static void members(FixOutcome outcome, JsonWriter out) {
    out.text("type", "fix");
    switch (outcome.target()) {
      case Target.Cors(String bucket) -> out.text("bucket", bucket).text("setting", "cors");
      case Target.Bucket _, Target.Team _, Target.Workforce _ ->
          out.text(outcome.target().kind(), outcome.target().name());
    }
    out.text("outcome", outcome.result().text())
        .text("purpose", outcome.write().map(write -> write.purpose().text()))
        .text("id", outcome.write().map(FixOutcome.Write::id))
        .text("diff", outcome.diff())
        .text("since", outcome.since())
        .text("readBack", outcome.readBack())
        .texts("reasons", outcome.reasons());
  }
}
