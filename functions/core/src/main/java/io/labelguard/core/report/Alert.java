package io.labelguard.core.report;

import io.labelguard.core.check.Finding;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.record.FixOutcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A message to people and programs about one thing that happened.
///
/// @param id the same for an alert, its repeats and the outcome of its fix
/// @param subject the [Headline]
/// @param event what changed, by whom and when; empty for the sweep
/// @param applied the outcome of a fix; empty where none was tried
/// @param source the statements after a fix, for the tool that keeps its own copy of the policy
public record Alert(
    String id,
    String subject,
    String account,
    String region,
    Optional<EventFacts> event,
    List<Finding> findings,
    Optional<FixOutcome> applied,
    List<String> notes,
    Optional<String> source) {
  public Alert {
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
  }

  /// Returns this alert with one more note.
  public Alert withNote(String note) {
    return new Alert(
        id,
        subject,
        account,
        region,
        event,
        findings,
        applied,
        Stream.concat(notes.stream(), Stream.of(note)).toList(),
        source);
  }
}
