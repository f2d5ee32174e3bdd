package io.labelguard.core.report.message;

import io.labelguard.core.check.Finding;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.record.FixOutcome;
import io.labelguard.core.record.message.Labels;
import io.labelguard.core.report.Report;
import io.labelguard.core.report.text.Commands;
import io.labelguard.core.report.text.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A message to people and programs about one thing that happened.
///
/// @param id the same for an alert, its repeats and the outcome of its fix
/// @param sequence 1 for the first message of the alert, counted up for each further one; a message
///     that arrives twice has the same number both times
/// @param report all that a person reads
/// @param event what changed, by whom and when; empty for the sweep
/// @param applied the outcome of a fix; empty where none was tried
/// @param source the statements after a fix, for the tool that keeps its own copy of the policy
/// @param over the labels of what was wrong, where the message says that it is over
public record Alert(
    String id,
    int sequence,
    String account,
    String region,
    Report report,
    Optional<EventFacts> event,
    List<Finding> findings,
    Optional<FixOutcome> applied,
    List<String> notes,
    Optional<String> source,
    Optional<Labels> over,
    Optional<Build> by) {

  /// An alert that has no number yet; its number is that of a first message.
  public Alert(
      String id,
      String account,
      String region,
      Report report,
      Optional<EventFacts> event,
      List<Finding> findings,
      Optional<FixOutcome> applied,
      List<String> notes,
      Optional<String> source) {
    this(
        id,
        1,
        account,
        region,
        report,
        event,
        findings,
        applied,
        notes,
        source,
        Optional.empty(),
        Optional.empty());
  }

  /// @throws IllegalArgumentException where the number is not positive
  public Alert {
    if (sequence < 1) {
      throw new IllegalArgumentException("messages are counted from 1, not from " + sequence);
    }
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
  }

  /// Returns the option that a command of a person needs, with a blank in front: the Region. The
  /// command finds the state table itself.
  String options() {
    return " --region " + Commands.word(region);
  }

  /// Returns what subscriptions filter by.
  public Labels labels() {
    return over.orElseGet(() -> AlertLabels.of(this));
  }

  /// Returns the headline.
  public String subject() {
    return report.headline();
  }

  /// Returns this alert with one more note.
  public Alert withNote(String note) {
    return new Alert(
        id,
        sequence,
        account,
        region,
        report.withRemark(note),
        event,
        findings,
        applied,
        Stream.concat(notes.stream(), Stream.of(note)).toList(),
        source,
        over,
        by);
  }

  /// Returns this alert with how often it was repeated since the last message about it.
  public Alert withRepeats(int repeats) {
    return repeats == 0
        ? this
        : withNote(
            "This happened "
                + Quantity.of(repeats, "more time")
                + " since the last message about it.");
  }

  /// Returns this alert as the message of that number.
  public Alert numbered(int number) {
    return new Alert(
        id, number, account, region, report, event, findings, applied, notes, source, over, by);
  }

  /// Returns this alert as a message of the alert with that id.
  public Alert withId(String other) {
    return new Alert(
        other, sequence, account, region, report, event, findings, applied, notes, source, over,
        by);
  }

  /// Returns this alert as a message of that build.
  public Alert by(Optional<Build> build) {
    return new Alert(
        id, sequence, account, region, report, event, findings, applied, notes, source, over,
        build);
  }
}
