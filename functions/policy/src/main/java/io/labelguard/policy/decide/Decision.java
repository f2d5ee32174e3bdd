package io.labelguard.policy.decide;

/// The outcome of a request under a bucket policy.
///
/// Source: AWS IAM User Guide, "Policy evaluation logic"
/// (reference_policies_evaluation-logic.html).
public enum Decision {
  ALLOWED("Allowed"),
  EXPLICITLY_DENIED("ExplicitlyDenied"),
  IMPLICITLY_DENIED("ImplicitlyDenied"),
  /// At least two of the others are possible, depending on what is unknown.
  UNDETERMINED("Undetermined");

  private final String text;

  Decision(String text) {
    this.text = text;
  }

  /// The decision as the command line prints it.
  public String text() {
    return text;
  }

  /// Whether the request is refused for certain.
  public boolean denied() {
    return this == EXPLICITLY_DENIED || this == IMPLICITLY_DENIED;
  }
}
