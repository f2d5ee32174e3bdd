package io.labelguard.core.fix;

import java.util.List;

/// The verdict on a changed policy.
public sealed interface Verdict {

  /// The change is safe.
  ///
  /// @param edits all that differs between the two texts
  record Proof(List<Edit> edits, Fingerprint before, Fingerprint after) implements Verdict {
    public Proof {
      edits = List.copyOf(edits);
    }
  }

  /// The change is not proven to be safe.
  ///
  /// @param reasons why, each a sentence
  record Refusal(List<String> reasons) implements Verdict {
    public Refusal {
      reasons = List.copyOf(reasons);
    }
  }
}
