package io.labelguard.core.report.message;

import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.report.Report;
import io.labelguard.core.report.text.Escaped;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/// Keeps an alert within the size of one message: one change is one message, whatever the number of
/// jobs. Of findings that differ only in the job some are left out, then diffs and texts are cut,
/// then findings are left out. The alert says how many, and how to see them.
public final class AlertBounds {

  /// How much is kept of each text and list, from the most to the least.
  private static final List<Cut> CUTS = List.of(new Cut(2_000, 50), new Cut(300, 5));

  private static final String TOO_LARGE =
      "This alert was too large for one message, and only its headline is left. To see all: ";

  /// How much is kept of a name where nothing else fits.
  private static final int NAME = 200;

  /// How many findings of one cause are kept, from the most to the least.
  private static final List<Integer> OF_ONE_CAUSE = List.of(100, 30, 10, 3, 1);

  private final int limit;
  private final ToIntFunction<Fitting> size;

  /// How much is kept.
  ///
  /// @param text chars of each text
  /// @param list items of each list, and the findings' statements
  private record Cut(int text, int list) {}

  /// An alert that fits into one message.
  ///
  /// @param forPeople with every finding where the text can count them, as findings of one cause
  ///     are one paragraph
  /// @param forPrograms the same, where need be with fewer findings
  public record Fitting(Alert forPeople, Alert forPrograms) {}

  /// @param limit the largest allowed size, in the unit of `size`
  public AlertBounds(int limit, ToIntFunction<Fitting> size) {
    this.limit = limit;
    this.size = size;
  }

  /// Returns the alert as it is, or with so much left out that it fits.
  public Fitting within(Alert alert) {
    Fitting whole = new Fitting(alert, alert);
    if (fits(whole)) {
      return whole;
    }
    for (int most : OF_ONE_CAUSE) {
      Fitting fewer = new Fitting(alert, withFindings(alert, fewer(alert.findings(), most)));
      if (fits(fewer)) {
        return fewer;
      }
    }
    for (Cut cut : CUTS) {
      List<Finding> some = fewer(alert.findings(), 1);
      Alert shortened = shortened(alert, some, cut);
      while (!fits(shortened) && some.size() > 1) {
        some = some.subList(0, Math.ceilDiv(some.size(), 2));
        shortened = shortened(alert, some, cut);
      }
      if (fits(shortened)) {
        return new Fitting(shortened, shortened);
      }
    }
    Alert bare = bare(alert);
    return new Fitting(bare, bare);
  }

  private boolean fits(Alert alert) {
    return fits(new Fitting(alert, alert));
  }

  private boolean fits(Fitting fitting) {
    return size.applyAsInt(fitting) <= limit;
  }

  private static Alert shortened(Alert alert, List<Finding> some, Cut cut) {
    return withFindings(
        shortened(alert, cut), some.stream().map(finding -> shortened(finding, cut)).toList());
  }

  private static List<Finding> fewer(List<Finding> findings, int most) {
    return SharedCause.of(findings).stream()
        .flatMap(cause -> cause.findings().stream().limit(most))
        .toList();
  }

  /// Returns the alert with some of its findings, and how many it had.
  private static Alert withFindings(Alert alert, List<Finding> some) {
    int less = alert.findings().size() - some.size();
    Alert fewer = with(alert, some, alert.applied(), alert.notes(), alert.source());
    return less == 0
        ? fewer
        : fewer.withNote(
            "%d more findings were left out, because the message would be too large. To see all: %s"
                .formatted(less, AlertCommand.audit(alert)));
  }

  private static Alert shortened(Alert alert, Cut cut) {
    String note =
        "Diffs, policies or texts of this alert were too large for one message and were cut. To see"
            + " them in full: labelguard check, with the bucket's policy and the job.";
    return with(
        alert,
        alert.findings(),
        alert.applied().map(outcome -> shortened(outcome, cut)),
        append(shortened(alert.notes(), cut), note),
        alert.source().map(lines -> Escaped.cut(lines, cut.text())));
  }

  private static Finding shortened(Finding finding, Cut cut) {
    FixAdvice fix = finding.fix();
    return new Finding(
        finding.check(),
        finding.severity(),
        finding.consequence(),
        finding.about(),
        new Finding.Evidence(
            shortened(finding.actions(), cut),
            finding.statements().stream().limit(cut.list()).toList(),
            shortened(finding.unknownKeys(), cut)),
        Escaped.cut(finding.message(), cut.text()),
        new FixAdvice(
            fix.status(),
            fix.diff().map(diff -> Escaped.cut(diff, cut.text())),
            Optional.empty(),
            shortened(fix.reasons(), cut)));
  }

  private static FixOutcome shortened(FixOutcome outcome, Cut cut) {
    return new FixOutcome(
        outcome.target(),
        outcome.result(),
        outcome.write(),
        outcome.diff().map(diff -> Escaped.cut(diff, cut.text())),
        outcome.since().map(diff -> Escaped.cut(diff, cut.text())),
        outcome.readBack().map(text -> Escaped.cut(text, cut.text())),
        shortened(outcome.reasons(), cut));
  }

  private static List<String> shortened(List<String> texts, Cut cut) {
    return texts.stream().limit(cut.list()).map(text -> Escaped.cut(text, 300)).toList();
  }

  /// Returns the alert without all that may be of any size: names, too, come from outside.
  private static Alert bare(Alert alert) {
    String note = TOO_LARGE + AlertCommand.audit(alert);
    return new Alert(
        Escaped.cut(alert.id(), NAME),
        alert.sequence(),
        Escaped.cut(alert.account(), NAME),
        Escaped.cut(alert.region(), NAME),
        Report.ofNotes(Escaped.cut(alert.subject(), NAME), List.of(note)),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(note),
        Optional.empty(),
        alert.over(),
        alert.by());
  }

  private static List<String> append(List<String> notes, String note) {
    return Stream.concat(notes.stream(), Stream.of(note)).toList();
  }

  private static Alert with(
      Alert alert,
      List<Finding> findings,
      Optional<FixOutcome> applied,
      List<String> notes,
      Optional<String> source) {
    return new Alert(
        alert.id(),
        alert.sequence(),
        alert.account(),
        alert.region(),
        alert.report(),
        alert.event(),
        findings,
        applied,
        notes,
        source,
        alert.over(),
        alert.by());
  }
}
