package io.labelguard.core.report;

import io.labelguard.core.check.AccessVerdict;
import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Severity;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.labeling.LabelCounters;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.policy.json.JsonWriter;
import java.util.Locale;
import java.util.Optional;

/// Writes a report in the JSON form for programs; its schema is `docs/schema/report.json`.
public final class ReportJson {

  /// Changes when a member gets another meaning.
  private static final int SCHEMA = 1;

  private ReportJson() {}

  /// Returns the report as one line: `{"type":"report","headline":…,"causes":[…]}`; members that do
  /// not apply are left out.
  public static String line(Report report) {
    return JsonWriter.object(out -> members(report, out));
  }

  private static void members(Report report, JsonWriter out) {
    out.text("type", "report")
        .number("schema", SCHEMA)
        .text("headline", report.headline())
        .text("severity", report.severity().map(Severity::text))
        .objects("causes", report.causes(), ReportJson::cause)
        .object("clean", clean -> clean(report.clean(), clean))
        .texts("stillOpen", report.stillOpen())
        .objects(
            "next",
            report.next(),
            (step, each) -> each.text("command", step.command()).text("purpose", step.purpose()));
    report.change().ifPresent(change -> out.object("change", each -> change(change, each)));
    out.texts("remarks", report.remarks())
        .texts("notChecked", report.notChecked())
        .objects(
            "links",
            report.links(),
            (link, each) -> each.text("name", link.name()).text("url", link.url()));
  }

  private static void cause(ReportedCause cause, JsonWriter out) {
    out.text("headline", cause.headline())
        .text("severity", cause.severity().text())
        .text("consequence", word(cause.consequence()))
        .texts("checks", cause.checks().stream().map(CheckId::text).toList());
    cause.target().ifPresent(target -> out.text(target.kind(), target.name()));
    out.objects("jobs", cause.jobs(), ReportJson::job)
        .objects(
            "denied",
            cause.denied(),
            (denied, each) ->
                each.text("path", denied.path().id()).texts("actions", denied.actions()))
        .objects("decidedBy", cause.decides(), ReportJson::statement)
        .object("fix", fix -> fix(cause.fix(), fix))
        .texts("open", cause.open());
  }

  private static void job(AffectedJob job, JsonWriter out) {
    Optional<LabelCounters> counters = job.counters();
    out.text("name", job.name())
        .text("status", word(job.status()))
        .text("consequence", word(job.consequence()))
        .texts("uses", job.uses().stream().map(LabelingJob.Use::text).toList());
    counters.ifPresent(known -> out.number("left", known.left()).number("total", known.total()));
    out.text("failureReason", job.failureReason());
  }

  private static void statement(DecidingStatement statement, JsonWriter out) {
    out.number("number", statement.number())
        .text("sid", statement.sid())
        .text("effect", word(statement.effect()))
        .number("line", statement.place().line())
        .number("column", statement.place().column());
    statement
        .condition()
        .ifPresent(
            condition ->
                out.object(
                    "condition",
                    each ->
                        each.text("operator", condition.operator())
                            .text("key", condition.key())
                            .texts("values", condition.values())));
    out.text("because", statement.because());
  }

  private static void fix(ReportedFix fix, JsonWriter out) {
    out.text("status", word(fix.status()))
        .text("diff", fix.diff())
        .text("policy", fix.policy())
        .texts("steps", fix.steps());
  }

  private static void clean(CleanThings clean, JsonWriter out) {
    out.texts("jobs", clean.jobs())
        .texts("buckets", clean.buckets())
        .texts("teams", clean.teams())
        .objects("access", clean.access(), ReportJson::access);
  }

  private static void access(AccessVerdict verdict, JsonWriter out) {
    out.text("job", verdict.job().name())
        .text("bucket", verdict.bucket())
        .text("path", verdict.path().id())
        .texts("actions", verdict.actions());
  }

  private static void change(ReportedChange change, JsonWriter out) {
    EventFacts facts = change.facts();
    out.text("call", facts.call())
        .text("time", facts.time().toString())
        .text("who", change.who())
        .text("client", change.client());
    out.object("event", event -> AlertJson.members(facts, event));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
