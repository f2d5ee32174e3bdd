package io.labelguard.core.guard.detect;

import static java.util.stream.Collectors.joining;

import io.labelguard.core.check.CheckId;
import io.labelguard.core.check.Finding;
import io.labelguard.core.port.CallFailure;
import java.util.List;
import java.util.stream.Stream;

/// The outcome of an event.
///
/// @param reason one sentence for a person: why there was nothing to do, or what was found
/// @param failures what must be tried again, for nothing else makes up for it
public record Outcome(
    Result result, String reason, List<Finding> findings, List<CallFailure> failures) {
  public Outcome {
    findings = List.copyOf(findings);
    failures = List.copyOf(failures);
  }

  /// An outcome without failures.
  public Outcome(Result result, String reason, List<Finding> findings) {
    this(result, reason, findings, List.of());
  }

  /// Whether something is wrong.
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
    return new Outcome(Result.FINDINGS, count(findings) + more, findings);
  }

  /// Returns the outcome that something could not be judged.
  ///
  /// @param found what was found of everything else; empty where nothing was
  /// @param failed the sentences that say what failed
  static Outcome incomplete(
      List<Finding> findings, String found, String failed, List<CallFailure> toRetry) {
    return new Outcome(
        findings.isEmpty() ? Result.NOTHING : Result.FINDINGS,
        found.isEmpty() ? failed : found + " " + failed,
        findings,
        toRetry);
  }

  /// Returns this outcome with more sentences after its reason.
  Outcome withNotes(List<String> notes) {
    return new Outcome(
        result,
        Stream.concat(Stream.of(reason).filter(text -> !text.isEmpty()), notes.stream())
            .collect(joining(" ")),
        findings,
        failures);
  }

  /// Returns the outcome that another run is handling the event, or was killed while it did.
  static Outcome busy(String eventId) {
    CallFailure failure =
        new CallFailure(
            "handle event " + eventId + " now",
            "another run is handling it, or was stopped. It must be delivered again.",
            false);
    return incomplete(List.of(), "", failure.sentence(), List.of(failure));
  }

  private static String count(List<Finding> findings) {
    String checks =
        findings.stream()
            .map(Finding::check)
            .distinct()
            .sorted()
            .map(CheckId::text)
            .collect(joining(", "));
    String count = findings.size() == 1 ? "1 finding" : findings.size() + " findings";
    return count + " (" + checks + ").";
  }
}
