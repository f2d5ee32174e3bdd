package io.labelguard.core.report;

import io.labelguard.core.check.Finding;
import io.labelguard.core.check.FixAdvice;
import io.labelguard.core.record.FixOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/// Splits an alert that is too large for one message by its findings. A single finding that is
/// still too large is shortened. Each part says so.
public final class AlertParts {

  private static final int CUT_TEXT = 2_000;
  private static final int CUT_LIST = 50;

  private final int limit;
  private final ToIntFunction<Alert> size;

  /// @param limit the largest allowed size, in the unit of `size`
  public AlertParts(int limit, ToIntFunction<Alert> size) {
    this.limit = limit;
    this.size = size;
  }

  /// Returns the alert as it is, or its parts in order, every one within the limit.
  public List<Alert> of(Alert alert) {
    int whole = size.applyAsInt(alert);
    if (whole <= limit) {
      return List.of(alert);
    }
    List<Alert> parts = new ArrayList<>();
    split(alert, whole, parts);
    List<Alert> numbered = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      numbered.add(parts.size() == 1 ? parts.get(i) : numbered(parts.get(i), i + 1, parts.size()));
    }
    return numbered;
  }

  /// @param whole the size of the alert, known from the caller because finding it takes a rendering
  private void split(Alert alert, int whole, List<Alert> parts) {
    List<Finding> findings = alert.findings();
    // Room for the note that numbered() adds.
    if (whole <= limit - 1_000) {
      parts.add(alert);
    } else if (findings.size() > 1) {
      // So many that each is likely to fit, so that few are rendered in vain.
      int ways = Math.clamp(1L + whole / Math.max(1, limit / 4 * 3), 2, findings.size());
      for (int i = 0; i < ways; i++) {
        List<Finding> some =
            findings.subList(
                Math.toIntExact((long) findings.size() * i / ways),
                Math.toIntExact((long) findings.size() * (i + 1) / ways));
        Alert part =
            i == 0
                ? with(alert, some, alert.applied(), alert.notes(), alert.source())
                : with(alert, some, Optional.empty(), List.of(), Optional.empty());
        split(part, size.applyAsInt(part), parts);
      }
    } else {
      parts.add(shortened(alert));
    }
  }

  private static Alert numbered(Alert part, int number, int of) {
    String note =
        "This is part %d of %d of one alert that is too large for one message. All have the id %s."
            .formatted(number, of, Escaped.line(part.id(), 200));
    return part.withNote(note);
  }

  private static Alert shortened(Alert alert) {
    String note =
        "Diffs, policies or texts of this alert were too large for one message and were cut. To see"
            + " them in full: labelguard check, with the bucket's policy and the job.";
    return with(
        alert,
        alert.findings().stream().map(AlertParts::shortened).toList(),
        alert.applied().map(AlertParts::shortened),
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
