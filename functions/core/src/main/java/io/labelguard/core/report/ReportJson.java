package io.labelguard.core.report;

import io.labelguard.core.check.AccessVerdict;
import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Severity;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.fix.Fingerprint;
import io.labelguard.core.labeling.LabelCounters;
import io.labelguard.core.labeling.LabelingJob;
import io.labelguard.core.report.text.Commands;
import io.labelguard.policy.json.JsonWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Writes a report in the JSON form for programs; its schema is `docs/schema/lines.json`.
public final class ReportJson {

  /// Changes when a member gets another meaning.
  private static final int SCHEMA = 1;

  private ReportJson() {}

  /// How much of a report is written.
  ///
  /// @param causes the most causes
  /// @param jobs the most jobs of each
  /// @param texts whether diffs and policies are written, which findings have, too
  private record Extent(int causes, int jobs, boolean texts) {

    static final Extent WHOLE = new Extent(Integer.MAX_VALUE, Integer.MAX_VALUE, true);

    /// What a person reads of one message.
    static final Extent OF_A_MESSAGE = new Extent(5, 10, false);
  }

  /// Returns the report as one line: `{"type":"report","headline":…,"causes":[…]}`; members that do
  /// not apply are left out.
  public static String line(Report report, ReportScope scope) {
    return JsonWriter.object(
        out -> {
          out.text("type", "report").number("schema", SCHEMA);
          if (!scope.equals(ReportScope.UNKNOWN)) {
            out.object(
                "scope",
                each -> each.text("account", scope.account()).text("region", scope.region()));
          }
          members(report, out, Extent.WHOLE);
        });
  }

  /// Writes what one message has room for into an object that is open: five causes, ten jobs of
  /// each, no diffs.
  public static void forMessage(Report report, JsonWriter out) {
    members(report, out, Extent.OF_A_MESSAGE);
  }

  private static void members(Report report, JsonWriter out, Extent extent) {
    out.text("headline", report.headline())
        .text("severity", report.severity().map(Severity::text))
        .number("causeCount", report.causes().size())
        .objects(
            "causes",
            report.causes().stream().limit(extent.causes()).toList(),
            (cause, each) -> cause(cause, each, extent));
    if (extent.texts()) {
      out.object("clean", clean -> clean(report.clean(), clean));
    }
    out.texts("stillOpen", report.stillOpen())
        .text("ownFix", report.handling().ownFix().text())
        .texts("fixed", report.handling().fixed().stream().limit(extent.jobs()).toList())
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

  private static void cause(ReportedCause cause, JsonWriter out, Extent extent) {
    out.text("headline", cause.headline())
        .text("severity", cause.severity().text())
        .text("consequence", word(cause.consequence()))
        .text("problem", cause.problem())
        .texts("checks", cause.checks().stream().map(CheckId::text).toList());
    cause.target().ifPresent(target -> out.text(target.kind(), target.name()));
    out.number("jobCount", cause.jobs().size())
        .objects("jobs", cause.jobs().stream().limit(extent.jobs()).toList(), ReportJson::job)
        .objects(
            "denied",
            cause.denied(),
            (denied, each) ->
                each.text("path", denied.path().id()).texts("actions", denied.actions()))
        .objects("decidedBy", cause.decides(), ReportJson::statement)
        .object("fix", fix -> fix(cause, fix, extent))
        .texts("open", cause.open());
  }

  private static void job(AffectedJob job, JsonWriter out) {
    Optional<LabelCounters> counters = job.counters();
    out.text("name", job.name())
        .text("status", word(job.status()))
        .text("consequence", word(job.consequence()))
        .texts("uses", job.uses().stream().map(LabelingJob.Use::text).toList());
    counters.ifPresent(known -> out.number("left", known.left()).number("total", known.total()));
    out.text("failureReason", job.failureReason()).text("asOf", job.asOf().map(Instant::toString));
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
    out.text("sentence", statement.sentence()).text("because", statement.because());
  }

  private static void fix(ReportedCause cause, JsonWriter out, Extent extent) {
    ReportedFix fix = cause.fix();
    out.text("status", word(fix.status()))
        .text("fingerprint", fix.fingerprint().map(Fingerprint::hex))
        .text("command", cause.bucket().filter(_ -> fix.proven()).map(Commands::fix))
        .texts("changed", fix.changed());
    if (extent.texts()) {
      out.text("diff", fix.diff()).text("policy", fix.policy());
    }
    out.texts("steps", fix.steps());
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
        .text("client", change.client())
        .text("from", facts.actor().sourceIp())
        .object("event", event -> EventJson.members(facts, event));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
