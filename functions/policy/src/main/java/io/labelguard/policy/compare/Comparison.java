package io.labelguard.policy.compare;

import io.labelguard.policy.request.Request;
import java.util.Optional;

/// What one policy lets through that another does not.
///
/// @param more whether AFTER lets a request through that BEFORE does not
/// @param moreWitness such a request, where there is one
/// @param less whether BEFORE lets a request through that AFTER does not
/// @param lessWitness such a request, where there is one
/// @param atoms how many atoms the domains of callers, targets and keys were cut into
public record Comparison(
    Answer more,
    Optional<Request> moreWitness,
    Answer less,
    Optional<Request> lessWitness,
    int atoms) {

  /// The answers there are; UNKNOWN where a construct cannot be decided or a bound is passed.
  public enum Answer {
    YES("yes"),
    NO("no"),
    UNKNOWN("unknown");

    private final String text;

    Answer(String text) {
      this.text = text;
    }

    /// The answer as the command line prints it.
    public String text() {
      return text;
    }
  }

  /// What identity policies are taken to allow, and so what "through" means.
  public enum Identity {
    /// Nothing: an Allow statement covers the request and no Deny holds, whatever the accounts.
    NONE,
    /// Everything: no Deny holds.
    ALL
  }
}
