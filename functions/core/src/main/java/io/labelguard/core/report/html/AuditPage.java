package io.labelguard.core.report.html;

import io.labelguard.core.check.AccessVerdict;
import io.labelguard.core.check.Finding;
import io.labelguard.core.check.Severity;
import io.labelguard.core.labeling.LabelCounters;
import io.labelguard.core.report.CleanThings;
import io.labelguard.core.report.NextStep;
import io.labelguard.core.report.Report;
import io.labelguard.core.report.ReportedCause;
import io.labelguard.core.report.link.Link;
import io.labelguard.core.report.text.Quantity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes the report of an audit as one HTML page that needs nothing else.
public final class AuditPage {

  private final Html html = new Html();
  private final Report report;
  private final AuditScope scope;
  private final Since since;

  private AuditPage(Report report, AuditScope scope, Optional<EarlierReport> earlier) {
    this.report = report;
    this.scope = scope;
    this.since = new Since(earlier, report);
  }

  /// Returns the page.
  ///
  /// @param earlier what it is compared with
  public static String of(Report report, AuditScope scope, Optional<EarlierReport> earlier) {
    return new AuditPage(report, scope, earlier).page();
  }

  private String page() {
    html.markup("<!DOCTYPE html>\n<html lang=\"en\">");
    html.open("head").line();
    html.markup("<meta charset=\"utf-8\" />\n");
    html.markup(
        """
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        """);
    html.element("title", scope.title()).line();
    html.open("style").line().markup(PageStyle.CSS).closeLine();
    html.closeLine();
    html.open("body").open("main").line();
    head();
    numbers();
    gone();
    causes();
    clean();
    remarks();
    next();
    html.closeLine();
    html.close().markup("</html>\n");
    return html.written();
  }

  private void head() {
    html.paragraph("h1", style(), report.headline()).line();
    html.paragraph("p", "soft", scope.words()).line();
    html.paragraph("p", "soft", scope.made()).line();
    since.words().ifPresent(words -> html.paragraph("p", words).line());
  }

  private String style() {
    return report.severity().map(AuditPage::style).orElse("good");
  }

  private static String style(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "bad";
      case HIGH, MEDIUM, LOW -> "warn";
    };
  }

  private void numbers() {
    long critical = count(Severity.CRITICAL);
    List<Severity> below =
        List.of(Severity.HIGH, Severity.MEDIUM, Severity.LOW).stream()
            .filter(severity -> count(severity) > 0)
            .toList();
    String others =
        below.size() == 1
            ? below.getFirst().text()
            : below.stream()
                .map(severity -> Quantity.grouped(count(severity)) + " " + severity.text())
                .collect(Collectors.joining(", "));
    long other = findings().size() - critical;
    long proven =
        report.causes().stream()
            .filter(cause -> cause.fix().proven())
            .flatMap(cause -> cause.bucket().stream())
            .distinct()
            .count();
    html.open("ul", "numbers").line();
    number(critical, critical == 0 ? "good" : "bad", "critical");
    number(other, other == 0 ? "good" : "warn", other == 0 ? "high, medium or low" : others);
    number(proven, "good", proven == 1 ? "bucket has a proven fix" : "buckets have a proven fix");
    html.open("li").open("b");
    html.text(Quantity.grouped(report.clean().jobs().size()));
    html.text(" of " + Quantity.grouped(scope.jobs())).close();
    html.text("live jobs are clean").closeLine();
    html.closeLine();
  }

  private void number(long number, String style, String words) {
    html.open("li").element("b", style, Quantity.grouped(number)).text(words).closeLine();
  }

  private List<Finding> findings() {
    return report.causes().stream().flatMap(cause -> cause.findings().stream()).toList();
  }

  private long count(Severity severity) {
    return findings().stream().filter(finding -> finding.severity() == severity).count();
  }

  private void gone() {
    List<String> gone = since.gone();
    if (!gone.isEmpty()) {
      html.element("h2", "Gone").line();
      list(gone);
    }
  }

  private void causes() {
    if (report.causes().isEmpty()) {
      return;
    }
    html.element("h2", "What was found").line();
    report.causes().stream()
        .sorted(Comparator.comparingLong(ReportedCause::left).reversed())
        .forEach(cause -> new CauseCard(html, since, cause).write());
  }

  private void clean() {
    CleanThings clean = report.clean();
    if (clean.jobs().isEmpty() && clean.buckets().isEmpty() && clean.teams().isEmpty()) {
      return;
    }
    html.element("h2", "Clean").line();
    if (!clean.jobs().isEmpty()) {
      cleanJobs(clean.access());
    }
    if (!clean.buckets().isEmpty()) {
      html.paragraph("p", "Buckets: " + String.join(", ", clean.buckets())).line();
    }
    if (!clean.teams().isEmpty()) {
      html.paragraph("p", "Work teams: " + String.join(", ", clean.teams())).line();
    }
  }

  private void cleanJobs(List<AccessVerdict> access) {
    Map<String, List<AccessVerdict>> byJob =
        access.stream()
            .collect(
                Collectors.groupingBy(
                    verdict -> verdict.job().name(), TreeMap::new, Collectors.toList()));
    html.open("table").open("tr");
    html.element("th", "Job").element("th", "Left to label").element("th", "Buckets").closeLine();
    byJob.forEach(
        (job, verdicts) -> {
          html.open("tr").paragraph("td", job);
          html.paragraph(
              "td", verdicts.getFirst().job().counters().map(AuditPage::left).orElse("not known"));
          html.paragraph("td", String.join(", ", buckets(verdicts))).closeLine();
        });
    html.closeLine();
  }

  private static String left(LabelCounters counters) {
    return Quantity.grouped(counters.left()) + " of " + Quantity.grouped(counters.total());
  }

  private static TreeSet<String> buckets(List<AccessVerdict> verdicts) {
    return verdicts.stream()
        .map(AccessVerdict::bucket)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void remarks() {
    if (!report.remarks().isEmpty()) {
      html.element("h2", "Notes").line();
      list(report.remarks());
    }
    if (!report.notChecked().isEmpty()) {
      html.element("h2", "Not checked").line();
      list(report.notChecked());
    }
  }

  private void next() {
    if (!report.next().isEmpty()) {
      html.element("h2", "Next").line();
      for (NextStep step : report.next()) {
        html.element("pre", "command", step.command());
        html.paragraph("p", "soft", step.purpose()).line();
      }
    }
    links("In the AWS console: ", report.links().stream().filter(link -> !link.isOfACheck()));
    links("About the first check: ", report.links().stream().filter(Link::isOfACheck));
  }

  private void links(String label, Stream<Link> some) {
    List<Link> links = some.toList();
    if (!links.isEmpty()) {
      html.open("p", "soft").text(label);
      String between = "";
      for (Link link : links) {
        html.text(between).link(link.url(), link.name());
        between = ", ";
      }
      html.closeLine();
    }
  }

  private void list(List<String> items) {
    html.open("ul").line();
    items.forEach(item -> html.paragraph("li", item).line());
    html.closeLine();
  }
}
