package io.labelguard.policy.decide;

/// The outcome of a request under a resource policy.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy
///     evaluation logic</a>
public enum Decision {
  /// An Allow statement or the caller's identity policies allow it, and no Deny statement holds.
  ALLOWED("Allowed"),
  /// A Deny statement holds.
  EXPLICITLY_DENIED("ExplicitlyDenied"),
  /// No Deny statement holds, and nothing allows it.
  IMPLICITLY_DENIED("ImplicitlyDenied"),
  /// At least two of the others are possible, depending on what is unknown.
  UNDETERMINED("Undetermined");

  private final String text;

  Decision(String text) {
    this.text = text;
  }

  /// {@return the decision in one word, such as `ExplicitlyDenied`}
  public String text() {
    return text;
  }

  /// {@return whether the request is refused for certain}
  public boolean denied() {
    return this == EXPLICITLY_DENIED || this == IMPLICITLY_DENIED;
  }
}
