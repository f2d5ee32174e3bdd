package io.labelguard.core.check;

import io.labelguard.core.labeling.AccessPath;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.policy.json.JsonWriter;
import java.util.Locale;
import java.util.Optional;

/// Writes findings in the JSON form that commands, alerts and events share.
public final class FindingJson {

  private FindingJson() {}

  /// Returns the finding as one line: `{"type":"finding","check":…}`; members that do not apply are
  /// left out.
  public static String line(Finding finding) {
    return JsonWriter.object(out -> members(finding, out));
  }

  /// Returns the finding about a job that has ended as one line: `"ended":true`, and why the job
  /// failed in SageMaker's own words.
  public static String line(Finding finding, LabelingJob ended) {
    return JsonWriter.object(out -> members(finding, Optional.of(ended), out));
  }

  /// Writes the finding's members, `type` first, into an object that is open.
  public static void members(Finding finding, JsonWriter out) {
    members(finding, Optional.empty(), out);
  }

  private static void members(Finding finding, Optional<LabelingJob> ended, JsonWriter out) {
    out.text("type", "finding")
        .text("check", finding.check().text())
        .text("severity", finding.severity().text())
        .text("bucket", finding.bucket())
        .text("job", finding.job())
        .text("resource", finding.resource())
        .text("team", finding.team())
        .text("path", finding.path().map(AccessPath::id));
    access(finding, out);
    ended.ifPresent(
        job -> out.bool("ended", true).text("failureReason", job.description().failureReason()));
    out.text("message", finding.message()).object("fix", fix -> members(finding.fix(), fix));
  }

  /// Lists apply, empty or not, to what is about an access path; elsewhere only where they say
  /// something.
  private static void access(Finding finding, JsonWriter out) {
    boolean aboutAccess = finding.path().isPresent();
    if (aboutAccess || !finding.actions().isEmpty()) {
      out.texts("actions", finding.actions());
    }
    if (aboutAccess || !finding.statements().isEmpty()) {
      out.objects(
          "statements",
          finding.statements(),
          (statement, each) ->
              each.number("index", statement.index()).text("sid", statement.sid()));
    }
    if (aboutAccess || !finding.unknownKeys().isEmpty()) {
      out.texts("unknownKeys", finding.unknownKeys());
    }
  }

  private static void members(FixAdvice fix, JsonWriter out) {
    out.text("status", fix.status().name().toLowerCase(Locale.ROOT))
        .text("diff", fix.diff())
        .text("policy", fix.policy())
        .texts("reasons", fix.reasons());
  }
}
