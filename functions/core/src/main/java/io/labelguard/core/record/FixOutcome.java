package io.labelguard.core.record;

import java.util.List;
import java.util.Optional;

/// The outcome of applying or removing a fix, or of trying to.
///
/// @param target the bucket or team
/// @param write the write that was made or tried; empty where there was none
/// @param diff unified diff of what was, or may have been, written
/// @param since unified diff of what someone changed after what Labelguard wrote
/// @param readBack the text that was read after the write
/// @param reasons why nothing was written, or what to check; sentences
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

  /// Names the write.
  ///
  /// @param id the id by which it can be undone
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

  /// The three outcomes. What is not known is never called applied or not applied.
  public enum Result {
    APPLIED("applied"),
    NOT_APPLIED("not-applied"),
    CANNOT_TELL("cannot-tell");

    private final String text;

    Result(String text) {
      this.text = text;
    }

    /// Returns the word for it in records, alerts and logs.
    public String text() {
      return text;
    }
  }
}
