package io.labelguard.core.report;

import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.record.FixOutcome;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/// Keeps an alert within the size of one message: one change is one message, whatever the number of
/// jobs. Of findings that differ only in the job some are left out, then diffs and texts are cut,
/// then findings are left out. The alert says how many, and how to see them.
public final class AlertBounds {

  private static final int CUT_TEXT = 2_000;
  private static final int CUT_LIST = 50;

  /// How many findings of one cause are kept, from the most to the least.
  private static final List<Integer> OF_ONE_CAUSE = List.of(100, 30, 10, 3, 1);

  private final int limit;
  private final ToIntFunction<Fitting> size;

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
    List<Finding> some = fewer(alert.findings(), 1);
    Alert shortened = shortened(alert, some);
    for (int kept = some.size(); !fits(shortened) && kept > 1; ) {
      kept = Math.ceilDiv(kept, 2);
      shortened = shortened(alert, some.subList(0, kept));
    }
    return new Fitting(shortened, shortened);
  }

  private boolean fits(Alert alert) {
    return fits(new Fitting(alert, alert));
  }

  private boolean fits(Fitting fitting) {
    return size.applyAsInt(fitting) <= limit;
  }

  private static Alert shortened(Alert alert, List<Finding> some) {
    return withFindings(shortened(alert), some.stream().map(AlertBounds::shortened).toList());
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
            "%d more findings were left out, because the message would be too large. To see all: labelguard audit"
                .formatted(less));
  }

  private static Alert shortened(Alert alert) {
    String note =
        "Diffs, policies or texts of this alert were too large for one message and were cut. To see"
            + " them in full: labelguard check, with the bucket's policy and the job.";
    return with(
        alert,
        alert.findings(),
        alert.applied().map(AlertBounds::shortened),
        append(shortened(alert.notes()), note),
        alert.source().map(lines -> Escaped.cut(lines, CUT_TEXT)));
  }

  private static Finding shortened(Finding finding) {
    FixAdvice fix = finding.fix();
    return new Finding(
        finding.check(),
        finding.severity(),
        finding.consequence(),
        finding.about(),
        new Finding.Evidence(
            shortened(finding.actions()),
            finding.statements().stream().limit(CUT_LIST).toList(),
            shortened(finding.unknownKeys())),
        Escaped.cut(finding.message(), CUT_TEXT),
        new FixAdvice(
            fix.status(),
            fix.diff().map(diff -> Escaped.cut(diff, CUT_TEXT)),
            Optional.empty(),
            shortened(fix.reasons())));
  }

  private static FixOutcome shortened(FixOutcome outcome) {
    return new FixOutcome(
        outcome.target(),
        outcome.result(),
        outcome.write(),
        outcome.diff().map(diff -> Escaped.cut(diff, CUT_TEXT)),
        outcome.since().map(diff -> Escaped.cut(diff, CUT_TEXT)),
        outcome.readBack().map(text -> Escaped.cut(text, CUT_TEXT)),
        shortened(outcome.reasons()));
  }

  private static List<String> shortened(List<String> texts) {
    return texts.stream().limit(CUT_LIST).map(text -> Escaped.cut(text, 300)).toList();
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
        alert.subject(),
        alert.account(),
        alert.region(),
        alert.event(),
        findings,
        applied,
        notes,
        source);
  }
}
