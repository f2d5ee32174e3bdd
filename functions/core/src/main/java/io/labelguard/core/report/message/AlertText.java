package io.labelguard.core.report.message;

import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.event.Actor;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.report.AffectedJob;
import io.labelguard.core.report.DecidingStatement;
import io.labelguard.core.report.Report;
import io.labelguard.core.report.ReportedCause;
import io.labelguard.core.report.ReportedChange;
import io.labelguard.core.report.link.Link;
import io.labelguard.core.report.text.Commands;
import io.labelguard.core.report.text.Escaped;
import io.labelguard.core.report.text.Quantity;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/// Writes an alert as plain text for e-mail: what breaks, what to do, what is at risk, who changed
/// what, why it breaks, the fix, and where to look. Every string from outside is escaped.
public final class AlertText {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private static final int JOBS = 10;
  private static final int CHANGED_LINES = 8;

  /// No labeling job has a longer name.
  private static final int LONGEST_NAME = 63;

  private final Alert alert;
  private final Report report;
  private final MailLines out = new MailLines();

  private AlertText(Alert alert) {
    this.alert = alert;
    this.report = alert.report();
  }

  /// Returns the text; it ends with a line break.
  public static String of(Alert alert) {
    return new AlertText(alert).text();
  }

  private String text() {
    out.wrapped("", report.headline());
    Optional<MailOutcome> outcome =
        alert.applied().map(applied -> new MailOutcome(alert, applied, out));
    outcome.ifPresentOrElse(MailOutcome::write, new MailSteps(alert, out)::write);
    if (!isDone()) {
      atRisk();
      report.change().ifPresent(this::whoAndWhen);
      causes();
    }
    outcome.ifPresent(MailOutcome::afterwards);
    links();
    end();
    return out.text();
  }

  /// Whether something was written, so that what was wrong before is no longer true.
  private boolean isDone() {
    return alert.applied().map(FixOutcome::result).filter(Result.APPLIED::equals).isPresent();
  }

  private void atRisk() {
    List<AffectedJob> jobs =
        report.causes().stream()
            .flatMap(cause -> cause.jobs().stream())
            .collect(AffectedJob.eachOnce());
    if (jobs.isEmpty()) {
      return;
    }
    out.heading("AT RISK");
    List<AffectedJob> shown = jobs.subList(0, Math.min(JOBS, jobs.size()));
    int longest = shown.stream().mapToInt(job -> name(job).length()).max().orElse(0);
    for (AffectedJob job : shown) {
      String name = name(job);
      out.wrapped(
          "  " + name + " ".repeat(longest - name.length()) + "  ",
          job.statusWords() + job.left().map(left -> ", " + left + " objects left").orElse(""));
    }
    if (jobs.size() > JOBS) {
      out.wrapped("  ", "and " + Quantity.of(jobs.size() - JOBS, "more job"));
    }
  }

  private static String name(AffectedJob job) {
    return Escaped.line(job.name().replaceAll("\\s+", " "), LONGEST_NAME);
  }

  private void whoAndWhen(ReportedChange change) {
    Actor actor = change.facts().actor();
    out.heading("WHO AND WHEN");
    out.wrapped(
        "  ",
        asOneWord(change.facts().call())
            + " by "
            + change.who()
            + ", "
            + TIME.format(change.facts().time())
            + actor.sourceIp().map(address -> ", from " + asOneWord(address)).orElse("")
            + change.client().map(client -> " with " + client).orElse("")
            + actor
                .account()
                .filter(other -> !other.equals(alert.account()))
                .map(other -> ", of account " + asOneWord(other))
                .orElse("")
            + " (account "
            + asOneWord(alert.account())
            + ", "
            + asOneWord(alert.region())
            + ")");
  }

  /// Returns a name that has no blank: no line can begin within it and look like a command.
  private static String asOneWord(String name) {
    return name.replaceAll("\\s+", "_");
  }

  private void causes() {
    List<ReportedCause> causes = report.causes().stream().limit(MailSteps.CAUSES).toList();
    if (!causes.isEmpty()) {
      out.heading("WHY");
      causes.forEach(this::why);
    }
    for (ReportedCause cause : causes) {
      if (!cause.fix().changed().isEmpty()) {
        theFix(cause);
      }
    }
  }

  private void why(ReportedCause cause) {
    if (cause.decides().isEmpty() || cause.denied().isEmpty()) {
      out.wrapped("  ", Escaped.cut(cause.findings().getFirst().message(), 600));
      return;
    }
    for (DecidingStatement statement : cause.decides().stream().limit(MailSteps.CAUSES).toList()) {
      out.wrapped(
          "  ",
          statement.sentence()
              + statement.because().map(because -> " " + because + ".").orElse(""));
    }
  }

  private void theFix(ReportedCause cause) {
    out.heading("THE FIX");
    out.block(
        "  ",
        cause.fix().changed(),
        CHANGED_LINES,
        cause
            .bucket()
            .map(bucket -> Commands.fix(bucket) + " --diff" + alert.options())
            .orElse("labelguard audit --diff" + alert.options()));
    if (cause.fix().proven()) {
      out.wrapped(
          "  ",
          "Proven: it newly allows only requests of your own accounts through Ground Truth's"
              + " endpoint, and denies nothing new.");
    } else if (cause.fix().status() == FixAdvice.Status.PROPOSED) {
      out.wrapped("  ", "A suggestion, not proven. A person must judge it.");
    }
  }

  private void links() {
    if (report.links().isEmpty()) {
      return;
    }
    out.heading("LINKS");
    report.links().forEach(link -> out.whole("  " + padded(link.name()) + link.url()));
    report
        .worst()
        .filter(_ -> report.links().stream().noneMatch(Link::isOfACheck))
        .ifPresent(
            cause ->
                out.whole(
                    "  "
                        + padded("Why")
                        + "labelguard explain "
                        + cause.checks().getFirst().text()));
  }

  private static String padded(String name) {
    return name + " ".repeat(Math.max(1, 9 - name.length()));
  }

  private void end() {
    out.paragraph("Not checked: identity policies, SCPs, RCPs, endpoint policies.");
    out.wrapped(
        "",
        "Alert "
            + asOneWord(alert.id())
            + ", message "
            + alert.sequence()
            + ". Account "
            + asOneWord(alert.account())
            + ", "
            + asOneWord(alert.region())
            + ".");
    report
        .handling()
        .quietUntil()
        .ifPresent(
            day ->
                out.wrapped(
                    "",
                    "Quiet for 30 days: set the tag labelguard:mode to \"ignore until "
                        + day
                        + "\" (a bucket with attribute-based access control: s3control"
                        + " tag-resource)."));
  }
}
