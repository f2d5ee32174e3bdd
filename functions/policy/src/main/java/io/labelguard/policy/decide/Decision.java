package io.labelguard.policy.decide;

import java.util.Set;

/// The outcome of a request under the policies that bind it.
///
/// @see <a
///     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy
///     evaluation logic</a>
public enum Decision {
  /// An Allow statement or the caller's identity policies allow it, and no Deny statement holds.
  ALLOWED("Allowed"),
  /// A Deny statement holds.
  EXPLICITLY_DENIED("ExplicitlyDenied"),
  /// No Deny statement that was read holds, and nothing allows it.
  IMPLICITLY_DENIED("ImplicitlyDenied"),
  /// At least two of the others are possible, depending on what is unknown.
  UNDETERMINED("Undetermined");

  private final String text;

  Decision(String text) {
    this.text = text;
  }

  /// {@return the decision where these are possible}
  public static Decision among(Set<Decision> possible) {
    return possible.size() == 1 ? possible.iterator().next() : UNDETERMINED;
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
