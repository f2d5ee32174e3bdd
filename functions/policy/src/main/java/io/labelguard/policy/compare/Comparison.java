package io.labelguard.policy.compare;

import io.labelguard.policy.request.Request;
import java.util.Optional;

/// The requests that one of two policies allows and the other does not.
///
/// @param more whether the policy after allows a request that the policy before does not
/// @param moreWitness such a request, where one is known
/// @param less whether the policy before allows a request that the policy after does not
/// @param lessWitness such a request, where one is known
/// @param atoms how many atoms the domains of callers, targets and keys were cut into; 0 where both
///     policies have the same normal form, so that nothing was searched
public record Comparison(
    Answer more,
    Optional<Request> moreWitness,
    Answer less,
    Optional<Request> lessWitness,
    int atoms) {

  /// The answers that a comparison can give.
  public enum Answer {
    /// There is such a request.
    YES("yes"),
    /// There is no such request.
    NO("no"),
    /// A part of a policy cannot be decided, or the search passed a bound.
    UNKNOWN("unknown");

    private final String text;

    Answer(String text) {
      this.text = text;
    }

    /// {@return the answer in lower case: `yes`, `no` or `unknown`}
    public String text() {
      return text;
    }
  }

  /// What the callers' identity policies are assumed to allow, and so when a policy allows a
  /// request.
  public enum Identity {
    /// Nothing: a policy allows a request where an Allow statement covers it and no Deny holds, in
    /// any account.
    NONE,
    /// Everything: a policy allows a request where no Deny holds.
    ALL
  }
}
