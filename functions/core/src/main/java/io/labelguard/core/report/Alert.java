package io.labelguard.core.report;

import io.labelguard.core.check.Finding;
import io.labelguard.core.event.EventFacts;
import io.labelguard.core.record.FixOutcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is told to people and programs about one thing that happened.
///
/// @param id the same for a trigger and its repeats and its "resolved"
/// @param subject one line, below 100 characters, no control characters
/// @param event what changed, by whom and when; empty for the sweep
/// @param applied what the guard did, if anything
/// @param source the statements of a mended policy, for the tool that keeps its own copy of it
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

  /// Returns it with one more note.
  public Alert with(String note) {
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
