package io.labelguard.core.fix;

import java.util.List;

/// What Labelguard can do about a bucket's findings.
public sealed interface FixPlan {

  /// Nothing to fix.
  record Nothing() implements FixPlan {}

  /// Allowed edits that the verifier has proven.
  ///
  /// @param before the text that was read
  /// @param after the text to write
  /// @param fingerprint of `before`
  /// @param diff unified diff from before to after
  record Proven(
      String bucket,
      String before,
      String after,
      List<Edit> edits,
      Fingerprint fingerprint,
      String diff)
      implements FixPlan {
    public Proven {
      edits = List.copyOf(edits);
    }
  }

  /// No edit is safe, and why.
  record NoSafeFix(List<String> reasons) implements FixPlan {
    public NoSafeFix {
      reasons = List.copyOf(reasons);
    }
  }
}
