package io.labelguard.core.report;

import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.event.Actor;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.FixOutcome.Result;
import io.labelguard.core.record.Purpose;
import io.labelguard.core.record.Target;
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
  private static final int CAUSES = 3;
  private static final int POINTS = 4;
  private static final int CHANGED_LINES = 8;
  private static final int SOURCE_LINES = 40;

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
    alert.applied().ifPresentOrElse(this::whatWasDone, this::whatToDo);
    if (!isDone()) {
      atRisk();
      report.change().ifPresent(this::whoAndWhen);
      causes();
    }
    alert.applied().ifPresent(this::afterwards);
    links();
    end();
    return out.text();
  }

  /// Whether something was written, so that what was wrong before is no longer true.
  private boolean isDone() {
    return alert.applied().map(FixOutcome::result).filter(Result.APPLIED::equals).isPresent();
  }

  private void whatToDo() {
    report.remarks().stream().limit(POINTS).forEach(out::paragraph);
    if (report.causes().isEmpty()) {
      return;
    }
    out.heading("WHAT TO DO");
    int number = 1;
    for (ReportedCause cause : report.causes().subList(0, Math.min(CAUSES, causeCount()))) {
      number = steps(cause, number);
    }
    if (causeCount() > CAUSES) {
      out.wrapped("  ", "And " + (causeCount() - CAUSES) + " more causes: labelguard audit");
    }
  }

  private int causeCount() {
    return report.causes().size();
  }

  private int steps(ReportedCause cause, int first) {
    int number = first;
    Optional<String> bucket = cause.bucket().filter(_ -> cause.fix().proven());
    if (bucket.isPresent() && report.handling().fixing()) {
      out.wrapped(
          label(number++), "Nothing now: Labelguard is applying the proven fix, do not apply it.");
    } else if (bucket.isPresent()) {
      out.wrapped(label(number++), "Look, then apply the proven fix:");
      out.whole("       " + apply(cause, bucket.get()));
      if (report.change().isPresent()) {
        out.wrapped(
            label(number++), "Or take the change back, if it was a mistake. Ask " + who() + ".");
      }
    } else {
      for (String step : cause.fix().steps()) {
        out.step(label(number++), step);
      }
    }
    for (String point : cause.open().stream().limit(POINTS).toList()) {
      out.wrapped(label(number++), "Decide for " + point + ". The fix does not change that.");
    }
    return number;
  }

  private static String label(int number) {
    return "  " + number + ". ";
  }

  private String who() {
    return report.change().map(ReportedChange::who).orElse("the person who made it");
  }

  private String apply(ReportedCause cause, String bucket) {
    return Commands.fix(bucket)
        + cause.fix().shortFingerprint().map(hex -> " --apply " + hex).orElse("")
        + " --region "
        + alert.region();
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
    int longest = shown.stream().mapToInt(job -> Escaped.line(job.name()).length()).max().orElse(0);
    for (AffectedJob job : shown) {
      String name = Escaped.line(job.name());
      out.wrapped(
          "  " + name + " ".repeat(longest - name.length()) + "  ",
          job.statusWords() + job.left().map(left -> ", " + left + " objects left").orElse(""));
    }
    if (jobs.size() > JOBS) {
      out.wrapped("  ", "and " + Quantity.of(jobs.size() - JOBS, "more job"));
    }
  }

  private void whoAndWhen(ReportedChange change) {
    Actor actor = change.facts().actor();
    out.heading("WHO AND WHEN");
    out.wrapped(
        "  ",
        change.facts().call()
            + " by "
            + change.who()
            + ", "
            + TIME.format(change.facts().time())
            + actor.sourceIp().map(address -> ", from " + address).orElse("")
            + change.client().map(client -> " with " + client).orElse("")
            + actor
                .account()
                .filter(other -> !other.equals(alert.account()))
                .map(other -> ", of account " + other)
                .orElse("")
            + " (account "
            + alert.account()
            + ", "
            + alert.region()
            + ")");
  }

  private void causes() {
    List<ReportedCause> causes = report.causes().subList(0, Math.min(CAUSES, causeCount()));
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
    for (DecidingStatement statement : cause.decides().stream().limit(CAUSES).toList()) {
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
            .map(bucket -> Commands.fix(bucket) + " --diff")
            .orElse("labelguard audit --diff"));
    if (cause.fix().proven()) {
      out.wrapped(
          "  ",
          "Proven: it newly allows only requests of your own accounts through Ground Truth's"
              + " endpoint, and denies nothing new.");
    } else if (cause.fix().status() == FixAdvice.Status.PROPOSED) {
      out.wrapped("  ", "A suggestion, not proven. A person must judge it.");
    }
  }

  private void whatWasDone(FixOutcome outcome) {
    String target =
        switch (outcome.target()) {
          case Target.Bucket(String name) -> "the policy of " + name;
          case Target.Team(String name) -> "the presign constraint of work team " + name;
        };
    out.paragraph(
        switch (outcome.result()) {
          case APPLIED -> "Labelguard changed " + target + " and read the change back.";
          case NOT_APPLIED -> "Labelguard did not change " + target + ".";
          case CANNOT_TELL ->
              "It is not known whether Labelguard's change of "
                  + target
                  + " took effect. Look at it in the console.";
        });
    outcome.reasons().stream().limit(POINTS).forEach(reason -> out.wrapped("", reason));
    List<String> fixed = report.handling().fixed();
    if (!fixed.isEmpty()) {
      out.wrapped("", "These labeling jobs can go on: " + NameList.of(fixed, JOBS) + ".");
    }
    if (!isDone()) {
      whatToDo();
      return;
    }
    report.remarks().stream().limit(POINTS).forEach(out::paragraph);
    if (!report.causes().isEmpty()) {
      out.heading("STILL OPEN");
      OpenPoints.all(report.causes()).stream()
          .limit(POINTS)
          .forEach(point -> out.wrapped("  ", point));
    }
  }

  private void afterwards(FixOutcome outcome) {
    outcome.diff().ifPresent(diff -> diff("WHAT WAS CHANGED", diff, outcome));
    outcome.since().ifPresent(diff -> diff("WHAT WAS CHANGED SINCE", diff, outcome));
    outcome.write().ifPresent(write -> howToUndo(outcome, write));
    alert
        .source()
        .ifPresent(
            lines -> {
              out.heading("FOR THE TEMPLATE OR CODE THAT THIS POLICY COMES FROM");
              out.wrapped("  ", "Change it there too, or its next run removes the fix:");
              out.block("  ", lines.lines().toList(), SOURCE_LINES, "labelguard fix --print json");
            });
  }

  private void diff(String heading, String diff, FixOutcome outcome) {
    out.heading(heading);
    out.block(
        "  ",
        DiffLines.changed(diff),
        CHANGED_LINES,
        "labelguard history --bucket " + Commands.word(outcome.target().name()));
  }

  private void howToUndo(FixOutcome outcome, FixOutcome.Write write) {
    if (outcome.result() == Result.NOT_APPLIED) {
      return;
    }
    switch (write.purpose()) {
      case Purpose.Fix _, Purpose.TemporaryFix _ -> {
        out.heading("IF YOU DISAGREE");
        switch (outcome.target()) {
          case Target.Bucket(String name) -> {
            out.whole("  " + Commands.undo(name, write.id()) + " --region " + alert.region());
            out.wrapped("  ", "Labelguard then leaves this policy alone until labelguard rearm.");
          }
          case Target.Team _ -> out.wrapped("  ", "Put back what is shown with a minus.");
        }
      }
      case Purpose.End _, Purpose.Undo _ -> {}
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
            + alert.id()
            + ", message "
            + alert.sequence()
            + ". Account "
            + alert.account()
            + ", "
            + alert.region()
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
