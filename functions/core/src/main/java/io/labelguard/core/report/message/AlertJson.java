package io.labelguard.core.report.message;

import io.labelguard.core.check.FindingJson;
import io.labelguard.core.report.EventJson;
import io.labelguard.core.report.FixOutcomeJson;
import io.labelguard.core.report.ReportJson;
import io.labelguard.policy.json.JsonWriter;

/// Writes alerts in the JSON form that goes to programs: to queues, functions and chat.
public final class AlertJson {

  private AlertJson() {}

  /// Returns the alert as one line: `{"type":"alert","id":…,"findings":[…]}`. Members that do not
  /// apply are left out. The id and the sequence together name the message, so that a receiver can
  /// drop one that arrives twice. Nothing is shortened; the sender must keep within its limits.
  public static String line(Alert alert) {
    return JsonWriter.object(out -> members(alert, out));
  }

  private static void members(Alert alert, JsonWriter out) {
    out.text("type", "alert")
        .text("id", alert.id())
        .number("sequence", alert.sequence())
        .text("subject", alert.subject())
        .text("account", alert.account())
        .text("region", alert.region())
        .text("outcome", AlertOutcome.of(alert).text());
    alert
        .by()
        .ifPresent(
            build ->
                out.object(
                    "labelguard",
                    each -> each.text("version", build.version()).text("commit", build.commit())));
    alert.event().ifPresent(facts -> out.object("event", each -> EventJson.members(facts, each)));
    out.objects("findings", alert.findings(), FindingJson::members);
    alert
        .applied()
        .ifPresent(outcome -> out.object("applied", each -> FixOutcomeJson.members(outcome, each)));
    out.texts("notes", alert.notes())
        .text("source", alert.source())
        .text("options", alert.options())
        .object("report", report -> ReportJson.forMessage(alert.report(), report));
  }
}
