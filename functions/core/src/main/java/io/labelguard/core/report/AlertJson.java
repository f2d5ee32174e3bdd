package io.labelguard.core.report;

import io.labelguard.core.check.FindingJson;
import io.labelguard.core.event.EventFacts;
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
    alert.event().ifPresent(facts -> out.object("event", each -> members(facts, each)));
    out.objects("findings", alert.findings(), FindingJson::members);
    alert
        .applied()
        .ifPresent(outcome -> out.object("applied", each -> FixOutcomeJson.members(outcome, each)));
    out.texts("notes", alert.notes())
        .text("source", alert.source())
        .object("report", report -> ReportJson.forMessage(alert.report(), report));
  }

  /// Writes all that an event says into an object that is open.
  static void members(EventFacts facts, JsonWriter out) {
    out.text("id", facts.id())
        .text("call", facts.call())
        .text("time", facts.time().toString())
        .text("account", facts.account())
        .text("region", facts.region())
        .text("actor", facts.actor().arn())
        .text("role", facts.actor().issuerArn())
        .text("sourceIp", facts.actor().sourceIp())
        .text("userAgent", facts.actor().userAgent())
        .text("invokedBy", facts.actor().invokedBy());
  }
}
