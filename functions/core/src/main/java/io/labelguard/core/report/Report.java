package io.labelguard.core.report;

import io.labelguard.core.check.Severity;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.report.link.ConsoleLinks;
import io.labelguard.core.report.link.Link;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All that was found, decided and done about some buckets, jobs and teams, as values: everything
/// that a person reads is rendered from it.
///
/// @param headline the [Headline]
/// @param causes the worst first
/// @param clean what is fine
/// @param stillOpen what no proven fix fixes, or what is open after a fix; sentences
/// @param handling what Labelguard does or did about it
/// @param next what a person may do next, the best first
/// @param change who changed what, where that is the reason for the report
/// @param remarks what was decided about a fix and why, and what else is worth to know; sentences
/// @param notChecked what was not judged, each once
/// @param links pages that help
public record Report(
    String headline,
    List<ReportedCause> causes,
    CleanThings clean,
    List<String> stillOpen,
    Handling handling,
    List<NextStep> next,
    Optional<ReportedChange> change,
    List<String> remarks,
    List<String> notChecked,
    List<Link> links) {
  public Report {
    causes = List.copyOf(causes);
    stillOpen = List.copyOf(stillOpen);
    next = List.copyOf(next);
    remarks = List.copyOf(remarks);
    notChecked = List.copyOf(notChecked);
    links = List.copyOf(links);
  }

  /// Returns a report that only says something, about nothing in particular.
  public static Report ofNotes(String headline, List<String> notes) {
    return new Report(
        headline,
        List.of(),
        CleanThings.NONE,
        List.of(),
        Handling.NONE,
        List.of(),
        Optional.empty(),
        notes,
        List.of(),
        List.of());
  }

  /// Returns a report that only says something, and what change is the reason for it.
  public static Report ofNotes(
      String headline, List<String> notes, Optional<EventFacts> event, String region) {
    Report plain = ofNotes(headline, notes);
    return new Report(
        headline,
        plain.causes,
        plain.clean,
        plain.stillOpen,
        plain.handling,
        plain.next,
        event.map(ReportedChange::of),
        plain.remarks,
        plain.notChecked,
        event.map(facts -> new ConsoleLinks(region).event(facts.id())).stream().toList());
  }

  /// Returns this report with one more remark.
  public Report withRemark(String remark) {
    return new Report(
        headline,
        causes,
        clean,
        stillOpen,
        handling,
        next,
        change,
        Stream.concat(remarks.stream(), Stream.of(remark)).toList(),
        notChecked,
        links);
  }

  /// Returns this report with other steps to do next.
  public Report withNext(List<NextStep> steps) {
    return new Report(
        headline, causes, clean, stillOpen, handling, steps, change, remarks, notChecked, links);
  }

  /// Returns the worst cause; empty where nothing was found.
  public Optional<ReportedCause> worst() {
    return causes.stream().findFirst();
  }

  /// Returns the worst severity; empty where nothing was found.
  public Optional<Severity> severity() {
    return worst().map(ReportedCause::severity);
  }
}
