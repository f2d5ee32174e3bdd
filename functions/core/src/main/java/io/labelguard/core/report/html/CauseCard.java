package io.labelguard.core.report.html;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.report.AffectedJob;
import io.labelguard.core.report.DecidingStatement;
import io.labelguard.core.report.DeniedActions;
import io.labelguard.core.report.ReportedCause;
import io.labelguard.core.report.ReportedFix;
import io.labelguard.core.report.text.Commands;
import io.labelguard.core.report.text.Quantity;
import io.labelguard.core.report.text.StepText;
import java.util.List;
import java.util.stream.Collectors;

/// Writes one cause as a card: where, what it does to which jobs, which statement decides, and the
/// fix.
final class CauseCard {

  /// How many jobs are shown before a reader asks for the rest.
  private static final int JOBS = 10;

  /// How many texts of findings are shown.
  private static final int FINDINGS = 50;

  private final Html html;
  private final Since since;
  private final ReportedCause cause;

  CauseCard(Html html, Since since, ReportedCause cause) {
    this.html = html;
    this.since = since;
    this.cause = cause;
  }

  /// Writes the card.
  void write() {
    html.open("article", cause.severity().text());
    html.open("h3").prose(cause.headline());
    if (since.isNew(cause)) {
      html.text(" ").element("span", "new", "new");
    }
    html.closeLine();
    html.open("dl").line();
    field("Where", KnownProblem.of(cause).place());
    jobs();
    cause.when().ifPresent(when -> field("When", when));
    denied();
    because();
    fix();
    open();
    html.closeLine();
    findings();
    html.closeLine();
  }

  private void jobs() {
    List<AffectedJob> jobs = cause.jobs();
    if (jobs.isEmpty()) {
      return;
    }
    label(jobs.stream().anyMatch(job -> job.status().live()) ? "At risk" : "Affected");
    table(jobs.subList(0, Math.min(JOBS, jobs.size())));
    if (jobs.size() > JOBS) {
      html.open("details").element("summary", Quantity.of(jobs.size() - JOBS, "more job"));
      table(jobs.subList(JOBS, jobs.size()));
      html.close();
    }
    jobs.stream()
        .flatMap(job -> job.failureReason().stream())
        .distinct()
        .limit(JOBS)
        .forEach(reason -> html.paragraph("p", "AWS said: " + reason));
    html.closeLine();
  }

  private void table(List<AffectedJob> jobs) {
    html.open("table").open("tr");
    html.element("th", "Job").element("th", "Status").element("th", "Left to label").closeLine();
    for (AffectedJob job : jobs) {
      html.open("tr").open("td").prose(job.name());
      if (since.isNew(cause, job)) {
        html.text(" ").element("span", "new", "new");
      }
      html.close().paragraph("td", job.statusWords());
      html.paragraph("td", job.left().orElse("not known")).closeLine();
    }
    html.closeLine();
  }

  private void denied() {
    if (!hasStatements()) {
      return;
    }
    label("Denied");
    for (DeniedActions denied : cause.denied()) {
      html.paragraph("p", denied.path().words() + ": " + String.join(", ", denied.shortNames()));
    }
    html.closeLine();
  }

  private void because() {
    label("Because");
    for (DecidingStatement statement : cause.decides()) {
      html.paragraph(
          "p", statement.sentence() + statement.because().map(why -> " " + why + ".").orElse(""));
    }
    if (!hasStatements()) {
      html.paragraph("p", cause.findings().getFirst().message());
    }
    html.closeLine();
  }

  /// Whether its statements say why; otherwise the first finding does.
  private boolean hasStatements() {
    return !cause.denied().isEmpty() && !cause.decides().isEmpty();
  }

  private void fix() {
    ReportedFix fix = cause.fix();
    label("Fix");
    if (fix.proven()) {
      html.open("p").element("b", "good", "Proven safe").close();
    } else if (fix.steps().isEmpty()) {
      html.paragraph("p", sentence(fix.status()));
    } else {
      html.paragraph("p", sentence(fix.status()) + ":");
    }
    fix.steps().forEach(this::step);
    if (!fix.changed().isEmpty()) {
      changed(fix.changed());
    }
    cause
        .bucket()
        .filter(_ -> fix.proven())
        .ifPresent(bucket -> html.element("pre", "command", Commands.fix(bucket)));
    fix.diff()
        .filter(_ -> fix.policy().isPresent())
        .ifPresent(
            diff -> {
              html.open("details").element("summary", "The whole change");
              changed(diff.lines().toList());
              html.close();
            });
    html.closeLine();
  }

  private static String sentence(FixAdvice.Status status) {
    return switch (status) {
      case PROVEN -> "Proven safe";
      case PROPOSED -> "Suggestion, not proven";
      case NONE -> "By hand";
    };
  }

  private void step(String step) {
    StepText parts = StepText.of(step);
    html.paragraph("p", parts.sentence());
    parts.command().ifPresent(command -> html.element("pre", "command", command));
  }

  private void changed(List<String> lines) {
    html.open("pre");
    for (String line : lines) {
      // Escaped.line would show a tab as \t.
      String text = line.replace("\t", "  ");
      if (text.startsWith("+")) {
        html.element("ins", text);
      } else if (text.startsWith("-")) {
        html.element("del", text);
      } else {
        html.text(text);
      }
      html.line();
    }
    html.closeLine();
  }

  private void open() {
    if (cause.open().isEmpty()) {
      return;
    }
    label("Not fixed");
    cause.open().forEach(point -> html.paragraph("p", point));
    html.closeLine();
  }

  private void findings() {
    List<String> texts =
        cause.findings().stream()
            .map(finding -> finding.check().text() + ": " + finding.message())
            .distinct()
            .toList();
    if (texts.size() == 1 && !hasStatements()) {
      return;
    }
    html.open("details");
    html.element("summary", Quantity.of(cause.findings().size(), "finding") + checks());
    texts.stream().limit(FINDINGS).forEach(text -> html.paragraph("p", text));
    if (texts.size() > FINDINGS) {
      html.paragraph("p", "And " + (texts.size() - FINDINGS) + " more: labelguard audit --details");
    }
    html.closeLine();
  }

  private String checks() {
    List<String> added = since.newChecks(cause);
    return " of "
        + cause.findings().stream()
            .map(Finding::check)
            .distinct()
            .sorted()
            .map(CheckId::text)
            .collect(Collectors.joining(", "))
        + (added.isEmpty() ? "" : ", new: " + String.join(", ", added));
  }

  private void field(String label, String text) {
    label(label);
    html.prose(text).closeLine();
  }

  private void label(String label) {
    html.element("dt", label).open("dd");
  }
}
