package io.labelguard.core.guard.write;

import java.time.Instant;

/// The sentences about a run that stopped between its intent and its outcome.
final class StoppedRun {

  /// There is no text to compare with.
  static final String NOTHING_TO_COMPARE =
      "there is no text to compare with: it cannot be read, it is gone, or AWS has not ended a"
          + " change of it.";

  static final String WROTE = "An earlier run wrote it, and a later read shows it.";
  static final String SENT_NOTHING = "An earlier run stopped before it sent its write.";

  static final String NO_TEXT =
      "An earlier run stopped during its write, and now "
          + NOTHING_TO_COMPARE
          + " Labelguard does not write again by itself.";

  static final String OTHER_TEXT =
      "An earlier run stopped during its write, and the current text is neither the old nor the"
          + " new one. Compare the texts; Labelguard does not write again by itself.";

  private StoppedRun() {}

  /// The old text shows, and the write may have been sent.
  static String oldText(Instant begun) {
    return "An earlier run stopped during its write, and the current text is the old one: either"
        + " the write never took effect, or someone reverted it. Look at the CloudTrail events"
        + " since "
        + begun
        + "; Labelguard does not write again by itself.";
  }
}
