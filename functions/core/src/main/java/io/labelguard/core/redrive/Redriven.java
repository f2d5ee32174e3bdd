package io.labelguard.core.redrive;

import java.util.Optional;

/// What became of one dead letter. Texts of the letter come from outside and are not escaped.
///
/// @param message the id that the queue gave it
/// @param error why it was a dead letter, as far as it says so
/// @param to the ARN of the part that takes it
/// @param reason why it stays, or what is left to do; a sentence
public record Redriven(
    String message,
    String form,
    String what,
    Optional<String> error,
    Outcome outcome,
    Optional<String> to,
    Optional<String> reason) {

  /// What became of it.
  public enum Outcome {
    /// It was given back and deleted.
    GIVEN_BACK("given-back"),
    /// What was given back for another message of this run serves for it, too; it was deleted.
    COVERED("covered"),
    /// It would be given back, if this were not a dry run.
    WOULD_BE_GIVEN_BACK("would-be-given-back"),
    /// It was given back and is still in the queue.
    NOT_DELETED("not-deleted"),
    /// It is still in the queue.
    STAYS("stays");

    private final String text;

    Outcome(String text) {
      this.text = text;
    }

    /// Returns the word for it in output.
    public String text() {
      return text;
    }

    /// Whether a person has to do something about the message.
    public boolean needsAPerson() {
      return this == NOT_DELETED || this == STAYS;
    }
  }

  /// Returns the result after the message was deleted at last.
  Redriven deleted() {
    return new Redriven(message, form, what, error, Outcome.GIVEN_BACK, to, Optional.empty());
  }
}
