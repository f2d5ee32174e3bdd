package io.labelguard.core.record;

import java.util.List;
import java.util.Optional;

/// What came of applying a fix, of taking one out, or of trying to.
///
/// @param target the bucket or team
/// @param write the write that was made or tried; empty where it did not come to that
/// @param diff what was (or may have been) written
/// @param since where the policy has moved on from what Labelguard wrote: how
/// @param readBack what was read after the write
/// @param reasons why nothing was written, or what to check
public record FixOutcome(
    Target.Fixable target,
    Result result,
    Optional<Write> write,
    Optional<String> diff,
    Optional<String> since,
    Optional<String> readBack,
    List<String> reasons) {
  public FixOutcome {
    reasons = List.copyOf(reasons);
  }

  /// Which write it was.
  ///
  /// @param id by which it can be undone
  public record Write(String id, Purpose purpose) {}

  /// Returns the outcome that nothing was written.
  public static FixOutcome notApplied(Target.Fixable target, List<String> reasons) {
    return new FixOutcome(
        target,
        Result.NOT_APPLIED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        reasons);
  }

  /// The three outcomes; never rounded.
  public enum Result {
    APPLIED("applied"),
    NOT_APPLIED("not-applied"),
    CANNOT_TELL("cannot-tell");

    private final String text;

    Result(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }
}
