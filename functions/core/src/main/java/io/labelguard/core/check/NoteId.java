package io.labelguard.core.check;

/// Names what no check judges yet, as notes do; each id becomes that of the check when it comes.
public enum NoteId {
  /// The topics and the queue of a streaming job.
  STREAM("LG212", "whether the topics and the queue of a streaming job exist and may be used");

  private final String text;
  private final String question;

  NoteId(String text, String question) {
    this.text = text;
    this.question = question;
  }

  /// Returns the id as people and programs see it, such as `LG203`.
  public String text() {
    return text;
  }

  /// Returns what is not judged yet, as a question without its mark: "whether …".
  public String question() {
    return question;
  }
}
