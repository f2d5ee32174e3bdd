package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.policy.JsonWriter;

/// Writes findings in the JSON form that commands, alerts and events share.
public final class FindingJson {

  private FindingJson() {}

  /// Returns the finding as one line: `{"type":"finding","check":…}`; members that do not apply are
  /// left out.
  public static String line(Finding finding) {
    return JsonWriter.object(out -> members(finding, out));
  }

  /// Writes the finding's members, `type` first, into an object that is open.
  public static void members(Finding finding, JsonWriter out) {
    out.text("type", "finding")
        .text("check", finding.check())
        .text("severity", finding.severity().text())
        .text("bucket", finding.bucket())
        .text("job", finding.job())
        .text("team", finding.team())
        .text("path", finding.path().map(AccessPath::id))
        .texts("actions", finding.actions())
        .objects(
            "statements",
            finding.statements(),
            (statement, each) ->
                each.number("index", statement.index()).text("sid", statement.sid()))
        .texts("unknownKeys", finding.unknownKeys())
        .text("message", finding.message())
        .object("fix", fix -> members(finding.fix(), fix));
  }

  private static void members(FixAdvice fix, JsonWriter out) {
    out.text("status", fix.status().name().toLowerCase(java.util.Locale.ROOT))
        .text("diff", fix.diff())
        .text("policy", fix.policy())
        .texts("reasons", fix.reasons());
  }
}
