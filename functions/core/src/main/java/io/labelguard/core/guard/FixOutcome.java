package io.labelguard.core.guard;

import java.util.List;
import java.util.Optional;

/// What came of applying a fix.
///
/// @param target the bucket's or team's name
/// @param diff what was (or may have been) written
/// @param readBack what was read after the write
/// @param reasons why nothing was written, or what to check
public record FixOutcome(
    FixRequest.Kind kind,
    String target,
    Result result,
    Optional<String> diff,
    Optional<String> readBack,
    List<String> reasons) {
  public FixOutcome {
    reasons = List.copyOf(reasons);
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
