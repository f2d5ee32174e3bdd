package io.labelguard.core.check;

import java.util.List;
import java.util.Optional;

/// What to do about a finding.
///
/// @param diff unified diff of the bucket policy, or of the team's constraint
/// @param policy the whole text after the fix
/// @param reasons why it is not proven or there is none, or what to do by hand
public record FixAdvice(
    Status status, Optional<String> diff, Optional<String> policy, List<String> reasons) {
  public FixAdvice {
    reasons = List.copyOf(reasons);
  }

  /// How far the fix can be trusted.
  public enum Status {
    /// Only allowed edits with their companions; fixes all of the finding.
    PROVEN("proven"),
    /// A suggestion that a person must judge; the guard never writes it.
    PROPOSED("suggestion, not proven"),
    /// No fix by Labelguard; the reasons say why or what to do by hand.
    NONE("by hand");

    private final String words;

    Status(String words) {
      this.words = words;
    }

    /// Returns the words for a person, after `fix: `.
    public String words() {
      return words;
    }
  }

  /// Returns the advice to apply a proven fix.
  ///
  /// @param policy the whole text after it
  public static FixAdvice proven(String diff, String policy) {
    return new FixAdvice(Status.PROVEN, Optional.of(diff), Optional.of(policy), List.of());
  }

  /// Returns a proposal that is not a policy: what to do, step by step.
  public static FixAdvice proposed(String... steps) {
    return new FixAdvice(Status.PROPOSED, Optional.empty(), Optional.empty(), List.of(steps));
  }

  /// Returns the advice that there is no fix, and why or what to do.
  public static FixAdvice none(String... reasons) {
    return none(List.of(reasons));
  }

  /// Returns the advice that there is no fix, and why.
  public static FixAdvice none(List<String> reasons) {
    return new FixAdvice(Status.NONE, Optional.empty(), Optional.empty(), reasons);
  }
}
