package io.labelguard.core.guard.detect;

import static java.util.stream.Collectors.joining;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import java.util.List;

/// The outcome of an event.
///
/// @param reason one sentence for a person: why there was nothing to do, or what was found
public record Outcome(Result result, String reason, List<Finding> findings) {
  public Outcome {
    findings = List.copyOf(findings);
  }

  /// Whether something is wrong. An error is thrown instead, so that the event is delivered again.
  public enum Result {
    NOTHING("nothing"),
    FINDINGS("findings");

    private final String text;

    Result(String text) {
      this.text = text;
    }

    /// Returns the word for it in logs and output.
    public String text() {
      return text;
    }
  }

  /// Returns the outcome that nothing is wrong, or that the event is not of interest.
  static Outcome nothing(String reason) {
    return new Outcome(Result.NOTHING, reason, List.of());
  }

  /// Returns the outcome that something is wrong.
  ///
  /// @param more sentences to add after the count of findings, with a space in front
  static Outcome found(List<Finding> findings, String more) {
    String checks =
        findings.stream()
            .map(Finding::check)
            .distinct()
            .sorted()
            .map(CheckId::text)
            .collect(joining(", "));
    String count = findings.size() == 1 ? "1 finding" : findings.size() + " findings";
    return new Outcome(Result.FINDINGS, count + " (" + checks + ")." + more, findings);
  }
}
